"""Claude answers: plans, follow-ups with sources, second views, drafts; and the template coach when it cannot."""

import asyncio
import logging
from dataclasses import replace
from typing import Any

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
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
from tests.scenarios.conftest import StartCoach, add_acme
from tests.scenarios.patience import QUICK, SAYS_SOON_THAT_IT_TAKES_LONG
from tests.scenarios.plans import (
    CHAMPION,
    FIRST_STEP,
    LAST_STEP,
    PLAN,
    TEMPLATE,
    TITLE,
    as_it_is_streamed,
    asked,
    growing,
    plan_with_a_source,
    sent_to,
)
from tests.scenarios.seeing import at_rest, messages_with, rows, shown

STALLED = guidance_answer(PLAN, chunk=24, then="stall", after=8)


@pytest.fixture
def coach(coach_with_claude: Program) -> Program:
    return coach_with_claude


async def test_only_sources_that_were_looked_up_are_shown(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(plan_with_a_source)

    await asked(sandbox)

    answer = await shown(sandbox, "riya", TITLE)
    assert answer.shows("📚 KB-CS-04")
    assert not answer.shows("KB-ZZ-99")
    assert not answer.shows("Template answer")


async def test_a_follow_up_is_free_text_with_numbered_sources(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), citing_the_first_passage)
    ts = await asked(sandbox)

    await sandbox.as_person("riya").says("What if she does not answer me?", thread=ts)

    reply = await shown(sandbox, "riya", "📚 [1] KB-")
    assert reply.thread_ts == ts
    assert reply.shows("Wait three days. [1] Then call.")
    assert not reply.shows("KB-ZZ-99")
    assert "assistant" in {turn["role"] for turn in model.requests[-1]["messages"]}
    assert not sandbox.calls("conversations.replies")


def citing_the_first_passage(body: dict[str, Any]) -> Message:
    parts = body["messages"][-1]["content"]
    source = next(part["source"] for part in parts if part["type"] == "search_result")
    return Message(
        [text_block("Wait three days.", [source]), text_block(" Then call.", ["KB-ZZ-99#s1"])], chunk=6, delay=0.01
    )


async def test_a_second_opinion_is_another_plan_that_knows_the_first(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), guidance_answer({**PLAN, "title": "Let her settle in"}))
    await asked(sandbox)
    answer = await shown(sandbox, "riya", TITLE)

    await sandbox.as_person("riya").clicks("Second opinion", on=answer)

    other = await shown(sandbox, "riya", "Let her settle in")
    assert other.thread_ts == answer.thread_ts
    assert TITLE in sent_to(model)


async def test_tell_me_more_explains_the_plan(sandbox: Sandbox, coach: Program, model: ScriptedAnthropic) -> None:
    model.will(guidance_answer(PLAN), text_answer("A call shows that you care."))
    await asked(sandbox)

    await sandbox.as_person("riya").clicks("Tell me more", on=await shown(sandbox, "riya", TITLE))

    await shown(sandbox, "riya", "A call shows that you care.")
    assert TITLE in sent_to(model)


async def test_a_draft_is_written_by_claude(sandbox: Sandbox, coach: Program, model: ScriptedAnthropic) -> None:
    model.will(guidance_answer(PLAN), guidance_answer({"subject": "Well done", "body": "Dear Dana, …"}))
    await asked(sandbox)

    await sandbox.as_person("riya").clicks("Draft congratulations", on=await shown(sandbox, "riya", TITLE))

    draft = await shown(sandbox, "riya", "Dear Dana")
    assert draft.shows("Well done")
    assert "<plan>" in sent_to(model)
    assert FIRST_STEP in sent_to(model)
    assert [call.task for call in await rows(coach, ModelCall)] == ["guidance", "draft"]


