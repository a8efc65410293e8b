"""What is deleted or done leaves no words behind."""

from sqlalchemy import select

from storage import agenda
from storage.agenda import AgendaRow
from storage.database import Database
from storage.messages import add_message, delete_message
from storage.models import AgendaItem, Message
from tests.integration.storage.talk import NOON, add_talk


async def payloads(database: Database) -> list[dict[str, object]]:
    async with database.reading_all_teams() as session:
        return [item.payload for item in await session.scalars(select(AgendaItem))]


async def begun(database: Database) -> AgendaRow:
    """A promise with words in it, at work."""
    async with database.for_team("T1") as session:
        await agenda.plan(session, key="T1:a", kind="k", team_id="T1", payload={"text": "secret"})
    async with database.for_all_teams() as session:
        (ticket,) = await agenda.claim(session, limit=1, lane="interactive")
        row = await agenda.start(session, ticket=ticket)
    assert row
    return row


async def test_of_a_promise_that_is_kept_only_its_key_is_left(database: Database) -> None:
    row = await begun(database)

    async with database.for_all_teams() as session:
        await agenda.finish(session, row=row, run_at=None)

    assert await payloads(database) == [{}]


async def test_a_promise_that_comes_again_keeps_what_it_needs(database: Database) -> None:
    row = await begun(database)

    async with database.for_all_teams() as session:
        await agenda.finish(session, row=row, run_at=NOON)

    assert await payloads(database) == [{"text": "secret"}]


async def test_a_deleted_message_takes_its_answers_along_and_no_others(database: Database) -> None:
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        kept = []
        for author, text in (("coach", "one"), ("person", "and then?"), ("coach", "two")):
            message = await add_message(
                session,
                conversation_id=talk.question.conversation_id,
                person_id=talk.question.person_id,
                author=author,  # type: ignore[arg-type]
                text=text,
                slack_ts=None,
                now=NOON,
            )
            kept.append(message.text)

    async with database.for_team("T1") as session:
        await delete_message(session, message_id=talk.question.id)

    async with database.reading("T1") as session:
        assert [message.text for message in await session.scalars(select(Message))] == ["and then?", "two"]
