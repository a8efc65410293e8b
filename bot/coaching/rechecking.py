""" "Wrong score?": one check looked at again, with what the person says about it."""

from dataclasses import dataclass, replace

from bot.call_briefs import AskedCheck
from bot.coaching.assembling import NOTHING_SEEN, call_brief, scored
from bot.coaching.call_material import CallMaterial
from bot.coaching.call_review import CallReview, Change, CheckResult
from bot.coaching.deciding import FIGURES, FROM_NOTES, NOT_ENGLISH, Decided, as_spoken, scene_of
from bot.coaching.merging import model_results
from bot.coaching.pointing import line_pointed_to
from bot.coaching.reviewing import read_by_writer
from bot.deps import Deps
from bot.model import Meter
from bot.rubrics import Rubric

ALREADY_PASSED = "That check already counts as passed."
NOT_IN_THERE = (
    "I looked again and did not find it in the transcript. If you remember the words, or the minute, tell me "
    "and I will look there."
)
POINTED_TO = "you pointed to this line"


@dataclass(frozen=True)
class Recheck:
    """The review after one check was looked at again; `reason` says what was found, in a sentence."""

    review: CallReview
    is_changed: bool
    reason: str


async def recheck(
    deps: Deps, material: CallMaterial, review: CallReview, *, check_id: str, note: str, meter: Meter
) -> Recheck:
    """Look at one disputed check again: by the line the person points to, then by the model if one may be asked.

    Raises `KeyError` for a check that is not in the rubric.
    """
    by_code = await deps.aside(recheck_by_code, material, review, check_id, note)
    if by_code.is_changed or by_code.reason != NOT_IN_THERE or deps.writer is None or material.why_template:
        return by_code
    result = await _asked_again(deps, material, review, check_id=check_id, note=note, meter=meter)
    if result is None or result.status != "passed":
        return by_code
    return await deps.aside(_with_result, material, review, result)


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


async def _asked_again(
    deps: Deps, material: CallMaterial, review: CallReview, *, check_id: str, note: str, meter: Meter
) -> CheckResult | None:
    rubric = _rubric(material)
    check = rubric.check(check_id)
    asked = AskedCheck(check_id, rubric.skill_of(check_id).name, check.question)
    written, _ = await read_by_writer(
        deps,
        replace(call_brief(material, _decided(review)), asked=[asked], decided=(), to_word=(), note=note),
        why_template=material.why_template,
        meter=meter,
    )
    if written is None or not written.model:
        return None
    transcript, own = as_spoken(material)
    return model_results([check], written.result.checks, transcript, own).get(check_id)


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
