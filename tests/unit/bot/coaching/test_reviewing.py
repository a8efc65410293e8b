import pickle
from dataclasses import replace

import pytest

from bot.budget import MODEL_OFF
from bot.call_briefs import WrittenChange, WrittenCheck, WrittenReview, WrittenStrength
from bot.coaching.deciding import LITTLE_EXCHANGE, NOT_ENGLISH, NOT_SCORED_HERE, TOO_SHORT, decide_call
from bot.coaching.quotes import find_quote
from bot.coaching.reviewing import review_call, template_review
from bot.deps import Deps
from bot.errors import ModelUnavailable
from bot.meetings.transcript import Transcript, Utterance
from bot.model import Meter
from bot.template_coach import TemplateCoach
from tests.unit.bot.coaching.spoken import a_call, a_material, a_rubric, a_track, acme
from tests.unit.bot.coaching.test_acme_checks import READ_BY_MODEL
from tests.unit.bot.fake_writer import FakeWriter, nothing_read

SEEN_AT = {
    "d5": ("It takes nine working days", 3),
    "d6": ("What would five days instead of nine be worth to you?", 11),
    "q1": ("our CEO signs anything above twenty five thousand", 14),
    "q2": ("procurement takes about three weeks", 14),
    "q3": ("The budget is frozen until January", 10),
    "p1": ("reconciles automatically", 4),
    "p3": ("Our platform connects to both ERPs", 4),
}
ANSWERS = {"passed": "yes", "missed": "no", "not_applicable": "not_applicable"}
GERMAN = "Wir haben das im letzten Quartal mit zwei Kollegen gemacht und es hat neun Tage gedauert."


def read_as_by_hand(**changed: tuple[str, int]) -> WrittenReview:
    """What a careful model answers; quotes can be changed by check."""
    seen = {
        **SEEN_AT,
        "p1": ("Our platform connects to both ERPs and, um, reconciles automatically", 4),
        **changed,
    }
    checks = [
        WrittenCheck.model_validate(
            {"check_id": check_id, "quote": quote, "utterance": utterance, "answer": ANSWERS[status]}
        )
        for check_id, status in READ_BY_MODEL.items()
        for quote, utterance in [seen.get(check_id, ("", -1))]
    ]
    return nothing_read().model_copy(update={"checks": checks})


def with_writer(deps: Deps, writer: FakeWriter | None) -> Deps:
    return replace(deps, writer=writer, template=TemplateCoach())


async def test_a_call_is_reviewed_with_what_the_model_read(deps: Deps) -> None:
    writer = FakeWriter(review=read_as_by_hand())

    review = await review_call(with_writer(deps, writer), a_material(acme()), meter=Meter())

    scores = {skill.skill_id: skill.score and round(skill.score) for skill in review.skills}
    assert scores == {
        "discovery": 83,
        "qualification": 50,
        "presentation": 50,
        "objection_handling": 17,
        "negotiation": None,
        "closing": 67,
    }
    assert review.overall == pytest.approx(54.9, abs=0.05)
    assert review.level == "needs_coaching"
    assert review.change
    assert review.change.check_id == "o2"
    assert (review.writer, review.model, review.note) == ("claude", "a-model", "")
    assert (review.rubric_id, review.rubric_version) == ("sales_calls", 1)


async def test_the_model_is_asked_only_what_code_left_open(deps: Deps) -> None:
    writer = FakeWriter(review=read_as_by_hand())

    await review_call(with_writer(deps, writer), a_material(acme()), meter=Meter())

    (brief,) = writer.calls
    assert {asked.check_id for asked in brief.asked} == set(READ_BY_MODEL)
    assert {one.check_id for one in brief.decided} >= {"d1", "o2", "c2"}
    assert brief.to_word[0] == "o2"


async def test_an_answer_to_what_code_decided_changes_nothing(deps: Deps) -> None:
    given = [WrittenCheck(check_id="o2", quote="What would five days instead", utterance=11, answer="yes")]
    writer = FakeWriter(review=nothing_read().model_copy(update={"checks": given}))

    review = await review_call(with_writer(deps, writer), a_material(acme()), meter=Meter())

    (result,) = [check for skill in review.skills for check in skill.checks if check.check_id == "o2"]
    assert (result.status, result.decided_by) == ("missed", "code")


async def test_a_quote_that_nobody_said_does_not_count(deps: Deps) -> None:
    writer = FakeWriter(review=read_as_by_hand(d5=("it costs us a fortune every single month", 3)))

    review = await review_call(with_writer(deps, writer), a_material(acme()), meter=Meter())

    discovery = review.skills[0]
    assert [(check.status, check.evidence) for check in discovery.checks if check.check_id == "d5"] == [
        ("unverified", [])
    ]
    assert (discovery.passed, discovery.applicable) == (4, 5)


