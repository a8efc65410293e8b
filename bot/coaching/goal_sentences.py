"""Reading a goal, or what became of one, out of a sentence: by rules, so that nothing is made up.

"My goal is to talk less than 45% on discovery calls by end of January" says what is measured, the target,
the direction, the kind of call and the day. What a sentence leaves open stays open for the form.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.coaching.goal_amounts import as_written, measured_in
from bot.coaching.goal_days import date_problem, without_day
from bot.coaching.goals import MOST_TITLE, GoalDraft, Priority
from bot.goal_kinds import GoalKinds


@dataclass(frozen=True)
class GoalSentence:
    """A sentence as a goal. `date_problem` says what is wrong with the day it names, "" for nothing."""

    draft: GoalDraft
    date_problem: str = ""


LOOKED_AT = 500

_LEAD = re.compile(
    r"^.*?\b(?:my (?:new )?goal is|new goal|goal|(?:set|give) me a target|^my (?:new )?(?:aim|target|objective))\b"
    r"(?:,? (?:please|pls)\b)?(?: for me\b)?(?: is\b| of\b)?"
    r"[:\s,-]*(?:to\s+)?"
    r"|^(?:i want|i'd like|i would like|i aim|i plan|i need|i'm aiming|i am aiming)\s+to\s+"
    r"|^i wanna\s+|^(?:to\s+)",
    re.IGNORECASE,
)
_REST_OF_LEAD = re.compile(r"^\W*is\s+(?:to\s+)?", re.IGNORECASE)
"""What is left of "my goal for this quarter is to …" once its day is taken out."""
_PRIORITIES: tuple[tuple[Priority, re.Pattern[str]], ...] = (
    ("high", re.compile(r"\b(?:top|high|first) priority\b|\bmost important\b")),
    ("low", re.compile(r"\blow priority\b|\bsome ?day\b|\bnice to have\b")),
)


def read_goal(said: str, *, today: date, kinds: GoalKinds, skills: Mapping[str, str]) -> GoalSentence:
    """The goal a sentence tells of, with what it leaves open left open; `skills` are names by id."""
    text = " ".join(said[:LOOKED_AT].replace("’", "'").split()).strip(' .!"“”')
    aim = _LEAD.sub("", text, count=1).strip()
    problem = date_problem(aim, today)
    aim, due_on = without_day(aim, today, is_wrong=bool(problem))
    aim = _REST_OF_LEAD.sub("", aim, count=1)
    lowered = aim.casefold()
    found = measured_in(lowered, kinds, skills)
    category = found.category or _category(lowered, kinds)
    draft = GoalDraft(
        title=_title(aim),
        category=category,
        metric=found.metric,
        unit=found.unit if kinds.metric(found.metric) else as_written(found.unit, aim),
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
