"""What a goal is measured by, as a sentence says it: a skill, a figure of calls or a logged one, a count."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from bot.coaching.goals import LARGEST, Direction
from bot.coaching.skill_progress import TARGET
from bot.coaching.tracked_measures import BY_ID
from bot.commands import CALL_TYPES
from bot.goal_kinds import GoalKinds, LoggedMetric
from bot.language.due_words import COUNTS, one_of
from bot.numbers import in_plain_figures
from bot.slips import is_one_slip_away

_WORDED = {name: count for name, count in COUNTS.items() if name not in ("a", "an", "one", "couple")}
_NUMBER = (
    r"(?:£|\$|€)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<thousand>k\b)?"
    rf"|\b(?P<word>{one_of(_WORDED)})\b"
)
_AMOUNT = re.compile(rf"(?:{_NUMBER})\s*(?P<unit>%|percent\b)?\s*(?P<noun>[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,2}})?")
_LESS = re.compile(
    r"\b(?:less|fewer|under|below|lower|reduce|cut|shrink|down|at most|no more|max(?:imum)?|not more)\b|[<≤]"
)
_TALK = re.compile(r"\b(?:talk|talking|speak|speaking)\b")
_BETTER = re.compile(
    r"\b(?:better at|improve|improving|score|skills?|get good at|become (?:good|great) at|master|work on)\b"
)
_NO_UNIT = re.compile(r"to|of|on|in|at|by|with|and|or|for|from|the|a|more|new|per")


@dataclass(frozen=True)
class Measured:
    """What a goal is measured by, its target and its direction; "" and None where the words leave it open."""

    metric: str = ""
    unit: str = ""
    direction: Direction = "up"
    target: float | None = None
    category: str = ""


def measured_in(lowered: str, kinds: GoalKinds, skills: Mapping[str, str]) -> Measured:
    """What a sentence in small letters measures, and the target it names; `skills` are names by id."""
    lowered = in_plain_figures(lowered)
    amount = _first_amount(lowered)
    talk = _talk_share(lowered, amount)
    if talk:
        return talk
    skill_id = skill_in(lowered, skills)
    if skill_id and _BETTER.search(lowered):
        value = _value(amount) if amount else None
        return Measured(skill_id, "score", "up", value if value and value <= 100 else TARGET, "skills")
    metric = metric_in(lowered, kinds.metrics)
    if amount is None:
        return Measured(category=metric.category if metric else "")
    direction: Direction = "down" if _LESS.search(lowered) else "up"
    if metric:
        return Measured(
            metric.id,
            metric.unit,
            "down" if metric.direction == "down" else direction,
            _value(amount),
            metric.category,
        )
    return _counted(amount, direction)


def _talk_share(lowered: str, amount: re.Match[str] | None) -> Measured | None:
    if not (_TALK.search(lowered) and amount and amount["unit"]):
        return None
    kind = next((name for name in CALL_TYPES if name != "other" and re.search(rf"\b{name}s?\b", lowered)), "")
    more = re.search(r"\b(?:more than|at least|over|above)\b", lowered)
    return Measured(
        f"talk_share@{kind}" if kind else "talk_share",
        BY_ID["talk_share"].unit,
        "up" if more else "down",
        _value(amount),
        "skills",
    )


def _counted(amount: re.Match[str], direction: Direction) -> Measured:
    """So many of something nobody listed: its own word is the unit."""
    if amount["unit"]:
        return Measured("", "%", direction, _value(amount))
    noun = _thing_counted((amount["noun"] or "").split())
    if not noun:
        return Measured()
    return Measured(metric_id_of(noun), noun, direction, _value(amount))


def _thing_counted(words: list[str]) -> str:
    """What is counted, as far as its plural: "case studies", or "deals" of "deals each month"; "" for nothing."""
    start = next((place for place, word in enumerate(words) if not _NO_UNIT.fullmatch(word)), len(words))
    named = list(takewhile(lambda word: not _NO_UNIT.fullmatch(word), words[start:]))
    plural = next((place for place, word in enumerate(named) if word.endswith("s")), 0)
    while plural + 1 < len(named) and named[plural + 1].endswith("s"):
        plural += 1
    return " ".join(named[: plural + 1])


def _first_amount(lowered: str) -> re.Match[str] | None:
    """The first number that is no "by five points" and no "30 days"."""
    for match in _AMOUNT.finditer(lowered):
        if not re.search(r"\b(?:by|every|each|q)\s*$", lowered[: match.start()]):
            return match
    return None


def _value(amount: re.Match[str]) -> float | None:
    if amount["word"]:
        return float(COUNTS[amount["word"]])
    value = float(amount["number"].replace(",", "")) * (1000 if amount["thousand"] else 1)
    return value if value < LARGEST else None


def skill_in(lowered: str, skills: Mapping[str, str]) -> str:
    """The skill whose name, or a long word of it, is in the text; "" for none."""
    words = re.findall(r"[a-z]+", lowered)
    for skill_id, name in skills.items():
        named = [word for word in re.findall(r"[a-z]+", name.casefold()) if len(word) >= 5]
        if any(_is_same(word, other) for word in named for other in words if len(other) >= 5):
            return skill_id
    return ""


def _is_same(word: str, other: str) -> bool:
    return word[:6] == other[:6] or is_one_slip_away(other, word)


def metric_in(lowered: str, metrics: Iterable[LoggedMetric]) -> LoggedMetric | None:
    """The figure with the longest name that is in the text."""
    found = [
        (len(phrase), -number, metric)
        for number, metric in enumerate(metrics)
        for phrase in metric.said_as
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", lowered)
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def as_written(words: str, said: str) -> str:
    """Words that were read in small letters as they were written: "QBRs"."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said, re.IGNORECASE) if words else None
    return found[0] if found else words


def metric_id_of(noun: str) -> str:
    """A name for a figure nobody listed, the same for one and for many."""
    plain = re.sub(r"\W+", "_", noun.casefold()).strip("_")[:40]
    return plain if plain.endswith("s") else f"{plain}s"
