"""What a review says first: two things to keep, and the one thing to change.

The change is where practice helps most: the person's lowest skill over the last calls once there are two of
them, else the costliest single moment of this call; what the call type emphasises weighs half again as much.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.coaching.call_material import Rolling
from bot.coaching.call_review import CallReview, Change, CheckResult, SkillResult, Strength
from bot.coaching.checks.scene import Scene
from bot.coaching.moments import moment_words
from bot.numbers import so_many
from bot.rubrics import CallType, Check, Rubric, Skill

FEWEST_OBSERVATIONS = 2
EMPHASIS = 1.5
STRENGTHS = 2
TOGETHER = 0.75
"""What each further check adds to the rank of a sentence about several."""
CHALLENGE_FROM = 90
"""From here on one more tip helps least: a hard question is asked instead (Luo et al. 2021)."""


@dataclass(frozen=True)
class Moment:
    """Missed checks of one skill at one place (None when nothing can be pointed at), and what they cost."""

    skill: Skill
    utterance: int | None
    missed: tuple[CheckResult, ...]
    cost: float


def choose_strengths(
    rubric: Rubric, skills: Sequence[SkillResult], call_type: CallType | None, *, most: int = STRENGTHS
) -> list[Strength]:
    """What went well, with the words that show it: different skills and moments, the most telling first."""
    ranked = sorted(_candidates(rubric, skills, call_type), key=lambda candidate: -candidate[0])
    chosen: list[Strength] = []
    for _, strength in ranked:
        if len(chosen) < most and not any(_overlaps(strength, other) for other in chosen):
            chosen.append(strength)
    return chosen


def mechanical_strengths(review: CallReview) -> list[Strength]:
    """What can be said when nothing evidenced is there: they were there, a next step, questions; facts only."""
    measures, said = review.measures, []
    if measures.duration_seconds and measures.duration_seconds >= 60:
        minutes = so_many(round(measures.duration_seconds / 60), "minute")
        said.append(Strength(text=f"You took {minutes} with them, and you brought the call here to look at."))
    dated = next((action for action in review.actions if action.due_words), None)
    if dated:
        said.append(Strength(text=f"You left with a next step: {_inside(dated.action)}.", evidence=dated.evidence))
    if measures.questions:
        said.append(Strength(text=f"You asked {so_many(measures.questions, 'question')}."))
    return said


def choose_change(
    rubric: Rubric,
    skills: Sequence[SkillResult],
    *,
    scene: Scene,
    overall: float | None,
    rolling: Mapping[str, Rolling],
) -> list[Change]:
    """The one thing to change, and a second one for whoever can use it; empty if nothing was missed.

    Below 60 there is one change only, from 60 a second on another skill; from 90 a challenge takes their place.
    Without an overall score only what can be pointed at in the call is worth a change.
    """
    if overall is not None and overall >= CHALLENGE_FROM:
        return _challenge(rubric, skills, scene.call_type)
    moments = sorted(_moments(rubric, skills, scene.call_type), key=lambda moment: -moment.cost)
    if overall is None:
        moments = [moment for moment in moments if moment.utterance is not None]
    first = _by_rolling(moments, rolling, scene.call_type) or next(iter(moments), None)
    if first is None:
        return []
    others = [moment for moment in moments if moment.skill is not first.skill]
    wanted = [first, *others[:1]] if overall is not None and overall >= 60 else [first]
    return [change_at(rubric, weakest_check(moment), scene) for moment in wanted]


def change_at(rubric: Rubric, result: CheckResult, scene: Scene) -> Change:
    """A missed check as a change: the moment, what was said, what the customer said next, and words to try."""
    check = rubric.check(result.check_id)
    situation, effect = moment_words(result, scene)
    return Change(
        skill_id=rubric.skill_of(check.id).id,
        check_id=check.id,
        title=check.change.title,
        situation=situation or check.change.missing,
        effect=effect,
        try_line=check.change.try_line,
        evidence=result.evidence,
    )


def weakest_check(moment: Moment) -> CheckResult:
    """Of the component that lost the most checks at this moment, the first in the rubric's order."""
    components = [_component(moment.skill, result.check_id) for result in moment.missed]
    weakest = max(components, key=components.count)
    return next(result for result, own in zip(moment.missed, components, strict=True) if own == weakest)


