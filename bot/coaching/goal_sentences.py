"""Reading a goal, or what became of one, out of a sentence: by rules, so that nothing is made up.

"My goal is to talk less than 45% on discovery calls by end of January" says what is measured, the target,
the direction, the kind of call and the day. What a sentence leaves open stays open for the form.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.coaching.goals import LARGEST, MOST_TITLE, Direction, GoalDraft, Priority
from bot.coaching.skill_progress import TARGET
from bot.coaching.tracked_measures import BY_ID
from bot.commands import CALL_TYPES
from bot.goal_kinds import GoalKinds, LoggedMetric
from bot.language.days import end_of_month
from bot.language.due import find_due
from bot.language.due_words import COUNTS, MONTHS, one_of


@dataclass(frozen=True)
class GoalSentence:
    """A sentence as a goal. `date_problem` says what is wrong with the day it names, "" for nothing."""

    draft: GoalDraft
    date_problem: str = ""


@dataclass(frozen=True)
class _Measured:
    metric: str = ""
    unit: str = ""
    direction: Direction = "up"
    target: float | None = None
    category: str = ""


LOOKED_AT = 500

_LEAD = re.compile(
    r"^.*?\b(?:my (?:new )?goal is|new goal|goal)\b[:\s,-]*(?:to\s+)?"
    r"|^(?:i want|i'd like|i would like|i aim|i plan|i need)\s+to\s+|^(?:to\s+)",
    re.IGNORECASE,
)
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
_NO_UNIT = {
    "to",
    "of",
    "on",
    "in",
    "at",
    "by",
    "with",
    "and",
    "or",
    "for",
    "from",
    "the",
    "a",
    "more",
    "new",
    "per",
}
_PRIORITIES: tuple[tuple[Priority, re.Pattern[str]], ...] = (
    ("high", re.compile(r"\b(?:top|high|first) priority\b|\bmost important\b")),
    ("low", re.compile(r"\blow priority\b|\bsome ?day\b|\bnice to have\b")),
)


def read_goal(said: str, *, today: date, kinds: GoalKinds, skills: Mapping[str, str]) -> GoalSentence:
    """The goal a sentence tells of, with what it leaves open left open; `skills` are names by id."""
    text = " ".join(said[:LOOKED_AT].replace("’", "'").split()).strip(' .!"“”')
    aim = _LEAD.sub("", text, count=1).strip()
    problem = date_problem(aim, today)
    aim, due_on = _without_day(aim, today, is_wrong=bool(problem))
    lowered = aim.casefold()
    found = _measured(lowered, kinds, skills)
    category = found.category or _category(lowered, kinds)
    draft = GoalDraft(
        title=_title(aim),
        category=category,
        metric=found.metric,
        unit=found.unit,
        direction=found.direction,
        target=found.target,
        due_on=due_on,
        priority=next((name for name, words in _PRIORITIES if words.search(lowered)), "medium"),
        when_then=kinds.when_then(found.metric, category),
    )
    return GoalSentence(draft, problem)


def _title(aim: str) -> str:
    title = aim.strip(" ,.;-?")[:MOST_TITLE]
    return title[:1].upper() + title[1:]


# The day


_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{one_of(MONTHS)})\b(?:,? (?P<year>\d{{4}}))?"
    rf"|\b(?P<month2>{one_of(MONTHS)}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:|%|\d)(?:,? (?P<year2>\d{{4}}))?"
    r"|\b(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
)
_GONE = re.compile(r"\b(?:yesterday|last (?:week|month|quarter|year|\w+day)|\w+ ago)\b")
_PAST_YEAR = re.compile(r"\b(?:by|until|before|in|end of|of) (?:\w+ )?(?P<year>(?:19|20)\d\d)\b")


def date_problem(text: str, today: date) -> str:
    """What is wrong with a day that is named: there is no such day, or it is past. "" for none."""
    lowered = text.casefold()
    for match in _DAY_MONTH.finditer(lowered):
        problem = _problem_of(match, today)
        if problem:
            return problem
    year = _PAST_YEAR.search(lowered)
    if year and int(year["year"]) < today.year:
        return f"{year['year']} is past."
    gone = _GONE.search(lowered)
    return f"“{gone[0]}” is past." if gone and find_due(text, today) is None else ""


def _problem_of(match: re.Match[str], today: date) -> str:
    year = match["year"] or match["year2"] or match["year3"]
    month = int(match["month3"]) if match["month3"] else MONTHS[match["month"] or match["month2"]]
    day = int(match["day"] or match["day2"] or match["day3"])
    named = match[0][:1].upper() + match[0][1:] if match["month2"] else match[0].title()
    if not 1 <= month <= 12:
        return f"There is no {named}."
    leap_or_said = int(year) if year else 2000
    if not 1 <= day <= end_of_month(date(max(leap_or_said, 1), month, 1)).day:
        return f"There is no {named}."
    if year and date(int(year), month, day) < today:
        return f"{named} is past."
    return ""


def _without_day(aim: str, today: date, *, is_wrong: bool) -> tuple[str, date | None]:
    """The aim without the words for its day, and the day."""
    if is_wrong:
        return re.sub(
            rf"\s*\b(?:by|until|before|on)\s+(?:the )?(?:{_DAY_MONTH.pattern})", "", aim, flags=re.I
        ), None
    due = find_due(aim, today)
    if due is None:
        return aim, None
    words = r"\s+".join(re.escape(word) for word in due.words.split())
    without = re.sub(rf"[\s,]*(?:\b(?:by|until|before)(?: the)?\s+)?{words}", "", aim, count=1, flags=re.I)
    return without or aim, due.on


# What is measured


def _measured(lowered: str, kinds: GoalKinds, skills: Mapping[str, str]) -> _Measured:
    amount = _first_amount(lowered)
    talk = _talk_share(lowered, amount)
    if talk:
        return talk
    skill_id = skill_in(lowered, skills)
    if skill_id and _BETTER.search(lowered):
        value = _value(amount) if amount else None
        return _Measured(skill_id, "score", "up", value if value and value <= 100 else TARGET, "skills")
    metric = metric_in(lowered, kinds.metrics)
    if amount is None:
        return _Measured(category=metric.category if metric else "")
    direction: Direction = "down" if _LESS.search(lowered) else "up"
    if metric:
        return _Measured(
            metric.id,
            metric.unit,
            "down" if metric.direction == "down" else direction,
            _value(amount),
            metric.category,
        )
    return _counted(amount, direction)


def _talk_share(lowered: str, amount: re.Match[str] | None) -> _Measured | None:
    if not (_TALK.search(lowered) and amount and amount["unit"]):
        return None
    kind = next((name for name in CALL_TYPES if name != "other" and re.search(rf"\b{name}s?\b", lowered)), "")
    more = re.search(r"\b(?:more than|at least|over|above)\b", lowered)
    return _Measured(
        f"talk_share@{kind}" if kind else "talk_share",
        BY_ID["talk_share"].unit,
        "up" if more else "down",
        _value(amount),
        "skills",
    )


def _counted(amount: re.Match[str], direction: Direction) -> _Measured:
    """So many of something nobody listed: its own word is the unit."""
    if amount["unit"]:
        return _Measured("", "%", direction, _value(amount))
    noun = next((word for word in (amount["noun"] or "").split() if word not in _NO_UNIT), "")
    if not noun:
        return _Measured()
    return _Measured(metric_id_of(noun), noun, direction, _value(amount))


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
        if any(word[:6] == other[:6] and len(other) >= 5 for word in named for other in words):
            return skill_id
    return ""


def metric_in(lowered: str, metrics: Iterable[LoggedMetric]) -> LoggedMetric | None:
    """The figure with the longest name that is in the text."""
    found = [
        (len(phrase), -number, metric)
        for number, metric in enumerate(metrics)
        for phrase in metric.said_as
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", lowered)
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def metric_id_of(noun: str) -> str:
    """A name for a figure nobody listed, the same for one and for many."""
    plain = re.sub(r"\W+", "_", noun.casefold()).strip("_")[:40]
    return plain if plain.endswith("s") else f"{plain}s"


def _category(lowered: str, kinds: GoalKinds) -> str:
    for category in kinds.categories:
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lowered) for word in category.said_as):
            return category.id
    return "other"


def names_in(words: str, titles: Sequence[str]) -> list[int]:
    """The places of the titles that share the most words with what was said; none when nothing is shared."""
    wanted = {_stem(word) for word in re.findall(r"\w+", words.casefold())} - _EMPTY
    shared = [len(wanted & {_stem(word) for word in re.findall(r"\w+", title.casefold())}) for title in titles]
    most = max(shared, default=0)
    return [place for place, count in enumerate(shared) if count == most] if most else []


def _stem(word: str) -> str:
    return word[:6].rstrip("s")


_EMPTY = {"my", "the", "goal", "to", "a", "on", "of", "in", "", "for"}
