from datetime import timedelta
from typing import Any

from storage import outcomes, ratings, reminders
from storage.database import Database
from tests.integration.storage.talk import NOON, add_talk


async def test_the_last_thumb_counts_and_keeps_only_the_words_that_explain_it(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        key: dict[str, Any] = {"person_id": talk.person.id, "guidance_id": talk.guidance.id}
        await ratings.set_rating(session, **key, is_helpful=False, now=NOON)
        await ratings.set_rating(session, **key, is_helpful=False, now=NOON, reason="too general")
        noted = await ratings.set_rating(session, **key, is_helpful=False, now=NOON, note="it was a renewal")
        assert (noted.reason, noted.note) == ("too general", "it was a renewal")

        changed = await ratings.set_rating(session, **key, is_helpful=True, now=NOON)

    assert (changed.is_helpful, changed.reason, changed.note) == (True, None, None)
    async with database.reading("T1") as session:
        assert await ratings.count_ratings(session) == (1, 0)
        assert await ratings.count_ratings(session, since=NOON + timedelta(days=1)) == (0, 0)


async def test_outcomes_of_a_card_count_what_was_tried(database: Database) -> None:
    async with database.for_team("T1") as session:
        for number, result in enumerate(("worked", "worked", "partly", "no", "did_not_try")):
            talk = await add_talk(session, slack_user_id=f"U{number}", channel=f"D{number}")
            await outcomes.set_outcome(
                session,
                person_id=talk.person.id,
                guidance_id=talk.guidance.id,
                result=result,  # type: ignore[arg-type]
                now=NOON,
            )

    async with database.reading("T1") as session:
        assert await outcomes.count_outcomes_for_card(session, card_id="champion-left") == (2, 4)
        assert await outcomes.count_outcomes_for_card(session, card_id="another") == (0, 0)
    async with database.reading("T2") as session:
        assert await outcomes.count_outcomes_for_card(session, card_id="champion-left") == (0, 0)


async def test_the_last_word_on_an_outcome_counts(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        key: dict[str, Any] = {"person_id": talk.person.id, "guidance_id": talk.guidance.id}
        await outcomes.set_outcome(session, **key, result="no", now=NOON)
        await outcomes.set_outcome(session, **key, result="worked", now=NOON)

        assert await outcomes.count_outcomes_for_card(session, card_id="champion-left") == (1, 1)


async def test_a_reminder_is_sent_once_and_then_no_longer_listed(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        late, soon = [
            await reminders.add_reminder(
                session, person_id=talk.person.id, text=text, due_at=NOON + timedelta(days=days), now=NOON
            )
            for text, days in (("call Bob", 2), ("call Ann", 1))
        ]
        listed = await reminders.list_reminders(session, person_id=talk.person.id)
        assert [reminder.id for reminder in listed] == [soon.id, late.id]

        sent = [await reminders.mark_reminder_sent(session, reminder_id=soon.id, now=NOON) for _ in range(2)]

        assert sent == [True, False]
        assert [r.id for r in await reminders.list_reminders(session, person_id=talk.person.id)] == [late.id]