@pytest.mark.parametrize(
    ("check_id", "quote", "line"),
    [("d6", "it takes nine working days", 3), ("d5", "What would five days instead", 11)],
    ids=["the customer's words for what we asked", "our words for what the customer stated"],
)
async def test_a_quote_of_the_wrong_side_does_not_count(deps: Deps, check_id: str, quote: str, line: int) -> None:
    assert find_quote(acme(), quote, near=line), "the words are in the call"
    writer = FakeWriter(review=read_as_by_hand(**{check_id: (quote, line)}))

    review = await review_call(with_writer(deps, writer), a_material(acme()), meter=Meter())

    (result,) = [check for skill in review.skills for check in skill.checks if check.check_id == check_id]
    assert (result.status, result.evidence) == ("unverified", [])


async def test_the_models_words_are_used_where_they_keep_the_rules(deps: Deps) -> None:
    strengths = [
        WrittenStrength(check_id="d4", text="You played her numbers back before moving on."),
        WrittenStrength(check_id="c2", text="You are a great closer!"),
    ]
    change = WrittenChange(
        check_id="o2",
        title="Ask what the worry is made of",
        situation="Dana said Priya fears extra work in close, and you said “I would not worry about that”.",
        effect="She went quiet on it.",
        try_line="What part of close would feel heavier for Priya?",
        quote="I would not worry about that",
        utterance=9,
    )
    told = read_as_by_hand().model_copy(update={"strengths": strengths, "changes": [change]})

    review = await review_call(with_writer(deps, FakeWriter(review=told)), a_material(acme()), meter=Meter())

    assert [strength.text for strength in review.strengths] == [
        "You played her numbers back before moving on.",
        "You closed on a date, an owner and a new person.",
    ]
    assert review.change
    assert review.change.title == "Ask what the worry is made of"
    assert review.change.try_line == "What part of close would feel heavier for Priya?"


@pytest.mark.parametrize(
    "broken",
    [
        {"quote": "I never said these words"},
        {"situation": "You always do that."},
        {"situation": "Dana told Mallory that 57 people would leave."},
    ],
)
async def test_a_change_that_does_not_hold_is_told_in_our_own_words(deps: Deps, broken: dict[str, str]) -> None:
    change = WrittenChange(
        check_id="o2",
        title="Ask first",
        situation="Dana named a worry.",
        effect="",
        try_line="What part?",
        quote="I would not worry about that",
        utterance=9,
    ).model_copy(update=broken)
    told = read_as_by_hand().model_copy(update={"changes": [change]})

    review = await review_call(with_writer(deps, FakeWriter(review=told)), a_material(acme()), meter=Meter())

    assert review.change
    assert review.change.title == "Ask before you answer a worry"


async def test_without_a_model_code_reviews_and_says_so(deps: Deps) -> None:
    material = a_material(acme(), why_template=MODEL_OFF)

    review = await review_call(with_writer(deps, None), material, meter=Meter())

    assert review.writer == "template"
    assert review.note == MODEL_OFF
    assert {skill.skill_id: skill.applicable for skill in review.skills if skill.score is not None} == {
        "discovery": 4,
        "objection_handling": 5,
        "closing": 4,
    }
    assert len(review.strengths) == 2
    assert review.change


async def test_a_model_that_fails_leaves_a_review_with_a_note(deps: Deps) -> None:
    meter = Meter()
    writer = FakeWriter(fails=ModelUnavailable())

    review = await review_call(with_writer(deps, writer), a_material(acme()), meter=meter)

    assert review.writer == "template"
    assert "E-LLM-UNAVAILABLE" in review.note
    assert len(meter.calls) == 1


async def test_a_model_the_person_turned_off_is_not_asked(deps: Deps) -> None:
    writer = FakeWriter(review=read_as_by_hand())

    review = await review_call(
        with_writer(deps, writer), a_material(acme(), why_template="Turned off."), meter=Meter()
    )

    assert not writer.calls
    assert review.note == "Turned off."


def test_the_same_call_scores_the_same_every_time() -> None:
    assert template_review(a_material(acme())) == template_review(a_material(acme()))


def test_material_and_findings_can_go_to_another_process() -> None:
    material = pickle.loads(pickle.dumps(a_material(acme())))

    assert pickle.loads(pickle.dumps(decide_call(material))) == decide_call(material)


