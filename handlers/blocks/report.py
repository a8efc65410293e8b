"""Layout L4: the full weekly report, a head with the figures and its parts in the thread."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.accounts import short_date
from bot.clock_words import clock_time
from bot.coaching.coaching_card import Tip
from bot.coaching.report import FocusAdvice, RatedCall, Report, ShownStrength, WeekFigure
from bot.coaching.skill_progress import rounded
from bot.coaching.tracked_measures import percent
from bot.numbers import so_many
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, header, section
from handlers.blocks.progress import PRIVATE
from handlers.blocks.quick_card import call_moment
from handlers.blocks.skills_overview import nothing_blocks, overview_text, standings_table, weeks_table
from handlers.blocks.tables import cell, table
from handlers.blocks.text import clip, mrkdwn

NOTHING = "—"
FIGURE_HEADS = ("Figure", "Last week", "This week", "Last 5 calls", "Team", "Top quarter")
TEAM_NEEDS = f"Team and top quarter {NOTHING} (need 5 people who share their figures)"


@dataclass(frozen=True)
class Part:
    """One message of the report."""

    name: str
    text: str
    blocks: Sequence[Block]


def report_parts(report: Report) -> list[Part]:
    """The head first, then what goes into its thread; only the empty state when nothing was scored."""
    if not report.overview.standings:
        return [Part("head", overview_text(report.overview), nothing_blocks(report.overview))]
    return [
        Part("head", _head_line(report), _head(report)),
        Part(
            "skills",
            "Skills and strengths",
            [_titled("Skills"), standings_table(report.overview), *_strengths(report)],
        ),
        Part("focus", "Focus", _focuses(report)),
        Part("calls", "Calls, this week's focus and progress", _last_part(report)),
    ]


def report_title(report: Report) -> str:
    """ "Riya's coaching report · week of 16 Nov"."""
    whose = f"{report.name}'s coaching report" if report.name else "Your coaching report"
    return f"{whose} · week of {short_date(report.monday)}"


def _head_line(report: Report) -> str:
    return f"{report_title(report)}: overall {figure_words(report.overall, report.overall.now)}"


def _head(report: Report) -> list[Block]:
    return [
        header(report_title(report)),
        section(f"*Overall {figure_words(report.overall, report.overall.now)}* · mean of the last five calls"),
        _figures_table(report),
        context(" · ".join([deals_words(report), objections_words(report), TEAM_NEEDS, *_estimated(report)])),
        actions(button("Get as file", action_ids.REPORT_FILE)),
        context(PRIVATE),
    ]


def _figures_table(report: Report) -> Block:
    rows = [[cell(words) for words in figure_row(row)] for row in (report.overall, *report.figures)]
    return table(FIGURE_HEADS, rows, align=("left", *["right"] * 5))


def figure_row(figure: WeekFigure) -> list[str]:
    """A row under `FIGURE_HEADS`; a team's figures need five people who share theirs."""
    own = (figure_words(figure, value) for value in (figure.last_week, figure.this_week, figure.now))
    return [figure.name, *own, NOTHING, NOTHING]


def figure_words(figure: WeekFigure, value: float | None) -> str:
    """A value with its unit; "—" where there is none."""
    if value is None:
        return NOTHING
    return figure.measure.words(value) if figure.measure else str(rounded(value))


def deals_words(report: Report) -> str:
    """ "Win rate 67 % (6 deals in a year); with them your overall is 71", or why there is none."""
    closed, rate = report.deals.closed, report.deals.win_rate
    if rate is None:
        why = (
            f"needs 5 closed deals in a year, {closed} imported" if closed else "no closed deals of yours imported"
        )
        return f"Win rate {NOTHING} ({why})"
    joined = f"; with them your overall is {rounded(report.period)}" if report.period is not None else ""
    return f"Win rate {percent(100 * rate)} ({so_many(closed, 'deal')} in a year){joined}"


def objections_words(report: Report) -> str:
    """ "Win rate after a price objection 60 % (5 deals)", or why there is none."""
    deals = report.deals
    if deals.price_objection_win_rate is None:
        why = (
            f"needs 5 closed deals with a price objection, {deals.objected} imported"
            if deals.objected
            else "no imported deal has “yes” under price_objection"
        )
        return f"Win rate after a price objection {NOTHING} ({why})"
    rate = percent(100 * deals.price_objection_win_rate)
    return f"Win rate after a price objection {rate} ({so_many(deals.objected, 'deal')})"


