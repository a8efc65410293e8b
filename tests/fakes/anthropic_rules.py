"""The rules of the Messages API, version 2026-10-21, as far as our requests could break them."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

_SAMPLING = ("temperature", "top_p", "top_k")
_REQUIRED = ("model", "max_tokens", "messages")
_ALLOWED = {
    *_REQUIRED,
    "diagnostics",
    "metadata",
    "output_config",
    "stream",
    "system",
    "thinking",
}
_MOST_BREAKPOINTS = 4
_LONGER_FIRST = {"1h": 0, "5m": 1}


def problems_in(body: Json) -> list[str]:
    """What the API would refuse in this request body, and what we have decided not to send; empty if legal."""
    return [
        *_top_level(body),
        *_turns(body.get("messages", [])),
        *_thinking(body),
        *_citations(body),
        *_cache(body),
    ]


def _top_level(body: Json) -> Iterator[str]:
    yield from (f"{name} is missing" for name in _REQUIRED if name not in body)
    yield from (f"{name} is a sampling parameter" for name in _SAMPLING if name in body)
    yield from (f"{name} is not something we send" for name in sorted(body.keys() - _ALLOWED - set(_SAMPLING)))
    if "@" in body.get("metadata", {}).get("user_id", ""):
        yield "metadata.user_id looks like an address"


def _turns(messages: list[Json]) -> Iterator[str]:
    if not messages or messages[0]["role"] != "user":
        yield "the first turn is not the user's"
    if not messages or messages[-1]["role"] != "user":
        yield "the last turn is not the user's (prefill)"
    for turn in messages:
        content = turn["content"]
        if isinstance(content, str):
            if not content.strip():
                yield "a turn is empty"
        elif turn["role"] == "assistant":
            yield "history is not plain text"
        elif any(block["type"] == "text" and not block["text"].strip() for block in content):
            yield "a text block is empty"


def _thinking(body: Json) -> Iterator[str]:
    thinking = body.get("thinking", {"type": "adaptive"})
    if thinking != {"type": "adaptive"}:
        yield "thinking is not adaptive, the one kind both models accept"
    if body.get("output_config", {}).get("effort") not in ("low", "medium", "high"):
        yield "effort is not one both models accept"


def _citations(body: Json) -> Iterator[str]:
    results = [block for block in _blocks(body) if block["type"] == "search_result"]
    settings = {result.get("citations", {}).get("enabled", False) for result in results}
    if len(settings) > 1:
        yield "search results differ in their citations setting"
    if True in settings and "format" in body.get("output_config", {}):
        yield "citations together with output_config.format"
    for result in results:
        if not result["content"] or any(not part["text"].strip() for part in result["content"]):
            yield "a search result is empty"
        if any("citations" in part for part in result["content"]):
            yield "citations on the text of a search result"


def _cache(body: Json) -> Iterator[str]:
    marked = [block["cache_control"] for block in _blocks(body) if "cache_control" in block]
    if len(marked) > _MOST_BREAKPOINTS:
        yield "more than four cache breakpoints"
    order = [_LONGER_FIRST[mark.get("ttl", "5m")] for mark in marked]
    if order != sorted(order):
        yield "a short-lived cache entry stands before a long-lived one"


def _blocks(body: Json) -> list[Json]:
    """Every content block in the order the API hashes them."""
    blocks = list(body.get("system", []))
    for turn in body.get("messages", []):
        blocks += turn["content"] if isinstance(turn["content"], list) else []
    return blocks
