"""The visible words of a payload: finding them, and cutting them to a length."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

Path = tuple[str | int, ...]
"""The way from a value to something inside it: property names and indexes."""

TEXT_PROPERTIES: Final = frozenset(
    [
        "text",
        "title",
        "subtitle",
        "body",
        "label",
        "caption",
        "description",
        "alt_text",
        "hint",
        "name",
        "fallback",
    ]
)
"""Properties whose string a person reads, so that a shorter one still serves."""

LONGEST_LINK: Final = 500
_HALF_ENTITY: Final = re.compile(r"&\w{0,4}\Z")


def texts(value: object) -> Iterator[tuple[Path, str]]:
    """Every text a person would read inside a value, in reading order, with the way to it.

    Walks without recursion, for a broken block may be nested without end.
    """
    waiting: list[tuple[Path, object]] = [((), value)]
    while waiting:
        path, part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(((*path, name), inner) for name, inner in reversed(part.items()))
        elif isinstance(part, (list, tuple)):
            waiting.extend(((*path, index), part[index]) for index in reversed(range(len(part))))
        elif isinstance(part, str) and part.strip() and path and path[-1] in TEXT_PROPERTIES:
            yield path, part


def visible_words(value: object) -> str:
    """What a person would have read in a block or part of one, a line for each text."""
    lines = groupby(texts(value), key=lambda found: _line_of(found[0]))
    return "\n".join(" ".join(text.strip() for _, text in pieces) for _, pieces in lines)


def _line_of(path: Path) -> Path:
    """The pieces of a rich text section, and of a context block, stand on one line."""
    return path[:-2] if path[-1] == "text" and path[-3:-2] == ("elements",) else path


def clip(text: str, most: int) -> str:
    """The text in at most so many characters (one or more), ended with "…" where it was cut.

    Leaves neither half an entity (`&am`) nor half a link (`<https://…`) behind.
    """
    if len(text) <= most:
        return text
    kept = _HALF_ENTITY.sub("", text[: most - 1])
    link = kept.rfind("<")
    if link > kept.rfind(">") and len(kept) - link < LONGEST_LINK:
        kept = kept[:link]
    return kept.rstrip() + "…"
