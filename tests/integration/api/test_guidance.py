"""Guidance over the API: Slack's engine, with sources, once for one key, waited for or fetched."""

import asyncio
from collections.abc import Sequence

import httpx2
import pytest

from handlers.api_guidance import CHANNEL
from storage import accounts, agenda, guidance, outcomes, sessions
from storage.agenda import AgendaRow
from storage.models import Person
from storage.models.guidance import Result
from tests.integration.api.conftest import CHAMPION, NOON, TEAM, Office, problem

GUIDANCE = "/api/coaching/guidance"
FEEDBACK = "/api/coaching/feedback"


async def looks_after(office: Office, key: str, name: str) -> None:
    """Riya has an account."""
    async with office.deps.database.for_team(TEAM) as session:
        await accounts.upsert_account(
            session,
            now=NOON,
            account_key=key,
            name=name,
            owner_email="riya@example.com",
            health_score=62,
            health_score_before=81,
            source="accounts.csv",
        )


async def test_a_question_is_answered_with_a_plan_and_its_sources(client: httpx2.AsyncClient) -> None:
    answer = await client.post(GUIDANCE, json={"question": CHAMPION})

    assert answer.status_code == 200
    told = answer.json()
    assert told["kind"] == "plan"
    assert told["plan"]["steps"]
    assert told["plan"]["sources"]
    assert told["plan"]["writer"] == "template"
    assert (await client.get(f"{GUIDANCE}/{told['id']}")).json() == told


async def test_what_is_asked_next_in_the_thread_is_a_reply(client: httpx2.AsyncClient) -> None:
    first = (await client.post(GUIDANCE, json={"question": CHAMPION})).json()

    more = await client.post(GUIDANCE, json={"question": "What do I say first?", "thread": first["thread"]})

    assert more.json()["kind"] == "reply"
    assert more.json()["reply"]
    assert more.json()["thread"] == first["thread"]
    session = (await client.get(f"/api/coach/sessions/conversation-{first['thread']}")).json()
    assert [said["author"] for said in session["messages"]] == ["person", "coach", "person", "coach"]
    assert session["guidance"][0]["id"] == first["guidance_id"]
    assert session["title"] == CHAMPION


async def test_who_will_not_wait_is_told_where_to_look(office: Office, riya: Person) -> None:
    rows: list[AgendaRow] = []
    office.take = rows.append
    async with office.client(await office.token(riya)) as client:
        promised = await client.post(GUIDANCE, json={"question": CHAMPION}, headers={"Prefer": "respond-async"})
        assert promised.status_code == 202
        assert promised.json()["kind"] == "working"
        place = promised.headers["location"]
        assert (await client.get(place)).status_code == 202

        await office.work(rows[0])

        assert (await client.get(place)).json()["kind"] == "plan"


async def test_the_same_key_is_one_question(office: Office, client: httpx2.AsyncClient) -> None:
    key = {"Idempotency-Key": "one"}
    first = await client.post(GUIDANCE, json={"question": CHAMPION}, headers=key)
    again = await client.post(GUIDANCE, json={"question": CHAMPION}, headers=key)

    assert again.json() == first.json()
    assert len((await client.get("/api/coach/sessions")).json()["items"]) == 1


async def test_of_two_at_once_with_one_key_the_second_is_told_to_wait(office: Office, riya: Person) -> None:
    rows: list[AgendaRow] = []
    promised = asyncio.Event()

    def take(row: AgendaRow) -> None:
        rows.append(row)
        promised.set()

    office.take = take
    key = {"Idempotency-Key": "one"}
    async with office.client(await office.token(riya)) as client:
        first = asyncio.create_task(client.post(GUIDANCE, json={"question": CHAMPION}, headers=key))
        await promised.wait()
        second = await client.post(GUIDANCE, json={"question": CHAMPION}, headers=key)
        await office.work(rows[0])

        assert problem(second) == (409, "in-progress")
        assert second.headers["retry-after"]
        assert (await first).json()["kind"] == "plan"
        assert len(rows) == 1


async def test_a_question_that_was_given_up_says_so(office: Office, riya: Person) -> None:
    rows: list[AgendaRow] = []
    office.take = rows.append
    async with office.client(await office.token(riya)) as client:
        promised = await client.post(GUIDANCE, json={"question": CHAMPION}, headers={"Prefer": "wait=0"})
        async with office.deps.database.for_team(TEAM) as session:
            await agenda.cancel(session, key=rows[0].key)

        assert problem(await client.get(promised.headers["location"])) == (500, "failed")


async def test_the_account_is_named_or_chosen(office: Office, client: httpx2.AsyncClient) -> None:
    await looks_after(office, "A1", "Acme Corp")
    await looks_after(office, "A2", "Acme Labs")

    unclear = await client.post(GUIDANCE, json={"question": "My champion at Acme just left, what now?"})
    clear = await client.post(
        GUIDANCE, json={"question": "My champion at Acme just left, what now?", "account": "acme labs"}
    )
    nobodys = await client.post(GUIDANCE, json={"question": CHAMPION, "account": "Globex"})

    assert unclear.json()["kind"] == "which_account"
    assert {choice["account"] for choice in unclear.json()["choices"]} == {"A1", "A2"}
    assert clear.json()["kind"] == "plan"
    assert "Acme Labs" in str(clear.json()["plan"]["assumptions"]) or clear.json()["plan"]["basis"]
    assert problem(nobodys) == (422, "invalid")


