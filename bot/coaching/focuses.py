"""What somebody works on this week, as a sentence of the form "When …, I will …", and how often it was seen.

If-then plans raise attainment (Gollwitzer and Sheeran 2006), fact K3 of the product.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from bot.coaching.call_review import CallReview, Change
from bot.rubrics import Rubric
from bot.undoing import remember_change
from storage import focuses, progress
from storage.database import Session
from storage.models import Focus, Goal, Person
from storage.progress import CheckOnDay

Chooser = Literal["coach", "person"]
FOCUS_CHANGE = "focus"
COMPARED = 5
"""How many calls before the focus are looked at."""
SOMETIME = "the moment comes"

_YOURS = (
    (re.compile(r"\byourself\b", re.IGNORECASE), "myself"),
    (re.compile(r"\byour\b", re.IGNORECASE), "my"),
    (re.compile(r"\byou\b", re.IGNORECASE), "I"),
)


@dataclass(frozen=True)
class FocusChoice:
    """Something to work on, and where it comes from."""

    title: str
    when_then: str
    skill_id: str = ""
    check_id: str = ""


@dataclass(frozen=True)
class Seen:
    """How often a focus was done (`seen`) of the calls where it could be (`chances`), and the same before it."""

    seen: int
    chances: int
    seen_before: int
    chances_before: int


def choice_of_change(change: Change, rubric: Rubric | None) -> FocusChoice:
    """The change a review advised, as a focus."""
    skill = next((skill for skill in rubric.skills if skill.id == change.skill_id), None) if rubric else None
    cue = (skill.cue if skill else "") or SOMETIME
    return FocusChoice(change.title, when_then(cue, change.title), change.skill_id, change.check_id)


def choice_of_goal(goal: Goal) -> FocusChoice:
    """A goal as a focus."""
    return FocusChoice(
        goal.title, goal.when_then or when_then("I plan my day", f"do one thing for “{goal.title}”")
    )


def when_then(cue: str, action: str) -> str:
    """ "When a worry comes up, I will ask before I answer it." """
    for yours, mine in _YOURS:
        action = yours.sub(mine, action)
    starts = action if action[1:2].isupper() else action[:1].lower() + action[1:]
    return f"When {cue}, I will {starts.rstrip('.')}."


def suggest_focuses(
    reviews: Sequence[CallReview], rubric: Rubric | None, goals: Sequence[Goal]
) -> list[FocusChoice]:
    """What the person could work on, the most telling first: advice on their calls, then their goals."""
    changes = [change for review in reviews for change in (review.change, review.second_change) if change]
    found = [choice_of_change(change, rubric) for change in changes]
    found += [choice_of_goal(goal) for goal in goals]
    return list({choice.title: choice for choice in found}.values())


async def take_focus(
    session: Session, person: Person, choice: FocusChoice, *, chosen_by: Chooser, today: date
) -> Focus:
    """Make a choice the person's focus; one with the same title stays as it is."""
    return await focuses.set_focus(
        session,
        person_id=person.id,
        title=choice.title,
        when_then=choice.when_then,
        skill_id=choice.skill_id,
        check_id=choice.check_id,
        chosen_by=chosen_by,
        today=today,
    )


async def choose_focus(
    session: Session, person: Person, choice: FocusChoice, *, today: date, now: datetime
) -> None:
    """Make this the focus by the person's own choice, be it in other words; the one before can be put back."""
    was = await focuses.find_current_focus(session, person_id=person.id)
    if was and was.title == choice.title and was.when_then != choice.when_then:
        await focuses.end_focus(session, person_id=person.id, today=today)
        choice = replace(choice, skill_id=was.skill_id, check_id=was.check_id)
    chosen = await take_focus(session, person, choice, chosen_by="person", today=today)
    if was is None or was.id != chosen.id:
        before = {"focus_id": chosen.id, "earlier_id": was.id if was else None}
        await remember_change(session, person, kind=FOCUS_CHANGE, before=before, now=now)


async def put_back_focus(session: Session, person: Person, before: dict[str, Any]) -> None:
    """Make the focus what it was before the last choice."""
    await focuses.delete_focus(session, person_id=person.id, **before)


async def seen_on_calls(session: Session, focus: Focus, *, today: date) -> Seen | None:
    """How often the focus was seen since it began, by the rubric of the newest call; None where no check shows it.

    Before it, the last five calls with a chance are counted.
    """
    if not focus.check_id:
        return None
    since = date(today.year - 1, 1, 1)
    checks = await progress.list_skill_checks(
        session, person_id=focus.person_id, skill_id=focus.skill_id, since=since
    )
    return count_seen([check for check in checks if check.check_id == focus.check_id], focus.started_on)


def count_seen(checks: Sequence[CheckOnDay], started_on: date) -> Seen:
    """The marks of one check, oldest first, counted before the focus and from its first day on."""
    newest = checks[-1] if checks else None
    counted = [
        check
        for check in checks
        if check.status in ("passed", "missed")
        and newest is not None
        and (check.rubric_id, check.rubric_version) == (newest.rubric_id, newest.rubric_version)
    ]
    before = [check.status == "passed" for check in counted if check.happened_on < started_on][-COMPARED:]
    during = [check.status == "passed" for check in counted if check.happened_on >= started_on]
    return Seen(sum(during), len(during), sum(before), len(before))
