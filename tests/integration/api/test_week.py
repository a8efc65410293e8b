"""Profile, plan, progress, insights, sessions and skills over the API: what Slack shows, as JSON."""

import httpx2
import pytest

from storage import call_reviews, calls, conversations, weekly_plans
from storage.call_reviews import ReviewToKeep, SkillMark
from storage.models import Person
from tests.integration.api.conftest import CHAMPION, NOON, TEAM, Office, in_days, problem
from tests.unit.handlers.blocks.made import a_review

PROFILE = "/api/coach/profile"
WEEKLY = "/api/coach/generate-weekly"


async def reviewed_call(office: Office, person: Person, *, score: float = 62) -> int:
    """A call of the person's with its review."""
    async with office.deps.database.for_team(TEAM) as session:
        thread = await conversations.get_or_add_conversation(
            session, channel="D1", thread_ts="1.0", person_id=person.id, kind="direct", now=NOON
        )
        call = await calls.add_call(
            session,
            person_id=person.id,
            source="upload",
            source_key="file:F1",
            content_hash="abc",
            conversation_id=thread.id,
            title="Acme discovery",
            call_type="discovery",
            happened_on=NOON.date(),
            now=NOON,
        )
        rubric = office.deps.tracks.get("sales").call_rubric("discovery")
        assert rubric is not None
        review = ReviewToKeep(
            payload=a_review().model_dump(mode="json"),
            overall=score,
            rubric_id=rubric.id,
            rubric_version=rubric.version,
            model="",
            happened_on=NOON.date(),
            skills=[SkillMark(rubric.skills[0].id, score, 3)],
        )
        await call_reviews.set_review(session, call=call, review=review, now=NOON)
        return call.id


async def test_the_profile_is_read_and_changed_by_the_rules_of_the_form(
    office: Office, client: httpx2.AsyncClient
) -> None:
    before = (await client.get(PROFILE)).json()
    assert (before["name"], before["track"], before["pace"]) == ("Riya Shah", "sales", "moderate")

    changed = await client.patch(
        PROFILE, json={"pace": "light", "digest_time": "09:15", "quiet_days_off": [6], "uses_model": False}
    )
    quiet = await client.patch(PROFILE, json={"digest_time": "03:00"})
    track = await client.patch(PROFILE, json={"track": "astronomy"})
    back = await client.patch(PROFILE, json={"pace": None, "uses_model": None})

    assert (changed.json()["pace"], changed.json()["digest_time"]) == ("light", "09:15")
    assert changed.json()["quiet_days_off"] == [6]
    assert problem(quiet) == problem(track) == (422, "invalid")
    assert quiet.json()["errors"][0]["field"] == "digest_time"
    assert (back.json()["pace"], back.json()["uses_model"]) == ("moderate", True)
    assert office.changed == ["U-RIYA"] * 2


async def test_the_plan_of_the_week_is_one_plan(office: Office, client: httpx2.AsyncClient, riya: Person) -> None:
    first = await client.post(WEEKLY)
    again = await client.post(WEEKLY, json={})
    anew = await client.post(WEEKLY, json={"anew": True})

    assert first.status_code == 200
    assert len(first.json()["tasks"]) == 9
    assert first.json()["week_on"] == "2026-11-16"
    assert again.json() == first.json()
    assert anew.json()["version"] == 2
    async with office.deps.database.reading(TEAM) as session:
        assert len(await weekly_plans.list_plans(session, person_id=riya.id, limit=9)) == 1


async def test_a_renewal_sent_twice_with_one_key_renews_once(client: httpx2.AsyncClient) -> None:
    await client.post(WEEKLY)

    answers = [
        await client.post(WEEKLY, json={"anew": True}, headers={"Idempotency-Key": "anew"}) for _ in range(2)
    ]

    assert [answer.json()["version"] for answer in answers] == [2, 2]


