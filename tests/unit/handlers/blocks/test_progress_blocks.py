"""What is seen of somebody's progress, whatever their numbers and names are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from blockcheck import check_message
from bot.coaching.changed_checks import CheckChange, Passes
from bot.coaching.coaching_card import CoachingCard, ReviewedCall, find_tip
from bot.coaching.deal_figures import DealFigures
from bot.coaching.progress import ChangedChecks, Overview, SubjectProgress, UnknownSubject, list_subjects
from bot.coaching.report import FocusAdvice, RatedCall, Report, ShownStrength, WeekFigure
from bot.coaching.scorecard import OfDeals
from bot.coaching.skill_progress import Period, best_of, choose_focuses, progress_of, standings_of
from bot.coaching.subjects import Subject
from bot.coaching.tracked_measures import BY_ID, MEASURES
from bot.coaching.trends import Point
from handlers.blocks.charts import chart_block
from handlers.blocks.parts import Block
from handlers.blocks.progress import changes_blocks, line_chart, progress_blocks, progress_line, unknown_blocks
from handlers.blocks.quick_card import card_blocks, card_home, card_text
from handlers.blocks.report import deals_words, report_parts
from handlers.blocks.report_file import report_markdown
from handlers.blocks.skills_overview import overview_blocks, overview_text
from tests.unit.bot.test_trends import FRIDAY, points
from tests.unit.handlers.blocks.made import a_review, a_rubric

RUBRIC = a_rubric()
NASTY = "<!channel> *bold* & “quotes” " * 20
DISCOVERY = Subject("discovery", "Discovery")


def found(subject: Subject, line: Sequence[Point], period: Period = "90d") -> SubjectProgress:
    notable = subject.measure.notable if subject.measure else None
    progress = progress_of(line, period=period, today=FRIDAY, notable=notable)
    return SubjectProgress(subject, period, progress, list_subjects(RUBRIC))


def overview(**scores: Sequence[float]) -> Overview:
    standings = standings_of({skill: points(*values) for skill, values in scores.items()}, today=FRIDAY)
    seen = {standing.skill_id for standing in standings}
    return Overview(
        today=FRIDAY,
        rubric=RUBRIC,
        standings=standings,
        unseen=[skill for skill in RUBRIC.skills if skill.id not in seen],
        focuses=choose_focuses(standings),
        reviewed_calls=max((len(values) for values in scores.values()), default=0),
        scored_calls=max((len(values) for values in scores.values()), default=0),
    )


def card(shown: Overview, title: str = "Acme discovery") -> CoachingCard:
    reviews = [ReviewedCall(7, a_review().model_copy(update={"title": title}))]
    focus = shown.focuses[0] if shown.focuses else None
    tip = find_tip(shown.rubric, focus.skill_id, reviews) if focus else None
    return CoachingCard("Riya", shown, best_of(shown.standings), focus, tip)


def report(shown: Overview, title: str = "Acme discovery") -> Report:
    reviews = [ReviewedCall(7, a_review().model_copy(update={"title": title}))]
    strength = ShownStrength(a_review().strengths[0], title)
    figures = [WeekFigure(each.name, each, None, 0.5, 0.5, is_estimated=True) for each in MEASURES]
    call = RatedCall(7, title, FRIDAY, 55)
    return Report(
        name=title,
        monday=FRIDAY - timedelta(days=4),
        overview=shown,
        overall=WeekFigure("Overall", None, 50, 55, 54.9),
        figures=figures,
        deals=DealFigures({}, 2),
        period=None,
        strengths=[strength] * 3,
        focuses=[
            FocusAdvice(
                f, shown.skill_name(f.skill_id), "It counts.", find_tip(RUBRIC, f.skill_id, reviews), strength
            )
            for f in shown.focuses
        ],
        best=call,
        weakest=call,
    )


def taken(blocks: Sequence[Block]) -> bool:
    """True when Slack takes the message."""
    return check_message({"text": "x", "blocks": list(blocks)}) == []


def words(blocks: Any) -> str:
    return str(blocks)


@pytest.mark.parametrize(
    ("values", "every", "line"),
    [
        ((71, 74, 77, 80, 83), 10, "Discovery 71 → 83 in 6 weeks (5 calls) · improving"),
        ((83, 80, 71, 60), 7, "Discovery 83 → 60 in 3 weeks (4 calls) · declining"),
        ((70, 71, 70, 71), 3, "Discovery 70 → 71 in 9 days (4 calls) · stable"),
        ((70, 80), 0, "Discovery 70 → 80 on one day (2 calls) · too early"),
        ((70, 80), 1, "Discovery 70 → 80 in 1 day (2 calls) · too early"),
        ((83.3,), 0, "Discovery 83 (1 call) · too early"),
        ((), 0, "Discovery: no calls in the last 90 days"),
    ],
)
def test_the_line_says_from_where_to_where_in_how_long(values: tuple[float, ...], every: int, line: str) -> None:
    assert progress_line(found(DISCOVERY, points(*values, every=every))) == line


def test_a_figure_rises_and_does_not_improve() -> None:
    subject = Subject("talk_share", "Talk share", BY_ID["talk_share"])

    shown = found(subject, points(50, 55, 60, 65, method="timed"))

    assert progress_line(shown) == "Talk share 50 % → 65 % in 3 weeks (4 calls) · rising"
    assert "timed" in words(progress_blocks(shown, None))


def test_estimated_figures_are_marked() -> None:
    subject = Subject("talk_share", "Talk share", BY_ID["talk_share"])

    assert "≈ estimated" in words(progress_blocks(found(subject, points(50, 55, method="estimated")), None))


def test_calls_measured_in_another_way_are_counted_out_loud() -> None:
    line = [*points(60, 70), Point(9, FRIDAY, 90, "sales/1", "another model")]

    assert "1 call is left out, measured in another way" in words(progress_blocks(found(DISCOVERY, line), None))


@pytest.mark.parametrize("subject", list_subjects(RUBRIC), ids=lambda subject: subject.id)
@pytest.mark.parametrize("count", [0, 1, 2, 21, 400])
def test_slack_takes_the_progress_of_everything_that_can_be_followed(subject: Subject, count: int) -> None:
    shown = found(subject, points(*[0.4] * count, every=1), "1y")
    line = line_chart(shown)

    assert taken(progress_blocks(shown, chart_block(line) if line else None))


def test_an_unknown_name_is_shown_as_it_was_typed_and_notifies_nobody() -> None:
    blocks = unknown_blocks(UnknownSubject(NASTY, [DISCOVERY], list_subjects(RUBRIC)), "90d")

    assert taken(blocks)
    assert "<!channel>" not in words(blocks)


def test_what_changed_shows_the_moved_and_counts_the_rest() -> None:
    moved = CheckChange("d2", Passes(0, 2), Passes(2, 3))
    same = CheckChange("d1", Passes(2, 2), Passes(3, 3))

    blocks = changes_blocks(ChangedChecks(DISCOVERY, "90d", [moved, same], RUBRIC))

    assert taken(blocks)
    assert "Asks open questions: 0 of 2 → 2 of 3 ▲ more often" in words(blocks)
    assert "1 check stayed as it was" in words(blocks)


@pytest.mark.parametrize("changes", [[], [CheckChange("d1", Passes(1, 1), Passes(1, 1))]])
def test_nothing_changed_is_said_in_words(changes: list[CheckChange]) -> None:
    assert taken(changes_blocks(ChangedChecks(DISCOVERY, "90d", changes, None)))


def test_the_table_has_every_skill_of_the_rubric() -> None:
    blocks = overview_blocks(overview(discovery=(71, 83)), list_subjects(RUBRIC))

    assert taken(blocks)
    assert all(skill.name in words(blocks) for skill in RUBRIC.skills)


def test_nothing_to_show_says_how_to_begin() -> None:
    assert "No calls yet" in overview_text(overview())
    assert taken(overview_blocks(overview(), []))
    assert card_home(card(overview())) == []


@pytest.mark.parametrize("shown", [overview(), overview(discovery=(83,)), overview(objection_handling=(17,))])
@pytest.mark.parametrize("title", ["Acme discovery", NASTY])
def test_slack_takes_every_card_and_report(shown: Overview, title: str) -> None:
    assert taken(card_blocks(card(shown, title)))
    for part in report_parts(report(shown, title)):
        assert taken(part.blocks)
        assert "<!channel>" not in words(part.blocks) or part.name == "head"


def test_a_card_without_a_missed_check_asks_the_hard_question() -> None:
    shown = card(overview(closing=(95, 95)))

    challenge = next(skill.challenge for skill in RUBRIC.skills if skill.id == "closing")
    assert challenge in card_text(shown)


def test_the_report_keeps_its_order_and_fits_the_head_into_a_message() -> None:
    head, *thread = report_parts(report(overview(discovery=(60, 83), objection_handling=(17, 17))))

    assert len(head.blocks) <= 12
    assert [part.name for part in thread] == ["skills", "focus", "calls"]
    said = words(thread)
    order = ["Skills", "Strengths", "Focus 1", "Why it matters", "Focus 2", "Best call", "Primary", "Progress"]
    assert [said.index(word) for word in order] == sorted(said.index(word) for word in order)


def test_the_file_has_the_same_figures_as_the_messages() -> None:
    text = report_markdown(report(overview(discovery=(60, 83))))

    assert text.startswith("# Acme discovery's coaching report")
    assert "| Discovery | 60 | 83 | 72 |" in text
    assert "| Overall | 50 | 55 | 55 | — | — |" in text
    assert "Win rate — (needs 5 closed deals in a year, 2 imported)" in text
    assert "Win rate after a price objection — (no imported deal has “yes” under price_objection)" in text
    assert "Team and top quarter — (need 5 people who share their figures)" in text


def test_enough_deals_join_the_overall_score() -> None:
    shown = replace(
        report(overview(discovery=(60, 83))), deals=DealFigures({"win_rate": OfDeals(0.8, 5)}, 5), period=70.6
    )

    assert deals_words(shown) == "Win rate 80 % (5 deals in a year); with them your overall is 71"
