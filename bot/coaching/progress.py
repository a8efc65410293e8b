"""Reading somebody's progress: their scores and figures of the last year, and what they amount to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.coaching.changed_checks import CheckChange, changes_of
from bot.coaching.progress_requests import match_name
from bot.coaching.skill_progress import (
    PERIODS,
    Focus,
    Period,
    Progress,
    Standing,
    choose_focuses,
    progress_of,
    standings_of,
)
from bot.coaching.subjects import LOOKED_BACK, Subject, list_logged_subjects, logged_points, notable_of
from bot.coaching.tracked_measures import MEASURES, points_of
from bot.coaching.trends import Point
from bot.deps import Deps
from bot.people import local_day, zone_of
from bot.rhythm import at_local
from bot.rubrics import Rubric, Skill
from bot.tracks import Track, Tracks
from storage import progress
from storage.database import Session
from storage.models import Person


@dataclass(frozen=True)
class Overview:
    """Every skill at once. `unseen` are the rubric's skills without a comparable score.

    `rubric` is what the newest call was scored by (None when nothing was scored); `reviewed_calls`
    counts every call, scored or not; `scored_calls` those of the last year.
    """

    today: date
    rubric: Rubric | None
    standings: Sequence[Standing]
    unseen: Sequence[Skill]
    focuses: Sequence[Focus]
    reviewed_calls: int
    scored_calls: int

    def skill_name(self, skill_id: str) -> str:
        """The skill as people know it."""
        return skill_name(self.rubric, skill_id)


@dataclass(frozen=True)
class SubjectProgress:
    """One subject over a period, and the other subjects there are."""

    subject: Subject
    period: Period
    progress: Progress
    others: Sequence[Subject]


@dataclass(frozen=True)
class UnknownSubject:
    """A name nothing bears, and what it may have meant."""

    typed: str
    near: Sequence[Subject]
    others: Sequence[Subject]


@dataclass(frozen=True)
class ChangedChecks:
    """How the checks of a skill came out in the first and the second half of a period's calls."""

    subject: Subject
    period: Period
    changes: Sequence[CheckChange]
    rubric: Rubric | None


async def read_overview(deps: Deps, person: Person) -> Overview:
    """Where the person stands in every skill."""
    today = local_day(person, deps.now())
    async with deps.database.reading(person.team_id) as session:
        return await overview_within(deps, session, person, today)


async def overview_within(
    deps: Deps, session: Session, person: Person, today: date, *, most: int | None = None
) -> Overview:
    """The same within the caller's transaction; with `most` only so many of the newest scores are looked at.

    Where there are some, calls are counted among those: counting years of reviews takes longer than the rest.
    """
    scores = await progress.list_scores(session, person_id=person.id, since=today - LOOKED_BACK, most=most)
    rubric = rubric_of(deps.tracks, deps.tracks.get(person.track), scores)
    by_skill = _points_by_skill(rubric, scores)
    standings = standings_of(by_skill, today=today)
    scored_calls = len({score.call_id for score in scores})
    seen = {standing.skill_id for standing in standings}
    return Overview(
        today=today,
        rubric=rubric,
        standings=standings,
        unseen=[skill for skill in rubric.skills if skill.id not in seen] if rubric else [],
        focuses=choose_focuses(standings),
        reviewed_calls=scored_calls
        if most and scores
        else await progress.count_calls(session, person_id=person.id),
        scored_calls=scored_calls,
    )


async def read_subject(
    deps: Deps, person: Person, *, typed: str, period: Period
) -> SubjectProgress | UnknownSubject:
    """The skill or figure of that name or id over the period that ends today."""
    today = local_day(person, deps.now())
    async with deps.database.reading(person.team_id) as session:
        scores = await progress.list_scores(session, person_id=person.id, since=today - LOOKED_BACK)
        rubric = rubric_of(deps.tracks, deps.tracks.get(person.track), scores)
        logged = await list_logged_subjects(deps, session, person, today)
        subjects = {subject.id: subject for subject in (*list_subjects(rubric), *logged)}
        match = match_name(typed, {key: _names_of(subject) for key, subject in subjects.items()})
        if not match.id:
            return UnknownSubject(typed, [subjects[key] for key in match.near], list(subjects.values()))
        subject = subjects[match.id]
        points = await _points_of(session, person, subject, scores, today)
    notable = notable_of(points) if subject.logged else subject.measure.notable if subject.measure else None
    found = progress_of(points, period=period, today=today, notable=notable)
    return SubjectProgress(subject, period, found, list(subjects.values()))


