"""Who may come in: a valid token, with the scope, for the person it stands for or names."""

from dataclasses import replace
from datetime import timedelta

import httpx2
import pytest

from bot.api_tokens import prefix_of
from storage import api_tokens, people, privacy, teams
from storage.models import Person
from tests.integration.api.conftest import NOON, TEAM, Office, problem

GOALS = "/api/coach/goals"
PROGRESS = "/api/coaching/progress"
SKILLS = "/api/coaching/skills"


async def test_without_a_token_nobody_comes_in(office: Office) -> None:
    async with office.client() as nobody:
        answer = await nobody.get(GOALS)

    assert problem(answer) == (401, "no-token")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer ", "Basic abc", "Bearer sl_", "Bearer sl_short", "Bearer é", "Bearer " + "x" * 9999],
)
async def test_what_is_no_token_is_refused(office: Office, header: str) -> None:
    async with office.client() as nobody:
        answer = await nobody.get(GOALS, headers={b"authorization": header.encode()})

    assert answer.status_code == 401


async def test_a_token_is_known_by_its_last_character(office: Office, riya: Person) -> None:
    token = await office.token(riya)
    another = token[:-1] + ("A" if token[-1] != "A" else "B")

    async with office.client(another) as client:
        assert problem(await client.get(GOALS)) == (401, "invalid-token")


async def test_only_a_hash_and_the_first_characters_are_kept(office: Office, riya: Person) -> None:
    token = await office.token(riya)

    async with office.deps.database.reading(TEAM) as session:
        (kept,) = await api_tokens.list_tokens(session)
        exported = await privacy.export_person(session, person_id=riya.id)

    assert token.startswith("sl_")
    assert len(token) > 50
    assert token not in str(vars(kept))
    assert kept.prefix == token[:11]
    (row,) = exported["api_tokens"]
    assert row["label"] == "a test"
    assert "secret_hash" not in row


async def test_a_revoked_token_is_over_at_once(office: Office, riya: Person) -> None:
    token = await office.token(riya)
    async with office.client(token) as client:
        assert (await client.get(GOALS)).status_code == 200

        async with office.deps.database.for_team(TEAM) as session:
            assert await api_tokens.revoke_token(session, prefix=prefix_of(token), now=NOON)

        assert problem(await client.get(GOALS)) == (401, "invalid-token")


async def test_a_token_expires(office: Office, riya: Person) -> None:
    token = await office.token(riya, expires_at=NOON + timedelta(days=1))
    async with office.client(token) as client:
        assert (await client.get(GOALS)).status_code == 200

        office.now[0] = NOON + timedelta(days=1)

        assert problem(await client.get(GOALS)) == (401, "invalid-token")


async def test_a_token_goes_with_its_person(office: Office, riya: Person) -> None:
    token = await office.token(riya)
    async with office.deps.database.for_team(TEAM) as session:
        await privacy.forget_person(session, person_id=riya.id, now=NOON)

    async with office.client(token) as client:
        assert problem(await client.get(GOALS)) == (401, "invalid-token")


async def test_who_left_the_workspace_has_no_token(office: Office, riya: Person) -> None:
    token = await office.token(riya)
    await office.knows("U-RIYA", is_deleted=True)

    async with office.client(token) as client:
        assert problem(await client.get(GOALS)) == (401, "invalid-token")


async def test_a_workspace_that_took_us_out_has_no_tokens(office: Office, riya: Person) -> None:
    token = await office.token(riya)
    async with office.deps.database.for_team(TEAM) as session:
        await teams.upsert_team(session, team_id=TEAM, name="Acme", bot_user_id="UBOT", now=NOON)
    async with office.client(token) as client:
        assert (await client.get(GOALS)).status_code == 200
        async with office.deps.database.for_team(TEAM) as session:
            await teams.mark_team_removed(session, team_id=TEAM, now=NOON)
        office.now[0] = NOON + timedelta(minutes=1)

        assert problem(await client.get(GOALS)) == (401, "invalid-token")


async def test_requests_are_counted_by_endpoint_and_status_alone(
    office: Office, client: httpx2.AsyncClient
) -> None:
    await client.get(f"{GOALS}/17")

    assert list(office.deps.metering.api.values) == [("GET /api/coach/goals/{goal_id}", "404")]


async def test_a_scope_is_needed_for_what_it_names(office: Office, riya: Person) -> None:
    async with office.client(await office.token(riya, scopes=["goals:read"])) as client:
        assert (await client.get(GOALS)).status_code == 200
        answer = await client.post(GOALS, json={})

    assert problem(answer) == (403, "missing-scope")
    assert "goals:write" in answer.json()["detail"]


