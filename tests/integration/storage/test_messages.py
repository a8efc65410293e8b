from typing import Any

from sqlalchemy import select

from storage import deliveries, messages
from storage.database import Database
from storage.guidance import find_guidance
from storage.models import Delivery
from tests.integration.storage.talk import NOON, add_talk


async def test_a_message_is_found_by_its_slack_ts_in_its_own_channel(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        await add_talk(session, slack_user_id="U2", channel="D2")

    async with database.reading("T1") as session:
        in_channel = await messages.find_message_at(session, slack_ts="1.0", channel="D1")
        in_thread = await messages.find_message_at(session, slack_ts="1.0", conversation_id=talk.conversation.id)
        elsewhere = await messages.find_message_at(session, slack_ts="1.0", channel="D3")

    assert in_channel is not None
    assert in_thread is not None
    assert (in_channel.id, in_thread.id, elsewhere) == (talk.question.id, talk.question.id, None)


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
        given = await find_guidance(session, guidance_id=talk.guidance.id)
    assert said.text == "my sponsor left"
    assert given is not None
    assert given.question == "my sponsor left"


async def test_a_deleted_question_takes_its_guidance_and_our_copies_of_it_along(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        await deliveries.promise_sending(
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
        assert await find_guidance(session, guidance_id=talk.guidance.id) is None
        delivery = (await session.scalars(select(Delivery))).one()
    assert (delivery.payload, delivery.ts) == ({}, "5.0")


async def test_a_deleted_question_takes_a_draft_along_that_came_much_later(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        said: dict[str, Any] = {
            "conversation_id": talk.conversation.id,
            "person_id": talk.person.id,
            "slack_ts": None,
            "now": NOON,
        }
        later = await messages.add_message(session, **said, author="person", text="and now?")
        await messages.add_message(session, **said, author="coach", text="Hi Dana", source_key="draft:1")
        promised: dict[str, Any] = {"channel": "D1", "payload": {}, "now": NOON}
        await deliveries.promise_sending(session, key="draft:1", guidance_id=talk.guidance.id, **promised)

        await messages.delete_message(session, message_id=talk.question.id)

    async with database.reading("T1") as session:
        left = await messages.list_recent_messages(session, conversation_id=talk.conversation.id, limit=5)
    assert [message.id for message in left] == [later.id]


async def test_what_was_posted_because_of_a_question_is_listed_and_nothing_else(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        posted: dict[str, int | None] = {
            "answer:1:answer": talk.guidance.id,
            "edit:1:9.0": None,
            "edit:10:9.0": None,
        }
        for number, (key, guidance_id) in enumerate(posted.items()):
            await deliveries.promise_sending(
                session, key=key, channel="D1", payload={}, now=NOON, guidance_id=guidance_id
            )
            await deliveries.mark_sent(session, key=key, ts=f"{number}.0")
        await deliveries.promise_sending(session, key="edit:1:9.5", channel="D1", payload={}, now=NOON)

        found = await messages.list_posted_answers(session, message_id=talk.question.id, prefixes=("edit:1:",))

    assert found == [("D1", "0.0"), ("D1", "1.0")]
