from dataclasses import replace

import pytest

from bot.call_briefs import WrittenCheck
from bot.coaching.call_review import CallReview
from bot.coaching.rechecked import ALREADY_PASSED, NOT_IN_THERE
from bot.coaching.rechecking import recheck
from bot.coaching.rescoring import recheck_by_code
from bot.coaching.reviewing import template_review
from bot.deps import Deps
from bot.model import Meter
from tests.unit.bot.coaching.spoken import a_call, a_material, acme
from tests.unit.bot.fake_writer import FakeWriter, nothing_read

MATERIAL = a_material(acme())
REVIEW = template_review(MATERIAL)
WORRIED = a_material(
    a_call(
        "own: Hello and thanks for the time today.",
        "customer: Sure, good to meet you.",
        "own: How do you close the books today?",
        "customer: By hand, and I am worried that a new tool means more work for the team.",
        "own: We have people for the start. Tell me, is it the first month that you fear the most?",
        "customer: It is the first month, yes. That is when we have two audits at once and nobody free.",
        "own: Then let's look at that month together. How long does it take them to learn something new?",
        "customer: Two or three weeks, and then they like it. It took us nine days last time.",
        *("own: I see what you mean by that.", "customer: Good, and there is more to say about it, as you know.")
        * 4,
        "own: " + "We read the ledgers every night and match what fits. " * 40,
        "customer: Fine with me, that is a lot to take in at once.",
    )
)


def status_of(review: CallReview, check_id: str) -> str:
    return next(one.status for skill in review.skills for one in skill.checks if one.check_id == check_id)


def test_a_line_that_was_asked_counts_once_it_is_pointed_to() -> None:
    review = template_review(WORRIED)
    assert status_of(review, "o2") == "missed"

    outcome = recheck_by_code(WORRIED, review, "o2", "I did ask: is it the first month that you fear the most?")

    assert outcome.is_changed
    assert status_of(outcome.review, "o2") == "passed"
    assert outcome.reason.startswith("“Asks before answering” counts now. I found “Tell me, is it the first month")


def test_the_scores_follow() -> None:
    review = template_review(WORRIED)

    outcome = recheck_by_code(WORRIED, review, "o2", "“is it the first month that you fear the most”")

    def objections(one: CallReview) -> float | None:
        return next(skill.score for skill in one.skills if skill.skill_id == "objection_handling")

    assert (objections(outcome.review) or 0) > (objections(review) or 0)
    assert (outcome.review.overall or 0) > (review.overall or 0)


def test_a_moment_is_enough_to_point_with() -> None:
    review = template_review(WORRIED)
    asked = next(said for said in WORRIED.transcript.utterances if "the first month that" in said.text)
    minute, second = divmod(int(asked.start or 0), 60)

    outcome = recheck_by_code(WORRIED, review, "o2", f"I asked at {minute}:{second:02}")

    assert outcome.is_changed


@pytest.mark.parametrize(
    "note",
    [
        "I did ask, I am sure.",
        "I said: what would you like to have for lunch tomorrow",
        "“What would five days instead of nine be worth to you?” was my question",
        "Mostly spreadsheets. We pull from two ERPs",
    ],
)
def test_a_line_that_is_not_there_or_not_about_it_changes_nothing(note: str) -> None:
    outcome = recheck_by_code(MATERIAL, REVIEW, "o5", note)

    assert not outcome.is_changed
    assert outcome.review == REVIEW
    assert outcome.reason == NOT_IN_THERE


def test_the_customers_words_are_not_ours() -> None:
    outcome = recheck_by_code(MATERIAL, REVIEW, "o2", "“any new tool means more work during close”")

    assert outcome.reason == NOT_IN_THERE


def test_a_figure_is_not_argued_with() -> None:
    outcome = recheck_by_code(MATERIAL, REVIEW, "d3", "“Who else is involved in the close?”")

    assert not outcome.is_changed
    assert "talk 61 % (35–50 %)" in outcome.reason


def test_what_counts_already_is_left_as_it_is() -> None:
    assert recheck_by_code(MATERIAL, REVIEW, "c2", "I did").reason == ALREADY_PASSED


def test_a_line_for_a_check_code_cannot_judge_counts_when_it_was_said() -> None:
    outcome = recheck_by_code(
        MATERIAL, REVIEW, "d6", "I asked what would five days instead of nine be worth to you"
    )

    assert outcome.is_changed
    assert status_of(outcome.review, "d6") == "passed"


def test_an_unknown_check_is_refused() -> None:
    with pytest.raises(KeyError):
        recheck_by_code(MATERIAL, REVIEW, "z9", "I did")


async def test_the_model_is_asked_when_code_finds_nothing(deps: Deps) -> None:
    found = WrittenCheck(check_id="o3", quote="so I would not worry about that", utterance=9, answer="yes")
    writer = FakeWriter(review=nothing_read().model_copy(update={"checks": [found]}))

    outcome = await recheck(
        replace(deps, writer=writer), MATERIAL, REVIEW, check_id="o3", note="I named it.", meter=Meter()
    )

    assert outcome.is_changed
    (brief,) = writer.calls
    assert [asked.check_id for asked in brief.asked] == ["o3"]
    assert brief.note == "I named it."


async def test_a_model_that_invents_a_quote_changes_nothing(deps: Deps) -> None:
    invented = WrittenCheck(check_id="o3", quote="so you fear the extra work", utterance=9, answer="yes")
    writer = FakeWriter(review=nothing_read().model_copy(update={"checks": [invented]}))

    outcome = await recheck(
        replace(deps, writer=writer), MATERIAL, REVIEW, check_id="o3", note="I named it.", meter=Meter()
    )

    assert not outcome.is_changed
    assert outcome.reason == NOT_IN_THERE


async def test_the_model_is_not_asked_when_it_may_not_be(deps: Deps) -> None:
    writer = FakeWriter()
    material = replace(MATERIAL, why_template="Turned off.")

    await recheck(replace(deps, writer=writer), material, REVIEW, check_id="o3", note="I named it.", meter=Meter())

    assert not writer.calls


def test_what_was_worded_stays_as_it_was() -> None:
    strengths = [
        REVIEW.strengths[0].model_copy(update={"text": "You played her numbers back."}),
        *REVIEW.strengths[1:],
    ]
    worded = REVIEW.model_copy(update={"strengths": strengths})

    outcome = recheck_by_code(MATERIAL, worded, "d6", "“what would five days instead of nine be worth”")

    assert outcome.review.strengths[0].text == "You played her numbers back."


@pytest.mark.parametrize(
    ("note", "is_changed"),
    [
        ("“We are usually cheaper than LedgerLoop and, um, onboarding is quick”", False),
        ("“so I would not worry about that”", False),
        ("I said “That helps: about forty thousand a year, plus weekends”", False),
    ],
)
def test_an_answer_is_no_evidence_because_somebody_points_to_it(note: str, is_changed: bool) -> None:
    assert recheck_by_code(MATERIAL, REVIEW, "o4", note).is_changed == is_changed


def test_an_answer_with_a_figure_is_evidence_once_it_is_pointed_to() -> None:
    call = a_material(
        a_call(
            *("own: How is it going on your side today?", "customer: It is fine so far, thank you for asking.")
            * 4,
            "customer: I am worried that a new tool means more work for the team.",
            "own: I would not worry about that. Another customer of ours needed two days for it.",
            "customer: Maybe.",
        )
    )
    review = template_review(call)
    assert status_of(review, "o4") == "missed"

    assert recheck_by_code(call, review, "o4", "“Another customer of ours needed two days”").is_changed
