"""Which advice worked: a plan says for how many colleagues it did, once five have told."""

from app import Program
from sandbox import Sandbox
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.seeing import at_rest, messages_with, shown

SAID = {
    "riya": "It worked!",
    "tom": "It worked!",
    "sam": "we lost the account",
    "ana": "It worked!",
    "bo": "It worked!",
}


async def tells(sandbox: Sandbox, coach: Program, name: str) -> None:
    """Somebody asks, gets the plan, and says under it what came of it."""
    person = sandbox.as_person(name)
    await person.says(CHAMPION)
    answer = await shown(sandbox, name, PLAN)
    await person.says(SAID[name], thread=answer.thread_ts)
    await shown(sandbox, name, "Noted with this advice")
    await at_rest(coach)


async def test_a_plan_says_for_how_many_it_worked_once_five_have_told(sandbox: Sandbox, coach: Program) -> None:
    for name in SAID:
        await tells(sandbox, coach, name)
        assert not messages_with(sandbox, name, "Worked for")

    await sandbox.as_person("tom").says(f"{CHAMPION} Again.")

    answer = await shown(sandbox, "tom", "Worked for 4 of 5 here")
    assert answer.shows("📚 KB-CS-04")


async def test_nothing_of_it_is_said_in_a_channel(sandbox: Sandbox, coach: Program) -> None:
    for name in SAID:
        await tells(sandbox, coach, name)

    await sandbox.as_person("tom").mentions(CHAMPION, channel="customers")

    answer = await shown(sandbox, "customers", "Champion promoted")
    assert not answer.shows("Worked for")
