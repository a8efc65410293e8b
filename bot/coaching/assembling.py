"""Putting a review together: what code decided, what the model read, what is said first.

CPU-bound and pure, so it is called through `deps.aside`.
"""

from collections.abc import Mapping, Sequence

from bot.call_briefs import AskedCheck, CallBrief, DecidedCheck, WrittenReview
from bot.coaching.call_material import CallMaterial, Decided
from bot.coaching.call_review import CallReview, Change, CheckResult
from bot.coaching.checks.scene import Scene
from bot.coaching.deciding import (
    FIGURES,
    FROM_NOTES,
    NOT_ENGLISH,
    TOO_SHORT,
    as_spoken,
    decide_call,
    is_from_notes,
    left_open,
    scene_of,
)
from bot.coaching.focus import STRENGTHS, choose_change, choose_strengths, mechanical_strengths
from bot.coaching.hearing import heard_on_call
from bot.coaching.merging import in_better_words, model_results, told_by_model
from bot.coaching.scorecard import Scorecard, score_call
from bot.language.words import is_english
from bot.model import Written
from bot.rubrics import Check, Rubric

NOTHING_SEEN = "Too few checks applied to score this call. Here's what I saw."
WORDED_STRENGTHS = 4


def template_review(material: CallMaterial, written: Written[WrittenReview] | None = None) -> CallReview:
    """The review without a model, in one piece: figures, checks by code, and what rules read."""
    decided = decide_call(material)
    return finish_review(material, decided, written, material.why_template)


def call_brief(material: CallMaterial, decided: Decided) -> CallBrief:
    """What a writer is asked about this call: the open checks, and words for what code decided."""
    transcript, own = as_spoken(material)
    rubric = material.rubric
    asked = left_open(material, decided) if rubric and not decided.why_unscored else []
    return CallBrief(
        transcript=transcript,
        own=own,
        track=material.track,
        asker=material.asker,
        today=material.today,
        call_type=material.call_type,
        me=material.me,
        title=material.title,
        happened_on=material.happened_on or transcript.happened_on,
        source=material.source,
        asked=[AskedCheck(check.id, _skill_name(rubric, check), check.question) for check in asked],
        decided=_decided(rubric, decided.results) if rubric else (),
        to_word=_likely(material, decided),
    )


def finish_review(
    material: CallMaterial, decided: Decided, written: Written[WrittenReview] | None, note: str
) -> CallReview:
    """The review of a call from what code decided and what a writer read; `note` says why a template did."""
    transcript, own = as_spoken(material)
    results = {**_by_model(material, decided, written), **decided.results}
    told = written.result if written else None
    heard = heard_on_call(transcript, own, material.on, told, me=material.asker.first_name)
    review = CallReview(
        title=material.title or transcript.title,
        track_id=material.track.id,
        call_type=material.call_type,
        source=material.source,
        happened_on=material.happened_on or transcript.happened_on,
        measures=decided.measures,
        actions=heard.actions,
        signals=heard.signals,
        goals=heard.goals,
        topics=heard.topics,
        summary=heard.summary,
        remarks=[*transcript.remarks, *heard.remarks],
        writer="claude" if written and written.model else "template",
        model=written.model if written else "",
        note=note,
    )
    return scored(material, decided, review, results, told)


def scored(
    material: CallMaterial,
    decided: Decided,
    review: CallReview,
    results: Mapping[str, CheckResult],
    told: WrittenReview | None = None,
) -> CallReview:
    """The review with its scorecard, strengths and change from these results; `told` are a model's words."""
    rubric = material.rubric
    if rubric is None:
        return review.model_copy(
            update={"why_unscored": decided.why_unscored, "strengths": mechanical_strengths(review)[:STRENGTHS]}
        )
    card = score_call(rubric, list(results.values()))
    if decided.why_unscored:
        card = _without_scores(card)
    scene = scene_of(material, decided.measures)
    update = {
        "rubric_id": rubric.id,
        "rubric_version": rubric.version,
        "skills": card.skills,
        "overall": card.overall,
        "level": card.level,
        "why_unscored": _why_unscored(material, decided, review, card),
        **_said_first(material, rubric, _telling(rubric, card, decided), scene, told),
    }
    finished = review.model_copy(update=update)
    missing = STRENGTHS - len(finished.strengths)
    return finished.model_copy(
        update={"strengths": [*finished.strengths, *mechanical_strengths(finished)[: max(0, missing)]]}
    )


