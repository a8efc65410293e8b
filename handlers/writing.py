"""One answer on its way to a thread: streamed if words arrive early, posted if they come at once."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bot.deps import Deps
from handlers.blocks.text import markdown
from handlers.delivering import Outgoing, claim, complete, complete_stream, deliver
from handlers.partial import partial_markdown
from handlers.slack import Slack
from handlers.streaming import LiveMessage
from handlers.threads import Case
from storage import deliveries
from storage.deliveries import Claim

R = TypeVar("R")


class Stopped(Exception):
    """The person pressed Stop."""


class Writing:
    """The message an answer becomes. `show…` may be called while it is written, `finish` once."""

    def __init__(self, deps: Deps, slack: Slack, case: Case) -> None:
        row, person, place = case.row, case.person, case.place
        self._deps = deps
        self._slack = slack
        self._claimed: Claim | None = None
        self._stop = asyncio.Event()
        self._message = Outgoing(
            key=f"{row.key}:answer",
            team_id=row.team_id,
            channel=place.channel,
            thread_ts=place.thread_ts,
            text="",
            person_id=person.id,
            conversation_id=place.conversation_id,
            kept={"streams": True},
        )
        self._live = LiveMessage(
            slack,
            channel=place.channel,
            thread_ts=place.thread_ts,
            recipient=(row.team_id, person.slack_user_id),
            begun=self._begun,
        )

    def is_visible(self) -> bool:
        """True once the person sees words."""
        return self._live.ts is not None

    @property
    def text(self) -> str:
        """What the person has seen so far."""
        return self._live.text

    def stop(self) -> None:
        """The person wants no more of it."""
        self._stop.set()

    async def show_partial(self, partial: Mapping[str, Any]) -> None:
        """A plan so far, as a dictionary whose last string may still grow."""
        await self._show(partial_markdown(partial))

    async def show_text(self, text: str) -> None:
        """A reply so far, whole."""
        await self._show(markdown(text))

    async def until_stopped(self, work: Coroutine[Any, Any, R]) -> R:
        """The result of the work. Raises `Stopped` when the person ends it first."""
        task = asyncio.create_task(work)
        stop = asyncio.create_task(self._stop.wait())
        try:
            await asyncio.wait((task, stop), return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            raise Stopped
        finally:
            stop.cancel()
            if not task.done():
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    async def finish(self, text: str, blocks: list[dict[str, Any]], *, guidance_id: int | None = None) -> str:
        """Put the answer in its final form; its `ts`. Raises `Later`, `Undeliverable`."""
        message = replace(self._message, text=text, blocks=blocks, guidance_id=guidance_id)
        await self._live.close()
        claimed = self._claimed
        if claimed is None:
            return await deliver(self._deps, self._slack, replace(message, kept={}))
        if self._live.ts is not None:
            return await complete_stream(self._deps, self._slack, message, self._live.ts)
        if self._live.is_lost:
            claimed = replace(claimed, verdict="look", started_at=claimed.delivery.started_at)
        return await complete(self._deps, self._slack, message, claimed)

    async def finish_stopped(self) -> None:
        """Keep what the person has seen and say that it ends here."""
        text = f"{self._live.text}\n\n_Stopped. Ask again whenever you like._".strip()
        await self.finish(text, [{"type": "markdown", "text": text[:12000]}])

    async def _show(self, text: str) -> None:
        if self._claimed is None:
            self._claimed = await claim(self._deps, self._message)
        if self._claimed.verdict == "send":
            await self._live.show(text)

    async def _begun(self, ts: str) -> None:
        async with self._deps.database.for_team(self._message.team_id) as session:
            await deliveries.mark_streaming(session, key=self._message.key, ts=ts)


@contextlib.asynccontextmanager
async def writing(deps: Deps, slack: Slack, case: Case) -> AsyncIterator[Writing]:
    """A `Writing` that the Stop button of its thread can reach."""
    words = Writing(deps, slack, case)
    thread = (case.place.channel, case.place.thread_ts)
    slack.writing[thread] = words.stop
    try:
        yield words
    finally:
        slack.writing.pop(thread, None)
