"""What Claude may cost: for one person, and for everybody together."""

from datetime import UTC, datetime

import pytest

from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.scenarios.conftest import StartCoach
from tests.scenarios.plans import CHAMPION, LAST_STEP, PLAN
from tests.scenarios.seeing import shown
from tests.scenarios.spending import spend

AFTERNOON = datetime(2026, 11, 20, 15, tzinfo=UTC)
SPENT = "Today's model budget is used up. This is a template answer. · E-LLM-BUDGET"


@pytest.fixture(autouse=True)
def it_is_not_midnight(sandbox: Sandbox) -> None:
    """When what was spent would be yesterday's."""
    sandbox.clock.set_to(AFTERNOON)


async def test_whose_budget_is_spent_gets_a_template_and_the_others_still_claude(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN))
    async with start_coach(model=model, coach_person_daily_budget_usd=0.5) as coach:
        await spend(coach, coach.identity.team_id, sandbox.as_person("riya").id, 0.5)

        await sandbox.as_person("riya").says(CHAMPION)
        await sandbox.as_person("tom").says(CHAMPION)

        assert (await shown(sandbox, "riya", SPENT)).shows("Situation")
        assert await shown(sandbox, "tom", LAST_STEP)
        assert len(model.requests) == 1


async def test_a_new_day_has_a_new_budget(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN))
    async with start_coach(model=model, coach_person_daily_budget_usd=0.5) as coach:
        await spend(coach, coach.identity.team_id, sandbox.as_person("riya").id, 0.5)
        sandbox.clock.advance(days=1)

        await sandbox.as_person("riya").says(CHAMPION)

        assert await shown(sandbox, "riya", LAST_STEP)


async def test_when_the_teams_budget_is_spent_everybody_gets_templates(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    async with start_coach(model=model, coach_daily_budget_usd=1) as coach:
        for name in ("riya", "tom"):
            await spend(coach, coach.identity.team_id, sandbox.as_person(name).id, 0.5)

        await sandbox.as_person("sam").says(CHAMPION)

        assert await shown(sandbox, "sam", SPENT)
        assert not model.requests


async def test_claude_is_paid_for_until_the_budget_is_reached(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN))
    async with start_coach(model=model, coach_person_daily_budget_usd=0.004):
        riya = sandbox.as_person("riya")
        await riya.says(CHAMPION)
        await shown(sandbox, "riya", "🔒 Only you")

        await riya.says("A customer says we are too expensive at renewal. What now?")

        assert await shown(sandbox, "riya", SPENT)
        assert len(model.requests) == 1