def _telling(rubric: Rubric, card: Scorecard, decided: Decided) -> Scorecard:
    """The scorecard, of a very short call without what figures decided: one question fills no half minute."""
    if decided.why_unscored != TOO_SHORT:
        return card
    skills = [
        skill.model_copy(
            update={
                "checks": [one for one in skill.checks if not isinstance(rubric.check(one.check_id).rule, FIGURES)]
            }
        )
        for skill in card.skills
    ]
    return Scorecard(skills, card.overall, card.level)


def _said_first(
    material: CallMaterial, rubric: Rubric, card: Scorecard, scene: Scene, told: WrittenReview | None
) -> dict[str, object]:
    strengths = choose_strengths(rubric, card.skills, material.kind)
    changes = choose_change(rubric, card.skills, scene=scene, overall=card.overall, rolling=material.rolling)
    if told:
        strengths = in_better_words(strengths, told.strengths, scene.transcript)
        changes = [told_by_model(change, told.changes, scene.transcript) for change in changes]
    first, second = _two(changes)
    return {"strengths": strengths, "change": first, "second_change": second}


def _two(changes: Sequence[Change]) -> tuple[Change | None, Change | None]:
    return (changes[0] if changes else None), (changes[1] if len(changes) > 1 else None)


def _by_model(
    material: CallMaterial, decided: Decided, written: Written[WrittenReview] | None
) -> dict[str, CheckResult]:
    if written is None or decided.why_unscored:
        return {}
    transcript, own = as_spoken(material)
    return model_results(left_open(material, decided), written.result.checks, transcript, own)


def _without_scores(card: Scorecard) -> Scorecard:
    unscored = [skill.model_copy(update={"score": None, "level": None}) for skill in card.skills]
    return Scorecard(unscored, None, None)


def _why_unscored(material: CallMaterial, decided: Decided, review: CallReview, card: Scorecard) -> str:
    if decided.why_unscored or card.overall is not None:
        return decided.why_unscored
    if review.writer == "template" and is_from_notes(material):
        return FROM_NOTES
    if review.writer == "template" and not is_english(said.text for said in material.transcript.utterances):
        return NOT_ENGLISH
    return NOTHING_SEEN


def _decided(rubric: Rubric, results: Mapping[str, CheckResult]) -> list[DecidedCheck]:
    counting = [check for check in rubric.checks if check.id in results and _counts(results[check.id])]
    return [_decided_check(rubric, check, results[check.id]) for check in counting]


def _counts(result: CheckResult) -> bool:
    return result.status in ("passed", "missed")


def _decided_check(rubric: Rubric, check: Check, result: CheckResult) -> DecidedCheck:
    return DecidedCheck(
        check_id=check.id,
        skill=_skill_name(rubric, check),
        question=check.question,
        is_passed=result.status == "passed",
        utterance=result.evidence[-1].utterance if result.evidence else None,
    )


def _likely(material: CallMaterial, decided: Decided) -> list[str]:
    """What would be said first if the model found nothing more: the checks worth wording."""
    rubric = material.rubric
    if rubric is None:
        return []
    card = score_call(rubric, list(decided.results.values()))
    strengths = choose_strengths(rubric, card.skills, material.kind, most=WORDED_STRENGTHS)
    scene = scene_of(material, decided.measures)
    changes = choose_change(rubric, card.skills, scene=scene, overall=None, rolling=material.rolling)
    ids = [*(change.check_id for change in changes), *(strength.check_id for strength in strengths)]
    return list(dict.fromkeys(check_id for check_id in ids if check_id))


def _skill_name(rubric: Rubric | None, check: Check) -> str:
    return rubric.skill_of(check.id).name if rubric else ""
