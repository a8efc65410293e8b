"""What leaves for the model: what we hold about the account, and nothing that identifies a person."""

import pytest

from app import Program
from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer, text_answer
from tests.scenarios.plans import CHAMPION, LAST_STEP, PLAN, TEMPLATE, TITLE, WHOLE, asked, sent_to
from tests.scenarios.seeing import shown


@pytest.fixture
def coach(coach_with_claude: Program) -> Program:
    return coach_with_claude


async def test_what_we_hold_about_the_account_reaches_the_model_and_the_answer(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN))

    await asked(sandbox)

    answer = await shown(sandbox, "riya", TITLE)
    assert answer.shows("health 62 ↓19")
    assert "health 62" in sent_to(model)
    assert "Riya" in sent_to(model)


async def test_whoever_turned_the_model_off_is_not_sent_to_it(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach settings")
    await sandbox.until(lambda: sandbox.modal_of("riya"))
    await riya.submits({"uses_model": "no"})

    await riya.says(CHAMPION)

    answer = await shown(sandbox, "riya", TEMPLATE)
    assert answer.shows("you turned the model off")
    assert not model.requests


async def test_what_identifies_people_is_masked_before_the_model(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer("Good."))
    riya = sandbox.as_person("riya")

    ts = await riya.says(f"{CHAMPION} Her address is dana@acme.example, phone +49 170 1234567.")
    await shown(sandbox, "riya", WHOLE)
    await riya.says("Should I write to dana@acme.example again, or call +49 170 1234567?", thread=ts)

    await shown(sandbox, "riya", "Good.")
    for number in range(2):
        assert "dana@acme.example" not in sent_to(model, number)
        assert "1234567" not in sent_to(model, number)
        assert "[e-mail]" in sent_to(model, number)
        assert riya.id not in sent_to(model, number)
        assert "riya@example.com" not in sent_to(model, number)


async def test_a_mention_tells_the_model_nothing_about_the_person(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN))
    riya = sandbox.as_person("riya")

    await riya.mentions(CHAMPION, channel="general")

    await shown(sandbox, "general", LAST_STEP)
    for secret in ("Riya", "Shah", riya.id, "Dana", "health 62", "48,000"):
        assert secret not in str(model.requests[0]["messages"])
    assert "metadata" not in model.requests[0]


async def test_a_follow_up_to_a_quoted_message_knows_what_was_quoted(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer("On Monday."))
    quote = "Dana at Acme Corp moves to Lisbon and was our champion!"
    ts = await sandbox.as_person("tom").says(quote, channel="customers")
    riya = sandbox.as_person("riya")
    await riya.uses_shortcut("coach_on_this", on=sandbox.channel("customers").thread(ts).root)
    answer = await shown(sandbox, "riya", WHOLE)

    await riya.says("When do I call her?", thread=answer.thread_ts)

    await shown(sandbox, "riya", "On Monday.")
    assert model.requests[-1]["messages"][0] == {"role": "user", "content": quote}