async def test_progress_counts_what_there_is_and_says_why_where_nothing_is(
    office: Office, client: httpx2.AsyncClient, riya: Person
) -> None:
    empty = (await client.get("/api/coaching/progress")).json()
    await reviewed_call(office, riya)
    progress = (await client.get("/api/coaching/progress")).json()
    skill = progress["skills"][0]
    over_time = await client.get("/api/coaching/progress", params={"subject": skill["skill_id"], "period": "30d"})
    unknown = await client.get("/api/coaching/progress", params={"subject": "juggling"})

    assert {each["why"] for each in empty["skills"]} == {"no call was scored yet"}
    assert all(each["score"] is None for each in empty["skills"])
    assert (skill["score"], skill["calls"], skill["is_early"]) == (62, 1, True)
    assert progress["skills"][-1]["why"] == "no comparable call shows it yet"
    assert over_time.json()["subject"]["points"] == [{"on": "2026-11-20", "value": 62.0}]
    assert problem(unknown) == (422, "invalid")


async def test_goals_and_weeks_are_counted(client: httpx2.AsyncClient) -> None:
    goal = {"title": "Close 10 deals", "target": 10, "unit": "deals", "metric": "own", "due_on": in_days(90)}
    place = (await client.post("/api/coach/goals", json=goal)).headers["location"]
    await client.patch(place, json={"current": 4})
    await client.post(WEEKLY)

    progress = (await client.get("/api/coach/progress")).json()

    assert (progress["on_track"], progress["measured"]) == (1, 1)
    assert progress["goals"][0]["pace"]["progress"] == pytest.approx(0.4)
    (week,) = progress["weeks"]
    assert (week["week_on"], week["done"]) == ("2026-11-16", 0)
    assert week["tasks"] == 8  # the private one is counted nowhere


async def test_insights_say_what_they_rest_on(office: Office, client: httpx2.AsyncClient, riya: Person) -> None:
    await reviewed_call(office, riya)

    page = (await client.get("/api/coach/insights")).json()

    assert page["items"][0]["text"] == "Your first call is reviewed."
    assert (page["items"][0]["basis"], page["items"][0]["sample"]) == ("reviewed calls", 1)


async def test_sessions_are_conversations_and_calls_newest_first(
    office: Office, client: httpx2.AsyncClient, riya: Person
) -> None:
    call_id = await reviewed_call(office, riya)
    for _ in range(3):
        await client.post("/api/coaching/guidance", json={"question": CHAMPION})

    seen, cursor = [], ""
    while cursor is not None:
        page = (await client.get("/api/coach/sessions", params={"limit": 2, "cursor": cursor})).json()
        seen += [(each["kind"], each["title"]) for each in page["items"]]
        cursor = page["next_cursor"]
    call = (await client.get(f"/api/coach/sessions/call-{call_id}")).json()

    assert sorted(seen) == [("call", "Acme discovery"), *[("conversation", CHAMPION)] * 3]
    assert (call["overall"], call["call_type"]) == (62, "discovery")
    assert call["review"]["title"]


@pytest.mark.parametrize(
    "session_id", ["call-1", "conversation-99", "call-", "call-x", "deal-1", "call-" + "9" * 40]
)
async def test_what_is_not_theirs_is_no_session(office: Office, riya: Person, session_id: str) -> None:
    await reviewed_call(office, riya)
    async with office.client(await office.token(await office.knows("U-OMAR"))) as omar:
        assert problem(await omar.get(f"/api/coach/sessions/{session_id}")) == (404, "not-found")
        assert (await omar.get("/api/coach/sessions")).json()["items"] == []


async def test_a_review_is_rated_by_its_person(office: Office, client: httpx2.AsyncClient, riya: Person) -> None:
    call_id = await reviewed_call(office, riya)

    rated = await client.post("/api/coaching/feedback", json={"call_id": call_id, "helpful": True})
    async with office.client(await office.token(await office.knows("U-OMAR"))) as omar:
        others = await omar.post("/api/coaching/feedback", json={"call_id": call_id, "helpful": True})

    assert rated.json()["call_id"] == call_id
    assert problem(others) == (404, "not-found")


async def test_skills_are_those_of_the_track(client: httpx2.AsyncClient) -> None:
    own = (await client.get("/api/coaching/skills")).json()
    other = (await client.get("/api/coaching/skills", params={"track": own["tracks"][0]})).json()

    assert own["track"] == "sales"
    assert own["rubrics"][0]["skills"][0]["checks"][0]["question"]
    assert other["track"] == own["tracks"][0]
    assert problem(await client.get("/api/coaching/skills", params={"track": "x"})) == (422, "invalid")
