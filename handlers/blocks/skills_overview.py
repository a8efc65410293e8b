"""Every skill at once: the table with last and this week, where each stands, and what to do without any."""

from collections.abc import Sequence

from bot.coaching.progress import Overview
from bot.coaching.skill_progress import Focus, Standing, rounded
from bot.coaching.subjects import Subject
from bot.numbers import so_many
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.progress import PRIVATE, SKILL_TRENDS, subject_menu
from handlers.blocks.tables import cell, number_cell, table
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import ProgressValue

NO_CALLS = (
    "*No calls yet, so there is no progress to show.*\n"
    "Drop a transcript here (.vtt, .srt, .txt, .docx or .pdf), or use `/coach debrief`. After the first call you "
    "see your skills, after four where they are heading."
)
NOTHING_LOGGED = (
    "*Nothing to show yet.*\nLog a figure now and then, such as `log 120 saves` or `log 14 orders`, "
    "and you see where it is heading."
)
LOGGED = "Your figures over time"
MOST_BUTTONS = 5
NO_SCORES = (
    "*No scored calls in the last year.*\nA call has a score when it is a transcript of three minutes or more "
    "with named speakers, and your track scores calls. Figures such as talk share are there all the same."
)


def overview_text(overview: Overview) -> str:
    """ "Your progress: Discovery 83, Closing 67", for notifications and screen readers."""
    if not overview.standings and not overview.reviewed_calls:
        return NO_CALLS if overview.rubric else NOTHING_LOGGED
    if not overview.standings:
        return NO_SCORES
    skills = ", ".join(
        f"{overview.skill_name(each.skill_id)} {rounded(each.rolling)}" for each in overview.standings
    )
    return f"Your progress: {skills}"


def overview_blocks(
    overview: Overview, subjects: Sequence[Subject], logged: Sequence[Subject] = ()
) -> list[Block]:
    """The table of skills, the focus, and the ways on; what they log, or what to do, when there is no skill."""
    if not overview.standings and logged:
        return logged_blocks(logged)
    if not overview.standings:
        return nothing_blocks(overview)
    calls = so_many(overview.scored_calls, "scored call")
    return [
        section(f"*Your progress* · {calls} in the last year"),
        skills_table(overview),
        *(section(_focus_line(overview, focus)) for focus in overview.focuses[:1]),
        actions(
            subject_menu([*subjects, *logged], "90d"),
            button("Quick card", action_ids.PROGRESS_CARD),
            button("Full report", action_ids.PROGRESS_REPORT),
        ),
        context(f"Now: mean of the last five calls · — no such call that week · {PRIVATE}"),
    ]


def logged_blocks(logged: Sequence[Subject]) -> list[Block]:
    """A button for each figure somebody logs."""
    buttons = [
        button(clip(each.name, 60), f"{action_ids.PROGRESS_NEAR}{number}", _value(each))
        for number, each in enumerate(logged[:MOST_BUTTONS])
    ]
    return [section(f"*{LOGGED}*"), actions(*buttons), context(PRIVATE)]


def _value(subject: Subject) -> str:
    return ProgressValue(subject=subject.id, period="90d").packed()


def nothing_blocks(overview: Overview) -> list[Block]:
    """What to do while there is nothing to show."""
    sample = button("Review a sample call", action_ids.SAMPLE_CALL)
    ways_on = [] if overview.reviewed_calls or not overview.rubric else [actions(sample)]
    return [section(overview_text(overview)), *ways_on, context(PRIVATE)]


def skills_table(overview: Overview) -> Block:
    """Skills with last and this week, where each stands now, and where it is heading."""
    rows = [_skill_row(overview, standing) for standing in overview.standings]
    unseen = [[cell(skill.name), *[cell("")] * 3, cell("not seen")] for skill in overview.unseen]
    heading = ("Skill", "Last week", "This week", "Now", "Standing")
    return table(heading, [*rows, *unseen], align=("left", "right", "right", "right", "left"))


def _skill_row(overview: Overview, standing: Standing) -> list[Block]:
    return [
        cell(overview.skill_name(standing.skill_id)),
        _number(standing.last_week),
        _number(standing.this_week),
        _number(standing.rolling),
        cell(" · ".join([standing.state, early_or_trend(standing)])),
    ]


def standings_table(overview: Overview) -> Block:
    """Where each skill stands now."""
    rows = [
        [
            cell(overview.skill_name(each.skill_id)),
            _number(each.rolling),
            cell(each.state),
            cell(early_or_trend(each)),
        ]
        for each in overview.standings
    ]
    unseen = [[cell(skill.name), cell(""), cell("not seen"), cell("")] for skill in overview.unseen]
    return table(
        ("Skill", "Score", "Standing", "Trend"), [*rows, *unseen], align=("left", "right", "left", "left")
    )


def weeks_table(overview: Overview) -> Block:
    """Last week against this week."""
    rows = [
        [cell(overview.skill_name(each.skill_id)), _number(each.last_week), _number(each.this_week), _change(each)]
        for each in overview.standings
    ]
    return table(("Skill", "Last week", "This week", "Change"), rows, align=("left", *["right"] * 3))


def _change(standing: Standing) -> Block:
    if standing.last_week is None or standing.this_week is None:
        return cell("")
    change = rounded(standing.this_week) - rounded(standing.last_week)
    return cell(f"{'▲' if change > 0 else '▼'} {abs(change)}" if change else "same")


def early_or_trend(standing: Standing) -> str:
    """Where a skill is heading; "early" below three calls, so that nobody takes a number for more than it is."""
    return "early" if standing.is_early else SKILL_TRENDS[standing.trend]


def _number(value: float | None) -> Block:
    return cell("") if value is None else number_cell(rounded(value))


def _focus_line(overview: Overview, focus: Focus) -> str:
    early = " (early)" if focus.is_early else ""
    word = "Stretch" if focus.is_stretch else "Focus"
    return (
        f"🎯 *{word}* {mrkdwn(overview.skill_name(focus.skill_id))} {rounded(focus.rolling)}{early}, "
        f"target {focus.target}"
    )
