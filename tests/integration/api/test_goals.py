"""Goals over the API: the rules and the undo of Slack, whole numbers of pages, one goal for one key."""

from datetime import timedelta

import httpx2

from storage.models import Person
from tests.integration.api.conftest import NOON, Office, in_days, problem

GOALS = "/api/coach/goals"
DEALS = {"title": "Close 10 deals", "target": 10, "unit": "deals", "metric": "own", "due_on": in_days(90)}


async def test_a_goal_is_added_read_changed_and_deleted(office: Office, client: httpx2.AsyncClient) -> None:
    added = await client.post(GOALS, json=DEALS)
    assert added.status_code == 201
    place = added.headers["location"]
    assert added.json()["unit"] == "deals"
    assert added.json()["pace"]["state"] == "unknown"

    changed = await client.patch(place, json={"current": 4, "title": "Close ten deals"})

    assert changed.status_code == 200
    assert (changed.json()["current"], changed.json()["title"]) == (4, "Close ten deals")
    assert changed.json()["pace"]["progress"] == 0.4
    assert changed.json()["metric"] == "deals"
    assert (await client.get(place)).json() == changed.json()
    assert (await client.delete(place)).status_code == 204
    assert problem(await client.get(place)) == (404, "not-found")
    assert office.changed == ["U-RIYA"] * 3


async def test_a_goal_that_slack_would_refuse_is_refused(client: httpx2.AsyncClient) -> None:
    late = await client.post(GOALS, json={**DEALS, "due_on": in_days(-1)})
    odd = await client.post(GOALS, json={**DEALS, "metric": "happiness"})
    nowhere = await client.post(GOALS, json={**DEALS, "category": "nowhere"})
    strange = await client.post(GOALS, json={**DEALS, "colour": "red"})

    assert problem(late) == (422, "invalid")
    assert late.json()["errors"][0]["field"] == "due_on"
    assert odd.json()["errors"][0]["field"] == "metric"
    assert nowhere.json()["errors"][0]["field"] == "category"
    assert strange.json()["errors"][0]["field"] == "colour"


async def test_a_goal_is_paused_done_and_active_again(client: httpx2.AsyncClient) -> None:
    place = (await client.post(GOALS, json=DEALS)).headers["location"]

    for status in ("paused", "completed", "active"):
        assert (await client.patch(place, json={"status": status})).json()["status"] == status


async def test_a_page_leads_to_the_next_and_the_last_to_none(client: httpx2.AsyncClient) -> None:
    for number in range(5):
        await client.post(GOALS, json={"title": f"Goal {number}", "due_on": in_days(30)})

    seen, cursor = [], ""
    while cursor is not None:
        page = (await client.get(GOALS, params={"limit": 2, "cursor": cursor})).json()
        seen += [goal["title"] for goal in page["items"]]
        cursor = page["next_cursor"]

    assert seen == [f"Goal {number}" for number in (4, 3, 2, 1, 0)]
    assert problem(await client.get(GOALS, params={"cursor": "nonsense"})) == (422, "invalid")
    assert (await client.get(GOALS, params={"status": "paused"})).json()["items"] == []


async def test_the_same_key_is_the_same_goal(client: httpx2.AsyncClient) -> None:
    key = {"Idempotency-Key": "one"}
    first = await client.post(GOALS, json=DEALS, headers=key)
    again = await client.post(GOALS, json=DEALS, headers=key)
    other = await client.post(GOALS, json={**DEALS, "title": "Another"}, headers=key)

    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert again.headers["location"] == first.headers["location"]
    assert problem(other) == (422, "key-reused")
    assert len((await client.get(GOALS)).json()["items"]) == 1


async def test_a_request_whose_process_died_is_taken_over_and_its_goal_is_not_doubled(
    office: Office, client: httpx2.AsyncClient
) -> None:
    key = {"Idempotency-Key": "one"}
    first = await client.post(GOALS, json=DEALS, headers=key)
    await office.died_before_it_answered()

    at_once = await client.post(GOALS, json=DEALS, headers=key)
    office.now[0] = NOON + timedelta(minutes=6)
    later = await client.post(GOALS, json=DEALS, headers=key)

    assert problem(at_once) == (409, "in-progress")
    assert (later.status_code, later.json()["id"]) == (201, first.json()["id"])
    assert len((await client.get(GOALS)).json()["items"]) == 1


async def test_a_refused_request_may_be_sent_again_with_its_key(client: httpx2.AsyncClient) -> None:
    key = {"Idempotency-Key": "one"}
    assert (await client.post(GOALS, json={**DEALS, "due_on": in_days(0)}, headers=key)).status_code == 422

    assert (await client.post(GOALS, json=DEALS, headers=key)).status_code == 201


async def test_somebody_elses_goal_is_no_goal(office: Office, client: httpx2.AsyncClient, riya: Person) -> None:
    place = (await client.post(GOALS, json=DEALS)).headers["location"]
    omar = await office.token(await office.knows("U-OMAR"))

    async with office.client(omar) as others:
        answers = [
            await others.get(place),
            await others.patch(place, json={"title": "Mine"}),
            await others.delete(place),
        ]

    assert [problem(answer) for answer in answers] == [(404, "not-found")] * 3
    assert (await client.get(place)).json()["title"] == "Close 10 deals"
