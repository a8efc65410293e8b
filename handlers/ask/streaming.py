"""A message that grows while the model writes: Slack's native stream, with its faults accounted for.

Words are flushed by time, at most 12,000 characters a call. A stream ends by itself after about
five minutes and cannot be resumed, so it is closed at four and the rest is put in by an update.
When streaming is refused nothing is shown until the end, and the answer is posted plainly.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from slack_sdk.errors import SlackApiError

from handlers.failures import FAILURES, code_of, is_rate_limit, is_refusal, wait_of
from handlers.sessions import ACTIVE, end_stream, set_session
from handlers.slack import Slack

log = logging.getLogger("sideline.streaming")

MOST_CHARACTERS = 12_000


class LiveMessage:
    """One streamed message in a thread. `ts` is None until Slack has begun it.

    `is_lost` is True when it may have begun without our knowing its `ts`.
    """

    def __init__(
        self,
        slack: Slack,
        *,
        channel: str,
        thread_ts: str,
        recipient: tuple[str, str],
        has_session: bool,
        begun: Callable[[str], Awaitable[None]],
    ) -> None:
        """`recipient` is (team, user); `begun` is told the `ts` once the stream has started.

        `has_session` lets Slack show its Stop button meanwhile.
        """
        self._slack = slack
        self._channel = channel
        self._thread_ts = thread_ts
        self._recipient = recipient
        self._has_session = has_session
        self._begun = begun
        self._wanted = ""
        self._shown = ""
        self._next_at = 0.0
        self._ends_at = 0.0
        self._is_over = False
        self._is_starting = False
        self._flusher: asyncio.Task[None] | None = None
        self.ts: str | None = None
        self.is_lost = False

    @property
    def text(self) -> str:
        """What the person has seen so far."""
        return self._shown

    async def show(self, text: str) -> None:
        """The whole text so far; what is new reaches the person now, or within the flush interval."""
        self._wanted = text
        if self._is_over or self._flusher is not None or not self._has_news():
            return
        self._flusher = asyncio.create_task(self._flush_soon())

    async def close(self) -> None:
        """Show no more and end the stream; its final form is put in by an update afterwards."""
        await self.leave()
        if self.ts is None:
            return
        is_ended = await end_stream(self._slack, channel=self._channel, ts=self.ts, has_session=self._has_session)
        if self._has_session and not is_ended:
            await set_session(self._slack, channel=self._channel, thread_ts=self._thread_ts, status=ACTIVE)

    async def leave(self) -> None:
        """Show no more; a stream that is just beginning is waited for, so that its `ts` is not lost."""
        self._is_over = True
        flusher = self._flusher
        if flusher is None:
            return
        if not self._is_starting:
            flusher.cancel()
        await asyncio.gather(flusher, return_exceptions=True)

    def _has_news(self) -> bool:
        """More words than are shown; a gap before a paragraph waits for them, as Slack takes no empty text."""
        is_longer = bool(self._wanted[len(self._shown) :].strip())
        return is_longer and self._wanted.startswith(self._shown)

    async def _flush_soon(self) -> None:
        try:
            while self._has_news() and not self._is_over:
                await asyncio.sleep(max(0.0, self._next_at - time.monotonic()))
                await self._flush(self._wanted[len(self._shown) :][:MOST_CHARACTERS])
        finally:
            self._flusher = None

    async def _flush(self, news: str) -> None:
        try:
            if self.ts is None:
                await self._start(news)
            elif time.monotonic() > self._ends_at:
                self._is_over = True
                await end_stream(self._slack, channel=self._channel, ts=self.ts)
            else:
                await self._append(self.ts, news)
        except FAILURES as error:
            self._after(error)

    def _after(self, error: Exception) -> None:
        log.info("streaming paused or ended: %s", code_of(error))
        if isinstance(error, SlackApiError) and is_rate_limit(error):
            self._next_at = time.monotonic() + wait_of(error)
            return
        self._is_over = True
        self.is_lost = self.ts is None and not is_refusal(error)

    async def _start(self, news: str) -> None:
        team_id, user_id = self._recipient
        self._is_starting = True
        try:
            response = await self._slack.streaming.chat_startStream(
                channel=self._channel,
                thread_ts=self._thread_ts,
                markdown_text=news,
                recipient_team_id=team_id,
                recipient_user_id=user_id,
            )
            self.ts = str(response["ts"])
            self._ends_at = time.monotonic() + self._slack.patience.stream_life
            self._has_shown(news)
            await self._begun(self.ts)
        finally:
            self._is_starting = False
        if self._has_session:
            self._has_session = await set_session(
                self._slack, channel=self._channel, thread_ts=self._thread_ts, status="processing"
            )

    async def _append(self, ts: str, news: str) -> None:
        await self._slack.streaming.chat_appendStream(channel=self._channel, ts=ts, markdown_text=news)
        self._has_shown(news)

    def _has_shown(self, news: str) -> None:
        self._shown += news
        self._next_at = time.monotonic() + self._slack.patience.flush_every
