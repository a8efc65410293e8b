"""An answer of the Messages API while it arrives, taken as it comes.

The SDK hands on what it received and checks none of it: a field may be missing, null or of another kind, an
event or a block may be one that is not invented yet. What is not understood is passed over; what words need
is read or the answer does not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.errors import ModelUnavailable

_COUNTERS = ("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens")
_SHORT_LIVED = "ephemeral_5m_input_tokens"
_MOST_TOKENS = 10_000_000
"""More than any model reads or writes; a number above it is a mistake, and no ledger should hold it."""
_LONGEST_NAME = 100


@dataclass(frozen=True)
class Cited:
    """What a passage says it rests on: a source by its id, and the words there ("" if it does not say)."""

    source: str
    words: str


@dataclass
class Passage:
    """One block of text, and what it cites."""

    text: str = ""
    cited: list[Cited] = field(default_factory=list)


@dataclass
class Answer:
    """As much of an answer as has arrived. `usage` holds the counters that were given, by the API's names."""

    model: str
    id: str = ""
    stop_reason: str | None = None
    usage: dict[str, int] = field(default_factory=dict)
    has_begun: bool = False
    cache_miss: str = ""
    blocks: dict[int, Passage | None] = field(default_factory=dict)

    @property
    def passages(self) -> Sequence[Passage]:
        """What the model wrote for the person, without its thinking, in order."""
        return [block for block in self.blocks.values() if block]

    @property
    def text(self) -> str:
        """All of it in one piece."""
        return mended("".join(passage.text for passage in self.passages))

    def take(self, event: Any) -> bool:
        """Add one event of a stream; whether there are more words or citations now.

        Raises `ModelUnavailable` for words that belong to nothing: some before them are lost.
        """
        kind = getattr(event, "type", None)
        if kind == "message_start":
            self.begin(event.message)
        elif kind == "content_block_start":
            passage = self.blocks[event.index] = _passage(event.content_block)
            return bool(passage and passage.text)
        elif kind == "content_block_delta":
            return self._grow(event.index, event.delta)
        elif kind == "message_delta":
            self.stop_reason = _text(getattr(event.delta, "stop_reason", None)) or self.stop_reason
            self.usage.pop("output_tokens", None)  # what a start says of it is no count yet
            self._count(event.usage)
        return False

    def begin(self, message: Any) -> None:
        """Take what a message says of itself, with what it holds already: all of it when it was not streamed."""
        self.has_begun = True
        self.id = _text(getattr(message, "id", None))
        self.model = " ".join(_text(getattr(message, "model", None)).split())[:_LONGEST_NAME] or self.model
        self.stop_reason = _text(getattr(message, "stop_reason", None)) or None
        diagnostics = getattr(message, "diagnostics", None)
        self.cache_miss = _text(getattr(getattr(diagnostics, "cache_miss_reason", None), "type", None))
        self.blocks = {index: _passage(block) for index, block in enumerate(_items(message, "content"))}
        self._count(getattr(message, "usage", None))

    def _grow(self, index: int, delta: Any) -> bool:
        kind = getattr(delta, "type", None)
        if kind not in ("text_delta", "citations_delta"):
            return False
        if index not in self.blocks:
            raise ModelUnavailable("words for a block that never began")
        passage = self.blocks[index]
        if passage is None:
            return False
        if kind == "text_delta":
            passage.text += _text(delta.text)
        else:
            passage.cited += _citations([delta.citation])
        return True

    def _count(self, usage: Any) -> None:
        """Counters are totals so far: the later ones stand in for the earlier, where they are given."""
        given = {name: getattr(usage, name, None) for name in _COUNTERS}
        given[_SHORT_LIVED] = getattr(getattr(usage, "cache_creation", None), _SHORT_LIVED, None)
        for name, number in given.items():
            if isinstance(number, int):
                self.usage[name] = min(max(number, 0), _MOST_TOKENS)


def mended(text: str) -> str:
    """The text without halves of characters: a server may cut an emoji in two, and what arrives are halves.

    Two that belong together become one again; a single one, and NUL, which no database likes, are left out.
    """
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return text


def _passage(block: Any) -> Passage | None:
    """A block of text; None for thinking and for what we do not know."""
    if getattr(block, "type", None) != "text":
        return None
    return Passage(_text(block.text), _citations(_items(block, "citations")))


def _citations(given: Iterable[Any]) -> list[Cited]:
    return [
        Cited(_text(getattr(one, "source", None)), _text(getattr(one, "cited_text", None)))
        for one in given
        if getattr(one, "type", None) == "search_result_location"
    ]


def _items(holder: Any, name: str) -> list[Any]:
    found = getattr(holder, name, None)
    return found if isinstance(found, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
