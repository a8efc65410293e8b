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
from bot.plain_words.week import WEEK

REQUESTS = {**CONTROLS, **CALLS, **WEEK, **GOALS, **PROGRESS}
CHANGES = ("control_pause", "control_undo", "goal_update", "metric_log", "week_done", "week_undone")
"""What changes something is never done upon a question: "done with 2?"."""


def asks_for(kind: str, request: str) -> bool:
    """True when a request made bare is of this kind."""
    return any(pattern.fullmatch(request) for pattern in _patterns(kind))


def list_subjects(kind: str, request: str) -> list[str]:
    """What a request of this kind may be about: each way to read it names a skill or figure."""
    found = [pattern.fullmatch(request) for pattern in _patterns(kind)]
    return [match["subject"] for match in found if match]


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    mark = "" if kind in CHANGES else r"\??"
    return tuple(re.compile(f"(?:{pattern}){mark}") for pattern in REQUESTS[kind])