async def read_changes(deps: Deps, person: Person, *, skill_id: str, period: Period) -> ChangedChecks:
    """Which checks of a skill moved within the period."""
    first_day = local_day(person, deps.now()) - timedelta(days=PERIODS[period] - 1)
    async with deps.database.reading(person.team_id) as session:
        scores = await progress.list_scores(session, person_id=person.id, since=first_day)
        checks = await progress.list_skill_checks(session, person_id=person.id, skill_id=skill_id, since=first_day)
    rubric = rubric_of(deps.tracks, deps.tracks.get(person.track), scores)
    subject = Subject(skill_id, skill_name(rubric, skill_id))
    return ChangedChecks(subject, period, changes_of(checks), rubric)


def rubric_of(tracks: Tracks, track: Track, scores: Sequence[progress.ScoreOnDay]) -> Rubric | None:
    """What the newest call was scored by; without any score, what this person's calls would be scored by."""
    if not scores:
        return track.call_rubric("")
    wanted = scores[-1].rubric_id
    known = (rubric for each in (track, *tracks.by_id.values()) for rubric in each.rubrics)
    return next((rubric for rubric in known if rubric.id == wanted), None)


def skill_name(rubric: Rubric | None, skill_id: str) -> str:
    """The skill as people know it; its id spelt out when no rubric knows it any more."""
    skills = rubric.skills if rubric else []
    spelt_out = skill_id.replace("_", " ").capitalize()
    return next((skill.name for skill in skills if skill.id == skill_id), spelt_out)


def start_of(day: date, person: Person) -> datetime:
    """The moment a day begins where the person is."""
    return at_local(day, time(), zone_of(person))


def _points_by_skill(
    rubric: Rubric | None, scores: Iterable[progress.ScoreOnDay]
) -> Mapping[str, Sequence[Point]]:
    """Every skill's points, in the rubric's order."""
    by_skill: dict[str, list[Point]] = {skill.id: [] for skill in rubric.skills} if rubric else {}
    for score in scores:
        by_skill.setdefault(score.skill_id, []).append(point_of(score))
    return by_skill


def point_of(score: progress.ScoreOnDay) -> Point:
    """A stored score as a point; its standard is the rubric with its version, its method the model."""
    standard = f"{score.rubric_id}/{score.rubric_version}"
    return Point(score.call_id, score.happened_on, score.score, standard, score.model)


def list_subjects(rubric: Rubric | None) -> list[Subject]:
    """Everything that can be followed: the rubric's skills, then the figures."""
    skills = [Subject(skill.id, skill.name) for skill in rubric.skills] if rubric else []
    return [*skills, *(Subject(measure.id, measure.name, measure) for measure in MEASURES)]


def _names_of(subject: Subject) -> Sequence[str]:
    aliases = subject.measure.aliases if subject.measure else ()
    return (subject.name, *aliases)


async def _points_of(
    session: Session,
    person: Person,
    subject: Subject,
    scores: Sequence[progress.ScoreOnDay],
    today: date,
) -> list[Point]:
    if subject.logged:
        return await logged_points(session, person, subject.id, today)
    if subject.measure is None:
        return [point_of(score) for score in scores if score.skill_id == subject.id]
    calls = await progress.list_figures(
        session,
        person_id=person.id,
        names=[subject.measure.field],
        since=today - LOOKED_BACK,
        created_since=start_of(today - LOOKED_BACK, person),
    )
    return points_of(subject.measure, calls, zone=zone_of(person))
