"""Invented lines labelled by hand, in the styles the rules must do well in, and how well they do."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

_HERE = Path(__file__).parent


def labelled(name: str) -> list[tuple[str, str]]:
    """Lines of one set: (label, text)."""
    rows = (line.partition("\t") for line in _lines(name))
    return [(label, text) for label, _, text in rows]


def due_phrases() -> list[tuple[date, str, date | None]]:
    """When something was said, what, and the day it names."""
    rows = (line.split("\t") for line in _lines("due"))
    return [
        (date.fromisoformat(now), text, None if day == "-" else date.fromisoformat(day)) for now, text, day in rows
    ]


def marked(name: str) -> list[tuple[str, set[tuple[int, int]]]]:
    """Lines whose fillers stand in <angle brackets>: the text without them, and where they are."""
    return [_unmarked(line) for line in _lines(name)]


def unpunctuated(text: str) -> str:
    """The line as a recogniser without punctuation writes it."""
    return " ".join(re.sub(r"[^\w\s'-]", " ", text.lower()).split())


def f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """F1 of (expected, found)."""
    pairs = list(pairs)
    right = sum(expected and found for expected, found in pairs)
    return 2 * right / max(1, sum(expected for expected, _ in pairs) + sum(found for _, found in pairs))


def _unmarked(line: str) -> tuple[str, set[tuple[int, int]]]:
    text, places = "", set()
    for number, piece in enumerate(re.split(r"[<>]", line)):
        if number % 2:
            places.add((len(text), len(text) + len(piece)))
        text += piece
    return text, places


def _lines(name: str) -> list[str]:
    return [line for line in (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line]
