"""Layout L8: progress as a line of words, a chart, and what to look at next; and the table of all skills."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.accounts import short_date
from bot.coaching.changed_checks import CheckChange, Passes
from bot.coaching.progress import ChangedChecks, SubjectProgress, UnknownSubject
from bot.coaching.skill_progress import PERIODS, TARGET, Period, Progress, rounded, state_of
from bot.coaching.subjects import Subject
from bot.coaching.tracked_measures import TrackedMeasure
from bot.coaching.trends import Trend, chart_of
from bot.numbers import so_many
from handlers import action_ids
from handlers.blocks.charts import LineChart
from handlers.blocks.parts import Block, actions, button, context, menu, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import ProgressValue

PRIVATE = "🔒 Only you see this"
SKILL_TRENDS: dict[Trend, str] = {
    "rising": "improving",
    "falling": "declining",
    "stable": "stable",
    "too_early": "too early",
}
FIGURE_TRENDS: dict[Trend, str] = {**SKILL_TRENDS, "rising": "rising", "falling": "falling"}
FEWER_TRENDS: dict[Trend, str] = {**SKILL_TRENDS, "rising": "declining", "falling": "improving"}
PERIOD_WORDS: dict[Period, str] = {"30d": "30 days", "90d": "90 days", "1y": "year"}
NO_HEALTH = (
    "*I don't have health over time.*\nFor accounts I hold the score of the last import and the one before it, "
    "not their history; business health needs your cash figures, and I cannot take those in yet. An administrator "
    "imports accounts with `sideline import accounts`."
)
ABOUT_TREND = "A trend needs four calls on different days."
ABOUT_LOGGED_TREND = "A trend needs four entries on different days."


# One subject: the line, the chart, the buttons


def progress_line(found: SubjectProgress) -> str:
    """ "Discovery 71 → 83 in 6 weeks (5 calls) · improving"."""
    points = found.progress.points
    name, words = found.subject.name, words_of(found.subject)
    one, many = _nouns(found.subject)
    if not points:
        return f"{name}: no {many} in the last {PERIOD_WORDS[found.period]}"
    trend = _trends(found.subject)[found.progress.trend]
    if len(points) == 1:
        return f"{name} {words(points[0].value)} (1 {one}) · {trend}"
    return (
        f"{name} {words(points[0].value)} → {words(points[-1].value)} "
        f"{_in_days(found.progress.days)} ({len(points)} {many}) · {trend}"
    )


def progress_blocks(found: SubjectProgress, chart: Block | None) -> list[Block]:
    """The line, the chart if there are two calls to draw, the small print, and the ways on."""
    return [
        section(f"*{mrkdwn(progress_line(found))}*"),
        *([chart] if chart else []),
        context(" · ".join([*_small_print(found), PRIVATE])),
        _ways_on(found),
    ]


def line_chart(found: SubjectProgress) -> LineChart | None:
    """What is drawn; None for fewer than two calls."""
    if len(found.progress.points) < 2:
        return None
    measure = found.subject.measure
    return LineChart(
        name=found.subject.name,
        unit=measure.unit if measure else "score, 0 to 100",
        chart=chart_of(found.progress.points),
        words=words_of(found.subject),
        target=found.subject.target if measure else TARGET,
        high=None if measure and measure.unit != "%" else 100,
    )


def words_of(subject: Subject) -> Callable[[float], str]:
    """How a value of the subject is said."""
    return subject.measure.words if subject.measure else _score


def _score(value: float) -> str:
    return str(rounded(value))


def _trends(subject: Subject) -> dict[Trend, str]:
    """A figure of a call has no good direction; a score and what somebody logs have one."""
    if subject.logged == "down":
        return FEWER_TRENDS
    return FIGURE_TRENDS if subject.measure and not subject.logged else SKILL_TRENDS


def _nouns(subject: Subject) -> tuple[str, str]:
    return ("entry", "entries") if subject.logged else ("call", "calls")


def _in_days(days: int) -> str:
    if days == 0:
        return "on one day"
    if days < 14:
        return f"in {so_many(days, 'day')}"
    return f"in {rounded(days / 7)} weeks"


def _small_print(found: SubjectProgress) -> list[str]:
    progress, measure = found.progress, found.subject.measure
    parts = [_standing_words(progress, measure)] if progress.rolling is not None else []
    if measure and progress.points and not found.subject.logged:
        parts.append(_basis(progress))
    if progress.trend == "too_early" and progress.points:
        parts.append(ABOUT_LOGGED_TREND if found.subject.logged else ABOUT_TREND)
    if progress.left_out:
        parts.append(f"{so_many(progress.left_out, 'call is', 'calls are')} left out, measured in another way")
    if not progress.points:
        parts.append(_last_seen(progress.latest_on))
    return parts


def _standing_words(progress: Progress, measure: TrackedMeasure | None) -> str:
    rolling = progress.rolling or 0.0
    if measure:
        return (
            f"{measure.explains[0].upper()}{measure.explains[1:]}; mean of the last five: {measure.words(rolling)}"
        )
    return f"Mean of the last five calls: {rounded(rolling)} ({state_of(rolling)}) · target {TARGET}"


def _basis(progress: Progress) -> str:
    return "timed" if progress.points[-1].method == "timed" else "≈ estimated"


def _last_seen(day: date | None) -> str:
    return f"Last seen {short_date(day)} {day.year}" if day else "Not seen on any call of the last year"


def _ways_on(found: SubjectProgress) -> Block:
    subject, period = found.subject, found.period
    buttons = [
        button(
            each,
            f"{action_ids.PROGRESS_PERIOD}{each}",
            ProgressValue(subject=subject.id, period=each).packed(),
            style="primary" if each == period else "",
        )
        for each in PERIODS
    ]
    changed = button("What changed?", action_ids.PROGRESS_CHANGES, _value(subject, period))
    wants_changes = subject.measure is None and len(found.progress.points) > 1
    return actions(*buttons, subject_menu(found.others, period), *([changed] if wants_changes else []))


def subject_menu(subjects: Sequence[Subject], period: Period) -> Block:
    """The menu of every skill and figure."""
    options = [(subject.name, _value(subject, period)) for subject in subjects]
    return menu("Skill or figure", action_ids.PROGRESS_SUBJECT, options)


def _value(subject: Subject, period: Period) -> str:
    return ProgressValue(subject=subject.id, period=period).packed()


# A name nobody knows


def unknown_text(unknown: UnknownSubject) -> str:
    """That the name is not known, and what it may have meant."""
    near = " or ".join(f"*{mrkdwn(subject.name)}*" for subject in unknown.near)
    offer = f"Did you mean {near}?" if near else "Choose one below."
    return f"I know no skill or figure called “{mrkdwn(clip(unknown.typed, 60))}”. {offer}"


def unknown_blocks(unknown: UnknownSubject, period: Period) -> list[Block]:
    """The same with buttons for the nearest, and the menu of all."""
    near = [
        button(subject.name, f"{action_ids.PROGRESS_NEAR}{number}", _value(subject, period))
        for number, subject in enumerate(unknown.near)
    ]
    return [section(unknown_text(unknown)), actions(*near, subject_menu(unknown.others, period))]


# What changed


def changes_text(changed: ChangedChecks) -> str:
    """Which checks moved, for notifications and screen readers."""
    return f"What changed in {changed.subject.name}, last {PERIOD_WORDS[changed.period]}"


def changes_blocks(changed: ChangedChecks) -> list[Block]:
    """The checks that moved, with counts, then those that stayed as they were."""
    moved = [change for change in changed.changes if change.change]
    same = len(changed.changes) - len(moved)
    if not changed.changes:
        text = "There are not enough calls in this period to compare an earlier with a later half."
    elif not moved:
        text = "Every check came out as often as before."
    else:
        text = "\n".join(_change_line(changed, change) for change in moved)
    stayed = so_many(same, "check stayed as it was", "checks stayed as they were")
    rest = [stayed] if moved and same else []
    basis = "Passed of the calls it applied to: first half → second half of the calls"
    return [
        section(f"*{mrkdwn(changes_text(changed))}*\n{text}"),
        context(" · ".join([basis, *rest, PRIVATE])),
    ]


def _change_line(changed: ChangedChecks, change: CheckChange) -> str:
    names = {check.id: check.name for check in changed.rubric.checks} if changed.rubric else {}
    arrow = "▲ more often" if change.change > 0 else "▼ less often"
    name = mrkdwn(names.get(change.check_id, change.check_id.replace("_", " ")))
    return f"• {name}: {_passes(change.before)} → {_passes(change.after)} {arrow}"


def _passes(passes: Passes) -> str:
    return f"{passes.passed} of {passes.applicable}"
