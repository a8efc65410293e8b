from storage.conversations import get_or_add_conversation
from storage.database import Database
from storage.messages import add_message, list_recent_messages
from storage.people import find_person, get_or_add_person
from tests.integration.storage.talk import NOON


async def test_the_last_messages_come_back_oldest_first(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = await get_or_add_person(session, slack_user_id="U1", now=NOON)
        thread = await get_or_add_conversation(
            session, channel="D1", thread_ts="1.0", person_id=riya.id, kind="direct", now=NOON
        )
        for text in ("one", "two", "three"):
            await add_message(
                session,
                conversation_id=thread.id,
                person_id=riya.id,
                author="person",
                text=text,
                slack_ts=None,
                now=NOON,
            )

    async with database.reading("T1") as session:
        said = await list_recent_messages(session, conversation_id=thread.id, limit=2)

    assert [message.text for message in said] == ["two", "three"]


async def test_the_same_slack_user_in_two_teams_is_two_people(database: Database) -> None:
    async with database.for_team("T1") as session:
        here = await get_or_add_person(session, slack_user_id="U1", now=NOON)

    async with database.for_team("T2") as session:
        assert await find_person(session, slack_user_id="U1") is None
        there = await get_or_add_person(session, slack_user_id="U1", now=NOON)

    assert (here.team_id, there.team_id) == ("T1", "T2")