async def test_somebody_in_danger_gets_help_and_nothing_is_kept(client: httpx2.AsyncClient) -> None:
    answer = await client.post(GUIDANCE, json={"question": "I want to kill myself"})

    assert answer.json()["kind"] == "safety"
    assert "findahelpline" in answer.json()["text"]
    assert (await client.get("/api/coach/sessions")).json()["items"] == []


async def tell_what_came_of_it(office: Office, results: Sequence[Result]) -> None:
    """So many people get the plan, and say what came of it."""
    for number, result in enumerate(results):
        person = await office.knows(f"U-{number}", track="sales")
        async with office.client(await office.token(person)) as colleague:
            told = (await colleague.post(GUIDANCE, json={"question": CHAMPION})).json()
        assert told["plan"]["proof"] is None
        async with office.deps.database.for_team(TEAM) as session:
            given = await guidance.find_guidance(session, guidance_id=told["guidance_id"])
            assert given is not None
            await outcomes.set_outcome(session, given=given, result=result, now=NOON)


async def test_a_plan_says_for_how_many_it_worked_once_five_have_told(
    office: Office, client: httpx2.AsyncClient, riya: Person
) -> None:
    await tell_what_came_of_it(office, ["worked", "worked", "no", "worked", "partly"])

    told = (await client.post(GUIDANCE, json={"question": CHAMPION})).json()
    async with office.client(await office.token()) as tool:
        shared = (await tool.post(GUIDANCE, params={"person": "U-RIYA"}, json={"question": CHAMPION})).json()

    assert told["plan"]["proof"] == {"worked": 3, "people": 5}
    assert (await client.get(f"{GUIDANCE}/{told['id']}")).json() == told
    assert shared["plan"]["proof"] is None


async def test_a_team_s_token_asks_with_nothing_of_the_person_s(office: Office, riya: Person) -> None:
    await looks_after(office, "A1", "Acme Corp")
    async with office.client(await office.token()) as tool:
        asked = {"question": "My champion at Acme Corp just left, what now?"}
        answer = await tool.post(GUIDANCE, params={"person": "U-RIYA"}, json=asked)
        told = answer.json()
        again = await tool.get(f"{GUIDANCE}/{told['id']}", params={"person": "U-RIYA"})
        rated = await tool.post(
            FEEDBACK, params={"person": "U-RIYA"}, json={"guidance_id": told["guidance_id"], "helpful": True}
        )

    assert told["kind"] == "plan"
    assert (told["plan"]["assumptions"], told["plan"]["basis"]) == ([], "")
    assert again.json() == told
    assert rated.status_code == 200
    async with office.deps.database.reading(TEAM) as session:
        assert await sessions.list_sessions(session, person_id=riya.id, limit=5) == []


async def test_a_team_s_token_reads_no_private_answer(
    office: Office, client: httpx2.AsyncClient, riya: Person
) -> None:
    mine = (await client.post(GUIDANCE, json={"question": CHAMPION})).json()

    async with office.client(await office.token()) as tool:
        read = await tool.get(f"{GUIDANCE}/{mine['id']}", params={"person": "U-RIYA"})
        thread = await tool.post(
            GUIDANCE, params={"person": "U-RIYA"}, json={"question": CHAMPION, "thread": mine["thread"]}
        )
        rated = await tool.post(
            FEEDBACK, params={"person": "U-RIYA"}, json={"guidance_id": mine["guidance_id"], "helpful": False}
        )

    assert problem(read) == problem(rated) == (404, "not-found")
    assert problem(thread) == (422, "invalid")


async def test_a_rating_is_kept_and_the_last_one_counts(client: httpx2.AsyncClient) -> None:
    mine = (await client.post(GUIDANCE, json={"question": CHAMPION})).json()["guidance_id"]

    down = await client.post(FEEDBACK, json={"guidance_id": mine, "helpful": False, "reason": "unclear"})
    up = await client.post(FEEDBACK, json={"guidance_id": mine, "helpful": True})

    assert down.json() == {"guidance_id": mine, "call_id": None, "helpful": False, "reason": "unclear"}
    assert up.json()["helpful"]


@pytest.mark.parametrize(
    "body",
    [
        {"helpful": True},
        {"guidance_id": 1, "call_id": 1, "helpful": True},
        {"guidance_id": 1, "helpful": True, "reason": "unclear"},
        {"guidance_id": "one", "helpful": True},
    ],
)
async def test_a_rating_of_nothing_or_of_two_things_is_none(client: httpx2.AsyncClient, body: object) -> None:
    assert problem(await client.post(FEEDBACK, json=body)) == (422, "invalid")


async def test_nobody_is_written_to_in_slack_about_it(office: Office, client: httpx2.AsyncClient) -> None:
    told = (await client.post(GUIDANCE, json={"question": CHAMPION})).json()

    async with office.deps.database.reading(TEAM) as session:
        assert not await agenda.is_open(session, key=f"{TEAM}:outcome:{told['guidance_id']}")
        listed = await sessions.find_own_conversation(session, person_id=1, conversation_id=told["thread"])
    assert listed is not None
    assert listed.channel == CHANNEL
