import pytest

from bot.coaching.call_review import CheckResult
from bot.meetings.transcript import Transcript
from tests.unit.bot.coaching.spoken import a_call, a_rubric, decided

ASKS = "own: How do you do that today?"
TELLS = "customer: Three people reconcile two ledgers by hand, and it takes nine working days each month."
LONG = "own: " + "We read the ledgers every night and match what fits. " * 12
HELLO = ("own: Hello and thanks for the time today.", "customer: Sure, good to meet you.")


def status(check_id: str, *lines: str, call_type: str = "discovery") -> str:
    return decided(a_call(*lines), call_type=call_type)[check_id].status


def customer_success(*lines: str) -> dict[str, CheckResult]:
    return decided(a_call(*lines), rubric=a_rubric("Customer success"), call_type="other")


@pytest.mark.parametrize(("questions", "expected"), [(1, "passed"), (25, "missed")])
def test_enough_questions_and_no_interrogation(questions: int, expected: str) -> None:
    lines = [line for _ in range(questions) for line in (ASKS, "customer: We do it by hand, as I said.")]

    assert status("d1", *lines) == expected


def test_a_long_call_with_one_question_has_too_few() -> None:
    assert status("d1", ASKS, *(line for _ in range(6) for line in (TELLS, LONG))) == "missed"


def test_closed_questions_are_seen() -> None:
    closed = ("own: Do you use sheets?", "customer: We do.", "own: Is it slow?", "customer: A bit.")

    assert status("d2", *closed) == "missed"
    assert status("d2", *closed, ASKS, TELLS, "own: Why nine days?", TELLS) == "passed"


def test_one_question_is_too_few_to_call_them_open_or_closed() -> None:
    assert status("d2", ASKS, TELLS) == "not_applicable"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("own: So nine days, with three people.", "passed"),
        ("own: Got it, you reconcile two ledgers by hand.", "passed"),
        ("own: Nine days?", "passed"),
        ("own: Do you have nine working days each month?", "not_applicable"),
        ("own: What would five days instead of nine working days be worth?", "not_applicable"),
        ("own: I see. And who runs it?", "not_applicable"),
    ],
)
def test_saying_it_back_is_no_question_that_goes_on(answer: str, expected: str) -> None:
    assert status("d4", *HELLO, ASKS, TELLS, answer) == expected


def test_a_term_both_use_anyway_is_not_played_back_when_it_returns() -> None:
    about_it = (
        "own: Shall we look at the customer portal?",
        "customer: The customer portal is what people ask about most often here.",
    )

    assert status("d4", *HELLO, *about_it, "own: The customer portal has a new page.") == "not_applicable"


def test_a_call_in_which_nothing_comes_back_is_missed() -> None:
    assert (
        status("d4", *HELLO, *(line for _ in range(3) for line in (TELLS, "own: I see, go on please.")))
        == "missed"
    )


def test_a_question_after_explaining_asks_for_a_reaction() -> None:
    assert status("p6", *HELLO, LONG, "customer: Okay.", "own: How would that fit you?", TELLS) == "passed"
    assert status("p6", *HELLO, LONG, TELLS) == "missed"
    assert status("p6", *HELLO, ASKS, TELLS) == "not_applicable"


def test_two_minutes_about_our_own_company_are_too_many() -> None:
    about_us = "We were founded in 2016 and our company has offices in four countries. " * 24

    assert status("p6", *HELLO, f"own: {about_us} How does that sound?", TELLS) == "missed"


@pytest.mark.parametrize(("call_type", "expected"), [("discovery", "missed"), ("demo", "passed")])
def test_how_long_a_stretch_may_be_depends_on_the_call(call_type: str, expected: str) -> None:
    stretch = "own: " + "We read the ledgers every night and match what fits. " * 26

    assert status("p5", *HELLO, stretch, TELLS, call_type=call_type) == expected


def test_words_alone_decide_no_talk_share_near_the_limit() -> None:
    lines = [line for _ in range(12) for line in ("own: " + "word " * 50, "customer: " + "word " * 50)]

    assert decided(a_call(*lines, basis="words"))["d3"].status == "not_applicable"
    assert decided(a_call(*lines))["d3"].status == "passed"


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        ("own: I can give you a ten percent discount.", "missed"),
        ("own: We could do 15% off if it helps.", "missed"),
        ("own: We don't do discounts.", "not_applicable"),
        ("own: We read the ledgers every night.", "not_applicable"),
    ],
)
def test_a_discount_nobody_asked_for(offer: str, expected: str) -> None:
    assert status("n2", *HELLO, TELLS, offer) == expected


def test_a_discount_that_was_asked_for() -> None:
    asked = "customer: Can you give us a discount?"

    assert status("n2", *HELLO, asked, "own: I can give you ten percent off.") == "passed"
    assert status("n3", *HELLO, asked, "own: I can give you ten percent off.") == "missed"
    assert (
        status("n3", *HELLO, asked, "own: If you sign for two years, I can give you ten percent off.") == "passed"
    )
    assert status("n3", *HELLO, asked, "own: Not at this point, no.") == "not_applicable"


def test_a_discount_to_press_for_a_signature_is_no_trade() -> None:
    pressed = (*HELLO, TELLS, "own: I can give you ten percent off if you sign this month.")

    assert (status("n2", *pressed), status("n3", *pressed)) == ("missed", "not_applicable")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("own: Let's meet on Thursday at two to look at it.", "passed"),
        ("own: I'll send you the summary by Friday.", "passed"),
        ("customer: I will bring the numbers next week.", "passed"),
        ("own: I'll be in touch.", "missed"),
        ("own: I'll send you something later this week.", "missed"),
        ("own: We met last Thursday.", "missed"),
        ("own: The report comes out on Mondays.", "missed"),
    ],
)
def test_a_next_step_needs_a_day(line: str, expected: str) -> None:
    assert status("c2", *HELLO, ASKS, TELLS, line) == expected


