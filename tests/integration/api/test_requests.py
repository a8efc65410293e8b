"""What cannot be served is answered as a problem, whatever was sent; the documents are open and lead nowhere."""

import re

import httpx2
import pytest

from handlers.http.api.problems import KINDS
from storage.models import Person
from tests.integration.api.conftest import Office, in_days, problem

GOALS = "/api/coach/goals"
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("body", "headers", "expected"),
    [
        (b"", {"content-type": "text/plain"}, (422, "invalid")),
        (b"title=x", {"content-type": "application/x-www-form-urlencoded"}, (415, "not-json")),
        (b"{nonsense", JSON, (400, "unreadable")),
        (b"[]", JSON, (400, "unreadable")),
        (b"null", JSON, (400, "unreadable")),
        (b"\xff\xfe", JSON, (400, "unreadable")),
        (b"[" * 60_000, JSON, (400, "unreadable")),
        (b"{}", JSON, (422, "invalid")),
        (b" " * 70_000, JSON, (413, "too-large")),
        (b'{"title":"   ","due_on":"2027-01-01"}', JSON, (422, "invalid")),
        (b'{"title":"\\u202e\\u200b","due_on":"2027-01-01"}', JSON, (422, "invalid")),
        (b'{"title":"a\\u0000b","due_on":"2027-01-01"}', JSON, (422, "invalid")),
        (b'{"title":"a\\ud800b","due_on":"2027-01-01"}', JSON, (422, "invalid")),
        (b'{"title":"a","due_on":"2027-01-01","target":1e400,"unit":"x"}', JSON, (422, "invalid")),
        (b'{"title":"a","due_on":"2027-01-01","target":NaN,"unit":"x"}', JSON, (422, "invalid")),
    ],
)
async def test_a_body_that_makes_no_sense_is_a_problem(
    client: httpx2.AsyncClient, body: bytes, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    answer = await client.post(GOALS, content=body, headers=headers)

    assert problem(answer) == expected
    assert answer.headers["ratelimit-limit"]


async def test_an_unknown_address_or_method_is_a_problem(client: httpx2.AsyncClient) -> None:
    method = await client.put(GOALS)

    assert problem(await client.get("/api/coach/nothing")) == (404, "not-found")
    assert problem(method) == (405, "method")
    assert {each.strip() for each in method.headers["allow"].split(",")} == {"GET", "HEAD", "POST"}
    assert problem(await client.get(f"{GOALS}/{'9' * 30}")) == (404, "not-found")
    assert problem(await client.get(f"{GOALS}/one")) == (404, "not-found")
    assert problem(await client.get(GOALS, params={"limit": "1000"})) == (422, "invalid")
    assert problem(await client.get(GOALS, params={"colour": "red"})) == (422, "invalid")


async def test_what_is_wrong_with_a_field_is_said_in_words_of_ours(client: httpx2.AsyncClient) -> None:
    goal = await client.post(GOALS, json={"title": "Ten deals", "colour": "red"})
    question = await client.post("/api/coaching/guidance", json={"question": "  "})

    assert goal.json()["errors"] == [
        {"field": "due_on", "detail": "It has to be given."},
        {"field": "colour", "detail": "There is no such field here."},
    ]
    assert question.json()["errors"] == [{"field": "question", "detail": "It is blank."}]


async def test_a_problem_repeats_nothing_of_what_was_sent(client: httpx2.AsyncClient) -> None:
    answer = await client.post(GOALS, json={"title": "secret" * 50, "due_on": in_days(9), "priority": "secret"})

    assert problem(answer) == (422, "invalid")
    assert "secret" not in answer.text


async def test_without_the_database_it_says_when_to_come_back(office: Office, riya: Person) -> None:
    token = await office.token(riya)
    async with office.deps.database.for_all_teams() as session:
        await (await session.connection()).exec_driver_sql("ALTER TABLE api_tokens RENAME TO away")

    async with office.client(token) as client:
        answer = await client.get(GOALS)

    assert problem(answer) == (503, "unavailable")
    assert answer.headers["retry-after"]


@pytest.mark.parametrize("key", ["", "two words", "x" * 256, "tab\there"])
async def test_a_key_that_is_none_is_refused(client: httpx2.AsyncClient, key: str) -> None:
    asked = {"title": "A goal", "due_on": in_days(9)}

    assert problem(await client.post(GOALS, json=asked, headers={"Idempotency-Key": key})) == (422, "invalid")


async def test_the_documents_are_open_and_ask_no_other_host(office: Office) -> None:
    async with office.client() as anybody:
        openapi = await anybody.get("/openapi.json")
        page = await anybody.get("/api/docs")

    assert openapi.json()["openapi"] == "3.1.0"
    assert len(openapi.json()["paths"]) == 13
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert not re.search(r"(?:src|href)=['\"]?https?:", page.text)
    assert all(f"id={kind.code}>" in page.text for kind in KINDS)
