"""Layout L7: the goals of a person as rows with a bar, in three tabs, with what to do about each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.accounts import short_date
from bot.coaching.goal_offers import Offer
from bot.coaching.goal_requests import GoalTab
from bot.coaching.goals import GoalDraft, Pace, State, is_done_or_not, pace_of
from bot.coaching.skill_progress import rounded
from bot.coaching.tracked_measures import BY_ID
from bot.numbers import so_many
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, header, overflow, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import GoalDraftValue, GoalMenuValue, GoalOfferValue, GoalsValue, GoalWhat
from storage.models import Goal
from storage.models.goals import GoalStatus

PER_PAGE = 10
BAR = 10
PRIVATE = "🔒 Only you see this"
TABS: Mapping[GoalTab, str] = {"active": "Active", "done": "Done", "all": "All"}
PRIORITIES: Mapping[str, str] = {"high": "High", "medium": "Medium", "low": "Low"}
STATES: Mapping[State, str] = {
    "reached": "reached",
    "on_track": "on track",
    "behind": "behind its time",
    "overdue": "day has passed",
    "unknown": "too early to tell",
}
NONE_YET: Mapping[GoalTab, str] = {
    "active": 'You have no active goals. Say "my goal is to …" with a number and a day.',
    "done": "No goal is done yet.",
    "all": 'You have no goals yet. Say "my goal is to …" with a number and a day.',
}
TAKE_ONE = " Or take one below."


@dataclass(frozen=True)
class GoalList:
    """One page of one tab: of `total` goals, those from place `page` × 10 on; `active` counts active ones."""

    goals: Sequence[Goal]
    offers: Sequence[Offer]
    today: date
    tab: GoalTab
    page: int
    total: int
    active: int


def goals_text(listed: GoalList) -> str:
    """For notifications and screen readers."""
    return f"Your goals: {listed.active} active"


def goals_blocks(listed: GoalList, notice: str = "", *, can_undo: bool = False) -> list[Block]:
    """The tabs, a row for each goal, what is on offer; `notice` says what just happened."""
    rows = [_row(goal, listed, place) for place, goal in enumerate(listed.goals, start=listed.page * PER_PAGE + 1)]
    return [
        header("Your goals"),
        *notice_blocks(notice, can_undo=can_undo),
        _tabs(listed),
        *(rows or [section(_none_yet(listed))]),
        *_pages(listed),
        *_offered(listed),
        context(f"Figures of calls and scores move by themselves; the rest by `log 12 …` or ⋯. {PRIVATE}"),
    ]


def _none_yet(listed: GoalList) -> str:
    return NONE_YET[listed.tab] + (TAKE_ONE if listed.tab == "active" and listed.offers else "")


def notice_blocks(notice: str, *, can_undo: bool) -> list[Block]:
    """What just happened, and the way back for ten minutes."""
    if not notice:
        return []
    return [section(notice, button("Undo", action_ids.GOAL_UNDO) if can_undo else None)]


def goals_home(goals: Sequence[Goal], today: date, *, total: int) -> list[Block]:
    """Some of `total` active goals for the Home tab, and the way to all; [] without goals."""
    if not goals:
        return []
    rows = [goal_line(goal, today) for goal in goals]
    if total > len(goals):
        rows.append(f"… and {total - len(goals)} more")
    return [section("*Goals*", button("Open goals", action_ids.SHOW_GOALS)), section("\n".join(rows))]


def goal_line(goal: Goal, today: date) -> str:
    """ "🎯 High · Talk ≤ 45 % on discovery · ▓▓▓▓▓▓░░░░ 60 % · 31 Jan · on track", escaped."""
    parts = [f"🎯 {PRIORITIES.get(goal.priority, 'Medium')}", f"*{mrkdwn(clip(goal.title, 150))}*"]
    pace = pace_of(goal, today)
    if not is_done_or_not(goal):
        parts.append(_bar(pace))
    elif goal.status != "completed":
        parts.append("not done yet")
    if goal.status == "completed":
        done = goal.completed_at.date() if goal.completed_at else None
        return " · ".join([*parts, f"done {short_date(done)}" if done else "done"])
    if goal.due_on:
        parts.append(_day(goal.due_on, today))
    parts.append("paused" if goal.status == "paused" else _standing(goal, pace, today))
    return " · ".join(part for part in parts if part)


def _standing(goal: Goal, pace: Pace, today: date) -> str:
    """How it keeps up with its time; what has no way to measure says how many days there are. "" without a day."""
    if not is_done_or_not(goal) or pace.state != "unknown":
        return STATES[pace.state]
    if goal.due_on is None:
        return ""
    days = (goal.due_on - today).days
    return f"{so_many(days, 'day')} left" if days else "due today"


def _bar(pace: Pace) -> str:
    if pace.progress is None:
        return f"{'░' * BAR} —"
    # Rounded down, so that only a goal that is reached reads 100 %.
    share = pace.progress + 1e-9
    full = int(share * BAR)
    return f"{'▓' * full}{'░' * (BAR - full)} {int(share * 100)} %"


def _day(day: date, today: date) -> str:
    return (
        short_date(day) if day.year == today.year or (day - today).days < 300 else f"{short_date(day)} {day.year}"
    )


def _row(goal: Goal, listed: GoalList, place: int) -> Block:
    number = f"*{place}.* " if goal.status == "active" and listed.tab != "done" else ""
    lines = [number + goal_line(goal, listed.today), _details(goal, listed.today)]
    if goal.when_then and goal.status == "active":
        lines.append(f"_{mrkdwn(clip(goal.when_then, 200))}_")
    return section("\n".join(line for line in lines if line), _menu(goal, listed))


def _details(goal: Goal, today: date) -> str:
    """Where the goal stands in its own unit, and when it will be reached at this pace."""
    if goal.status == "completed":
        return ""
    pace = pace_of(goal, today)
    parts = []
    if goal.target is not None:
        now = "no figure yet" if goal.current is None else f"now {amount(goal.current, goal.unit)}"
        aim = "at most" if goal.direction == "down" else "aim"
        parts.append(f"{now} · {aim} {amount(goal.target, goal.unit)}{_on_calls(goal.metric)}")
    if pace.forecast_on and goal.status == "active":
        parts.append(f"at this pace {_day(pace.forecast_on, today)}")
    if pace.state == "reached":
        parts.append("mark it done with ⋯")
    return " · ".join(parts)


def amount(value: float, unit: str) -> str:
    """ "45 %", "score 75", "1,200 saves", "1.5 hours", escaped."""
    number = f"{value:,.1f}".removesuffix(".0")
    if unit == "score":
        return f"score {rounded(value)}"
    return f"{number} {mrkdwn(unit)}".strip()


def _on_calls(metric: str) -> str:
    """Whose calls count, when only some do."""
    name, _, kind = metric.partition("@")
    if name not in BY_ID:
        return ""
    return f" (mean of the last five {kind} calls)" if kind else " (mean of the last five calls)"


_DELETE: tuple[str, GoalWhat] = ("Delete", "delete")
_CHOICES: Mapping[GoalStatus, tuple[tuple[str, GoalWhat], ...]] = {
    "active": (("Update", "update"), ("Edit", "edit"), ("Pause", "pause"), ("Mark done", "done"), _DELETE),
    "paused": (("Resume", "resume"), ("Edit", "edit"), ("Mark done", "done"), _DELETE),
    "completed": (("Open again", "resume"), _DELETE),
}


def _menu(goal: Goal, listed: GoalList) -> Block:
    choices = _CHOICES[goal.status]
    return overflow(
        action_ids.GOAL_MENU,
        [
            (label, GoalMenuValue(goal_id=goal.id, what=what, tab=listed.tab, page=listed.page).packed())
            for label, what in choices
        ],
    )


def _tabs(listed: GoalList) -> Block:
    tabs = [
        button(
            f"{label} ({listed.active})" if tab == "active" else label,
            f"{action_ids.GOAL_TAB}{tab}",
            GoalsValue(tab=tab).packed(),
            style="primary" if tab == listed.tab else "",
        )
        for tab, label in TABS.items()
    ]
    return actions(*tabs, button("New goal", action_ids.GOAL_NEW, _here(listed, listed.page)))


def _pages(listed: GoalList) -> list[Block]:
    last = max((listed.total - 1) // PER_PAGE, 0)
    ways = []
    if listed.page > 0:
        ways.append(button("← Back", f"{action_ids.GOAL_TAB}back", _here(listed, listed.page - 1)))
    if listed.page < last:
        ways.append(button("More →", f"{action_ids.GOAL_TAB}more", _here(listed, listed.page + 1)))
    return [actions(*ways), context(f"Page {listed.page + 1} of {last + 1}")] if ways else []


def _here(listed: GoalList, page: int) -> str:
    return GoalsValue(tab=listed.tab, page=page).packed()


def _offered(listed: GoalList) -> list[Block]:
    if listed.tab != "active" or listed.page or not listed.offers:
        return []
    rows = [
        section(f"*{mrkdwn(offer.draft.title)}*\n{mrkdwn(offer.because)}", _add(offer, place))
        for place, offer in enumerate(listed.offers)
    ]
    return [context("*Goals that would fit you*"), *rows]


def _add(offer: Offer, place: int) -> Block:
    value = GoalOfferValue(offer_id=offer.id, is_listed=True).packed()
    return button("Add", f"{action_ids.GOAL_OFFER}{place}", value)


# A sentence as a goal, and what became of one


def draft_text(draft: GoalDraft) -> str:
    """What was understood, for notifications."""
    return f"A new goal: {draft.title}" if draft.title else "A new goal"


def draft_blocks(draft: GoalDraft, problem: str) -> list[Block]:
    """What was understood and the button that opens the form with it; `problem` is about the day."""
    lines = [f"🎯 *{mrkdwn(draft.title)}*" if draft.title else "🎯 *A new goal*"]
    facts = (
        [f"{'at most' if draft.direction == 'down' else 'aim'} {amount(draft.target, draft.unit)}"]
        if (draft.target is not None)
        else []
    )
    if draft.due_on:
        facts.append(f"by {draft.due_on.day} {draft.due_on:%B %Y}")
    if facts:
        lines.append(" · ".join(facts))
    if draft.when_then:
        lines.append(f"_{mrkdwn(draft.when_then)}_")
    if problem:
        lines.append(f"{mrkdwn(problem)} Choose the day in the form.")
    elif draft.due_on is None:
        lines.append("By when? Choose the day in the form.")
    value = GoalDraftValue(draft=draft).packed()
    return [
        section("\n".join(lines)),
        actions(button("Check and save", action_ids.GOAL_DRAFT, value, style="primary")),
        context(f"Nothing is saved yet. {PRIVATE}"),
    ]
