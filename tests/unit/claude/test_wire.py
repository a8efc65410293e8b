"""Streams as bytes: whatever a server can do to them, the answer is whole or it does not count."""

import asyncio
import json
from typing import Any

import pytest

from bot.claude.writer import ClaudeWriter
from bot.model import Brief, Meter
from tests.fakes.anthropic_server import ScriptedAnthropic, Wire, guidance_answer, text_answer
from tests.unit.claude.conftest import PLAN, LoopClock, Screen, plan

Json = dict[str, Any]

SMILING = plan(situation="Dana 😀 is glad: naïve — “yes”, 日本語.")
USAGE = {"input_tokens": 900, "output_tokens": 1}
START = {"id": "msg_1", "model": "claude-sonnet-5-5", "role": "assistant", "content": [], "usage": USAGE}
END: Json = {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 300}}
STOP: Json = {"type": "message_stop"}


def begin(**changes: Any) -> Json:
    return {"type": "message_start", "message": {**START, **changes}}


def block(index: int, *deltas: Json, **content: Any) -> list[Json]:
    """A block of content from its beginning to its end."""
    start = {"type": "content_block_start", "index": index, "content_block": content}
    grown = [{"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas]
    return [start, *grown, {"type": "content_block_stop", "index": index}]


def text(value: str, *, index: int = 0, ends: int = 40) -> list[Json]:
    """A block of text in pieces of `ends` characters."""
    pieces = [value[at : at + ends] for at in range(0, len(value), ends)]
    return block(index, *({"type": "text_delta", "text": piece} for piece in pieces), type="text", text="")


def sent(*events: Json, ends: str = "\n") -> bytes:
    """The events as a server writes them."""
    return "".join(
        f"event: {event['type']}{ends}data: {json.dumps(event)}{ends}{ends}" for event in events
    ).encode()


def halves(value: str) -> str:
    """The text as a program counts that knows characters of sixteen bits only: an emoji is two."""
    units = value.encode("utf-16-le")
    return "".join(chr(low + 256 * high) for low, high in zip(units[::2], units[1::2], strict=True))


WRITTEN = text(json.dumps(SMILING))
IN_UTF_8 = "".join(
    f"event: {event['type']}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n"
    for event in [begin(), *text(json.dumps(SMILING, ensure_ascii=False)), END, STOP]
).encode()
PING = b'event: ping\ndata: {"type": "ping"}\n\n: nothing to say\n\n'
WHOLE = sent(begin(), *WRITTEN, END, STOP)

STILL_WHOLE: dict[str, Wire] = {
    "a few bytes at a time, in the midst of characters": Wire(IN_UTF_8, chunk=3),
    "emoji cut in halves": Wire(
        sent(begin(), *text(halves(json.dumps(SMILING, ensure_ascii=False)), ends=1), END, STOP)
    ),
    "lines end as on Windows": Wire(sent(begin(), *WRITTEN, END, STOP, ends="\r\n"), chunk=5),
    "pings and comments everywhere": Wire(
        PING + PING.join(sent(e) for e in [begin(), *WRITTEN, END, STOP]) + PING
    ),
    "events nobody knows": Wire(
        sent({"type": "dawn"}, begin(), {"type": "noon", "delta": 1}, *WRITTEN, {"type": "dusk"}, END, STOP)
    ),
    "data that is no object": Wire(
        WHOLE.replace(b"event: message_stop", b"event: x\ndata: [1]\n\nevent: message_stop")
    ),
    "blocks nobody knows": Wire(
        sent(
            begin(),
            *block(0, {"type": "hologram_delta", "text": "Boo"}, type="hologram", text="Boo"),
            *block(1, {"type": "thinking_delta", "thinking": "Boo"}, type="thinking", thinking="", signature=""),
            *block(2, type="redacted_thinking", data="Boo"),
            *text(json.dumps(SMILING), index=3),
            END,
            STOP,
        )
    ),
    "several blocks of text": Wire(
        sent(
            begin(),
            *text(json.dumps(SMILING)[:50]),
            *text("", index=1),
            *text(json.dumps(SMILING)[50:], index=2),
            END,
            STOP,
        )
    ),
    "text in the start of its block": Wire(
        sent(begin(), *block(0, type="text", text=json.dumps(SMILING)), END, STOP)
    ),
    "no model named": Wire(sent(begin(model=None), *WRITTEN, END, STOP)),
    "no content named": Wire(sent(begin(content=None), *WRITTEN, END, STOP)),
    "cut after its ending": Wire(WHOLE, then="drop"),
    "cut just before the last event": Wire(sent(begin(), *WRITTEN, END), then="drop"),
    "never closed after its ending": Wire(WHOLE, then="stall"),
    "words after the last event": Wire(WHOLE + b"event: error\ndata: {\n\n"),
}


@pytest.mark.parametrize("answer", STILL_WHOLE.values(), ids=STILL_WHOLE.keys())
async def test_a_whole_answer_counts(
    answer: Wire, writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(answer)

    async with asyncio.timeout(60):
        written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.result.model_dump(mode="json") == SMILING
    assert written.model == "claude-sonnet-5-5"
    assert screen.partials[-1] == SMILING
    assert "Boo" not in str(screen.partials)
    assert [(call.model, call.outcome) for call in meter.calls] == [("claude-sonnet-5-5", "ok")]
    assert [(call.input_tokens, call.output_tokens) for call in meter.calls] == [(900, 300)]


BROKEN: dict[str, Wire] = {
    "before its headers": Wire(b"", then="hang_up"),
    "before its first event": Wire(b"", then="drop"),
    "without a word": Wire(b""),
    "with a start alone": Wire(sent(begin())),
    "with its stop but no reason": Wire(sent(begin(), *WRITTEN, STOP)),
    "with an empty reason": Wire(sent(begin(), *WRITTEN, {**END, "delta": {"stop_reason": None}}, STOP)),
    "paused": Wire(sent(begin(), *WRITTEN, {**END, "delta": {"stop_reason": "pause_turn"}}, STOP)),
    "in the middle of a word": Wire(WHOLE[:800], then="drop"),
    "with an event that is cut off": Wire(sent(begin(), *WRITTEN) + b'event: message_delta\ndata: {"type"\n\n'),
    "with what is not UTF-8": Wire(sent(begin()) + b"event: content_block_delta\ndata: \xff\xfe\n\n" + WHOLE),
    "with an error of no kind": Wire(sent(begin()) + b"event: error\ndata: nothing works\n\n"),
    "with an error that is null": Wire(
        sent(begin()) + b'event: error\ndata: {"type": "error", "error": null}\n\n'
    ),
    "with nothing in it": Wire(sent(begin(), END, STOP)),
    "with thinking alone": Wire(sent(begin(), *block(0, type="thinking", thinking="", signature="s"), END, STOP)),
}
UNUSABLE = {"with nothing in it", "with thinking alone"}
"""What ended properly and holds no plan is complained about once."""
TIMES = dict.fromkeys(UNUSABLE, 2) | {"before its headers": 3}
"""How often the chat model is asked, if not once; where nothing came at all the SDK itself asks again."""


@pytest.mark.parametrize("how", BROKEN)
async def test_an_answer_that_breaks_goes_to_the_fallback_model(
    how: str, writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(*[BROKEN[how]] * TIMES.get(how, 1), guidance_answer(PLAN))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert written.model == "claude-haiku-5-5"
    assert written.result.model_dump(mode="json") == PLAN
    assert screen.partials[-1] == PLAN
    assert meter.calls[0].outcome == ("unusable" if how in UNUSABLE else "unavailable")
    assert [call.outcome for call in meter.calls][-1] == "ok"


COUNTS: dict[str, tuple[Any, Any, tuple[int, int, int, int]]] = {
    "as documented": (USAGE, {"output_tokens": 300}, (900, 300, 0, 0)),
    "with a cache": (
        {**USAGE, "cache_read_input_tokens": 2000, "cache_creation_input_tokens": 40},
        {"output_tokens": 300},
        (900, 300, 2000, 40),
    ),
    "with the cache null": (
        {**USAGE, "cache_read_input_tokens": None, "cache_creation": None},
        {"output_tokens": 300, "cache_read_input_tokens": None},
        (900, 300, 0, 0),
    ),
    "counted again at the end": (USAGE, {"input_tokens": 950, "output_tokens": 300}, (950, 300, 0, 0)),
    "in numbers nobody can owe": (
        {"input_tokens": 10**30, "output_tokens": -5},
        {"output_tokens": -300},
        (10_000_000, 0, 0, 0),
    ),
    "in words": ({"input_tokens": "many"}, {"output_tokens": 300}, (0, 300, 0, 0)),
}


@pytest.mark.parametrize("how", COUNTS)
async def test_what_the_api_counts_is_what_is_charged(
    how: str, writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    first, last, charged = COUNTS[how]
    server.will(Wire(sent(begin(usage=first), *WRITTEN, {**END, "usage": last}, STOP)))

    await writer.write_guidance(brief, show=screen.show, meter=meter)

    (call,) = meter.calls
    counted = (call.input_tokens, call.output_tokens, call.cache_read_tokens, call.cache_write_tokens)
    assert counted == charged


@pytest.mark.parametrize("first", [None, {"input_tokens": 900, "output_tokens": 1}], ids=["never", "at the start"])
@pytest.mark.parametrize("last", [{"usage": None}, {}], ids=["null", "missing"])
async def test_without_a_count_the_cost_is_estimated(
    first: Json | None,
    last: Json,
    writer: ClaudeWriter,
    server: ScriptedAnthropic,
    brief: Brief,
    screen: Screen,
    meter: Meter,
) -> None:
    ending = {"type": "message_delta", "delta": END["delta"], **last}
    server.will(Wire(sent(begin(usage=first), *WRITTEN, ending, STOP)))

    written = await writer.write_guidance(brief, show=screen.show, meter=meter)

    (call,) = meter.calls
    assert written.result.title == SMILING["title"]
    assert call.output_tokens == len(json.dumps(SMILING)) // 3
    assert 500 < call.input_tokens < 5000


async def test_half_a_character_is_left_out_of_what_is_said(
    writer: ClaudeWriter, server: ScriptedAnthropic, brief: Brief, screen: Screen, meter: Meter
) -> None:
    server.will(text_answer("Ask \x00her 😀 \ud83dnow.", chunk=1))

    written = await writer.write_reply(brief, show=screen.show_text, meter=meter)

    assert written.result.text == "Ask her 😀 now."
    assert all(shown.encode() for shown in screen.texts)
    assert all(written.result.text.startswith(shown) for shown in screen.texts)


async def test_a_connection_is_used_again(
    writer: ClaudeWriter,
    server: ScriptedAnthropic,
    brief: Brief,
    screen: Screen,
    meter: Meter,
    clock: LoopClock,
) -> None:
    server.will(*[guidance_answer(PLAN)] * 3)

    for _ in range(3):
        await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert len(server.connections) == 1
