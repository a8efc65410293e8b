"""The writer that asks Claude: the chat model first, the fallback model when that is unavailable."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import anthropic
from anthropic import AsyncAnthropic

from bot.call_briefs import CallBrief, FollowUpBrief, WrittenReview
from bot.claude.answers import Answer
from bot.claude.batches import ClaudeBatches
from bot.claude.diagnostics import CacheWatch
from bot.claude.failures import CallersError, Request, Truncated, UnknownModel, Unusable, callers_own, within
from bot.claude.model_calls import ModelCall, create_message, metered, stream_message, unseen
from bot.claude.outage import Outage
from bot.claude.plans import read_partial_plan, read_plan, read_shape
from bot.claude.replies import citable, read_partial_reply, read_reply
from bot.claude.requests import (
    digest_request,
    draft_request,
    follow_up_request,
    guidance_request,
    reply_request,
    review_request,
    week_request,
)
from bot.claude.retries import CapRetryAfter
from bot.claude.reviews import read_review
from bot.claude.settings import ClaudeSettings
from bot.claude.tracing import traces_without_words
from bot.digest_briefs import DigestBrief, WrittenDigest
from bot.errors import CoachError, ModelMisconfigured, ModelOverfull, ModelUnavailable
from bot.model import Brief, Draft, DraftOffer, Meter, Reply, Written, WrittenGuidance
from bot.tracks import House
from bot.week_briefs import WeekBrief, WrittenWeek
from bot.writer import ShowPartial, ShowText

log = logging.getLogger("sideline.claude")

T = TypeVar("T")

# Of the time a person waits, the part the chat model may use up before the fallback model is asked.
_CHAT_SHARE = 2 / 3


@dataclass(frozen=True)
class _Ask(Generic[T]):
    """One thing wanted: what to send, how to send it, and how to read the answer."""

    task: str
    request: Request
    send: Callable[[Request, ModelCall], Awaitable[Answer]]
    read: Callable[[Answer], T]
    meter: Meter
    seconds: float | None = None


class ClaudeWriter:
    """Fulfils `bot.writer.Writer`.

    Each method raises `ModelUnavailable` (or its kind `ModelTimeout`) when both models fail,
    `ModelRefused` when one declines, `ModelMisconfigured` (or its kind `ModelOverfull`) when the request or the
    key is at fault.
    When an answer is asked for again, to repair it or of the fallback model, what `show` receives
    starts over and may be shorter than before. After a refusal, what was shown has to be taken back.
    """

    def __init__(
        self, settings: ClaudeSettings, house: House, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings = settings
        self._house = house
        self._clock = clock
        # A redirect would take what people wrote to wherever it leads.
        self._client = AsyncAnthropic(
            api_key=settings.api_key,
            base_url=settings.base_url,
            timeout=anthropic.Timeout(settings.stall_seconds, connect=5),
            http_client=anthropic.DefaultAsyncHttpxClient(follow_redirects=False),
            middleware=[CapRetryAfter(settings.max_retry_after_seconds)],
            open_telemetry=traces_without_words(settings.traces_to),
        )
        self.batches = ClaudeBatches(self._client, settings, house)
        self._outage = Outage(time.monotonic)
        self._places = asyncio.Semaphore(settings.concurrency)
        self._cache_watch = CacheWatch() if settings.diagnostics else None
        _never_log_messages()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def write_guidance(self, brief: Brief, *, show: ShowPartial, meter: Meter) -> Written[WrittenGuidance]:
        """A plan within the limits of its layout, citing only the brief's snippets.

        `show` gets the plan so far, from its first words on. Raises as the class says.
        """
        known = {snippet.cite for snippet in brief.snippets}

        async def send(request: Request, call: ModelCall) -> Answer:
            return await stream_message(self._client, request, call, show_growth)

        async def show_growth(answer: Answer) -> None:
            partial = read_partial_plan(answer.text, known)
            if partial:
                with callers_own():
                    await show(partial)

        def read(answer: Answer) -> WrittenGuidance:
            read_so = read_plan(answer.text, known)
            if read_so.unknown_sources:
                log.warning("%s named %d unknown sources", answer.model, read_so.unknown_sources)
            return read_so.plan

        request = guidance_request(brief, self._house, effort=self._settings.effort)
        return await self._answer(_Ask("guidance", request, send, read, meter))

    async def write_reply(self, brief: Brief, *, show: ShowText, meter: Meter) -> Written[Reply]:
        """Free text with `[1]` marks pointing into `cites`, which holds ids of the brief's snippets only.

        `show` gets the whole text so far. Raises as the class says.
        """
        known = citable(brief.snippets)

        async def send(request: Request, call: ModelCall) -> Answer:
            return await stream_message(self._client, request, call, show_growth)

        async def show_growth(answer: Answer) -> None:
            text = read_partial_reply(answer.passages, known)
            if text:
                with callers_own():
                    await show(text)

        def read(answer: Answer) -> Reply:
            reply = read_reply(answer.passages, known)
            if not reply.text:
                raise ModelUnavailable("the answer holds no text")
            return reply

        request = reply_request(brief, self._house, effort=self._settings.effort)
        return await self._answer(_Ask("reply", request, send, read, meter))

    async def write_draft(self, brief: Brief, offer: DraftOffer, *, meter: Meter) -> Written[Draft]:
        """The text behind `offer`, in one piece. Raises as the class says."""
        request = draft_request(brief, offer, self._house, effort=self._settings.effort)
        return await self._answer(_Ask("draft", request, self._create, _read_draft, meter))

    async def review_call(self, brief: CallBrief, *, meter: Meter) -> Written[WrittenReview]:
        """The model's claims about a call, within the limits of their shape; nobody has verified them yet.

        Raises as the class says.
        """

        async def send(request: Request, call: ModelCall) -> Answer:
            return await stream_message(self._client, request, call, unseen)

        def read(answer: Answer) -> WrittenReview:
            return read_review(answer.text, brief)

        request = review_request(brief, self._house, effort=self._settings.review_effort)
        seconds = self._settings.review_seconds
        return await self._answer(_Ask("call_review", request, send, read, meter, seconds))

    async def write_follow_up(self, brief: FollowUpBrief, *, meter: Meter) -> Written[Draft]:
        """The message after a call, in one piece. Raises as the class says."""
        request = follow_up_request(brief, self._house, effort=self._settings.effort)
        return await self._answer(_Ask("follow_up", request, self._create, _read_draft, meter))

    async def write_digest(self, brief: DigestBrief, *, meter: Meter) -> Written[WrittenDigest]:
        """Two lines of a digest; nobody has checked yet what they say. Raises as the class says."""

        def read(answer: Answer) -> WrittenDigest:
            return read_shape(answer.text, WrittenDigest)

        return await self._answer(_Ask("digest", digest_request(brief, self._house), self._create, read, meter))

    async def write_week(self, brief: WeekBrief, *, meter: Meter) -> Written[WrittenWeek]:
        """The tasks of a week in words; nobody has checked yet what they say. Raises as the class says."""

        def read(answer: Answer) -> WrittenWeek:
            return read_shape(answer.text, WrittenWeek)

        return await self._answer(_Ask("weekly_plan", week_request(brief, self._house), self._create, read, meter))

    async def _create(self, request: Request, call: ModelCall) -> Answer:
        return await create_message(self._client, request, call, patience=self._settings.timeout_seconds)

    async def _answer(self, ask: _Ask[T]) -> Written[T]:
        """The chat model's answer or, when that is unavailable, the fallback model's."""
        try:
            written = await self._first_answer(ask)
        except CallersError as carried:
            raise carried.error from None
        except ModelOverfull:
            raise
        except (ModelUnavailable, ModelMisconfigured) as error:
            self._outage.note_failure(error)
            raise
        self._outage.note_answer()
        return written

    async def _first_answer(self, ask: _Ask[T]) -> Written[T]:
        started = asyncio.get_running_loop().time()
        wait = ask.seconds or self._settings.timeout_seconds
        async with self._places:  # whoever holds a place has to leave it before our own time is up
            try:
                return await self._ask(ask, self._settings.chat_model, started + wait * _CHAT_SHARE)
            except (ModelUnavailable, UnknownModel) as error:
                log.warning("%s is unavailable (%s), asking the fallback model", self._settings.chat_model, error)
            return await self._ask(ask, self._settings.fallback_model, started + wait)

    async def _ask(self, ask: _Ask[T], model: str, deadline: float) -> Written[T]:
        """One model's answer; a cut or misshapen one is asked for again, once for each reason."""
        request = ask.request
        amended: set[type[CoachError]] = set()
        while True:
            try:
                return await self._ask_once(ask, request, model, deadline)
            except (Truncated, Unusable) as problem:
                if type(problem) in amended:
                    raise
                amended.add(type(problem))
                request = problem.amend(request)

    async def _ask_once(self, ask: _Ask[T], request: Request, model: str, deadline: float) -> Written[T]:
        call = ModelCall(ask.task, model, request)
        watch = self._cache_watch
        async with metered(call, ask.meter, self._settings, clock=self._clock), within(deadline):
            answer = await ask.send(watch.watched(request) if watch else request, call)
            if watch:
                watch.note(request, answer)
            return Written(ask.read(answer), answer.model)


def _read_draft(answer: Answer) -> Draft:
    draft = read_shape(answer.text, Draft)
    if not draft.body.strip():
        raise Unusable(["body: the text is missing"])
    return draft


def _never_log_messages() -> None:
    """The SDK writes whole requests to its log at level DEBUG; keep it above that."""
    logger = logging.getLogger("anthropic")
    logger.setLevel(max(logger.level, logging.INFO))
