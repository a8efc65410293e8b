"""What is worth noticing in somebody's own data: counted by code, with what it rests on; nothing without data.

Kinds are those of the product's decision C22. Thresholds are our own choices about what is worth a sentence.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.accounts import short_date
from bot.coaching.goals import pace_of
from bot.coaching.progress import Overview
from bot.coaching.skill_progress import EARLY, STRENGTH, rounded
from bot.coaching.subjects import Subject, notable_of
from bot.coaching.trends import Point, mean, trend_of
from bot.goal_kinds import GoalKinds
from bot.numbers import so_many
from bot.rhythm import week_of
from storage.models import Account, Goal

Kind = Literal[
    "skill",
    "trend",
    "pattern",
    "milestone",
    "forecast",
    "progress",
    "habit",
    "risk",
    "opportunity",
    "customer",
    "cash",
]
Severity = Literal["good", "info", "warning"]

ROUND_NUMBERS = (1, 5, 10, 25, 50, 100, 250, 500, 1000)
FEWEST_CALLS = 3
DIFFERENT = 10
"""Points of talk share, or of an account's health, that make a difference worth a sentence."""
RENEWS_WITHIN = timedelta(days=60)
HEALTHY = 60
MOST_ACCOUNTS = 2
WEEKS_OF_A_HABIT = 4


@dataclass(frozen=True)
class Noticed:
    """One insight: `about` names it within its kind, `basis` says what it was counted from.

    `sample` is how many calls, entries, goals or accounts that is. With `is_lasting` it is kept once for ever.
    """

    kind: Kind
    about: str
    text: str
    basis: str
    sample: int
    severity: Severity = "info"
    is_lasting: bool = False


@dataclass(frozen=True)
class Logged:
    """A figure somebody logs, as a subject, with its points of the last year, oldest first."""

    subject: Subject
    points: Sequence[Point]


@dataclass(frozen=True)
class OwnData:
    """What there is to notice something in."""

    today: date
    overview: Overview
    goals: Sequence[Goal]
    logged: Sequence[Logged]
    accounts: Sequence[Account]
    talk: dict[str, list[Point]]
    kinds: GoalKinds


def insights_in(data: OwnData) -> list[Noticed]:
    """Everything worth a sentence today."""
    return [noticed for look in _LOOKS for noticed in look(data)]


def _skills(data: OwnData) -> Iterator[Noticed]:
    """A skill on its way, and one that has become a strength."""
    for standing in data.overview.standings:
        name, basis = data.overview.skill_name(standing.skill_id), f"{standing.calls} scored calls"
        score = rounded(standing.rolling)
        if standing.trend == "rising":
            text = f"{name} is improving: {score} over your last calls."
            yield Noticed("skill", standing.skill_id, text, basis, standing.calls, "good")
        if standing.trend == "falling":
            text = f"{name} is declining: {score} over your last calls. One practice on it is worth the time."
            yield Noticed("skill", standing.skill_id, text, basis, standing.calls, "warning")
        if score >= STRENGTH and standing.calls >= EARLY:
            text = f"{name} has become a strength: {score}."
            yield Noticed("milestone", f"strength:{standing.skill_id}", text, basis, standing.calls, "good", True)


def _calls(data: OwnData) -> Iterator[Noticed]:
    """A round number of reviewed calls."""
    count = data.overview.reviewed_calls
    reached = max((number for number in ROUND_NUMBERS if number <= count), default=0)
    if reached:
        text = "Your first call is reviewed." if reached == 1 else f"You have had {reached} calls reviewed."
        yield Noticed("milestone", f"calls:{reached}", text, "reviewed calls", count, "good", True)


def _talk(data: OwnData) -> Iterator[Noticed]:
    """Two kinds of call on which somebody talks very differently."""
    means = {
        kind: (mean(point.value for point in points) or 0, len(points))
        for kind, points in data.talk.items()
        if len(points) >= FEWEST_CALLS
    }
    if len(means) < 2:
        return
    most, least = max(means, key=lambda kind: means[kind]), min(means, key=lambda kind: means[kind])
    (high, many), (low, few) = means[most], means[least]
    if high - low >= DIFFERENT:
        text = f"You talk {high:.0f} % on {most} calls and {low:.0f} % on {least} calls."
        yield Noticed("pattern", f"talk:{most}:{least}", text, f"{many} and {so_many(few, 'call')}", many + few)


def _goals(data: OwnData) -> Iterator[Noticed]:
    """Goals that are reached, when the others will be, and how many keep up with their time once one has moved."""
    known = [pace for pace in (pace_of(goal, data.today) for goal in data.goals) if pace.progress is not None]
    on_track = sum(pace.state in ("on_track", "reached") for pace in known)
    if len(known) >= 2 and any(pace.progress for pace in known):
        text = f"{on_track} of {len(known)} goals are on track."
        severity: Severity = "good" if on_track == len(known) else "info"
        yield Noticed("progress", "goals", text, f"of {len(known)} active goals", len(known), severity)
    for goal in data.goals:
        yield from _goal(goal, data.today)


