"""One answer on its way to a thread: streamed if words arrive early, posted if they come at once."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from bot.deps import Deps
from bot.people import is_new
from handlers.ask.partial import partial_markdown
from handlers.ask.stopping import told_to_stop
from handlers.ask.streaming import LiveMessage
from handlers.ask.threads import Case
from handlers.blocks.parts import Block, Words
from handlers.blocks.text import markdown
from handlers.delivering import claim_within, complete, complete_as, deliver, settle
from handlers.metering import seconds_since
from handlers.sending import Outgoing
from handlers.sessions import ACTIVE, set_session
from handlers.slack import Slack
from storage import agenda, deliveries
from storage.database import Session
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
        self._row = row
        self._claimed: Claim | None = None
        self._promised_of: int | None = None
        self._work: asyncio.Task[Any] | None = None
        self._watching: asyncio.Task[None] | None = None
        self._is_stopped = False
        self._has_session = case.is_private
        self._asked_at: datetime | None = row.due_at
        self._message = Outgoing(
            key=f"{row.key}:answer",
            team_id=row.team_id,
            channel=place.channel,
            thread_ts=place.thread_ts,
            text="",
            person_id=person.id,
            conversation_id=place.conversation_id,
            kept={"streams": True},
            last_of=None if case.is_private and is_new(person) else row,
        )
        self._live = LiveMessage(
            slack,
            channel=place.channel,
            thread_ts=place.thread_ts,
            recipient=(row.team_id, person.slack_user_id),
            has_session=self._has_session,
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
        self._is_stopped = True
        if self._work is not None:
            self._work.cancel()

    async def show_partial(self, partial: Mapping[str, Any]) -> None:
        """A plan so far, as a dictionary whose last string may still grow."""
        await self._show(partial_markdown(partial))

    async def show_text(self, text: str) -> None:
        """A reply so far, whole."""
        await self._show(markdown(text))

    async def until_stopped(self, work: Coroutine[Any, Any, R]) -> R:
        """The result of the work. Raises `Stopped` when the person ends it first."""
        self._work = task = asyncio.create_task(work)
        if self._is_stopped:
            task.cancel()
        loop, within = asyncio.get_running_loop(), self._slack.patience.stop_within
        watch = loop.call_later(within, self._watch, time.monotonic())
        try:
            return await task
        except asyncio.CancelledError:
            ours = asyncio.current_task()
            if not self._is_stopped or (ours and ours.cancelling()):
                raise
            raise Stopped from None
        finally:
            watch.cancel()
            if self._watching is not None:
                self._watching.cancel()

    def _watch(self, began: float) -> None:
        """Most answers without a model are there before this is worth a task."""
        self._watching = asyncio.create_task(self._stop_when_told(began))

    async def _stop_when_told(self, began: float) -> None:
        channel, thread_ts = self._message.channel, self._message.thread_ts or ""
        with contextlib.suppress(Exception):  # a database that is gone must not end what is being written
            await told_to_stop(self._deps, self._slack, channel=channel, thread_ts=thread_ts, began=began)
            self.stop()

    async def claim_within(self, session: Session, *, guidance_id: int) -> None:
        """Take the message for sending in the transaction that keeps what it says, unless words are out."""
        if self._claimed is None:
            message = replace(self._message, guidance_id=guidance_id, kept={})
            self._claimed, self._promised_of = await claim_within(self._deps, session, message), guidance_id

    async def finish_in_parts(self, parts: Sequence[Words]) -> None:
        """Put an answer in its final form, what one message has no room for in others below it.

        Raises `Later`, `Undeliverable`.
        """
        (text, blocks), *rest = parts
        await self.finish(text, blocks, is_all=not rest)
        for number, (text, blocks) in enumerate(rest, start=2):
            key = f"{self._message.key}:{number}"
            part = replace(self._message, key=key, text=text, blocks=blocks, kept={}, last_of=None)
            await deliver(self._deps, self._slack, part)

    async def finish(
        self, text: str, blocks: list[Block], *, guidance_id: int | None = None, is_all: bool = True
    ) -> str:
        """Put the answer in its final form; its `ts`. Raises `Later`, `Undeliverable`.

        The work is over then, unless this is not all of it.
        """
        new = None if guidance_id == self._promised_of else guidance_id  # the promise has it
        last_of = self._message.last_of if is_all else None
        message = replace(self._message, text=text, blocks=blocks, guidance_id=new, last_of=last_of)
        await self._live.close()
        claimed = self._claimed or await self._claim(replace(message, kept={}))
        if self._live.ts is not None:
            return await complete_as(self._deps, self._slack, message, self._live.ts)
        if self._live.is_lost:
            return await settle(self._deps, self._slack, message, claimed)
        ts = await complete(self._deps, self._slack, message, claimed)
        self._note_first_words()
        if self._has_session and claimed.verdict in ("update", "look"):
            await self._free_session()
        return ts

    async def _free_session(self) -> None:
        """Another process began this and is gone; its thread is not being worked on any more."""
        channel, thread_ts = self._message.channel, self._message.thread_ts or ""
        await set_session(self._slack, channel=channel, thread_ts=thread_ts, status=ACTIVE)

    async def leave(self) -> None:
        """Nothing more is written here; what has begun is finished by whoever takes the work over."""
        await self._live.leave()

    async def _show(self, text: str) -> None:
        if self._claimed is None:
            self._claimed = await self._claim(self._message)
        if self._claimed.verdict == "send":
            await self._live.show(text)

    async def _claim(self, message: Outgoing) -> Claim:
        """Take it for sending. Raises Fenced when the work was taken back or over meanwhile, and says nothing."""
        async with self._deps.database.for_team(message.team_id) as session:
            await agenda.save_memo(session, row=self._row)
            return await claim_within(self._deps, session, message)

    def _note_first_words(self) -> None:
        """Once: the person need not wait any more."""
        if self._asked_at is not None:
            self._deps.metering.first_reply.observe(seconds_since(self._deps, self._asked_at))
            self._asked_at = None

    async def _begun(self, ts: str) -> None:
        self._note_first_words()
        async with self._deps.database.for_team(self._message.team_id) as session:
            await deliveries.mark_streaming(session, key=self._message.key, ts=ts)


@contextlib.asynccontextmanager
async def writing(deps: Deps, slack: Slack, case: Case) -> AsyncIterator[Writing]:
    """A `Writing` that the Stop button of its thread can reach."""
    words = Writing(deps, slack, case)
    thread = (case.place.channel, case.place.thread_ts)
    stops = slack.writing.setdefault(thread, [])
    stops.append(words.stop)
    try:
        yield words
    finally:
        stops.remove(words.stop)
        if not stops:
            slack.writing.pop(thread, None)
        await words.leave()
