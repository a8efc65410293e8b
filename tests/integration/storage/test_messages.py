from datetime import timedelta
from typing import Any

from storage import deliveries, messages
from storage.database import Database
from storage.guidance import get_guidance
from tests.integration.storage.talk import NOON, add_talk


async def test_a_message_is_found_by_its_slack_ts_in_its_own_channel(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        await add_talk(session, slack_user_id="U2", channel="D2")

    async with database.reading("T1") as session:
        in_channel = await messages.find_message(session, slack_ts="1.0", channel="D1")
        in_thread = await messages.find_message(session, slack_ts="1.0", conversation_id=talk.conversation.id)
        elsewhere = await messages.find_message(session, slack_ts="1.0", channel="D3")

    assert in_channel is not None
    assert in_thread is not None
    assert (in_channel.id, in_thread.id, elsewhere) == (talk.question.id, talk.question.id, None)


async def test_the_same_words_are_found_only_if_the_same_person_just_said_them(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        other = await add_talk(session, slack_user_id="U2", channel="D2")
        words: dict[str, Any] = {"text": "my champion left", "since": NOON - timedelta(minutes=1)}

        mine = await messages.find_same_text(session, person_id=talk.person.id, **words)
        too_old = await messages.find_same_text(
            session, person_id=talk.person.id, text="my champion left", since=NOON + timedelta(minutes=1)
        )

    assert mine is not None
    assert (mine.id, too_old) == (talk.question.id, None)
    assert other.question.id != mine.id


async def test_a_source_is_kept_once(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        said: dict[str, Any] = {
            "conversation_id": talk.conversation.id,
            "person_id": talk.person.id,
            "slack_ts": "2.0",
            "now": NOON,
        }

        first = await messages.add_message(session, **said, author="person", text="hi", source_key="Ev1")
        again = await messages.add_message(session, **said, author="person", text="hi", source_key="Ev1")

    assert first.id == again.id


async def test_an_edited_message_has_its_new_words(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        await messages.update_message_text(session, message_id=talk.question.id, text="my sponsor left")

    async with database.reading("T1") as session:
        (said,) = await messages.list_recent_messages(session, conversation_id=talk.conversation.id, limit=5)
    assert said.text == "my sponsor left"


async def test_a_deleted_question_takes_its_guidance_and_our_copies_of_it_along(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        await deliveries.get_or_add_delivery(
            session,
            key="answer:1",
            channel="D1",
            payload={"text": "what to do"},
            now=NOON,
            person_id=talk.person.id,
            guidance_id=talk.guidance.id,
        )
        await deliveries.mark_sent(session, key="answer:1", ts="5.0")

    async with database.for_team("T1") as session:
        assert await messages.delete_message(session, message_id=talk.question.id)
        assert not await messages.delete_message(session, message_id=talk.question.id)

    async with database.reading("T1") as session:
        assert await get_guidance(session, guidance_id=talk.guidance.id) is None
        delivery = await deliveries.find_delivery(session, key="answer:1")
    assert delivery is not None
    assert (delivery.payload, delivery.ts) == ({}, "5.0")
