"""What the scripted Messages API can be told to answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

Json = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One answer, when it `begins`. Streamed, its text comes `chunk` characters at a time, `delay` seconds apart,
    or when `pace` lets the piece of that number come.

    `then` says what happens after `after` text events, or, if None, after the last one:
    `end` properly, `drop` the connection, `stall` in silence, `close` politely without an ending,
    send an `overloaded` error event, or more text for a block that never began (`lost_block`).
    """

    content: Sequence[Json]
    stop_reason: str = "end_turn"
    usage: Mapping[str, Any] = field(default_factory=dict)
    model: str | None = None
    diagnostics: Mapping[str, Any] | None = None
    chunk: int = 24
    delay: float = 0
    begins: asyncio.Event | None = None
    pace: Callable[[int], Awaitable[object]] | None = None
    then: str = "end"
    after: int | None = None


@dataclass(frozen=True)
class StatusError:
    """An error instead of an answer."""

    status: int
    type: str
    headers: Mapping[str, str]
    error_code: str | None = None


@dataclass(frozen=True)
class WebPage:
    """What a proxy in between says instead of the API, with status 200."""

    html: str = "<html>The network is busy.</html>"


@dataclass(frozen=True)
class Wire:
    """A streamed answer as bytes, `chunk` at a time; `then` as of a `Message`, or `hang_up` at once."""

    body: bytes
    chunk: int = 4096
    then: str = "end"


Answer = Message | StatusError | WebPage | Wire
ScriptItem = Answer | Callable[[Json], Answer]

_ERROR_TYPES = {
    400: "invalid_request_error",
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
    500: "api_error",
    529: "overloaded_error",
}


def guidance_answer(plan: BaseModel | Json, **how: Any) -> Message:
    """A plan (or any structured answer) as the JSON text the API returns."""
    data = plan.model_dump(mode="json") if isinstance(plan, BaseModel) else plan
    return text_answer(json.dumps(data), **how)


def text_answer(text: str, citations: Sequence[str] = (), **how: Any) -> Message:
    """One block of text that cites the sources given."""
    return Message([text_block(text, citations)], **how)


def text_block(text: str, citations: Sequence[str] = ()) -> Json:
    """A text block citing `citations`, for answers of several blocks."""
    cited = [citation(source) for source in citations]
    return {"type": "text", "text": text, **({"citations": cited} if cited else {})}


def thinking_block() -> Json:
    """What the models send before their text: thinking whose words are left out."""
    return {"type": "thinking", "thinking": "", "signature": "signed"}


def refusal(text: str = "") -> Message:
    """The model declining, perhaps after some text."""
    return Message([text_block(text)] if text else [], stop_reason="refusal")


def model_entry(name: str, *, lifecycle: str = "active", retires_at: str | None = None) -> Json:
    """What the list of models says of one."""
    return {
        "type": "model",
        "id": name,
        "display_name": name,
        "created_at": "2026-09-28T00:00:00Z",
        "lifecycle": lifecycle,
        "deprecated_at": None if lifecycle == "active" else "2026-10-01T00:00:00Z",
        "retires_at": retires_at,
        "max_input_tokens": 1_000_000,
        "max_tokens": 128_000,
    }


def status_error(status: int, *, error_code: str | None = None, **headers: str) -> StatusError:
    """An HTTP error; retried at once unless a header (`retry_after="60"`) says otherwise."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    quick = {} if "retry-after" in named else {"retry-after-ms": "1"}
    return StatusError(status, _ERROR_TYPES.get(status, "api_error"), {**quick, **named}, error_code)


def citation(source: str) -> Json:
    """What points to a source that was sent, without quoting it."""
    return {
        "type": "search_result_location",
        "source": source,
        "title": "",
        "cited_text": "",
        "search_result_index": 0,
        "start_block_index": 0,
        "end_block_index": 1,
    }
