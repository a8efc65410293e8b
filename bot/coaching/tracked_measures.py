"""The figures of a call that are followed over time: their names, units, and what counts as a change.

A figure has no good direction of its own: talk share has a band that depends on the kind of call. So a
figure is rising or falling, never improving. The bases are kept apart: what was timed is never compared
with what was estimated (`bot.meetings.transcript.Basis`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.coaching.trends import Point
from storage.progress import CallFigures


@dataclass(frozen=True)
class TrackedMeasure:
    """One figure to follow. `field` is its name in `CallMeasures`, `times` turns it into the unit shown.

    A change a week above `notable` (in that unit) is a trend: our own choice, about what a listener
    would notice. `words` says a value with its unit, `explains` what is counted.
    """

    id: str
    name: str
    field: str
    times: float
    notable: float
    words: Callable[[float], str]
    unit: str
    explains: str
    aliases: tuple[str, ...] = ()


def percent(value: float) -> str:
    """ "61 %"."""
    return f"{value:.0f} %"


def minutes(value: float) -> str:
    """ "1:53 min"."""
    whole = int(value * 60 + 0.5)
    return f"{whole // 60}:{whole % 60:02} min"


def seconds(value: float) -> str:
    """ "0.75 s"."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + " s"


def number(value: float) -> str:
    """ "5" or "2.2"."""
    return f"{value:.1f}".removesuffix(".0")


MEASURES: tuple[TrackedMeasure, ...] = (
    TrackedMeasure(
        "talk_share",
        "Talk share",
        "talk_share",
        100,
        2,
        percent,
        "%",
        "your side's part of all speech",
        ("talk", "talking", "talk time", "talk ratio", "listening", "talk to listen", "talk percentage"),
    ),
    TrackedMeasure(
        "longest_stretch",
        "Longest stretch",
        "longest_stretch_seconds",
        1 / 60,
        1 / 6,
        minutes,
        "minutes",
        "the longest your side spoke without a break",
        ("stretch", "monologue", "longest monologue", "monologues"),
    ),
    TrackedMeasure(
        "questions",
        "Questions",
        "questions_per_hour",
        0.5,
        1,
        number,
        "per 30 min",
        "your questions per 30 minutes",
        ("question", "question rate", "asking questions"),
    ),
    TrackedMeasure(
        "wait",
        "Wait",
        "patience_seconds",
        1,
        0.2,
        seconds,
        "seconds",
        "the mean pause before you answer",
        ("waits", "patience", "pause", "pauses", "waiting", "silence"),
    ),
    TrackedMeasure(
        "fillers",
        "Fillers",
        "fillers_per_minute",
        1,
        0.5,
        number,
        "per minute",
        "your fillers per minute; for information only",
        ("filler", "filler words", "ums"),
    ),
)
BY_ID = {measure.id: measure for measure in MEASURES}
FIELDS = tuple(measure.field for measure in MEASURES)


def points_of(measure: TrackedMeasure, calls: Iterable[CallFigures], *, zone: tzinfo) -> list[Point]:
    """The figure on each call that has it, in the unit shown; a call without a day counts for its sharing."""
    return [
        Point(call.call_id, day_of(call, zone), value * measure.times, method=basis_of(call))
        for call in calls
        if (value := call.values.get(measure.field)) is not None
    ]


def basis_of(call: CallFigures) -> str:
    """ "timed", or "estimated" where starts or words had to do."""
    return "timed" if call.basis == "timed" else "estimated"


def day_of(call: CallFigures, zone: tzinfo) -> date:
    """The day of the call, else the day the person shared it, where they are."""
    created: datetime = call.created_at
    return call.happened_on or created.astimezone(zone).date()
