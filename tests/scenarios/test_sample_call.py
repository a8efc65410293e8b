"""A newcomer sees what a review is before sharing a call of their own."""

from app import Program
from sandbox import Sandbox
from tests.scenarios.seeing import at_rest, shown, whispered
from tests.scenarios.weekly import FRIDAY


async def test_a_newcomer_can_have_a_sample_call_reviewed(sandbox: Sandbox, coach: Program) -> None:
    tom = sandbox.as_person("tom")
    await tom.opens_home("messages")
    greeting = await shown(sandbox, "tom", "I'm Coach")

    await tom.clicks("Review a sample call", on=greeting)

    review = await shown(sandbox, "tom", "Talk 61 %")
    assert review.shows("Sample call: Acme")
    assert await whispered(sandbox, "tom", "tom", "It does not count for your progress")


async def test_the_sample_call_counts_for_nobodys_progress(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach progress")
    empty = await shown(sandbox, "riya", "No calls yet")
    await riya.clicks("Review a sample call", on=empty)
    await shown(sandbox, "riya", "Talk 61 %")
    await at_rest(coach)

    await riya.types("/coach progress")

    assert await shown(sandbox, "riya", "No calls yet", times=2)


async def test_what_was_promised_on_the_sample_call_is_nobodys_work(sandbox: Sandbox, coach: Program) -> None:
    sandbox.clock.set_to(FRIDAY)
    riya = sandbox.as_person("riya")
    await riya.opens_home("messages")
    await riya.clicks("Review a sample call", on=await shown(sandbox, "riya", "I'm Coach"))
    await shown(sandbox, "riya", "Talk 61 %")
    await at_rest(coach)

    await riya.types("/coach week")
    await riya.opens_home()

    plan = await shown(sandbox, "riya", "of 9 done")
    home = await sandbox.until(lambda: (view := sandbox.home_of("riya")) and view.shows("This week") and view)
    assert home
    assert home.shows("Sample call: Acme")
    assert not home.shows("one page summary")
    assert not plan.shows("Priya")
