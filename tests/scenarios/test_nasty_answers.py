"""Claude answers strangely: what the person gets is whole, true and harmless all the same."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import ModelCall
from tests.fakes.anthropic_server import (
    Message,
    ScriptedAnthropic,
    ScriptItem,
    guidance_answer,
    refusal,
    status_error,
    text_answer,
    text_block,
)
from tests.scenarios.plans import CHAMPION, FIRST_STEP, LAST_STEP, PLAN, TEMPLATE, TITLE, WHOLE, asked, streamed
from tests.scenarios.seeing import at_rest, messages_with, rows, shown

ATTACK = "<!channel> <@U1> <https://evil.example|here> @everyone & <!here>"
LONG = "\n\n".join(f"Point {number}. {'word ' * 60}" for number in range(50))
"""More than Slack takes in one message."""
CANNOT: dict[str, tuple[list[ScriptItem], str]] = {
    "refuses": ([refusal()], "E-LLM-REFUSED"),
    "is overloaded": ([status_error(529)] * 6, "E-LLM-UNAVAILABLE"),
    "is no model": ([status_error(404)] * 2, "E-LLM-CONFIG"),
    "is given too much": ([status_error(413)], "E-LLM-SIZE"),
    "has no room": ([text_answer("{", stop_reason="model_context_window_exceeded")], "E-LLM-SIZE"),
    "never comes to an end": ([text_answer('{"body": "Hi', stop_reason="max_tokens")] * 4, "E-LLM-UNAVAILABLE"),
    "writes no JSON": ([text_answer("Sure! Hi Dana")] * 4, "E-LLM-UNAVAILABLE"),
    "pauses": ([text_answer("{", stop_reason="pause_turn")] * 2, "E-LLM-UNAVAILABLE"),
    "says nothing": ([Message([])] * 4, "E-LLM-UNAVAILABLE"),
}


@pytest.fixture
def coach(coach_with_claude: Program) -> Program:
    return coach_with_claude


def step(**changes: Any) -> dict[str, Any]:
    return {**PLAN["steps"][0], **changes}


def read_by_slack(part: object) -> Iterator[str]:
    """Every text in blocks in which Slack would look for mentions and links."""
    if isinstance(part, list):
        for item in part:
            yield from read_by_slack(item)
    elif isinstance(part, dict):
        if part.get("type") in ("mrkdwn", "markdown"):
            yield part["text"]
        yield from read_by_slack(list(part.values()))


def all_read_by_slack(sandbox: Sandbox) -> str:
    """The same of everything that was posted, streamed or updated."""
    texts = [*streamed(sandbox)]
    for call in sandbox.calls():
        if call.method in ("chat.postMessage", "chat.update"):
            blocks = call.args.get("blocks") or []
            texts += [
                call.args.get("text") or "",
                *read_by_slack(json.loads(blocks) if isinstance(blocks, str) else blocks),
            ]
    return "\n".join(texts)


def assert_harmless(sandbox: Sandbox) -> None:
    said = all_read_by_slack(sandbox)
    assert "evil.example" in said
    for harm in ("<!", "<@", "<http", "@everyone", "@here", "@channel"):
        assert harm not in said


async def asks_for_the_draft(sandbox: Sandbox) -> None:
    """Riya clicks the first draft on offer, whatever Claude called it."""
    answer = await shown(sandbox, "riya", TITLE)
    draft = next(button.text for button in answer.buttons if button.text.startswith("Draft"))
    await sandbox.as_person("riya").clicks(draft, on=answer)


async def test_a_plan_that_would_notify_everybody_notifies_nobody(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(
        guidance_answer(
            {
                **PLAN,
                "title": f"{TITLE} {ATTACK}",
                "situation": ATTACK,
                "steps": [step(title=f"Call {ATTACK}", bullets=[ATTACK, f"- # {ATTACK}"])] * 3,
                "watch_outs": [ATTACK],
                "drafts": [{"kind": ATTACK, "label": f"Draft {ATTACK}"}],
                "closing_offer": ATTACK,
            },
            chunk=3,
        ),
        guidance_answer({"subject": ATTACK, "body": f"Hi\n{ATTACK}"}),
    )
    await asked(sandbox)

    await asks_for_the_draft(sandbox)

    await shown(sandbox, "riya", "A draft for you to change")
    assert_harmless(sandbox)


async def test_a_reply_that_would_notify_everybody_notifies_nobody(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer(f"# Call\n{ATTACK}\n\nDone.", chunk=2))
    ts = await asked(sandbox)

    await sandbox.as_person("riya").says("What if she does not answer me?", thread=ts)

    await shown(sandbox, "riya", "Done.")
    assert_harmless(sandbox)


async def test_of_a_runaway_the_layout_shows_what_it_holds(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    long = "word " * 600
    steps = [step(title=f"Step {number} {long}", bullets=[long] * 20) for number in range(20)]
    plan = {**PLAN, "situation": long, "steps": steps, "watch_outs": [long] * 20}
    model.will(guidance_answer(plan, chunk=100_000))  # each piece has the whole so far read again

    await asked(sandbox)

    answer = await shown(sandbox, "riya", TITLE)
    assert answer.shows("Step 3 word")
    assert not answer.shows("Step 4 word")
    assert len(messages_with(sandbox, "riya", WHOLE)) == 1


async def test_a_reply_that_no_message_holds_goes_on_in_the_next(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer(LONG, chunk=2000))
    ts = await asked(sandbox)

    await sandbox.as_person("riya").says("What if she does not answer me?", thread=ts)

    await shown(sandbox, "riya", "Point 49.")
    await at_rest(coach)
    last = await shown(sandbox, "riya", "Point 49.")
    assert last.thread_ts == ts
    assert last.shows("General advice")
    parts = messages_with(sandbox, "riya", "word word")
    assert all(any(part.shows(f"Point {number}.") for part in parts) for number in range(50))
    assert [part.shows("Part 1 of 2 · it goes on below") for part in parts] == [True, False]


async def test_a_draft_that_no_message_holds_goes_on_in_the_next(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), guidance_answer({"subject": "A plan", "body": LONG}))
    await asked(sandbox)

    await asks_for_the_draft(sandbox)

    last = await shown(sandbox, "riya", "A draft for you to change")
    parts = messages_with(sandbox, "riya", "word word")
    assert last.shows("Point 49.")
    assert all(any(part.shows(f"Point {number}.") for part in parts) for number in range(50))
    assert [part.shows("*Subject:* A plan") for part in parts] == [True, False]


async def test_what_breaks_off_is_paid_for_and_answered_by_the_next_model(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN, then="drop", after=12), guidance_answer(PLAN))

    await asked(sandbox)

    await at_rest(coach)
    calls = await rows(coach, ModelCall)
    assert [(call.model, call.outcome) for call in calls] == [
        ("claude-sonnet-5-5", "unavailable"),
        ("claude-haiku-5-5", "ok"),
    ]
    assert all(call.input_tokens == 900 and call.cost_microdollars > 0 for call in calls)
    assert len(messages_with(sandbox, "riya", LAST_STEP)) == 1


@pytest.mark.parametrize("how", CANNOT)
async def test_a_plan_comes_from_the_library_when_the_model(
    how: str, sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    answers, code = CANNOT[how]
    model.will(*answers)

    await sandbox.as_person("riya").says(CHAMPION)

    answer = await shown(sandbox, "riya", WHOLE)
    assert answer.shows(TEMPLATE)
    assert answer.shows(f"This is a template answer. · {code}")
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", WHOLE)) == 1
    assert "ok" not in {call.outcome for call in await rows(coach, ModelCall)}


@pytest.mark.parametrize("how", CANNOT)
async def test_a_draft_comes_from_the_library_when_the_model(
    how: str, sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    answers, code = CANNOT[how]
    model.will(guidance_answer(PLAN), *answers)
    await asked(sandbox)

    await asks_for_the_draft(sandbox)

    draft = await shown(sandbox, "riya", "A draft for you to change")
    assert draft.shows(f"This is a template answer. · {code}")
    assert draft.shows("Dana")


async def test_a_second_opinion_comes_from_the_library_when_the_model_declines(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), refusal("Let me think"))
    await asked(sandbox)

    await sandbox.as_person("riya").clicks("Second opinion", on=await shown(sandbox, "riya", TITLE))

    other = await shown(sandbox, "riya", "E-LLM-REFUSED")
    assert not other.shows("Let me think")
    assert not other.shows(FIRST_STEP)


async def test_a_follow_up_the_model_declines_takes_back_its_words(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    said = [text_block("Zebra. " * 30)]
    model.will(guidance_answer(PLAN), Message(said, stop_reason="refusal", chunk=8, delay=0.01))
    ts = await asked(sandbox)

    await sandbox.as_person("riya").says("What if she does not answer me?", thread=ts)

    reply = await shown(sandbox, "riya", "E-LLM-REFUSED")
    assert reply.thread_ts == ts
    assert not messages_with(sandbox, "riya", "Zebra")


async def test_a_wrong_key_is_told_to_whoever_runs_this_without_the_key(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "sideline")
    model.will(status_error(401))

    await sandbox.as_person("riya").says(CHAMPION)

    await shown(sandbox, "riya", "E-LLM-CONFIG")
    said = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("sideline"))
    assert "Claude does not answer (401 authentication_error" in said
    for secret in ("test-key", "champion", "Acme"):
        assert secret not in said