def emphasis(skill_id: str, call_type: CallType | None) -> float:
    """How much more a skill weighs on this type of call."""
    return EMPHASIS if call_type and skill_id in call_type.emphasised else 1.0


def _by_rolling(
    moments: Sequence[Moment], rolling: Mapping[str, Rolling], call_type: CallType | None
) -> Moment | None:
    """The costliest moment of the skill that is furthest from 100 over the last calls, if it was missed here."""

    def gap(skill_id: str) -> float:
        return (100 - rolling[skill_id].mean) * emphasis(skill_id, call_type)

    missed_here = {moment.skill.id for moment in moments}
    known = [
        skill for skill, seen in rolling.items() if seen.calls >= FEWEST_OBSERVATIONS and skill in missed_here
    ]
    if not known:
        return None
    lowest = max(known, key=gap)
    return next(moment for moment in moments if moment.skill.id == lowest)


def _moments(rubric: Rubric, skills: Sequence[SkillResult], call_type: CallType | None) -> Iterator[Moment]:
    """Every place where checks were missed; a missed check costs its part of the overall score."""
    for result in skills:
        skill = next(skill for skill in rubric.skills if skill.id == result.skill_id)
        missed = [check for check in result.checks if check.status == "missed"]
        each = skill.weight / max(result.applicable, len(skill.checks) / 2) * emphasis(skill.id, call_type)
        for place in dict.fromkeys(map(_place, missed)):
            here = tuple(check for check in missed if _place(check) == place)
            if place is None:
                yield from (Moment(skill, None, (check,), each) for check in here)
            else:
                yield Moment(skill, place, here, each * len(here))


def _place(result: CheckResult) -> int | None:
    """Where our own words stand: the last of the evidence."""
    return result.evidence[-1].utterance if result.evidence else None


def _component(skill: Skill, check_id: str) -> str:
    return next(check.component for check in skill.checks if check.id == check_id)


def _challenge(rubric: Rubric, skills: Sequence[SkillResult], call_type: CallType | None) -> list[Change]:
    """The hard question of the best skill that matters here."""
    seen = [result for result in skills if result.score is not None]
    best = max(seen, key=lambda result: (result.score or 0) * emphasis(result.skill_id, call_type), default=None)
    if best is None:
        return []
    skill = next(skill for skill in rubric.skills if skill.id == best.skill_id)
    name = skill.name.lower()
    return [
        Change(
            skill_id=skill.id,
            check_id="",
            title=f"Go one further in {name}",
            situation=f"You passed {best.passed} of {so_many(best.applicable, 'check')} in {name} on this call.",
            try_line=skill.challenge,
        )
    ]


def _candidates(
    rubric: Rubric, skills: Sequence[SkillResult], call_type: CallType | None
) -> Iterator[tuple[float, Strength]]:
    """Every evidenced strength with its rank; several checks in one sentence outrank one."""
    passed = {check.check_id: check for check in _evidenced(skills)}
    for skill in rubric.skills:
        weight = emphasis(skill.id, call_type)
        for check in skill.checks:
            if check.id in passed:
                yield check.telling * weight, _strength(skill, check.strength, [check], passed)
        for together in skill.together:
            checks = [check for check in skill.checks if check.id in together.checks]
            if all(check.id in passed for check in checks):
                rank = max(check.telling for check in checks) + TOGETHER * (len(checks) - 1)
                yield rank * weight, _strength(skill, together.strength, checks, passed)


def _evidenced(skills: Iterable[SkillResult]) -> Iterator[CheckResult]:
    return (check for skill in skills for check in skill.checks if check.status == "passed" and check.evidence)


def _strength(skill: Skill, text: str, checks: Sequence[Check], passed: Mapping[str, CheckResult]) -> Strength:
    telling = max(checks, key=lambda check: check.telling)
    evidence = passed[telling.id].evidence[0]
    return Strength(text=text, skill_id=skill.id, check_id=telling.id, evidence=evidence)


def _overlaps(one: Strength, other: Strength) -> bool:
    same_place = one.evidence and other.evidence and one.evidence.utterance == other.evidence.utterance
    return one.skill_id == other.skill_id or bool(same_place)


def _inside(action: str) -> str:
    """An action as it stands inside a sentence."""
    action = action.rstrip(".")
    return action if action[1:2].isupper() else action[:1].lower() + action[1:]
