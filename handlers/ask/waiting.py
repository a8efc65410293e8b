"""Keeping somebody company while an answer is on its way: a status, and a word after half a minute."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Sequence

from bot.deps import Deps
from bot.errors import CoachError
from handlers.ask.threads import Case
from handlers.delivering import deliver
from handlers.failures import FAILURES, code_of, is_refusal, is_settled
from handlers.jobs import Later
from handlers.pacing import EMOJI_A_MINUTE
from handlers.sending import Outgoing
from handlers.slack import Slack

log = logging.getLogger("sideline.waiting")

WORKING, DONE = "eyes", "white_check_mark"
MOST_A_MINUTE = {WORKING: EMOJI_A_MINUTE // 2, DONE: EMOJI_A_MINUTE}
"""Fewer begin than can be ended, or a message would keep its eyes."""
STATUS = "is thinking…"
LOADING = ("Looking in the library…", "Reading what I know about the account…", "Putting a plan together…")
ON_A_CALL = ("Reading the call…", "Counting who spoke and asked…", "Looking for the one thing to change…")
STILL_WORKING = "Still working — I'll ping you here."


@contextlib.asynccontextmanager
async def company(
    deps: Deps,
    slack: Slack,
    case: Case,
    *,
    is_visible: Callable[[], bool] = lambda: False,
    loading: Sequence[str] = LOADING,
) -> AsyncIterator[None]:
    """Eyes on the person's message, then a status, then a line, each only if the answer takes that long.

    Once words of the answer are visible nothing more is needed; `loading` is said in turn until then.
    """
    begun: list[asyncio.Task[None]] = []

    def begin() -> None:
        begun.append(asyncio.create_task(_keep_company(deps, slack, case, is_visible, loading)))

    # Most answers are there before anybody needs company, and a timer costs less than a task.
    timer = asyncio.get_running_loop().call_later(slack.patience.eyes_after, begin)
    try:
        yield
    finally:
        timer.cancel()
        for waiting in begun:
            waiting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await waiting


async def mark_done(slack: Slack, case: Case) -> None:
    """A tick on the message that has been answered, if there is one in our direct messages and room for it."""
    await _react(slack, case, DONE)


async def close_eyes(slack: Slack, case: Case) -> None:
    """Take the eyes off a message that is done. Slack takes few of these a minute, so not for every answer."""
    if not case.row.payload["ts"]:
        return
    try:
        await slack.posting.reactions_remove(
            channel=case.place.channel, timestamp=case.row.payload["ts"], name=WORKING
        )
    except FAILURES as error:
        _tell("taking the eyes off", error)


async def _keep_company(
    deps: Deps, slack: Slack, case: Case, is_visible: Callable[[], bool], loading: Sequence[str]
) -> None:
    patience = slack.patience
    await _react(slack, case, WORKING)
    await asyncio.sleep(patience.status_after - patience.eyes_after)
    if not is_visible():
        await _set_status(slack, case, loading)
    await asyncio.sleep(patience.still_working_after - patience.status_after)
    if not is_visible():
        await _say_still_working(deps, slack, case)


async def _say_still_working(deps: Deps, slack: Slack, case: Case) -> None:
    message = Outgoing(
        key=f"{case.row.key}:still_working",
        team_id=case.row.team_id,
        channel=case.place.channel,
        thread_ts=case.place.thread_ts,
        text=STILL_WORKING,
        person_id=case.person.id,
        conversation_id=case.place.conversation_id,
    )
    try:
        await deliver(deps, slack, message)
    except (Later, CoachError, *FAILURES) as error:
        log.info("saying so failed: %s", type(error).__name__)


async def _react(slack: Slack, case: Case, name: str) -> None:
    """An emoji is never worth a wait: where Slack takes no more of them this minute, it is left out."""
    ts = case.row.payload["ts"]
    if not ts or slack.emoji.is_full(MOST_A_MINUTE[name]):
        return
    slack.emoji.count()
    try:
        await slack.streaming.reactions_add(channel=case.place.channel, timestamp=ts, name=name)
    except FAILURES as error:
        _tell("reacting", error)


def _tell(what: str, error: BaseException) -> None:
    """A line for what failed; an emoji that stands as it should is none."""
    if not is_settled(error):
        log.info("%s failed: %s", what, code_of(error))


async def _set_status(slack: Slack, case: Case, loading: Sequence[str]) -> None:
    if "status" in slack.refused:
        return
    try:
        await slack.posting.assistant_threads_setStatus(
            channel_id=case.place.channel,
            thread_ts=case.place.thread_ts,
            status=STATUS,
            loading_messages=list(loading),
        )
    except FAILURES as error:
        if is_refusal(error):
            slack.refused.add("status")
        log.info("setting a status failed: %s", code_of(error))
