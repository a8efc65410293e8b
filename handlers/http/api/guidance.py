"""/api/coaching/guidance: a question, and its plan with sources; waited for, or fetched when it is ready."""

import asyncio
import time
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from bot.coaching.briefs import LONGEST_QUESTION
from bot.model import Guidance
from bot.safety import needs_a_human
from handlers.api_guidance import (
    Answered,
    ApiQuestion,
    accept_api_question,
    accounts_meant,
    find_answer,
    find_own_account,
    is_own_thread,
)
from handlers.http.api.problems import FAILED, NOT_FOUND, Problem, wrong
from handlers.http.api.visits import LARGEST_ID, VISIBLE, Answer, Asked, Endpoint, Nothing, Visit
from handlers.safety import safety_text

PATH = "/api/coaching/guidance"
LOOK_AFTER = (0.01, 0.02, 0.04, 0.08, 0.15, 0.25)
"""Seconds between two looks whether an answer is there; the last is kept to. A template answers at once."""
RETRY_AFTER = "2"


class QuestionAsked(Asked):
    """A question. With a team's token it is answered as in a channel, with nothing of the person's."""

    question: str = Field(min_length=1, max_length=LONGEST_QUESTION, pattern=VISIBLE)
    account: str = Field("", max_length=200, description="one of the person's accounts, by its key or full name")
    thread: int | None = Field(None, gt=0, le=LARGEST_ID, description="`thread` of an answer, to go on from there")


class AccountChoice(BaseModel):
    """An account the question may be about."""

    account: str
    name: str


class GuidanceAnswer(BaseModel):
    """What came of a question.

    `kind` says which of the fields holds it: a `plan`; a `reply` in Markdown, in a thread that has a plan;
    `choices`, when several accounts are called so (ask again with `account`); or `text` for somebody who may be
    in danger, and then nothing was kept. While it is `working`, ask again at Location.
    """

    id: str
    kind: Literal["plan", "reply", "which_account", "safety", "working"]
    thread: int | None = None
    guidance_id: Annotated[int | None, Field(description="what a rating names")] = None
    plan: Guidance | None = None
    reply: str | None = None
    choices: list[AccountChoice] = []
    text: str | None = None


async def ask(visit: Visit[Nothing, QuestionAsked]) -> Answer:
    """Answer a question within the time somebody waits, else say where the answer will be."""
    deps, person, sent = visit.deps, visit.person, visit.body
    if needs_a_human(sent.question):
        return Answer(GuidanceAnswer(id=visit.key, kind="safety", text=safety_text(deps)))
    asked = ApiQuestion(
        id=visit.key,
        text=sent.question,
        is_private=visit.is_own,
        thread=await _thread(visit),
        account_id=await _account(visit),
    )
    choices = await accounts_meant(deps, person, asked)
    if choices:
        named = [AccountChoice(account=each.account_key, name=each.name) for each in choices]
        return Answer(GuidanceAnswer(id=visit.key, kind="which_account", choices=named))
    await accept_api_question(deps, visit.api.take, person, asked)
    return await _waited_for(visit, visit.key)


async def fetch(visit: Visit[Nothing, Nothing]) -> Answer:
    """The answer to a question that was asked before, or that it is still worked on."""
    return _shown(visit.path["question_id"], await _found(visit, visit.path["question_id"]))


async def _waited_for(visit: Visit[Nothing, QuestionAsked], question_id: str) -> Answer:
    ends_at = time.monotonic() + visit.wait_seconds
    pauses = iter(LOOK_AFTER)
    pause = LOOK_AFTER[-1]
    while True:
        found = await _found(visit, question_id)
        if found.state != "working" or time.monotonic() >= ends_at:
            return _shown(question_id, found)
        pause = next(pauses, pause)
        await asyncio.sleep(pause)


async def _found(visit: Visit[Nothing, QuestionAsked] | Visit[Nothing, Nothing], question_id: str) -> Answered:
    found = await find_answer(visit.deps, visit.person, question_id, is_private=visit.is_own)
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def _shown(question_id: str, found: Answered) -> Answer:
    if found.state == "failed":
        raise Problem(FAILED, "The question could not be answered. Ask it again.")
    shown = GuidanceAnswer(id=question_id, kind="working", thread=found.asked.conversation_id)
    if found.plan:
        plan = Guidance.model_validate(found.plan.payload)
        return Answer(shown.model_copy(update={"kind": "plan", "guidance_id": found.plan.id, "plan": plan}))
    if found.reply:
        return Answer(shown.model_copy(update={"kind": "reply", "reply": found.reply.text}))
    return Answer(shown, 202, {"location": f"{PATH}/{question_id}", "retry-after": RETRY_AFTER})


async def _thread(visit: Visit[Nothing, QuestionAsked]) -> int:
    thread = visit.body.thread
    if thread is None:
        return 0
    if not await is_own_thread(visit.deps, visit.person, thread, is_private=visit.is_own):
        raise wrong({"thread": "There is no such thread; leave it out to begin one."})
    return thread


async def _account(visit: Visit[Nothing, QuestionAsked]) -> int | None:
    name = visit.body.account.strip()
    if not name:
        return None
    if not visit.is_own:
        raise wrong({"account": "A team's token uses nothing of the person's. Say it in the question."})
    account = await find_own_account(visit.deps, visit.person, name)
    if account is None:
        raise wrong({"account": "None of the person's accounts is called that."})
    return account.id


ENDPOINTS = (
    Endpoint(
        "POST",
        PATH,
        ask,
        "Ask how to handle something",
        "guidance",
        {200: GuidanceAnswer, 202: GuidanceAnswer},
        body=QuestionAsked,
        is_private=False,
        is_repeatable=True,
    ),
    Endpoint(
        "GET",
        f"{PATH}/{{question_id}}",
        fetch,
        "The answer to a question",
        "guidance",
        {200: GuidanceAnswer, 202: GuidanceAnswer},
        is_private=False,
    ),
)
