import pytest

from bot.coaching.checks.worries import find_worries, is_worry
from tests.unit.bot.coaching.spoken import a_call, a_rubric, a_scene, decided

WORRIES = [
    "honestly she is worried that any new tool means more work during close.",
    "my main concern is the rollout.",
    "we're a bit nervous about moving our data.",
    "i'm not convinced this would work for us.",
    "i'm not sure it's worth the switch.",
    "i don't see how this is different from what we have.",
    "that sounds really expensive.",
    "your pricing is quite high compared to the others.",
    "we can't afford this right now.",
    "we don't have the budget for it this year.",
    "it's a lot of money for a team our size.",
    "we're happy with what we have.",
    "we're locked into a contract with them until june.",
    "this is not really a priority for us.",
    "i need to think about it.",
    "the team does not have time for another rollout.",
    "there is a steep learning curve.",
    "the price is higher than what we budgeted for.",
    "we'd need to hit that number to justify the cost.",
    "what if it doesn't work for us?",
    "what if we don't hit those numbers?",
    "that's not a small investment for a company our size.",
    "i'm not really interested.",
    "i really don't have time for this.",
    "my boss tried something like that two years ago and it went badly.",
    "he's kind of burned.",
    "we've had bad experiences with that.",
]
NO_WORRIES = [
    "no worries, take your time.",
    "i'm not worried about that at all.",
    "we used to worry about the month end.",
    "how much does it cost?",
    "that makes sense.",
    "as far as i'm concerned we can start.",
    "we had no concerns about the demo.",
    "it's not expensive for what it does.",
    "who is responsible for security on your side?",
    "the report took three weeks.",
    "price is not an issue.",
    "we are happy with the reporting you built.",
    "the disc is burned every friday.",
]
PAIN = "We close the books in nine days and three people do it by hand."
WORRY = "I am worried that this means more work for the team."


@pytest.mark.parametrize("text", WORRIES)
def test_a_worry_is_heard(text: str) -> None:
    assert is_worry(text)


@pytest.mark.parametrize("text", NO_WORRIES)
def test_what_only_sounds_like_a_worry_is_none(text: str) -> None:
    assert not is_worry(text)


def test_a_worry_counts_once_for_a_turn_and_only_when_it_is_answered() -> None:
    scene = a_scene(
        a_call(
            f"customer: {WORRY} And it sounds expensive.",
            "own: I hear you. What would weigh most?",
            f"customer: {WORRY}",
        )
    )

    assert [worry.said.text for worry in find_worries(scene)] == [WORRY]


def test_a_murmur_does_not_come_between_a_worry_and_its_answer() -> None:
    scene = a_scene(
        a_call(f"customer: {WORRY}", "own: Mm-hm.", "customer: It is a busy team.", "own: I understand.")
    )

    (worry,) = find_worries(scene)

    assert worry.answer.sentences[0].text == "I understand."


def test_a_worry_that_sets_its_own_condition_waits_for_no_answer() -> None:
    scene = a_scene(
        a_call(
            "customer: The budget is frozen. If it cut the close to five days I could make that case.",
            "own: Right, so what then?",
        )
    )

    assert not find_worries(scene)


def test_a_worry_talked_past_is_not_what_we_answer() -> None:
    scene = a_scene(
        a_call(
            f"customer: {WORRY} " + "We then looked at the other parts of the plan again. " * 8, "own: I see that."
        )
    )

    assert not find_worries(scene)