def _goal(goal: Goal, today: date) -> Iterator[Noticed]:
    pace, title = pace_of(goal, today), f"“{goal.title}”"
    if pace.state == "reached":
        yield Noticed("milestone", f"goal:{goal.id}", f"{title} is reached.", "your goal", 1, "good", True)
    elif pace.progress is not None and pace.progress >= 0.5:
        text = f"{title} is past the half."
        yield Noticed("milestone", f"half:{goal.id}", text, "your goal", 1, "good", True)
    if pace.forecast_on and goal.due_on:
        late = (pace.forecast_on - goal.due_on).days
        when = f"{so_many(late, 'day')} after its day" if late > 0 else "in time"
        text = f"At this pace {title} is reached on {short_date(pace.forecast_on)}, {when}."
        basis = f"the pace of {so_many((today - goal.started_on).days, 'day')}"
        yield Noticed("forecast", f"goal:{goal.id}", text, basis, 1, "warning" if late > 0 else "good")


def _logged(data: OwnData) -> Iterator[Noticed]:
    """A figure somebody logs that is on its way, and the habit of logging."""
    for logged in data.logged:
        yield from _moving(logged, data.kinds)
    weeks = {week_of(point.on) for logged in data.logged for point in logged.points}
    recent = [week_of(data.today) - timedelta(weeks=back) for back in range(WEEKS_OF_A_HABIT)]
    kept = sum(week in weeks for week in recent)
    if kept == WEEKS_OF_A_HABIT:
        text = f"You logged a figure in each of the last {WEEKS_OF_A_HABIT} weeks."
        yield Noticed("habit", "logging", text, "what you logged", kept, "good")


def _moving(logged: Logged, kinds: GoalKinds) -> Iterator[Noticed]:
    subject, points = logged.subject, list(logged.points)
    trend = trend_of(points, notable=notable_of(points))
    if trend not in ("rising", "falling"):
        return
    is_better = (trend == "rising") == (subject.logged != "down")
    first, last = points[0].value, points[-1].value
    text = f"{subject.name}: {first:g} → {last:g}, {'improving' if is_better else 'declining'}."
    known = kinds.metric(subject.id)
    kind: Kind = kinds.category(known.category).insight if known else "trend"
    severity: Severity = "good" if is_better else "warning"
    basis = f"{so_many(len(points), 'entry', 'entries')} of yours"
    yield Noticed(kind, subject.id, text, basis, len(points), severity)


def _accounts(data: OwnData) -> Iterator[Noticed]:
    """Accounts whose health moved, and what renews soon."""
    moved = [(account, _moved(account)) for account in data.accounts if _moved(account)]
    for account, change in sorted(moved, key=lambda each: each[1])[:MOST_ACCOUNTS]:
        if change <= -DIFFERENT:
            text = f"{account.name}: health {account.health_score:g}, down {-change:g}{_renewal(account)}."
            yield Noticed("risk", account.account_key, text, _imported(account), 1, "warning")
    for account, change in sorted(moved, key=lambda each: -each[1])[:MOST_ACCOUNTS]:
        if change >= DIFFERENT:
            text = f"{account.name}: health {account.health_score:g}, up {change:g}. A good time to ask for more."
            yield Noticed("opportunity", account.account_key, text, _imported(account), 1, "good")
    soon = [each for each in data.accounts if _renews_soon(each, data.today)]
    if soon:
        low = sum(each.health_score is not None and each.health_score < HEALTHY for each in soon)
        text = _renewals(len(soon), low)
        yield Noticed(
            "customer", "renewals", text, "your imported accounts", len(soon), "warning" if low else "info"
        )


def _renewals(count: int, low: int) -> str:
    within = f"within {RENEWS_WITHIN.days} days"
    whose = "with" if count == 1 else f"{low} of them with"
    below = f", {whose} health below {HEALTHY}" if low else ""
    return f"{so_many(count, 'account renews', 'accounts renew')} {within}{below}."


def _moved(account: Account) -> float:
    if account.health_score is None or account.health_score_before is None:
        return 0
    return account.health_score - account.health_score_before


def _renewal(account: Account) -> str:
    return f", renews {short_date(account.renewal_on)}" if account.renewal_on else ""


def _imported(account: Account) -> str:
    return f"{account.source}, {short_date(account.imported_at.date())}"


def _renews_soon(account: Account, today: date) -> bool:
    return account.renewal_on is not None and today <= account.renewal_on <= today + RENEWS_WITHIN


_LOOKS: tuple[Callable[[OwnData], Iterable[Noticed]], ...] = (_calls, _skills, _talk, _logged, _accounts, _goals)
