"""The grammar of `/coach` in plain words: what somebody asks of their own calls, week, goals and settings.

A pattern has to fit the whole of a request made bare (`bot.courtesies`), so that a sentence with anything more in
it stays a question: "show my plan" is a request, "show me a plan for the Acme renewal" is not.
"""

import re
from functools import cache

from bot.plain_words.calls import CALLS
from bot.plain_words.controls import CONTROLS
from bot.plain_words.goals import GOALS
from bot.plain_words.progress import PROGRESS
from bot.plain_words.reminders import REMINDERS
from bot.plain_words.week import WEEK

REQUESTS = {**CONTROLS, **CALLS, **REMINDERS, **WEEK, **GOALS, **PROGRESS}
CHANGES = ("control_pause", "control_undo", "goal_update", "metric_log", "week_done", "week_undone")
"""What changes something is never done upon a question: "done with 2?"."""


def asks_for(kind: str, request: str) -> bool:
    """True when a request made bare is of this kind."""
    return _any_way(kind).fullmatch(request) is not None


def list_subjects(kind: str, request: str) -> list[str]:
    """What a request of this kind may be about: each way to read it names a skill or figure."""
    if not asks_for(kind, request):
        return []
    found = [pattern.fullmatch(request) for pattern in _ways(kind)]
    return [match["subject"] for match in found if match]


@cache
def _any_way(kind: str) -> re.Pattern[str]:
    """Every way to ask in one pattern: whoever asks for something else, as most do, is done with it in one look."""
    return re.compile("|".join(_GROUP_NAME.sub("(?:", way) for way in _spelt_out(kind)))


@cache
def _ways(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _spelt_out(kind)))


def _spelt_out(kind: str) -> list[str]:
    mark = "" if kind in CHANGES else r"\??"
    return [f"(?:{pattern}){mark}" for pattern in REQUESTS[kind]]


_GROUP_NAME = re.compile(r"\(\?P<\w+>")
"""A name may stand only once in a pattern."""
