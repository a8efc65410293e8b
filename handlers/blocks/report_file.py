"""The weekly report as a Markdown file, with the sections of the message in the same order."""

from collections.abc import Iterator, Sequence

from bot.coaching.report import Report
from bot.coaching.skill_progress import rounded
from handlers.blocks.report import (
    FIGURE_HEADS,
    NOTHING,
    TEAM_NEEDS,
    deals_words,
    figure_row,
    figure_words,
    focus_lines,
    objections_words,
    rated_words,
    report_title,
    strength_words,
)
from handlers.blocks.skills_overview import early_or_trend, overview_text

FILENAME = "coaching-report.md"
TITLE = "Your coaching report"


def report_markdown(report: Report) -> str:
    """The whole report. What people and models wrote is escaped as for Slack, bold is Markdown's."""
    lines = _lines(report) if report.overview.standings else iter([overview_text(report.overview)])
    return "\n".join(lines).replace("*", "**").replace("****", "**") + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {report_title(report)}"
    yield from (
        "",
        f"Overall: {figure_words(report.overall, report.overall.now)} (mean of the last five calls)",
        "",
    )
    figures = [figure_row(row) for row in (report.overall, *report.figures)]
    yield from _table(FIGURE_HEADS, figures)
    yield from ("", deals_words(report), "", objections_words(report), "", TEAM_NEEDS, "", "## Skills", "")
    yield from _table(("Skill", "Last week", "This week", "Now", ""), _skills(report))
    yield from ("", "## Strengths", "")
    yield from ([f"- {strength_words(shown)}" for shown in report.strengths] or [NOTHING])
    for number, advice in enumerate(report.focuses, start=1):
        title, *rest = focus_lines(number, advice, is_whole=number == 1)
        yield from ("", f"## {title.replace('*', '')}", "", *(f"- {line}" for line in rest))
    yield from ("", "## Calls", "")
    yield from (f"- Best call: {rated_words(report.best)}", f"- Call to review: {rated_words(report.weakest)}")


def _skills(report: Report) -> list[list[str]]:
    overview = report.overview
    return [
        [
            overview.skill_name(each.skill_id),
            *(NOTHING if value is None else str(rounded(value)) for value in (each.last_week, each.this_week)),
            str(rounded(each.rolling)),
            f"{each.state} · {early_or_trend(each)}",
        ]
        for each in overview.standings
    ]


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heading)} |"
    yield f"|{'---|' * len(heading)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
