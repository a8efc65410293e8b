"""With a key Claude words two lines of the digest, the evening before, and what it invents is not shown."""

from app import Program
from bot.digest_briefs import WrittenDigest
from sandbox import Sandbox
from storage import agenda
from storage.models import ModelCall, Person
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, status_error
from tests.scenarios.scored import one_review
from tests.scenarios.seeing import at_rest, eventually, rows, shown
from tests.scenarios.weekly import MONDAY, SUNDAY_NIGHT, TITLE, settled

PLAN = "When Dana raises a worry on Thursday, I will ask one question before I answer."


async def asked(sandbox: Sandbox, program: Program, model: ScriptedAnthropic) -> None:
    """Until Claude has been asked on Sunday evening."""
    await settled(sandbox, program)
    await one_review(sandbox, program)
    await leave_the_plan_out(program)
    sandbox.clock.set_to(SUNDAY_NIGHT)

    async def is_asked() -> bool:
        return bool(model.requests)

    await eventually(is_asked)
    await at_rest(program)


async def leave_the_plan_out(program: Program) -> None:
    """Next week's plan is made the same evening and would ask Claude too."""
    (person,) = await rows(program, Person)
    async with program.deps.database.for_team(person.team_id) as session:
        await agenda.cancel(session, key=f"{person.team_id}:plan:{person.id}")


async def test_its_words_are_shown_on_monday(
    sandbox: Sandbox, coach_with_claude: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(WrittenDigest(did_well="You asked what close costs them.", when_then=PLAN)))

    await asked(sandbox, coach_with_claude, model)
    sandbox.clock.set_to(MONDAY)
    digest = await shown(sandbox, "riya", TITLE)

    assert digest.shows(PLAN)
    assert digest.shows("You asked what close costs them.")
    (call,) = await rows(coach_with_claude, ModelCall)
    assert (call.task, call.outcome) == ("digest", "ok")
    assert len(model.requests) == 1


async def test_a_figure_it_invents_is_not_shown(
    sandbox: Sandbox, coach_with_claude: Program, model: ScriptedAnthropic
) -> None:
    model.will(
        guidance_answer(WrittenDigest(did_well="You closed 740 deals.", when_then="I will try harder in 2031."))
    )

    await asked(sandbox, coach_with_claude, model)
    sandbox.clock.set_to(MONDAY)
    digest = await shown(sandbox, "riya", TITLE)

    assert not digest.shows("740")
    assert not digest.shows("2031")
    assert digest.shows("I will ")


async def test_a_link_or_a_runaway_of_its_own_is_not_shown(
    sandbox: Sandbox, coach_with_claude: Program, model: ScriptedAnthropic
) -> None:
    model.will(
        guidance_answer(
            WrittenDigest(
                did_well="You can read more at https://evil.example <!channel>.",
                when_then=f"When {'o' * 3000}, I will ask.",
            )
        )
    )

    await asked(sandbox, coach_with_claude, model)
    sandbox.clock.set_to(MONDAY)
    digest = await shown(sandbox, "riya", TITLE)

    assert not digest.shows("evil.example")
    assert not digest.shows("oooo")
    assert digest.shows("I will ")


async def test_when_it_cannot_be_reached_the_template_stays(
    sandbox: Sandbox, coach_with_claude: Program, model: ScriptedAnthropic
) -> None:
    model.will(*[status_error(529) for _ in range(8)])

    await asked(sandbox, coach_with_claude, model)
    sandbox.clock.set_to(MONDAY)

    assert (await shown(sandbox, "riya", TITLE)).shows("I will ")
