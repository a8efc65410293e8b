from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.budget import MODEL_DECLINED, MODEL_OFF, keep_usage, template_note, why_template
from bot.errors import CoachError, ModelTimeout
from storage.people import get_or_add_person, get_person
from tests.unit.bot.conftest import TEAM, Riya
from tests.unit.bot.fake_writer import USAGE, FakeWriter
from tests.unit.bot.made import NOW

MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)


async def reason(riya: Riya, *, spent: float, at: datetime = NOW, by_tom: bool = False) -> str:
    deps = replace(riya.deps, writer=FakeWriter())
    async with deps.database.for_team(TEAM) as session:
        tom = await get_or_add_person(session, slack_user_id="U-TOM", now=NOW)
        call = replace(USAGE, cost_microdollars=int(spent * 1_000_000))
        await keep_usage(session, person_id=tom.id if by_tom else riya.id, calls=[call], now=at)
        return await why_template(deps, session, await get_person(session, person_id=riya.id))


@pytest.mark.parametrize(("spent", "may_write"), [(0, True), (1.99, True), (2, False), (3, False)])
async def test_a_person_may_spend_two_dollars_a_day(riya: Riya, spent: float, may_write: bool) -> None:
    assert (await reason(riya, spent=spent) == "") is may_write


@pytest.mark.parametrize(("spent", "may_write"), [(19.99, True), (20, False)])
async def test_the_team_shares_twenty(riya: Riya, spent: float, may_write: bool) -> None:
    assert (await reason(riya, spent=spent, by_tom=True) == "") is may_write


async def test_what_others_spent_does_not_count_against_a_person(riya: Riya) -> None:
    assert await reason(riya, spent=5, by_tom=True) == ""


@pytest.mark.parametrize(
    ("at", "may_write"),
    [(MIDNIGHT, False), (MIDNIGHT - timedelta(seconds=1), True), (NOW - timedelta(days=1), True)],
)
async def test_the_day_begins_at_midnight_utc(riya: Riya, at: datetime, may_write: bool) -> None:
    assert (await reason(riya, spent=2, at=at) == "") is may_write


async def test_another_teams_spending_is_not_ours(riya: Riya) -> None:
    async with riya.deps.database.for_team("T2") as session:
        stranger = await get_or_add_person(session, slack_user_id="U-X", now=NOW)
        call = replace(USAGE, cost_microdollars=100_000_000)
        await keep_usage(session, person_id=stranger.id, calls=[call], now=NOW)

    assert await reason(riya, spent=0) == ""


@pytest.mark.parametrize(
    ("has_writer", "is_private", "why"),
    [(False, True, MODEL_OFF), (True, True, MODEL_DECLINED), (True, False, MODEL_OFF)],
    ids=["there is no key", "the person declined", "what the person declined is not said where others read"],
)
async def test_the_reason_names_what_keeps_the_model_away(
    riya: Riya, has_writer: bool, is_private: bool, why: str
) -> None:
    await riya.becomes(uses_model=not has_writer)
    deps = replace(riya.deps, writer=FakeWriter() if has_writer else None)

    async with deps.database.reading(TEAM) as session:
        person = await get_person(session, person_id=riya.id)
        assert await why_template(deps, session, person, is_private=is_private) == why


@pytest.mark.parametrize("error", [ModelTimeout(), CoachError()])
def test_the_note_says_what_happened_and_a_code_to_quote(error: CoachError) -> None:
    note = template_note(error)

    assert note.startswith(error.user_message)
    assert note.endswith(error.code)
    assert "template answer" in note


def test_the_detail_of_an_error_stays_out_of_what_people_read() -> None:
    assert "dana@acme.com" not in template_note(ModelTimeout("dana@acme.com"))
