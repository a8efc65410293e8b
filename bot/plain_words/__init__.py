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


def find_request(kind: str, request: str) -> re.Match[str] | None:
    """The match of a request of this kind, made bare; None when it means something else."""
    return next((match for pattern in _patterns(kind) if (match := pattern.fullmatch(request))), None)


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    mark = "" if kind in CHANGES else r"\??"
    return tuple(re.compile(f"(?:{pattern}){mark}") for pattern in REQUESTS[kind])