def _estimated(report: Report) -> Iterator[str]:
    names = ", ".join(figure.name for figure in report.figures if figure.is_estimated)
    if names:
        yield f"≈ estimated: {names}"


def _titled(title: str) -> Block:
    return section(f"*{title}*")


def _strengths(report: Report) -> list[Block]:
    lines = [f"• {strength_words(shown)}" for shown in report.strengths]
    none = "No strength with words to show for it in the last calls."
    return [section("*Strengths*\n" + ("\n".join(lines) or none))]


def strength_words(shown: ShownStrength) -> str:
    """ "You played her numbers back. “nine days” 00:46, Acme discovery", safe for mrkdwn."""
    evidence = shown.strength.evidence
    quote = f" “{mrkdwn(clip(evidence.quote, 140))}”" if evidence else ""
    moment = f" {clock_time(evidence.at_seconds)}" if evidence and evidence.at_seconds is not None else ""
    return f"{mrkdwn(shown.strength.text)}{quote}{moment}, {mrkdwn(clip(shown.call_title, 80))}"


def _focuses(report: Report) -> list[Block]:
    return [
        section("\n".join(focus_lines(number, advice, is_whole=number == 1)))
        for number, advice in enumerate(report.focuses, start=1)
    ]


def focus_lines(number: int, advice: FocusAdvice, *, is_whole: bool) -> list[str]:
    """A focus: what, why it matters, a tip, an example to study and practice; the second only what and tip."""
    focus, tip = advice.focus, advice.tip
    early = " (early)" if focus.is_early else ""
    lines = [f"*Focus {number}: {mrkdwn(advice.name)}* {rounded(focus.rolling)}{early}, target {focus.target}"]
    if tip and tip.try_line:
        lines.append(f"*What* {mrkdwn(tip.title)}")
    if is_whole:
        effect = f" {mrkdwn(tip.effect)}" if tip and tip.effect else ""
        lines.append(f"*Why it matters* {advice.why}{effect}")
    if tip:
        lines.append(f"*Tip* {try_words(tip)}")
    if is_whole:
        example = strength_words(advice.example) if advice.example else f"{NOTHING} (no own example yet)"
        lines.append(f"*Example to study* {example}")
        lines.append(f"*Practice* {practice_words(advice)}")
    return lines


def try_words(tip: Tip) -> str:
    """The words to try, or the question to think about."""
    return f"Try: “{mrkdwn(tip.try_line.strip('“”'))}”" if tip.try_line else mrkdwn(tip.title)


def practice_words(advice: FocusAdvice) -> str:
    """What to rehearse: the moment itself where there is one."""
    if advice.tip and advice.tip.call_id:
        return f"Open {call_moment(advice.tip)} and use *Retry this moment*."
    if advice.tip and not advice.tip.try_line:
        return "Answer that question aloud before your next call."
    return "Say the words to try aloud twice before your next call."


def _calls(report: Report) -> list[Block]:
    by_id = {figure.measure.id: figure for figure in report.figures if figure.measure}
    figures = " · ".join(
        f"{name} {figure_words(by_id[key], by_id[key].now)}"
        for key, name in (
            ("talk_share", "Talk"),
            ("questions", "Questions per 30 min"),
            ("fillers", "Fillers per min"),
        )
    )
    rated = [f"*Best call* {rated_words(report.best)}", f"*Call to review* {rated_words(report.weakest)}"]
    why = [] if report.best else ["(needs two scored calls in 30 days)"]
    return [section("\n".join(["*Calls*", figures, *rated, *why]))]


def rated_words(call: RatedCall | None) -> str:
    """ "Acme discovery · 20 Nov · 55"; "—" for none."""
    if call is None:
        return NOTHING
    return f"{mrkdwn(clip(call.title, 80)) or 'Your call'} · {short_date(call.on)} · {rounded(call.overall)}"


def _last_part(report: Report) -> list[Block]:
    progress = [_titled("Progress"), weeks_table(report.overview)]
    return [*_calls(report), *_this_week(report), *progress, context(PRIVATE)]


def _this_week(report: Report) -> list[Block]:
    names = [mrkdwn(advice.name) for advice in report.focuses] + [NOTHING] * 2
    practice = practice_words(report.focuses[0]) if report.focuses else NOTHING
    lines = [f"*Primary* {names[0]}", f"*Secondary* {names[1]}", f"*Practice* {practice}"]
    return [section("\n".join(["*This week's focus*", *lines]))]
