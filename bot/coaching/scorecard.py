"""The scorecard of a call: checks to skills, skills to an overall score and a level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coaching.call_review import CheckResult, Level, SkillResult
from bot.rubrics import DealFigure, Rubric, Skill
from bot.scoring import ScoredMeasure, shown_score, weighted_score

FEWEST_CHECKS = 3
"""With fewer checks that apply, a skill reads "not seen"."""
FEWEST_DEALS = 5
"""With fewer deals, figures of deals say nothing about a period."""
CALLS = "calls"

LEVELS: Sequence[tuple[int, Level, str]] = (
    (90, "expert", "Expert"),
    (75, "proficient", "Proficient"),
    (60, "developing", "Developing"),
    (40, "needs_coaching", "Needs coaching"),
    (0, "critical", "Priority support"),
)
"""From which score, the level as stored, and as people read it."""


@dataclass(frozen=True)
class Scorecard:
    """The skills in the rubric's order, and the overall score (0–100) with its level; None if nothing was seen."""

    skills: list[SkillResult]
    overall: float | None
    level: Level | None


def score_call(rubric: Rubric, results: Sequence[CheckResult]) -> Scorecard:
    """The scorecard of one call.

    A skill scores 100 × passed ÷ applicable; unverified checks and checks without a result do not count.
    The overall score weighs the skills that were seen.
    """
    by_check = {result.check_id: result for result in results}
    skills = [_score_skill(skill, by_check) for skill in rubric.skills]
    overall = weighted_score(_measures(rubric), {s.skill_id: s.score for s in skills if s.score is not None})
    return Scorecard(skills, overall, None if overall is None else level_of(overall))


def level_of(score: float) -> Level:
    """The level of a score (0–100), by the score as people see it."""
    return next(level for least, level, _ in LEVELS if shown_score(score) >= least)


def level_name(level: Level) -> str:
    """A level as people read it: "critical" is shown as "Priority support"."""
    return next(name for _, known, name in LEVELS if known == level)


def level_number(level: Level) -> int:
    """A level as stored with a skill score: 5 is expert, 1 critical."""
    return next(number for number, (_, known, _) in zip((5, 4, 3, 2, 1), LEVELS, strict=True) if known == level)


@dataclass(frozen=True)
class OfDeals:
    """A figure of a period's deals, and of how many: a win rate or discount ÷ target, as a ratio."""

    value: float
    deals: int


def period_score(
    rubric: Rubric, call_scores: Mapping[str, float], deals: Mapping[DealFigure, OfDeals] | None = None
) -> tuple[float | None, dict[str, float]]:
    """The overall score of a period, and its skills, each 0–100.

    `call_scores` are a skill's mean over the period's calls. A figure of deals is brought to 0–100 first and
    joins its skill only with five deals or more; a skill without calls is not scored from deals alone.
    """
    known: dict[str, float] = {
        figure: one.value for figure, one in (deals or {}).items() if one.deals >= FEWEST_DEALS
    }
    skills = {skill_id: _with_deals(rubric, skill_id, score, known) for skill_id, score in call_scores.items()}
    return weighted_score(_measures(rubric), skills), skills


def _with_deals(rubric: Rubric, skill_id: str, score: float, known: Mapping[str, float]) -> float:
    """The calls have the share that the figures leave; what is not known leaves its share to the rest."""
    parts = [part for part in rubric.deal_parts if part.skill == skill_id]
    calls = ScoredMeasure(CALLS, 1 - sum(part.share for part in parts))
    measures = [calls, *(ScoredMeasure(part.figure, part.share, part.worst, part.best) for part in parts)]
    joined = weighted_score(measures, {CALLS: score, **known})
    return score if joined is None else joined


def _measures(rubric: Rubric) -> list[ScoredMeasure]:
    return [ScoredMeasure(skill.id, skill.weight) for skill in rubric.skills]


def _score_skill(skill: Skill, by_check: Mapping[str, CheckResult]) -> SkillResult:
    checks = [by_check[check.id] for check in skill.checks if check.id in by_check]
    passed = sum(check.status == "passed" for check in checks)
    applicable = passed + sum(check.status == "missed" for check in checks)
    score = 100 * passed / applicable if applicable >= FEWEST_CHECKS else None
    return SkillResult(
        skill_id=skill.id,
        score=score,
        level=None if score is None else level_of(score),
        passed=passed,
        applicable=applicable,
        checks=checks,
    )
