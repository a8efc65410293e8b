from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage import outcomes, ratings, reminders
from storage.database import Database
from storage.models import Rating, Reminder
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
        assert [rating.is_helpful for rating in await session.scalars(select(Rating))] == [True]


async def test_the_last_word_on_an_outcome_counts(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        await outcomes.set_outcome(session, given=talk.guidance, result="no", now=NOON)
        await outcomes.set_outcome(session, given=talk.guidance, result="worked", now=NOON)

        kept = await outcomes.find_outcome(session, guidance_id=talk.guidance.id)
    assert kept is not None
    assert kept.result == "worked"


async def test_outcomes_are_listed_by_the_card_the_advice_came_from(database: Database) -> None:
    async with database.for_team("T1") as session:
        talks = [await add_talk(session, slack_user_id=f"U{n}", channel=f"D{n}") for n in (1, 2)]
        for talk in talks:
            await outcomes.set_outcome(session, given=talk.guidance, result="worked", now=NOON)
    async with database.for_team("T2") as session:
        elsewhere = await add_talk(session)
        await outcomes.set_outcome(session, given=elsewhere.guidance, result="no", now=NOON)

    async with database.reading("T1") as session:
        told = await outcomes.list_outcomes_of_card(session, card_id="champion-left")

        assert [outcome.person_id for outcome in told] == [talk.person.id for talk in talks]
        assert await outcomes.list_outcomes_of_card(session, card_id="another") == []


async def test_that_a_reminder_is_sent_is_noted_once(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        tomorrow = NOON + timedelta(days=1)
        kept = await reminders.add_reminder(
            session, person_id=talk.person.id, text="call Ann", due_at=tomorrow, now=NOON
        )

        sent = [await reminders.mark_reminder_sent(session, reminder_id=kept.id, now=NOON) for _ in range(2)]

    assert sent == [True, False]


async def test_reminders_not_sent_yet_are_forgotten_and_no_others(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        sent, _ = [
            await reminders.add_reminder(
                session, person_id=talk.person.id, text=text, due_at=NOON, now=NOON, guidance_id=talk.guidance.id
            )
            for text in ("sent", "open")
        ]
        await reminders.mark_reminder_sent(session, reminder_id=sent.id, now=NOON)

        await reminders.delete_unsent_reminders(session, person_id=talk.person.id, guidance_id=talk.guidance.id)

        left = list(await session.scalars(select(Reminder.text)))
    assert left == ["sent"]