@pytest.mark.parametrize(
    ("answer", "is_acknowledged"),
    [
        ("I completely understand that. Most teams start small.", True),
        ("That's a fair point. Let me show you.", True),
        ("Yeah, that makes total sense, nobody wants more work.", True),
        ("I'm sorry to hear that. We can look into it.", True),
        ("So your worry is that it lands on the team?", True),
        ("We have an onboarding team for that.", False),
        ("Actually it is quite easy to use, and I understand it.", True),
        ("Our tool runs every night, reads both ledgers and posts what fits, which I understand.", False),
    ],
)
def test_a_worry_is_acknowledged_in_the_first_words_or_not(answer: str, is_acknowledged: bool) -> None:
    result = decided(a_call(f"customer: {WORRY}", f"own: {answer}"))["o1"]

    assert result.status == ("passed" if is_acknowledged else "missed")


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [
        ("What part of that weighs most?", True),
        ("I understand. Can you tell me more about that?", True),
        ("That's fair, and I am glad you say so. Which step would be the extra work?", True),
        ("We have an onboarding team. Would that help?", False),
        ("I understand, right?", False),
        ("Could I just send you some information?", False),
        ("Can I ask what you had planned for it?", True),
        ("It is quick.", False),
    ],
)
def test_a_question_counts_before_the_answer_and_not_after_it(answer: str, is_asked: bool) -> None:
    result = decided(a_call(f"customer: {WORRY}", f"own: {answer}"))["o2"]

    assert result.status == ("passed" if is_asked else "missed")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("I would not worry about that.", "missed"),
        ("Trust me, you'll be fine.", "missed"),
        ("That won't be an issue, another customer had it running in two weeks.", "missed"),
        ("Another customer of ours had it running in two weeks.", "passed"),
        ("It takes about three hours to set up.", "passed"),
        ("Let me show you how one team did it.", "passed"),
    ],
)
def test_evidence_passes_and_waving_away_does_not(answer: str, status: str) -> None:
    assert decided(a_call(f"customer: {WORRY}", f"own: {answer}"))["o4"].status == status


def test_where_words_do_not_tell_the_check_is_left_to_the_model() -> None:
    answer = "We built it so that the people who do this by hand today can keep their own way of working on it."

    assert "o4" not in decided(a_call(f"customer: {WORRY}", f"own: {answer}"))


@pytest.mark.parametrize(
    "check_in",
    [
        "Does that help?",
        "How does that sound?",
        "Is that still a worry?",
        "Does that settle it for you?",
        "Does that take care of it?",
    ],
)
def test_asking_whether_it_is_settled_counts_in_this_turn_and_the_next(check_in: str) -> None:
    at_once = decided(a_call(f"customer: {WORRY}", f"own: I understand. It is quick. {check_in}"))
    later = decided(
        a_call(
            f"customer: {WORRY}",
            "own: I understand. It is quick.",
            "customer: I see what you mean there.",
            f"own: {check_in}",
        )
    )

    assert at_once["o5"].status == later["o5"].status == "passed"


def test_asking_about_a_day_settles_no_worry() -> None:
    result = decided(a_call(f"customer: {WORRY}", "own: I understand. Does Tuesday work?"))["o5"]

    assert result.status == "missed"


@pytest.mark.parametrize(("pause", "status"), [(0.2, "missed"), (0.5, "passed"), (1.2, "passed")])
def test_the_pause_is_measured(pause: float, status: str) -> None:
    assert decided(a_call(f"customer: {WORRY}", "own: I see why.", pause=pause))["o6"].status == status


def test_without_exact_times_no_pause_is_judged() -> None:
    call = (f"customer: {WORRY}", "own: I see why.")

    assert decided(a_call(*call, basis="words"))["o6"].status == "not_applicable"
    assert decided(a_call(*call, pause=0))["o6"].status == "not_applicable"


def test_with_several_worries_half_of_them_have_to_be_handled() -> None:
    handled, not_handled = "own: I understand. What weighs most?", "own: We have a team for that."
    talk = "customer: It is the month end, and there are three people on it."

    half = decided(a_call(f"customer: {WORRY}", handled, talk, "own: Go on.", f"customer: {WORRY}", not_handled))
    third = decided(
        a_call(f"customer: {WORRY}", handled, f"customer: {WORRY}", not_handled, f"customer: {WORRY}", not_handled)
    )

    assert half["o2"].status == "passed"
    assert third["o2"].status == "missed"


def test_a_call_without_worries_has_nothing_to_handle() -> None:
    results = decided(a_call(f"customer: {PAIN}", "own: How do you do that?", "customer: With sheets."))

    assert {results[check_id].status for check_id in ("o1", "o2", "o4", "o5", "o6")} == {"not_applicable"}


def test_a_fix_needs_a_promise_and_a_day() -> None:
    rubric = a_rubric("Customer success")

    def fix(answer: str) -> str:
        return decided(a_call(f"customer: {WORRY}", f"own: {answer}"), rubric=rubric)["r3"].status

    assert fix("I understand. I'll send you the plan by Thursday.") == "passed"
    assert fix("I understand. I'll look into it.") == "missed"
