"""Reading a figure somebody logs: "log 120 saves this week", "log a win rate of 31% for yesterday"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.coaching.goal_amounts import as_written, metric_id_of, metric_in
from bot.coaching.goals import LARGEST
from bot.courtesies import bare
from bot.goal_kinds import GoalKinds
from bot.numbers import in_plain_figures


@dataclass(frozen=True)
class Logged:
    """A figure of a day. `adds_up` when entries are counted on top of each other, else the newest counts."""

    metric: str
    name: str
    unit: str
    value: float
    noted_on: date
    adds_up: bool


_NUMBER = re.compile(
    r"(?:£|\$|€)?(?<![\w.])(?P<sign>-)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<times>k|m)?(?P<percent>\s?(?:%|percent))?(?![\w])"
)
_LEAD = re.compile(
    r"^(?:(?:i |we )?(?:logged|log|note|track|add)\b[:\s]*)?"
    r"(?:(?:i |we )?(?:just )?(?:got|had|made|did|closed|booked|held|sent|ran|sold|played|won|have|reached) )?"
    r"\+?\s*"
)
_TIMES = {"k": 1_000, "m": 1_000_000}
_TODAY = re.compile(r"\b(?:today|this (?:week|month)|so far|now|already|in total|total)\b|(?<![.!])[.!]+$")
_EMPTY = re.compile(r"\b(?:log|of|for|at|my|the|is|an?|are|new|on|to|have|i)\b|[:=]")


def read_logged(said: str, *, today: date, kinds: GoalKinds) -> Logged | None:
    """The figure, its name and day; None when there is no number or nothing that says what it counts."""
    text = _LEAD.sub("", in_plain_figures(bare(said)), count=1)
    text, noted_on = _without_day(text, today)
    match = _NUMBER.search(text)
    if match is None:
        return None
    value = float(match["number"].replace(",", "")) * _TIMES.get(match["times"] or "", 1)
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    noun = " ".join(_EMPTY.sub(" ", rest).split())
    signed = -value if match["sign"] else value
    is_count = metric_in(noun, kinds.metrics) is None and not match["percent"]
    if not noun or value >= LARGEST or len(noun) > 40 or (is_count and signed < 0):
        return None
    return _named(as_written(noun, said), signed, noted_on, kinds, is_percent=bool(match["percent"]))


def _named(noun: str, value: float, noted_on: date, kinds: GoalKinds, *, is_percent: bool) -> Logged:
    known = metric_in(noun.casefold(), kinds.metrics)
    if known is not None:
        return Logged(known.id, known.name, known.unit, value, noted_on, known.adds_up)
    unit = "%" if is_percent else noun
    return Logged(metric_id_of(noun), noun[:1].upper() + noun[1:], unit[:20], value, noted_on, adds_up=False)


def _without_day(text: str, today: date) -> tuple[str, date]:
    if re.search(r"\byesterday\b", text):
        return re.sub(r"\b(?:for )?yesterday\b", " ", text), today - timedelta(days=1)
    if re.search(r"\blast week\b", text):
        sunday = today - timedelta(days=today.weekday() + 1)
        return re.sub(r"\b(?:for )?last week\b", " ", text), sunday
    return _TODAY.sub(" ", text), today
