"""The full weekly report: overall and figures with last and this week, strengths, two focuses, the calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.coaching.call_review import Strength
from bot.coaching.coaching_card import ReviewedCall, Tip, checks_of, find_tip, list_reviewed
from bot.coaching.deal_figures import DealFigures, deal_figures
from bot.coaching.progress import Overview, overview_within, start_of
from bot.coaching.scorecard import period_score
from bot.coaching.skill_progress import Focus, rounded
from bot.coaching.subjects import LOOKED_BACK
from bot.coaching.tracked_measures import FIELDS, MEASURES, TrackedMeasure, points_of
from bot.coaching.trends import Comparable, Point, comparable, mean_of_week, rolling_mean
from bot.deps import Deps
from bot.numbers import so_many
from bot.people import first_name, local_day, zone_of
from bot.rhythm import week_of
from bot.rubrics import Rubric
from storage import deals, progress
from storage.database import Session
from storage.models import Person
from storage.progress import OverallOnDay

CALLS_COMPARED = timedelta(days=30)
MOST_STRENGTHS = 3


@dataclass(frozen=True)
class WeekFigure:
    """A figure's mean this week and the week before, and over the last five calls; None where there is none."""

    name: str
    measure: TrackedMeasure | None
    last_week: float | None
    this_week: float | None
    now: float | None
    is_estimated: bool = False


@dataclass(frozen=True)
class ShownStrength:
    """Something done well, and the call it was done on."""

    strength: Strength
    call_title: str


@dataclass(frozen=True)
class FocusAdvice:
    """A skill to work on: why it counts, what to do, and the person's own best moment to study."""

    focus: Focus
    name: str
    why: str
    tip: Tip | None
    example: ShownStrength | None


@dataclass(frozen=True)
class RatedCall:
    """A call with its overall score (0–100)."""

    call_id: int
    title: str
    on: date
    overall: float


@dataclass(frozen=True)
class Report:
    """What the report shows. `best` and `weakest` are of the last 30 days, None with fewer than two calls.

    `period` is the overall score (0–100) with the deals of a year in it, None with fewer than five.
    """

    name: str
    monday: date
    overview: Overview
    overall: WeekFigure
    figures: Sequence[WeekFigure]
    deals: DealFigures
    period: float | None
    strengths: Sequence[ShownStrength]
    focuses: Sequence[FocusAdvice]
    best: RatedCall | None
    weakest: RatedCall | None


async def read_report(deps: Deps, person: Person) -> Report:
    """The person's report as of today."""
    today = local_day(person, deps.now())
    async with deps.database.reading(person.team_id) as session:
        overview = await overview_within(deps, session, person, today)
        reviews = await list_reviewed(session, person)
        overalls = await _overalls(session, person, today)
        figures = await _figures(session, person, today)
        closed = await deals.list_closed_deals_of(session, owner_email=person.email, since=today - LOOKED_BACK)
    found_deals = deal_figures(closed)
    best, weakest = _extremes(overalls, person)
    return Report(
        name=first_name(person.display_name),
        monday=week_of(today),
        overview=overview,
        overall=_week_figure("Overall", None, [_point(each, person) for each in overalls], today),
        figures=figures,
        deals=found_deals,
        period=_period(overview, found_deals),
        strengths=_strengths(reviews),
        focuses=[_advice(overview, focus, reviews) for focus in overview.focuses],
        best=best,
        weakest=weakest,
    )


def _period(overview: Overview, found: DealFigures) -> float | None:
    """The overall score with what the deals of a year say; None while they are too few to say anything."""
    if overview.rubric is None or found.win_rate is None:
        return None
    scores = {standing.skill_id: standing.rolling for standing in overview.standings}
    return period_score(overview.rubric, scores, found.figures)[0]


async def _overalls(session: Session, person: Person, today: date) -> list[OverallOnDay]:
    since = today - CALLS_COMPARED
    return await progress.list_overalls(
        session, person_id=person.id, since=since, created_since=start_of(since, person)
    )


async def _figures(session: Session, person: Person, today: date) -> list[WeekFigure]:
    since = today - CALLS_COMPARED
    calls = await progress.list_figures(
        session, person_id=person.id, names=FIELDS, since=since, created_since=start_of(since, person)
    )
    zone = zone_of(person)
    return [
        _week_figure(measure.name, measure, points_of(measure, calls, zone=zone), today) for measure in MEASURES
    ]


def _week_figure(name: str, measure: TrackedMeasure | None, points: Sequence[Point], today: date) -> WeekFigure:
    line: Comparable = comparable(points)
    this_monday = week_of(today)
    return WeekFigure(
        name=name,
        measure=measure,
        last_week=mean_of_week(line.points, this_monday - timedelta(days=7)),
        this_week=mean_of_week(line.points, this_monday),
        now=rolling_mean(line.points),
        is_estimated=bool(line.points) and line.points[-1].method == "estimated",
    )


def _point(overall: OverallOnDay, person: Person) -> Point:
    standard = f"{overall.rubric_id}/{overall.rubric_version}"
    return Point(overall.call_id, _day(overall, person), overall.overall, standard, overall.model)


def _day(overall: OverallOnDay, person: Person) -> date:
    return overall.happened_on or overall.created_at.astimezone(zone_of(person)).date()


def _extremes(overalls: Sequence[OverallOnDay], person: Person) -> tuple[RatedCall | None, RatedCall | None]:
    if len(overalls) < 2:
        return None, None
    by_score = sorted(overalls, key=lambda each: each.overall)
    rated = [RatedCall(o.call_id, o.title, _day(o, person), o.overall) for o in (by_score[-1], by_score[0])]
    return rated[0], rated[1]


def _strengths(reviews: Sequence[ReviewedCall]) -> list[ShownStrength]:
    """The newest with words that show them, each check once."""
    found = {
        strength.check_id: ShownStrength(strength, call.review.title)
        for call in reversed(reviews)
        for strength in call.review.strengths
        if strength.evidence
    }
    return list(reversed(found.values()))[:MOST_STRENGTHS]


def _advice(overview: Overview, focus: Focus, reviews: Sequence[ReviewedCall]) -> FocusAdvice:
    return FocusAdvice(
        focus=focus,
        name=overview.skill_name(focus.skill_id),
        why=_why(overview.rubric, focus),
        tip=find_tip(overview.rubric, focus.skill_id, reviews),
        example=_own_best_moment(overview.rubric, focus.skill_id, reviews),
    )


def _why(rubric: Rubric | None, focus: Focus) -> str:
    """What the skill counts for, in figures."""
    weight = next((skill.weight for skill in rubric.skills if skill.id == focus.skill_id), 0) if rubric else 0
    share = f"It is {weight} % of the overall score, and it is" if weight else "It is"
    missing = focus.target - rounded(focus.rolling)
    return f"{share} {so_many(missing, 'point')} away from {focus.target}."


def _own_best_moment(
    rubric: Rubric | None, skill_id: str, reviews: Sequence[ReviewedCall]
) -> ShownStrength | None:
    """A check of the skill that passed, with the words that show it: the person's own, nobody else's."""
    words = {check.id: check.strength for check in rubric.checks} if rubric else {}
    for call in reviews:
        for check in checks_of(call.review, skill_id):
            if check.status == "passed" and check.evidence and check.check_id in words:
                strength = Strength(
                    text=words[check.check_id],
                    skill_id=skill_id,
                    check_id=check.check_id,
                    evidence=check.evidence[0],
                )
                return ShownStrength(strength, call.review.title)
    return None
