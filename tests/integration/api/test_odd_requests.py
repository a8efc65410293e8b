"""What programs send that nobody had in mind: each gets the status and the problem that it is."""

import asyncio
import base64
import json
from datetime import timedelta

import httpx2
import pytest

from storage.models import Person
from tests.integration.api.conftest import NOON, Office, in_days, problem

GOALS = "/api/coach/goals"


@pytest.mark.parametrize(
    "address",
    [
        f"{GOALS}/",
        f"{GOALS}//",
        f"{GOALS};v=1",
        "/api",
        "/api/",
        "/api/docs/",
        f"{GOALS}/%00",
        f"{GOALS}/%FF",
        f"{GOALS}/%D9%A3",
        f"{GOALS}/1%2F2",
        f"{GOALS}/-1",
        f"{GOALS}/0",
        f"{GOALS}/1.0",
        f"{GOALS}/{2**63}",
        "/api/coach/sessions/%20",
        "/api/coach/sessions/call-0",
        f"/api/coach/sessions/call-{2**64}",
        "/api/coaching/guidance/one",
    ],
)
async def test_an_address_that_leads_nowhere_is_not_found(client: httpx2.AsyncClient, address: str) -> None:
    assert problem(await client.get(address)) == (404, "not-found")


async def test_an_id_may_be_percent_encoded(client: httpx2.AsyncClient) -> None:
    made = await client.post(GOALS, json={"title": "Ten deals", "due_on": in_days(9)})
    encoded = "".join(f"%{ord(digit):X}" for digit in str(made.json()["id"]))

    assert (await client.get(f"{GOALS}/{encoded}")).json()["title"] == "Ten deals"


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW"])
async def test_a_method_that_is_not_there_says_which_are(client: httpx2.AsyncClient, method: str) -> None:
    answer = await client.request(method, GOALS)

    assert problem(answer) == (405, "method")
    assert answer.headers["allow"]


async def test_head_is_get_without_its_body(client: httpx2.AsyncClient) -> None:
    answer = await client.head(GOALS)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.headers["ratelimit-limit"]


def cursor(place: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


@pytest.mark.parametrize("listed", [GOALS, "/api/coach/insights", "/api/coach/sessions"])
@pytest.mark.parametrize(
    "forged",
    [
        "!!!!",
        "A" * 5000,
        "é",
        cursor([]),
        cursor([-1]),
        cursor([True]),
        cursor([1.5]),
        cursor(["1"]),
        cursor([2**64]),
        cursor([1, 2, 3]),
        cursor({"id": 1}),
        cursor(None),
    ],
)
async def test_a_forged_cursor_is_no_place(client: httpx2.AsyncClient, listed: str, forged: str) -> None:
    answer = await client.get(listed, params={"cursor": forged})

    assert problem(answer) == (422, "invalid")
    assert answer.json()["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize("limit", ["0", "-1", "101", "1e3", "", "ten", "9" * 400])
async def test_a_limit_is_a_number_of_things(client: httpx2.AsyncClient, limit: str) -> None:
    assert problem(await client.get(GOALS, params={"limit": limit})) == (422, "invalid")


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/json; charset=utf-8", 201),
        ("Application/JSON", 201),
        ("application/merge-patch+json", 201),
        ("text/json", 415),
        ("text/plain", 415),
        ("multipart/form-data; boundary=x", 415),
        ("", 415),
    ],
)
async def test_only_json_is_read(client: httpx2.AsyncClient, kind: str, status: int) -> None:
    body = json.dumps({"title": "Ten deals", "due_on": in_days(9)}).encode()

    assert (await client.post(GOALS, content=body, headers={"content-type": kind})).status_code == status


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":' * 9000 + b"1" + b"}" * 9000,
        b'{"title":' + b"9" * 5000 + b"}",
        b"\x1f\x8b\x08\x00",
        b'{"title":"\xff"}',
        b'"a title"',
    ],
    ids=["deep", "digits", "gzip", "no text", "a text"],
)
async def test_what_is_no_object_cannot_be_read(client: httpx2.AsyncClient, body: bytes) -> None:
    answer = await client.post(GOALS, content=body, headers={"content-type": "application/json"})

    assert problem(answer) == (400, "unreadable")


async def test_a_token_counts_in_its_header_alone_and_until_its_end(office: Office, riya: Person) -> None:
    token = await office.token(riya)
    over = await office.token(riya, expires_at=NOON - timedelta(seconds=1))
    async with office.client() as anybody:
        in_address = await anybody.get(GOALS, params={"access_token": token})
        answers = {
            header: (await anybody.get(GOALS, headers={"authorization": header})).status_code
            for header in (f"bearer   {token}  ", f"BEARER {token}")
        }
        refused = [
            await anybody.get(GOALS, headers={"authorization": f"Bearer {each}"})
            for each in (over, token[:-1], f"{token} x", f"{token}x", token.upper(), "sl_" + "a" * 9000)
        ]

    assert problem(in_address) == (401, "no-token")
    assert set(answers.values()) == {200}
    assert {problem(each) for each in refused} == {(401, "invalid-token")}
    assert all(each.headers["www-authenticate"].startswith("Bearer ") for each in [in_address, *refused])


async def test_of_many_at_once_with_one_key_one_is_done(office: Office, client: httpx2.AsyncClient) -> None:
    asked = {"title": "Ten deals", "due_on": in_days(9)}
    key = {"Idempotency-Key": "one"}

    answers = await asyncio.gather(*(client.post(GOALS, json=asked, headers=key) for _ in range(6)))
    again = await client.post(GOALS, json=asked, headers=key)
    other = await client.post(GOALS, json={**asked, "title": "Twelve deals"}, headers=key)
    elsewhere = await client.post("/api/coaching/guidance", json={"question": "And now?"}, headers=key)

    assert {answer.status_code for answer in answers} <= {201, 409}
    assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")
    assert problem(other) == problem(elsewhere) == (422, "key-reused")
    assert len((await client.get(GOALS)).json()["items"]) == 1