async def test_a_person_s_token_stands_for_nobody_else(office: Office, client: httpx2.AsyncClient) -> None:
    await office.knows("U-OMAR", email="omar@example.com")

    assert (await client.get(GOALS, params={"person": "u-riya"})).status_code == 200
    assert problem(await client.get(GOALS, params={"person": "omar@example.com"})) == (403, "another-person")


async def test_a_team_s_token_reads_what_somebody_shares_and_nothing_else(office: Office, riya: Person) -> None:
    async with office.client(await office.token()) as tool:
        secret = await tool.get(PROGRESS, params={"person": "riya@example.com"})
        await office.knows("U-RIYA", preferences={"sharing": "focus"})
        still_secret = await tool.get(PROGRESS, params={"person": "riya@example.com"})
        await office.knows("U-RIYA", preferences={"sharing": "reports"})
        shared = await tool.get(PROGRESS, params={"person": "riya@example.com"})
        private = [
            await tool.get(f"/api/coach/{what}", params={"person": "U-RIYA"})
            for what in ("goals", "sessions", "insights", "profile", "progress")
        ]

    assert problem(secret) == problem(still_secret) == (403, "not-shared")
    assert shared.status_code == 200
    assert {answer.status_code for answer in private} == {403}


async def test_even_a_team_s_token_with_every_scope_leaves_private_things_alone(
    office: Office, riya: Person
) -> None:
    token = await office.token()
    await office.gives_every_scope(token)

    async with office.client(token) as tool:
        answer = await tool.get("/api/coach/sessions", params={"person": "U-RIYA"})

    assert problem(answer) == (403, "not-shared")


async def test_a_team_s_token_names_somebody_it_knows(office: Office, riya: Person) -> None:
    await office.knows("U-ELSEWHERE", team_id="T2", email="ann@example.com")
    async with office.client(await office.token()) as tool:
        nobody = await tool.get(PROGRESS)
        unknown = await tool.get(PROGRESS, params={"person": "ghost@example.com"})
        elsewhere = await tool.get(PROGRESS, params={"person": "ann@example.com"})
        skills = await tool.get(SKILLS)

    assert problem(nobody) == (400, "person-needed")
    assert problem(unknown) == problem(elsewhere) == (404, "person-unknown")
    assert skills.status_code == 200


async def test_another_team_s_token_sees_nothing_of_this_one(office: Office, client: httpx2.AsyncClient) -> None:
    place = (await client.post(GOALS, json={"title": "Ours", "due_on": "2027-01-01"})).headers["location"]
    namesake = await office.knows("U-RIYA", team_id="T2", email="riya@example.com")

    async with office.client(await office.token(namesake, team_id="T2")) as other:
        assert problem(await other.get(place)) == (404, "not-found")
        assert (await other.get(GOALS)).json()["items"] == []


async def test_a_minute_has_so_many_requests_over_all_processes(office: Office, riya: Person) -> None:
    office.per_minute, token = 20, await office.token(riya)
    here, there = office.app(), office.app(replace(office.deps))

    async with office.client(token, app=here) as first, office.client(token, app=there) as second:
        answers = [await client.get(GOALS) for _ in range(15) for client in (first, second)]
        office.now[0] = NOON + timedelta(minutes=1)
        later = await first.get(GOALS)

    served = [answer for answer in answers if answer.status_code == 200]
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert len(served) == 20
    assert problem(refused) == (429, "rate-limited")
    assert refused.headers["retry-after"] == refused.headers["ratelimit-reset"] == "60"
    assert served[0].headers["ratelimit-limit"] == "20"
    assert int(served[0].headers["ratelimit-remaining"]) == 19
    assert later.status_code == 200


async def test_one_token_s_limit_is_not_another_s(office: Office, riya: Person) -> None:
    office.per_minute = 1
    app = office.app()
    async with office.client(await office.token(riya), app=app) as one:
        assert [(await one.get(GOALS)).status_code for _ in range(2)] == [200, 429]
    async with office.client(await office.token(riya), app=app) as another:
        assert (await another.get(GOALS)).status_code == 200


async def test_the_last_use_is_noted(office: Office, riya: Person, client: httpx2.AsyncClient) -> None:
    await client.get(GOALS)

    async with office.deps.database.reading(TEAM) as session:
        (kept,) = await api_tokens.list_tokens(session, person_id=riya.id)
        assert (await people.get_person(session, person_id=riya.id)).id == kept.person_id
    assert kept.last_used_at == NOON
