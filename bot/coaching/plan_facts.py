"""What a weekly plan can say of somebody's own work: facts, each with the words that fill a task's holes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.coaching.call_review import CallReview
from bot.coaching.follow_up_words import deed_of
from bot.task_banks import FactKind
from storage.models import Account, Call, Focus, Goal

RENEWS_WITHIN = timedelta(days=120)
FELL_BY = 5
"""Points of health lost that are worth a talk (0–100)."""
ACTIONS_FROM = timedelta(days=30)
MOST_OF_A_KIND = 3


@dataclass(frozen=True)
class PlanFact:
    """One thing we hold; `key` names it for good, `subject` is what it is about (two facts may share one)."""

    kind: FactKind
    key: str
    subject: str
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    """The skill to work on."""

    skill_id: str
    name: str


@dataclass(frozen=True)
class ReviewOfCall:
    """A review and the call it is of."""

    call: Call
    review: CallReview


@dataclass(frozen=True)
class Holdings:
    """What we hold of a person's work on a day; `reviews` are the newest first.

    `done` are the keys of facts whose task was ticked in a plan of the last weeks.
    """

    today: date
    accounts: Sequence[Account] = ()
    goals: Sequence[Goal] = ()
    reviews: Sequence[ReviewOfCall] = ()
    focus: Focus | None = None
    gap: Gap | None = None
    done: Collection[str] = ()


def plan_facts(held: Holdings) -> list[PlanFact]:
    """Every fact, the most pressing first."""
    return [
        *_first(_renewals(held)),
        *_first(_falling(held)),
        *_first(_actions(held)),
        *_first(_overdue(held)),
        *_first(_changes(held)),
        *_focus(held),
        *_first(_goals(held)),
        *_gap(held),
    ]


def _first(facts: Iterator[PlanFact]) -> list[PlanFact]:
    return [fact for _, fact in zip(range(MOST_OF_A_KIND), facts, strict=False)]


def _renewals(held: Holdings) -> Iterator[PlanFact]:
    dated = [(account.renewal_on, account) for account in held.accounts if account.renewal_on]
    for renewal_on, account in sorted(dated, key=lambda pair: (pair[0], pair[1].id)):
        if held.today <= renewal_on <= held.today + RENEWS_WITHIN:
            words = {"account": account.name, "when": _within((renewal_on - held.today).days)}
            yield PlanFact("renewal", f"renewal:{account.id}", f"account:{account.id}", words)


def _within(days: int) -> str:
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} days"


def _falling(held: Holdings) -> Iterator[PlanFact]:
    fell = [(_lost(account), account) for account in held.accounts]
    for lost, account in sorted(fell, key=lambda pair: (-pair[0], pair[1].id)):
        if lost >= FELL_BY:
            yield PlanFact("falling", f"falling:{account.id}", f"account:{account.id}", {"account": account.name})


def _lost(account: Account) -> float:
    if account.health_score is None or account.health_score_before is None:
        return 0
    return account.health_score_before - account.health_score


def _actions(held: Holdings) -> Iterator[PlanFact]:
    """What the person promised on a call of the last weeks, until they tick it."""
    for found in held.reviews:
        if (found.review.happened_on or found.call.created_at.date()) < held.today - ACTIONS_FROM:
            continue
        for number, action in enumerate(found.review.actions):
            key = f"action:{found.call.id}:{number}"
            if action.owner in found.call.own_speakers and key not in held.done:
                yield PlanFact("action", key, key, {"action": deed_of(action)})


def _overdue(held: Holdings) -> Iterator[PlanFact]:
    for goal in held.goals:
        if goal.due_on and goal.due_on < held.today:
            yield PlanFact("overdue_goal", f"overdue:{goal.id}", f"goal:{goal.id}", {"goal": goal.title})


def _goals(held: Holdings) -> Iterator[PlanFact]:
    for goal in sorted(held.goals, key=lambda goal: (goal.due_on or date.max, goal.id)):
        yield PlanFact("goal", f"goal:{goal.id}", f"goal:{goal.id}", {"goal": goal.title})


def _changes(held: Holdings) -> Iterator[PlanFact]:
    for found in held.reviews[:1]:
        if found.review.change:
            words = {"change": found.review.change.title.rstrip(".")}
            yield PlanFact("change", f"change:{found.call.id}", f"change:{found.call.id}", words)


def _focus(held: Holdings) -> Iterator[PlanFact]:
    """The focus; where none was chosen, the change the last review advised."""
    if held.focus:
        yield PlanFact(
            "focus", f"focus:{held.focus.id}", f"focus:{held.focus.id}", {"focus": held.focus.title.rstrip(".")}
        )
    else:
        for change in _changes(held):
            yield PlanFact("focus", f"focus:{change.key}", change.subject, {"focus": change.words["change"]})


def _gap(held: Holdings) -> Iterator[PlanFact]:
    if held.gap:
        yield PlanFact("gap", f"gap:{held.gap.skill_id}", f"gap:{held.gap.skill_id}", {"skill": held.gap.name})