async def test_somebody_who_waits_is_told_so(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    begins = asyncio.Event()
    model.will(guidance_answer(PLAN, begins=begins))
    async with start_coach(model=model, patience=SAYS_SOON_THAT_IT_TAKES_LONG):
        ts = await sandbox.as_person("riya").says(CHAMPION)
        dm = sandbox.direct_message_with("riya")

        await sandbox.until(lambda: "thinking" in dm.status_of(ts))
        await shown(sandbox, "riya", "Still working")
        begins.set()

        await shown(sandbox, "riya", LAST_STEP)
        await sandbox.until(lambda: dm.thread(ts).root.reactions.keys() == {"eyes", "white_check_mark"})


@pytest.mark.parametrize(("code", "is_told"), [("already_reacted", False), ("too_many_reactions", True)])
async def test_an_emoji_that_is_there_already_is_no_line_in_the_log(
    sandbox: Sandbox,
    coach: Program,
    model: ScriptedAnthropic,
    caplog: pytest.LogCaptureFixture,
    code: str,
    is_told: bool,
) -> None:
    caplog.set_level(logging.INFO, "sideline.waiting")
    sandbox.faults.add("error", method="reactions.add", error=code, times=9)
    model.will(guidance_answer(PLAN))

    await asked(sandbox)
    await at_rest(coach)

    assert ("reacting failed" in caplog.text) is is_told


async def test_the_fallback_model_answers_when_the_first_is_overloaded(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(status_error(529), status_error(529), status_error(529), guidance_answer(PLAN))

    await asked(sandbox)

    assert [body["model"] for body in model.requests] == ["claude-sonnet-5-5"] * 3 + ["claude-haiku-5-5"]
    await at_rest(coach)
    assert [(call.model, call.outcome) for call in await rows(coach, ModelCall)] == [
        ("claude-sonnet-5-5", "unavailable"),
        ("claude-haiku-5-5", "ok"),
    ]


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        ([status_error(529)] * 6, "I couldn't reach the model. This is a template answer. · E-LLM-UNAVAILABLE"),
        ([status_error(401)], "This is a template answer. · E-LLM-CONFIG"),
        ([refusal()], "The model declined to answer this one. This is a template answer. · E-LLM-REFUSED"),
    ],
)
async def test_when_claude_cannot_the_template_answers_and_says_why(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic, answers: list[ScriptItem], note: str
) -> None:
    model.will(*answers)

    await sandbox.as_person("riya").says(CHAMPION)

    answer = await shown(sandbox, "riya", TEMPLATE)
    assert answer.shows(note)
    await at_rest(coach)
    assert {call.outcome for call in await rows(coach, ModelCall)} & {"unavailable", "misconfigured", "refused"}


async def test_after_two_minutes_the_template_answers(
    sandbox: Sandbox, start_coach: StartCoach, model: ScriptedAnthropic
) -> None:
    model.will(STALLED)

    async with start_coach(model=model, patience=replace(QUICK, template_after=3)) as coach:
        await add_acme(coach)
        await sandbox.as_person("riya").says(CHAMPION)

        answer = await shown(sandbox, "riya", TEMPLATE)
        await at_rest(coach)
        assert answer.shows("The model took too long. This is a template answer. · E-LLM-TIMEOUT")
        await model.hung_up.wait()
        assert [call.outcome for call in await rows(coach, ModelCall)] == ["cancelled"]
    assert not messages_with(sandbox, "riya", TITLE)


async def test_a_refusal_takes_back_what_was_shown(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    said = guidance_answer(PLAN).content
    model.will(Message(said, stop_reason="refusal", pace=as_it_is_streamed(sandbox)))
    await sandbox.as_person("riya").says(CHAMPION)
    first = await sandbox.until(lambda: growing(sandbox))

    answer = await shown(sandbox, "riya", TEMPLATE)

    assert first is not None
    assert answer.ts == first.ts
    assert not answer.shows("Dana will decide more")
    assert answer.shows("E-LLM-REFUSED")


async def test_a_follow_up_is_written_once_although_slack_fails(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer("Wait three days."))
    ts = await asked(sandbox)
    await at_rest(coach)
    sandbox.faults.add("error", method="chat.update", error="fatal_error")

    await sandbox.as_person("riya").says("What if she does not answer me?", thread=ts)

    def whole_replies() -> list[SeenMessage]:
        replies = messages_with(sandbox, "riya", "Wait three days.")
        return [reply for reply in replies if reply.shows("General advice")]

    assert len(await sandbox.until(whole_replies)) == 1
    assert len(model.requests) == 2


async def test_every_call_is_in_the_ledger_with_its_cost(
    sandbox: Sandbox, coach: Program, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN), text_answer("Call her."))
    ts = await asked(sandbox)
    await sandbox.as_person("riya").says("And then?", thread=ts)
    await shown(sandbox, "riya", "Call her.")
    await at_rest(coach)

    calls = await rows(coach, ModelCall)

    assert [(call.task, call.outcome, call.input_tokens, call.output_tokens) for call in calls] == [
        ("guidance", "ok", 900, 300),
        ("reply", "ok", 900, 300),
    ]
    assert {call.cost_microdollars for call in calls} == {900 * 2 + 300 * 10}
    assert {call.person_id is None for call in calls} == {False}
