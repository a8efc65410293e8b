"""What somebody wants of their week: `/coach week …` and its twins in plain words, read alike."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.courtesies import bare
from bot.plain_words import asks_for
from bot.plain_words.parts import NUMBER, NUMBER_LIST, PLACES

View = Literal["show", "new", "done", "undone", "reflect", "history", "insights", "unclear"]
Week = Literal["", "this", "next"]

EVERY, LAST = -1, -2
"""Stand for all tasks of the plan, whose places are counted from 1, and for the last one."""

_REFLECTION = re.compile(
    r"^\W*(?:my |weekly |friday )?(?:reflection|reflect)\b(?: (?:on|of|for) (?:this|the|my) week)?"
    r"\s*(?::|-|–|—)?\s*",
    re.IGNORECASE,
)
_SHORT: Mapping[str, View] = {
    "new": "new",
    "again": "new",
    "redo": "new",
    "refresh": "new",
    "regenerate": "new",
    "last": "history",
    "earlier": "history",
    "previous": "history",
}
_ASKED: Mapping[str, View] = {
    "week_done": "done",
    "week_undone": "undone",
    "week_history": "history",
    "week_insights": "insights",
    "week_reflect_open": "reflect",
    "week_generate": "new",
}
_SHORTLY_DONE = re.compile(rf"(?:done|did|tick) (?:{NUMBER_LIST}|all|everything)(?: tasks?)?")
_SHORTLY_UNDONE = re.compile(rf"(?:undo|undone|not done|open|reopen) {NUMBER_LIST}(?: tasks?)?")
_DOING = re.compile(r"\b(?:done|did|do|tick|ticked|finished|undo|undone|untick|open|reopen)\b")
_ONLY_KNOWN = re.compile(
    rf"(?:(?:{NUMBER}|{_DOING.pattern}|weeks?|tasks?|number|no|not|and|all|new|this|next|last|show|list|history|insights)"
    r"(?:[\s,&+–-]+|$))+"
)
"""Words that each mean something here, in an order that means nothing."""
_NEXT = re.compile(r"\b(?:next|coming|following)\b")
_THIS = re.compile(r"^this$|\b(?:this week|today|current|present)\b")
_SHOWN = (
    "",
    "show",
    "list",
    "this week",
    "this",
    "current",
    "present",
    "now",
    "open",
    "status",
    "next",
    "next week",
)
MOST = 20
_RANGE = re.compile(r"\b(\d{1,6}) ?(?:-|–|to) ?(\d{1,6})\b")
_FIRST = re.compile(rf"\bfirst ({'|'.join(PLACES)})\b")
_NTH_ONE = re.compile(rf"\b({'|'.join(PLACES)}|last|\d(?:st|nd|rd|th)) ones?\b")
_NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(PLACES)}|all|everything|last)\b")


@dataclass(frozen=True)
class WeekRequest:
    """A view of the plan; `places` are numbers of tasks (or `EVERY`, `LAST`), `text` is what was said of the week.

    `week` is "this" or "next" where the words say so. "unclear" is made of known words that make no request; its
    `text` is "done" where only the number of the task is missing.
    """

    view: View
    places: tuple[int, ...] = ()
    text: str = ""
    week: Week = ""


def read_week_request(text: str) -> WeekRequest:
    """The request behind these words; the plan itself when they say nothing else."""
    return find_week_request(text) or WeekRequest("show")


def find_week_request(text: str) -> WeekRequest | None:
    """The request behind these words, None when they are about something else."""
    request = bare(text)
    view = _SHORT.get(request) or _asked(request)
    if view in ("done", "undone"):
        return WeekRequest(view, places=_places(request))
    if view is not None:
        return WeekRequest(view, week=_week(request) if view == "new" else "")
    if _REFLECTION.match(text):
        return WeekRequest("reflect", text=_REFLECTION.sub("", text, count=1).strip())
    if request in _SHOWN or asks_for("week_show", request):
        return WeekRequest("show", week=_week(request))
    return _unclear(request)


def _unclear(request: str) -> WeekRequest | None:
    """Of words that each mean something here: "done" without a number, or a number without a word."""
    if not _ONLY_KNOWN.fullmatch(request):
        return None
    return WeekRequest("unclear", text="done" if _DOING.search(request) and not _NUMBER.search(request) else "")


def _asked(request: str) -> View | None:
    if _SHORTLY_DONE.fullmatch(request):
        return "done"
    if _SHORTLY_UNDONE.fullmatch(request):
        return "undone"
    return next((view for kind, view in _ASKED.items() if asks_for(kind, request)), None)


def _week(request: str) -> Week:
    return "next" if _NEXT.search(request) else "this" if _THIS.search(request) else ""


def _places(request: str) -> tuple[int, ...]:
    """Numbers as they are said; one of more digits than a plan could have is a number all the same."""
    listed = _FIRST.sub(lambda found: _every(1, PLACES[found[1]]), _NTH_ONE.sub(r"\1", request))
    listed = _RANGE.sub(lambda found: _every(int(found[1]), int(found[2])), listed)
    return tuple(dict.fromkeys(_place(word) for word in _NUMBER.findall(listed)))


def _every(first: int, last: int) -> str:
    """ "1-3" as "1 2 3"; what is no range of a plan stays two numbers."""
    return " ".join(map(str, range(first, last + 1) if first < last < first + MOST else (first, last)))


def _place(word: str) -> int:
    if word == "last":
        return LAST
    return int(word[:6]) if word.isdecimal() else PLACES.get(word, EVERY)
