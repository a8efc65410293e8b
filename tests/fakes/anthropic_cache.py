"""The prompt cache of the scripted Messages API: what a request would read from it, write to it, and pay in full.

Tokens are estimated from characters. A prefix is cached up to a `cache_control` mark, per model and answer format,
and only from the least size on, as the API does.
"""

import json
from typing import Any

Json = dict[str, Any]

CHARACTERS_PER_TOKEN = 3.5
"""English in the tokenizer of the 5.5 models, about."""
LEAST_TOKENS = 512


class PromptCache:
    """Remembers the prefixes it has seen; nothing expires."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str, str]] = set()

    def usage(self, body: Json) -> dict[str, int]:
        """The usage of this request as the API would count its prompt."""
        prefixes, whole = _prefixes(body)
        model, shape = body["model"], json.dumps(body.get("output_config", {}), sort_keys=True)
        known = [prefix for prefix in prefixes if (model, shape, prefix) in self._seen]
        self._seen.update((model, shape, prefix) for prefix in prefixes)
        read = max(map(_tokens, known), default=0)
        cached = max(map(_tokens, prefixes), default=0)
        return {
            "input_tokens": _tokens(whole) - cached,
            "cache_read_input_tokens": read,
            "cache_creation_input_tokens": cached - read,
        }


def _prefixes(body: Json) -> tuple[list[str], str]:
    """The parts of the prompt that may be cached, shortest first, and all of it."""
    found, text = [], ""
    blocks = [*body.get("system", []), *(block for turn in body["messages"] for block in _content(turn))]
    for block in blocks:
        text += json.dumps(block.get("text") or block.get("content") or "", ensure_ascii=False)
        if "cache_control" in block and _tokens(text) >= LEAST_TOKENS:
            found.append(text)
    return found, text


def _content(turn: Json) -> list[Json]:
    content = turn["content"]
    return [{"text": content}] if isinstance(content, str) else content


def _tokens(text: str) -> int:
    return round(len(text) / CHARACTERS_PER_TOKEN)
