"""What somebody says became of a goal: done, paused, resumed, dropped, or so much of the way."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.courtesies import bare
from bot.plain_words.parts import PLACES

What = Literal["done", "pause", "resume", "delete", "progress"]


@dataclass(frozen=True)
class GoalUpdate:
    """What happened to which goals: by their numbers in the list (from 1), else by words of their title.

    `percent` is how much of the way, for "progress".
    """

    what: What
    numbers: Sequence[int] = ()
    name: str = ""
    percent: float | None = None


_WORDS: Mapping[str, What] = {
    "done": "done",
    "complete": "done",
    "completed": "done",
    "finish": "done",
    "finished": "done",
    "close": "done",
    "closed": "done",
    "reached": "done",
    "hit": "done",
    "met": "done",
    "achieved": "done",
    "ticked off": "done",
    "tick off": "done",
    "off": "done",
    "pause": "pause",
    "put off": "pause",
    "on hold": "pause",
    "aside": "pause",
    "stop tracking": "pause",
    "stop counting": "pause",
    "stop following": "pause",
    "paused": "pause",
    "resume": "resume",
    "resumed": "resume",
    "unpause": "resume",
    "un-pause": "resume",
    "active": "resume",
    "reactivate": "resume",
    "delete": "delete",
    "scrap": "delete",
    "abandon": "delete",
    "forget": "delete",
    "give up": "delete",
    "gave up": "delete",
    "given up": "delete",
    "giving up": "delete",
    "cancel": "delete",
    "drop": "delete",
    "remove": "delete",
}
_WORD = rf"(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:mark|tick|put|set) (?P<name>.+?) (?:as )?{_WORD}",
        rf"(?:i(?:'m| am|'ve| have)? )?(?:just )?{_WORD}:? (?:on )?(?P<name>.+)",
        rf"(?P<name>.+?) (?:(?:is|are) )?(?:(?:now|all|both) )?{_WORD}",
    )
)
_SO_FAR = re.compile(r"\b(?P<percent>\d{1,3}) ?(?:%|percent\b|per cent\b)")
_HALF_WAY = re.compile(r"\bhalf ?way\b")
_AROUND = re.compile(
    r"\b(?:i'm|i am|set|put|update|progress|now|way|through|done|complete|there|reached|is|are|at|to|of|with"
    r"|into|on|the)\b|:"
)


LONGEST = 300
"""Characters of an update; the patterns take the square of that to say no."""


def read_update(said: str) -> GoalUpdate | None:
    """What "done 2 3", "pause my podcast goal" or "I'm 60% through my expansion goal" say; None for nothing."""
    text = _HALF_WAY.sub("50%", bare(said).rstrip("?"))
    if len(text) > LONGEST:
        return None
    far = _SO_FAR.search(text)
    if far:
        rest = _AROUND.sub(" ", f"{text[: far.start()]} {text[far.end() :]}")
        return GoalUpdate("progress", _numbers(rest), _name(rest), float(far["percent"]))
    for pattern in _TOLD:
        match = pattern.fullmatch(text)
        if match:
            return GoalUpdate(_WORDS[match["word"]], _numbers(match["name"]), _name(match["name"]))
    return GoalUpdate(_WORDS[text]) if text in _WORDS else None


def _numbers(text: str) -> list[int]:
    """The numbers when nothing else was said."""
    bare_words = re.sub(r"\b(?:goals?|numbers?|no|nr|and|my|the)\b|[#,.&+]", " ", text).split()
    numbers = [_number(word) for word in bare_words]
    known = [number for number in numbers if number is not None]
    return list(dict.fromkeys(known)) if len(known) == len(numbers) else []


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 6 else PLACES.get(word)


def _name(text: str) -> str:
    return " ".join(re.sub(r"\b(?:my|the|goals?)\b|[.!]", " ", text).split())
