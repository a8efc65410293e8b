"""What somebody says became of a goal: done, paused, resumed, dropped, or so much of the way."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

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
    "achieved": "done",
    "pause": "pause",
    "paused": "pause",
    "resume": "resume",
    "resumed": "resume",
    "unpause": "resume",
    "active": "resume",
    "delete": "delete",
    "drop": "delete",
    "remove": "delete",
}
_SO_FAR = re.compile(
    r"\b(?P<percent>\d{1,3})\s?(?:%|percent)\s*(?:through|of|done with|into|on)?\s*(?:with\s+)?(?P<name>.*)$"
)
_MARK = re.compile(r"^(?:please )?mark (?P<name>.+?) (?:as )?(?P<word>\w+)[.! ]*$")
_SAID = re.compile(r"^goals? (?:number |no\.? )?(?P<name>\d[\d ,and]*) (?:is|are) (?P<word>\w+)[.! ]*$")
_TELL = re.compile(r"^(?:please )?(?P<word>\w+)\s+(?P<name>.+?)[.! ]*$")


LONGEST = 300
"""Characters of an update; the patterns take the square of that to say no."""


def read_update(said: str) -> GoalUpdate | None:
    """What "done 2 3", "pause my podcast goal" or "I'm 60% through my expansion goal" say; None for nothing."""
    text = " ".join(said.replace("’", "'").casefold().split())
    if len(text) > LONGEST:
        return None
    for pattern in (_MARK, _SAID, _TELL):
        match = pattern.match(text)
        what = _WORDS.get(match["word"]) if match else None
        if match and what:
            return GoalUpdate(what, _numbers(match["name"]), _name(match["name"]))
    far = _SO_FAR.search(text)
    if far:
        return GoalUpdate("progress", _numbers(far["name"]), _name(far["name"]), float(far["percent"]))
    alone = _WORDS.get(text.strip(" .!"))
    return GoalUpdate(alone) if alone else None


def _numbers(text: str) -> list[int]:
    """The numbers when nothing else was said."""
    bare = re.sub(r"\b(?:goals?|numbers?|no|and|my|the)\b|[#,.]", " ", text).split()
    return list(dict.fromkeys(int(word) for word in bare)) if bare and all(map(_is_number, bare)) else []


def _is_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= 6


def _name(text: str) -> str:
    return re.sub(r"\b(?:my|the|goals?)\b|[.!]", " ", text).strip()
