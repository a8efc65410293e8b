"""One call to a model, metered whatever becomes of it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from anthropic import AsyncAnthropic
from anthropic.types import Message

from bot.claude.answers import Answer
from bot.claude.failures import CallersError, Request, Truncated, in_our_words, outcome_of
from bot.claude.prices import Price, Tokens, cost_of
from bot.claude.settings import ClaudeSettings
from bot.errors import ModelOverfull, ModelRefused, ModelUnavailable
from bot.model import Meter, Usage

OnGrowth = Callable[[Answer], Awaitable[None]]

CHARACTERS_PER_TOKEN = 3
"""Fewer than English has, so that an estimate is rather too high."""

_LINGER_SECONDS = 0.2
"""How long the end of a connection is waited for once the answer is whole, so that it can be used again."""


@dataclass
class ModelCall:
    """A call while it runs; `answer` is as much of it as has arrived, None before anything has."""

    task: str
    model: str
    request: Request
    answer: Answer | None = None
    outcome: str = "ok"


@asynccontextmanager
async def metered(
    call: ModelCall, meter: Meter, settings: ClaudeSettings, *, clock: Callable[[], float]
) -> AsyncIterator[None]:
    """Note the call in the meter when it ends, also when it breaks or is cancelled, and tell whoever counts.

    Raises the SDK's errors as kinds of `CoachError`.
    """
    started = clock()
    try:
        with in_our_words():
            yield
    except BaseException as error:
        call.outcome = outcome_of(error)
        raise
    finally:
        usage = _usage(call, settings.prices, seconds=clock() - started)
        meter.add(usage)
        settings.on_call(usage)


async def stream_message(client: AsyncAnthropic, request: Request, call: ModelCall, on_growth: OnGrowth) -> Answer:
    """Send the request and follow the answer; `on_growth` sees it each time text or a citation was added.

    Leaving early, by error or cancellation, closes the connection at once. What becomes of the connection
    once the model has said how it ended is no loss. Raises what `finished` raises.
    """
    async with await client.messages.create(**request, model=call.model, stream=True) as events:
        answer = call.answer = Answer(call.model)
        try:
            async for event in events:
                if answer.take(event):
                    await on_growth(answer)
                if getattr(event, "type", None) == "message_stop":
                    await _linger(events)
                    break
        except CallersError:
            raise
        except Exception:
            if answer.stop_reason is None:
                raise
    return finished(answer)


async def _linger(events: AsyncIterator[Any]) -> None:
    """Read the connection to its end, unless that takes long: left in the middle it could not be used again."""
    with contextlib.suppress(Exception):
        async with asyncio.timeout(_LINGER_SECONDS):
            async for _ in events:
                pass


async def unseen(_answer: Answer) -> None:
    """What a stream does with its growth when nobody watches it: it only must not fall silent."""


async def create_message(client: AsyncAnthropic, request: Request, call: ModelCall, *, patience: float) -> Answer:
    """Send the request and wait up to `patience` seconds for the whole answer. Raises what `finished` raises."""
    message = await client.messages.create(**request, model=call.model, timeout=patience)
    if not isinstance(message, Message):  # the SDK hands on a web page, say of a proxy, as it is
        raise ModelUnavailable("the answer is not a message")
    call.answer = answer_of(message, asked=call.model)
    return finished(call.answer)


def answer_of(message: Message, *, asked: str) -> Answer:
    """The message that arrived in one piece; `asked` is the model asked, for a message that names none."""
    answer = Answer(asked)
    answer.begin(message)
    return answer


def finished(answer: Answer) -> Answer:
    """The answer, if the model ended it of its own accord.

    Raises `ModelRefused`, `Truncated`, `ModelOverfull`, or `ModelUnavailable` for an answer that was cut off or
    paused; a server that closes the connection politely in mid-answer leaves no other trace.
    """
    reason = answer.stop_reason
    if reason == "refusal":
        raise ModelRefused("the model declined")
    if reason == "max_tokens":
        raise Truncated(reason)
    if reason == "model_context_window_exceeded":
        raise ModelOverfull(reason)
    if reason in (None, "pause_turn"):
        raise ModelUnavailable("the answer broke off")
    return answer


def _usage(call: ModelCall, prices: Mapping[str, Price], *, seconds: float) -> Usage:
    answer = call.answer
    tokens = tokens_of(answer, asked=characters_of(call.request)) if answer else Tokens()
    model = answer.model if answer else call.model
    return Usage(
        task=call.task,
        model=model,
        input_tokens=tokens.input,
        output_tokens=tokens.output,
        cache_read_tokens=tokens.cache_read,
        cache_write_tokens=tokens.cache_write,
        cost_microdollars=cost_of(tokens, model, prices),
        seconds=seconds,
        outcome=call.outcome,
    )


def tokens_of(answer: Answer, *, asked: int = 0) -> Tokens:
    """What the API counted, or what can be told of an answer that broke off or came without a count.

    `asked` is how many characters the model was given to read. A broken stream never says how much it wrote,
    and what it wrote is billed all the same.
    """
    if not answer.has_begun:
        return Tokens()
    count = answer.usage.get
    written, output = count("cache_creation_input_tokens", 0), count("output_tokens", 0)
    short_lived = min(count("ephemeral_5m_input_tokens", 0), written)
    if answer.stop_reason is None or "output_tokens" not in answer.usage:
        output = max(output, len(answer.text) // CHARACTERS_PER_TOKEN)
    return Tokens(
        input=count("input_tokens", 0) if answer.usage else asked // CHARACTERS_PER_TOKEN,
        output=output,
        cache_read=count("cache_read_input_tokens", 0),
        cache_write_5m=short_lived,
        cache_write_1h=written - short_lived,
    )


def characters_of(request: Request) -> int:
    """About how much the model is given to read."""
    return len(str(request["system"])) + len(str(request["messages"]))
