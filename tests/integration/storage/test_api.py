"""Tokens of the API and repeated requests, on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from storage import api_requests, api_tokens, people
from storage.database import Database
from storage.models import ApiToken, Person
from tests.integration.storage.talk import NOON

MINUTE = NOON.replace(second=0, microsecond=0)


@pytest.fixture
async def riya(database: Database) -> Person:
    async with database.for_team("T1") as session:
        return await people.get_or_add_person(session, slack_user_id="U0RIYA", now=NOON)


async def add_token(database: Database, prefix: str, *, team_id: str = "T1", **fields: Any) -> ApiToken:
    async with database.for_team(team_id) as session:
        return await api_tokens.add_token(
            session, prefix=prefix, secret_hash=prefix, label="", scopes=["guidance"], now=NOON, **fields
        )


async def take(database: Database, token: ApiToken, *, minute: int = 0) -> bool:
    moment = MINUTE + timedelta(minutes=minute)
    async with database.for_team("T1") as session:
        return await api_tokens.take_requests(
            session, token_id=token.id, share=4, most=10, minute=moment, now=moment
        )


async def test_a_minute_is_handed_out_in_shares_until_it_is_gone(database: Database) -> None:
    token = await add_token(database, "sl_one")

    first = [await take(database, token) for _ in range(4)]
    second = [await take(database, token, minute=1) for _ in range(3)]

    assert (first, second) == ([True, True, False, False], [True, True, False])


async def test_a_token_is_found_by_whoever_lets_people_in_and_by_its_own_team(database: Database) -> None:
    await add_token(database, "sl_theirs", team_id="T2")

    async with database.reading_all_teams() as session:
        assert await api_tokens.find_token(session, prefix="sl_theirs")
    async with database.reading("T1") as session:
        assert await api_tokens.find_token(session, prefix="sl_theirs") is None
    async with database.for_team("T1") as session:
        assert not await api_tokens.revoke_token(session, prefix="sl_theirs", now=NOON)


async def test_a_person_revokes_only_their_own(database: Database, riya: Person) -> None:
    await add_token(database, "sl_team")
    await add_token(database, "sl_mine", person_id=riya.id)

    async with database.for_team("T1") as session:
        assert not await api_tokens.revoke_token(session, prefix="sl_team", now=NOON, person_id=riya.id)
        assert await api_tokens.revoke_token(session, prefix="sl_mine", now=NOON, person_id=riya.id)
        assert not await api_tokens.revoke_token(session, prefix="sl_mine", now=NOON, person_id=riya.id)
        assert [token.prefix for token in await api_tokens.list_tokens(session)] == ["sl_team"]


async def test_what_ended_long_ago_is_dropped(database: Database) -> None:
    await add_token(database, "sl_old", expires_at=NOON - timedelta(days=31))
    await add_token(database, "sl_new", expires_at=NOON)

    async with database.for_all_teams() as session:
        assert await api_tokens.purge_tokens(session, before=NOON - timedelta(days=30)) == 1
        assert await api_tokens.find_token(session, prefix="sl_old") is None
        assert await api_tokens.find_token(session, prefix="sl_new")


async def test_a_request_is_begun_once_and_taken_over_when_it_was_given_up(
    database: Database, riya: Person
) -> None:
    token = await add_token(database, "sl_mine", person_id=riya.id)
    request: Any = {"key": "k1", "token_id": token.id, "person_id": riya.id, "fingerprint": "f"}
    later = NOON + timedelta(minutes=5)

    async with database.for_team("T1") as session:
        assert await api_requests.claim_request(session, **request, now=NOON)
        assert not await api_requests.claim_request(session, **request, now=later)
        assert not await api_requests.claim_again(session, key="k1", before=NOON, now=later)
        assert await api_requests.claim_again(session, key="k1", before=later, now=later)
        assert not await api_requests.claim_again(session, key="k1", before=later, now=later)
        await api_requests.keep_answer(session, key="k1", answer={"status": 200})

    async with database.for_team("T1") as session:
        known = await api_requests.find_request(session, key="k1")
        assert known is not None
        assert known.answer == {"status": 200}
        assert not await api_requests.claim_again(session, key="k1", before=later + timedelta(days=1), now=later)


async def test_old_requests_are_dropped_and_dropped_ones_may_come_again(database: Database, riya: Person) -> None:
    token = await add_token(database, "sl_mine", person_id=riya.id)
    request: Any = {"key": "k1", "token_id": token.id, "person_id": riya.id, "fingerprint": "f"}
    async with database.for_team("T1") as session:
        await api_requests.claim_request(session, **request, now=NOON)
        await api_requests.delete_request(session, key="k1")
        assert await api_requests.claim_request(session, **request, now=NOON)

    async with database.for_all_teams() as session:
        assert await api_requests.purge_requests(session, before=NOON) == 0
        assert await api_requests.purge_requests(session, before=NOON + timedelta(hours=1)) == 1
