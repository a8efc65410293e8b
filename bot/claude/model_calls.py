"""One call to a model, metered whatever becomes of it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from anthropic import AsyncAnthropic
from anthropic.types import Message

from bot.claude.failures import Request, Truncated, in_our_words, outcome_of
from bot.claude.prices import Price, Tokens, cost_of
from bot.claude.settings import ClaudeSettings
from bot.errors import ModelRefused, ModelUnavailable
from bot.model import Meter, Usage

OnGrowth = Callable[[Message], Awaitable[None]]

# A broken stream never says how much it wrote, and what it wrote is billed all the same.
_CHARACTERS_PER_TOKEN = 3


@dataclass
class ModelCall:
    """A call while it runs; `message` is as much of the answer as has arrived."""

    task: str
    model: str
    message: Message | None = None
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


async def stream_message(
    client: AsyncAnthropic, request: Request, call: ModelCall, on_growth: OnGrowth
) -> Message:
    """Send the request and follow the answer; `on_growth` sees it each time text or a citation was added.

    Leaving early, by error or cancellation, closes the connection at once.
    Raises what `finished` raises.
    """
    async with client.messages.stream(**request, model=call.model) as stream:
        async for event in stream:
            if event.type == "message_start":
                call.message = stream.current_message_snapshot
            elif event.type in ("text", "citation"):
                await on_growth(stream.current_message_snapshot)
    return finished(call.message)


async def unseen(_message: Message) -> None:
    """What a stream does with its growth when nobody watches it: it only must not fall silent."""


async def create_message(client: AsyncAnthropic, request: Request, call: ModelCall, *, patience: float) -> Message:
    """Send the request and wait up to `patience` seconds for the whole answer. Raises what `finished` raises."""
    answer = await client.messages.create(**request, model=call.model, timeout=patience)
    if not isinstance(answer, Message):  # the SDK hands on a web page, say of a proxy, as it is
        raise ModelUnavailable("the answer is not a message")
    call.message = answer
    return finished(answer)


def finished(message: Message | None) -> Message:
    """The message, if the model ended it of its own accord.

    Raises `ModelRefused`, `Truncated`, or `ModelUnavailable` for an answer that was cut off; a
    server that closes the connection politely in mid-answer leaves no other trace.
    """
    reason = message.stop_reason if message else None
    if reason == "refusal":
        raise ModelRefused("the model declined")
    if reason in ("max_tokens", "model_context_window_exceeded"):
        raise Truncated(reason)
    if message is None or reason is None:
        raise ModelUnavailable("the answer broke off")
    return message


def text_of(message: Message) -> str:
    """The text the model wrote, without its thinking."""
    return "".join(block.text for block in message.content if block.type == "text")


def _usage(call: ModelCall, prices: Mapping[str, Price], *, seconds: float) -> Usage:
    tokens = tokens_of(call.message) if call.message else Tokens()
    model = call.message.model if call.message else call.model
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


def tokens_of(message: Message) -> Tokens:
    """What the API counted, or what can be told of an answer that broke off."""
    usage = message.usage
    written = usage.cache_creation_input_tokens or 0
    short_lived = usage.cache_creation.ephemeral_5m_input_tokens if usage.cache_creation else 0
    reported = usage.output_tokens
    if message.stop_reason is None:
        reported = max(reported, len(text_of(message)) // _CHARACTERS_PER_TOKEN)
    return Tokens(
        input=usage.input_tokens,
        output=reported,
        cache_read=usage.cache_read_input_tokens or 0,
        cache_write_5m=short_lived,
        cache_write_1h=written - short_lived,
    )
