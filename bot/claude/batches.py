"""Batches of the Messages API: digests that have until Monday, at half the price.

A batch is handed in once, polled, and read when it has ended. Every request in it is checked by the API only
then, and each succeeds, errs, expires or is cancelled by itself.
"""

import contextlib
from collections.abc import AsyncGenerator, Iterator, Mapping
from datetime import datetime
from typing import Any

import anthropic
from anthropic import AsyncAnthropic
from anthropic.types import Message
from anthropic.types.messages import MessageBatch

from bot.claude.answers import Answer
from bot.claude.failures import Request, in_our_words, outcome_of
from bot.claude.model_calls import CHARACTERS_PER_TOKEN, answer_of, characters_of, finished, tokens_of
from bot.claude.plans import read_shape
from bot.claude.prices import BATCH_SHARE, Tokens, cost_of
from bot.claude.requests import digest_request
from bot.claude.settings import ClaudeSettings
from bot.digest_briefs import BatchedWords, BatchState, DigestBrief, SentBatch, WrittenDigest
from bot.errors import BatchGone, CoachError
from bot.model import Usage
from bot.tracks import House

TASK = "digest_batch"
HAND_IN_SECONDS = 120
"""Two thousand requests are some 20 MB."""
PAGE = 100
_STATES: Mapping[str, BatchState] = {"ended": "ended", "canceling": "stopping"}
_ANSWER_TOKENS = 400
"""Two sentences as JSON, and a little thought."""


class ClaudeBatches:
    """Fulfils `bot.digest_briefs.DigestBatches`.

    Raises `ModelUnavailable` (or its kind `ModelTimeout`) when the API cannot be reached, `ModelMisconfigured`
    when the request or the key is at fault, `BatchGone` for a batch the API does not know.
    """

    def __init__(self, client: AsyncAnthropic, settings: ClaudeSettings, house: House) -> None:
        self._client = client
        self._settings = settings
        self._house = house

    def cost_of(self, brief: DigestBrief) -> int:
        """Microdollars of one brief, were nothing of it cached."""
        request = digest_request(brief, self._house)
        tokens = Tokens(input=characters_of(request) // CHARACTERS_PER_TOKEN, output=_ANSWER_TOKENS)
        return cost_of(tokens, self._settings.chat_model, self._settings.prices, share=BATCH_SHARE)

    async def send(self, briefs: Mapping[str, DigestBrief]) -> str:
        """Hand the briefs in, each by its key; the batch's id. Raises as the class says.

        The SDK would hand in again when an answer is lost, and both batches would be charged.
        """
        once = self._client.with_options(max_retries=0, timeout=HAND_IN_SECONDS)
        with _in_our_words():
            batch = await once.messages.batches.create(
                requests=[{"custom_id": key, "params": self._params(brief)} for key, brief in briefs.items()]
            )
            return batch.id

    async def list_sent(self, *, size: int, since: datetime) -> list[SentBatch]:
        """The batches of that many requests handed in since then, newest first. Raises as the class says."""
        found = []
        with _in_our_words():
            async for batch in self._client.messages.batches.list(limit=PAGE):
                if batch.created_at < since:
                    break
                if _size(batch) == size:
                    found.append(SentBatch(batch.id, batch.processing_status == "ended"))
        return found

    async def state_of(self, batch_id: str) -> BatchState:
        """How far it is. Raises as the class says."""
        with _in_our_words():
            batch = await self._client.messages.batches.retrieve(batch_id)
            return _STATES.get(batch.processing_status, "running")

    async def read(self, batch_id: str) -> AsyncGenerator[BatchedWords]:
        """What came of each request. Raises as the class says, also in the middle."""
        with _in_our_words():
            results = await self._client.messages.batches.results(batch_id)
        lines = aiter(results)
        while True:
            with _in_our_words():
                line = await anext(lines, None)
                if line is None:
                    return
                answer = self._answer(line)
            yield answer

    async def cancel(self, batch_id: str) -> None:
        """Have no more of it done. Raises as the class says."""
        with _in_our_words():
            await self._client.messages.batches.cancel(batch_id)

    async def delete(self, batch_id: str) -> None:
        """Leave nothing of an ended batch with the API. Raises as the class says."""
        with _in_our_words():
            await self._client.messages.batches.delete(batch_id)

    def _params(self, brief: DigestBrief) -> Any:
        request: Request = digest_request(brief, self._house)
        return {**request, "model": self._settings.chat_model}

    def _answer(self, line: Any) -> BatchedWords:
        """One line of the results; nothing has checked its shape yet."""
        key, result = str(getattr(line, "custom_id", "")), getattr(line, "result", None)
        message = getattr(result, "message", None) if getattr(result, "type", None) == "succeeded" else None
        if not isinstance(message, Message):
            return BatchedWords(key, None)
        answer = answer_of(message, asked=self._settings.chat_model)
        outcome, words = "ok", None
        try:
            words = read_shape(finished(answer).text, WrittenDigest)
        except CoachError as error:
            outcome = outcome_of(error)
        usage = self._usage(answer, outcome)
        self._settings.on_call(usage)
        return BatchedWords(key, words, usage)

    def _usage(self, answer: Answer, outcome: str) -> Usage:
        tokens = tokens_of(answer)
        return Usage(
            task=TASK,
            model=answer.model,
            input_tokens=tokens.input,
            output_tokens=tokens.output,
            cache_read_tokens=tokens.cache_read,
            cache_write_tokens=tokens.cache_write,
            cost_microdollars=cost_of(tokens, answer.model, self._settings.prices, share=BATCH_SHARE),
            seconds=0,
            outcome=outcome,
        )


def _size(batch: MessageBatch) -> int:
    counts = batch.request_counts
    return counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired


@contextlib.contextmanager
def _in_our_words() -> Iterator[None]:
    """The SDK's errors as ours. Raises `BatchGone` for what the API does not know, and kinds of `CoachError`."""
    with in_our_words():
        try:
            yield
        except anthropic.NotFoundError as error:
            raise BatchGone(f"{error.status_code} {error.request_id}") from None