def test_we_is_nobody_in_particular() -> None:
    assert status("c3", *HELLO, ASKS, TELLS, "own: I'll send you the summary by Friday.") == "passed"
    assert status("c3", *HELLO, ASKS, TELLS, "own: Let's meet on Thursday at two.") == "missed"


@pytest.mark.parametrize(
    "promise",
    [
        "I'll get back to you on that at some point.",
        "I'll send you something soon.",
        "We can set up a call down the line.",
        "I'll look into it when I get a chance.",
        "Let's catch up some time.",
        "I'll send it over eventually.",
    ],
)
def test_a_promise_for_some_day_earns_neither_date_nor_owner(promise: str) -> None:
    lines = (*HELLO, ASKS, TELLS, f"own: {promise}", "customer: Sounds good.")

    assert (status("c2", *lines), status("c3", *lines)) == ("missed", "missed")
    assert status("c4", *lines) != "passed"


def test_as_soon_as_something_is_over_is_a_date() -> None:
    lines = (*HELLO, ASKS, TELLS, "own: I'll send it as soon as we hang up.", "customer: Sounds good.")

    assert (status("c2", *lines), status("c3", *lines)) == ("passed", "passed")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("customer: Thursday works for me.", "passed"),
        ("customer: Okay.", "passed"),
        ("customer: Perfect, see you then.", "passed"),
        ("customer: Two is fine.", "passed"),
        ("customer: That suits us.", "passed"),
        ("customer: Uh.", "missed"),
        ("customer: No, I can't do Thursday.", "missed"),
        ("customer: We'll see.", "missed"),
        ("customer: What was the name of that report?", "missed"),
    ],
)
def test_the_customer_agrees_in_words_or_does_not(answer: str, expected: str) -> None:
    assert status("c4", *HELLO, ASKS, TELLS, "own: Let's meet on Thursday at two.", answer) == expected


def test_a_yes_right_before_the_promise_is_a_yes() -> None:
    wish = "customer: I like that. Let's do it. Send me the plan."

    assert status("c4", *HELLO, ASKS, TELLS, wish, "own: I'll get that over to you today.") == "passed"


def test_a_bare_number_is_quoted_with_what_follows_it() -> None:
    told = "customer: We did a study, and it is about 35% on actual talks with people."

    result = decided(a_call(*HELLO, told, "own: 35%. So roughly fourteen hours a week."))["d4"]

    assert result.evidence[0].quote == "35%. So roughly fourteen hours a week"


def test_a_proposal_that_was_turned_down_is_no_next_step() -> None:
    declined = (
        *HELLO,
        ASKS,
        TELLS,
        "own: Shall we meet on Thursday at two?",
        "customer: No thank you, not interested.",
    )

    assert status("c2", *declined) == "missed"
    assert status("c4", *declined) == "missed"


def test_nobody_has_to_agree_to_nothing() -> None:
    assert status("c4", *HELLO, ASKS, TELLS) == "not_applicable"


def test_somebody_the_customer_named_is_brought_in() -> None:
    named = "customer: My controller, Priya, runs it for us."

    assert status("c6", *HELLO, ASKS, named, "own: Let's meet with Priya on Thursday.") == "passed"
    assert status("c6", *HELLO, ASKS, named, "own: Let's meet with your controller on Thursday.") == "passed"
    assert status("c6", *HELLO, ASKS, named, "own: Let's meet with her on Thursday.") == "passed"
    assert status("c6", *HELLO, ASKS, named, "own: Let's meet on Thursday.") == "missed"
    assert status("c6", *HELLO, ASKS, TELLS, "own: Let's meet on Thursday.") == "not_applicable"


def test_a_second_contact_may_be_on_the_call_already() -> None:
    both = (*HELLO, *("second: I run the close. It takes nine days. We do it by hand.", ASKS, TELLS, TELLS))

    assert customer_success(*both)["s1"].status == "passed"
    assert customer_success(*HELLO, ASKS, TELLS)["s1"].status == "missed"


def test_a_phrase_of_the_rubric_passes_a_check_and_its_absence_decides_nothing() -> None:
    asked = customer_success(*HELLO, "own: What has changed on your side since last time?", TELLS)
    not_asked = customer_success(*HELLO, ASKS, TELLS)

    assert asked["g1"].status == "passed"
    assert "g1" not in not_asked


def test_what_is_said_by_nobody_in_particular_decides_nothing_about_a_side() -> None:
    unnamed = Transcript((), "timed", "made")

    assert {result.status for result in decided(unnamed).values()} <= {"not_applicable", "missed"}


def test_whoever_decides_is_pointed_at_and_a_board_that_is_shown_something_is_nobody() -> None:
    signs = "customer: Our CFO, Hannah Stein, signs it."
    likes = "customer: My manager likes it, and we want the report for the board."

    result = decided(a_call(*HELLO, ASKS, signs, TELLS, likes, "own: Let's meet on Thursday."))["c6"]

    assert (result.status, result.evidence[0].quote) == ("missed", "Our CFO, Hannah Stein, signs it.")
    assert status("c6", *HELLO, ASKS, "customer: We use it for the board.", "own: Let's meet.") == "not_applicable"