def test_a_short_call_is_not_scored_and_says_so() -> None:
    review = template_review(a_material(a_call("own: How do you do that today?", "customer: By hand, mostly.")))

    assert review.overall is None
    assert review.why_unscored == TOO_SHORT
    assert all(skill.score is None for skill in review.skills)
    assert [strength.check_id for strength in review.strengths] == [""], "no figure is praised in half a minute"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"Riya Shah": "", "Dana Cole": ""}, "I can't tell who is speaking"),
        ({"Dana Cole": "Riya Shah"}, "Only your side speaks"),
        ({"Riya Shah": "Somebody Else"}, "I don't know which speaker is you"),
        ({"Dana Cole": "Unknown Speaker"}, "Only your side speaks"),
    ],
)
def test_a_call_whose_sides_are_not_known_is_not_scored(changed: dict[str, str], reason: str) -> None:
    review = template_review(a_material(renamed(acme(), changed)))

    assert review.overall is None
    assert review.why_unscored.startswith(reason)


def test_too_much_by_nobody_is_said_with_its_share() -> None:
    said = [replace(one, speaker="") if place in (3, 12) else one for place, one in enumerate(acme().utterances)]

    review = template_review(a_material(replace(acme(), utterances=tuple(said))))

    assert review.why_unscored.startswith("I can't tell who says ")
    assert " % of the words" in review.why_unscored


def test_a_track_that_scores_no_calls_reviews_with_figures_only() -> None:
    review = template_review(a_material(acme(), track=a_track("Music career"), call_type="other"))

    assert review.why_unscored == NOT_SCORED_HERE
    assert review.skills == []
    assert review.measures.talk_share == pytest.approx(0.613, abs=0.001)
    assert [strength.text for strength in review.strengths] == [
        "You took 5 minutes with them, and you brought the call here to look at.",
        "You left with a next step: send a one page summary today.",
    ]


def test_customer_calls_are_scored_by_their_own_rubric() -> None:
    review = template_review(a_material(acme(), track=a_track("Customer success"), call_type="qbr"))

    assert review.rubric_id == "customer_calls"
    scores = {skill.skill_id: skill.score for skill in review.skills if skill.score is not None}
    assert scores == {"risk_handling": 25, "relationship": 100}


def test_another_language_is_not_judged_by_english_rules() -> None:
    lines = [f"{who}: {GERMAN}" for _ in range(20) for who in ("own", "customer")]

    review = template_review(a_material(a_call(*lines)))

    assert review.overall is None
    assert review.why_unscored == NOT_ENGLISH


def test_a_written_pitch_is_all_its_writers_words() -> None:
    text = (
        "Hello Dana,",
        "I made a record about moving house, and I thought of your column on small rooms.",
        "Would you have ten minutes to listen? https://example.com/listen",
        "I will write once more on Tuesday and then leave it there.",
    )
    pitch = Transcript(tuple(Utterance("", line) for line in text), "none", "notes")

    review = template_review(
        a_material(pitch, own=(), track=a_track("Music career"), call_type="pitch", source="notes")
    )

    (skill,) = review.skills
    assert (skill.passed, skill.applicable) == (5, 5)
    assert review.why_unscored == ""


def test_notes_without_a_model_are_not_scored() -> None:
    notes = Transcript((Utterance("", "just got off a call with Globex, it went ok I think."),), "none", "notes")

    review = template_review(
        a_material(notes, own=(), source="notes", track=a_track("Customer success"), call_type="other")
    )

    assert review.overall is None
    assert review.why_unscored.startswith("Notes can't be scored")
    assert review.change is None


async def test_of_notes_nothing_is_asked_that_only_figures_show(deps: Deps) -> None:
    notes = Transcript((Utterance("", "just got off a call with Globex, it went ok I think."),), "none", "notes")
    writer = FakeWriter()

    await review_call(with_writer(deps, writer), a_material(notes, own=(), source="notes"), meter=Meter())

    asked = {one.check_id for one in writer.calls[0].asked}
    assert asked == {check.id for check in a_rubric().checks} - {"d1", "d2", "d3", "p5", "o6"}


def renamed(transcript: Transcript, names: dict[str, str]) -> Transcript:
    said = (replace(one, speaker=names.get(one.speaker, one.speaker)) for one in transcript.utterances)
    return replace(transcript, utterances=tuple(said))


async def test_a_long_talk_without_an_answer_is_not_called_short_and_gets_a_change(deps: Deps) -> None:
    pitch = "own: " + "And here is one more screen that lets you set up one more step of the flow. " * 60
    call = a_call("own: Thanks for coming.", "customer: Sure, go on.", pitch, "customer: I have to drop now.")

    review = await review_call(with_writer(deps, None), a_material(call, why_template=MODEL_OFF), meter=Meter())

    assert review.why_unscored == LITTLE_EXCHANGE
    assert review.change
    assert review.change.check_id in {"d3", "p5"}
