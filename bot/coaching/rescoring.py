"""The part of "Wrong score?" that needs no model: the line pointed to, the model's answer, the score anew.

CPU-bound and pure, so it is called through `deps.aside`.
"""

from dataclasses import replace

from bot.call_briefs import AskedCheck, CallBrief, WrittenReview
from bot.coaching.assembling import NOTHING_SEEN, call_brief, scored
from bot.coaching.call_material import CallMaterial, Decided
from bot.coaching.call_review import CallReview, Change, CheckResult
from bot.coaching.deciding import FIGURES, FROM_NOTES, NOT_ENGLISH, as_spoken, scene_of
from bot.coaching.merging import model_results
from bot.coaching.pointing import line_pointed_to
from bot.coaching.rechecked import ALREADY_PASSED, NOT_IN_THERE, Recheck
from bot.model import Written
from bot.rubrics import Rubric

POINTED_TO = "you pointed to this line"


def recheck_by_code(material: CallMaterial, review: CallReview, check_id: str, note: str) -> Recheck:
    """The check passes if the note points to a line of the right side that can be what it asks for."""
    check = _rubric(material).check(check_id)
    before = _results(review).get(check_id)
    if before and before.status == "passed":
        return Recheck(review, False, ALREADY_PASSED)
    if isinstance(check.rule, FIGURES):
        return Recheck(review, False, _counted(before))
    said = line_pointed_to(note, check, scene_of(material, review.measures))
    if said is None:
        return Recheck(review, False, NOT_IN_THERE)
    found = CheckResult(
        check_id=check_id, status="passed", decided_by="code", evidence=[said.evidence()], note=POINTED_TO
    )
    return _with_result(material, review, found)


def recheck_brief(material: CallMaterial, review: CallReview, check_id: str, note: str) -> CallBrief:
    """What a writer is asked: this check alone, with what the person says about it."""
    rubric = _rubric(material)
    asked = AskedCheck(check_id, rubric.skill_of(check_id).name, rubric.check(check_id).question)
    brief = call_brief(material, _decided(review))
    return replace(brief, asked=[asked], decided=(), to_word=(), note=note)


def recheck_by_model(
    material: CallMaterial, review: CallReview, check_id: str, written: Written[WrittenReview]
) -> Recheck | None:
    """The review with the check passed, if the model says so and shows the words; else None."""
    check = _rubric(material).check(check_id)
    result = model_results([check], written.result.checks, *as_spoken(material)).get(check_id)
    if result is None or result.status != "passed":
        return None
    return _with_result(material, review, result)


def _with_result(material: CallMaterial, review: CallReview, result: CheckResult) -> Recheck:
    """The review scored anew; sentences about checks that are still shown stay as they were worded."""
    rescored = scored(material, _decided(review), review, {**_results(review), result.check_id: result})
    worded = {strength.check_id: strength for strength in review.strengths}
    changes = {change.check_id: change for change in (review.change, review.second_change) if change}
    update = {
        "strengths": [worded.get(one.check_id, one) if one.check_id else one for one in rescored.strengths],
        "change": _as_before(rescored.change, changes),
        "second_change": _as_before(rescored.second_change, changes),
    }
    name = _rubric(material).check(result.check_id).name
    quote = f" I found “{result.evidence[0].quote}”." if result.evidence else ""
    return Recheck(rescored.model_copy(update=update), True, f"“{name}” counts now.{quote}")


def _as_before(change: Change | None, before: dict[str, Change]) -> Change | None:
    return before.get(change.check_id, change) if change else None


def _decided(review: CallReview) -> Decided:
    """What was known before; why there was no score stays true unless another check can change it."""
    can_change = review.overall is not None or review.why_unscored in (NOTHING_SEEN, FROM_NOTES, NOT_ENGLISH)
    return Decided(review.measures, _results(review), "" if can_change else review.why_unscored)


def _results(review: CallReview) -> dict[str, CheckResult]:
    return {check.check_id: check for skill in review.skills for check in skill.checks}


def _counted(before: CheckResult | None) -> str:
    figure = f" ({before.note})" if before and before.note else ""
    return (
        f"This one is counted from the transcript{figure}. If the speakers are mixed up, choose “Not me / wrong "
        "speaker” and I will count again."
    )


def _rubric(material: CallMaterial) -> Rubric:
    rubric = material.rubric
    if rubric is None:
        raise KeyError("calls are not scored here")
    return rubric
