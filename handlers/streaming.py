"""A message that grows while the model writes: Slack's native stream, with its faults accounted for.

Words are flushed by time, at most 12,000 characters a call. A stream ends by itself after about
five minutes and cannot be resumed, so it is closed at four and the rest is put in by an update.
When streaming is refused nothing is shown until the end, and the answer is posted plainly.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

import aiohttp
from slack_sdk.errors import SlackApiError

from handlers.slack import Slack

log = logging.getLogger("sideline.streaming")

MOST_CHARACTERS = 12_000
FAILURES = (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, ConnectionError)


class LiveMessage:
    """One streamed message in a thread. `ts` is None until Slack has begun it."""

    def __init__(
        self,
        slack: Slack,
        *,
        channel: str,
        thread_ts: str,
        recipient: tuple[str, str],
        begun: Callable[[str], Awaitable[None]],
    ) -> None:
        """`recipient` is (team, user); `begun` is told the `ts` once the stream has started."""
        self._slack = slack
        self._channel = channel
        self._thread_ts = thread_ts
        self._recipient = recipient
        self._begun = begun
        self._wanted = ""
        self._shown = ""
        self._flushed_at = float("-inf")
        self._started_at = 0.0
        self._is_over = False
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
        """Show what is left and end the stream; its final form is put in by an update afterwards."""
        if self._flusher is not None:
            await self._flusher
        if self.ts is None or self._is_over:
            return
        self._is_over = True
        try:
            await self._slack.posting.chat_stopStream(channel=self._channel, ts=self.ts)
        except FAILURES as error:
            log.info("ending a stream failed: %s", _name(error))

    def _has_news(self) -> bool:
        return len(self._wanted) > len(self._shown) and self._wanted.startswith(self._shown)

    async def _flush_soon(self) -> None:
        try:
            wait = self._flushed_at + self._slack.patience.flush_every - time.monotonic()
            if wait > 0:
                await asyncio.sleep(wait)
            while self._has_news() and not self._is_over:
                await self._flush(self._wanted[len(self._shown) :][:MOST_CHARACTERS])
        finally:
            self._flusher = None

    async def _flush(self, news: str) -> None:
        try:
            if self.ts is None:
                await self._start(news)
            elif time.monotonic() - self._started_at > self._slack.patience.stream_life:
                await self._end_early()
                return
            else:
                await self._slack.posting.chat_appendStream(channel=self._channel, ts=self.ts, markdown_text=news)
        except FAILURES as error:
            self._is_over = True
            self.is_lost = self.ts is None and not _is_refusal(error)
            log.info("streaming ended: %s", _name(error))
            return
        self._shown += news
        self._flushed_at = time.monotonic()

    async def _start(self, news: str) -> None:
        team_id, user_id = self._recipient
        response = await self._slack.posting.chat_startStream(
            channel=self._channel,
            thread_ts=self._thread_ts,
            markdown_text=news,
            recipient_team_id=team_id,
            recipient_user_id=user_id,
        )
        self.ts = str(response["ts"])
        self._started_at = time.monotonic()
        await self._begun(self.ts)

    async def _end_early(self) -> None:
        self._is_over = True
        await self._slack.posting.chat_stopStream(channel=self._channel, ts=self.ts or "")


def _is_refusal(error: BaseException) -> bool:
    """True when Slack said no, so that nothing was posted; a lost answer is not a no."""
    return isinstance(error, SlackApiError) and error.response.status_code in (200, 429)


def _name(error: BaseException) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
