from datetime import date

import pytest

from bot.language.commitments import find_request, list_commitments
from bot.language.due import find_due


def test_two_promises_of_one_sentence_are_two() -> None:
    first, second = list_commitments(
        "I will send a one page summary today, and we meet with Priya next Tuesday at ten."
    )

    assert (first.owner, first.action, first.due_words) == ("speaker", "send a one page summary today", "today")
    assert (second.owner, second.due_words) == ("both", "next tuesday")


def test_what_somebody_named_will_do_by_a_day_is_theirs() -> None:
    (promise,) = list_commitments("And Marco is going to send over the agreement next Thursday.")

    assert (promise.owner, promise.who, promise.due_words) == ("named", "Marco", "next thursday")
    assert list_commitments("Salesforce will send you an alert.") == []
    assert list_commitments("Nobody will read that by Friday.") == []


def test_a_talk_that_goes_on_another_day_is_a_meeting_and_no_errand() -> None:
    (promise,) = list_commitments("Let's pick it back up on Tuesday.")

    assert (promise.owner, promise.due_words) == ("both", "on tuesday")
    assert list_commitments("Can you pick this up on Tuesday?") == []


def test_a_promise_without_a_day_has_no_due_words() -> None:
    (promise,) = list_commitments("Sure, I'll loop in Sam.")

    assert (promise.action, promise.due_words) == ("loop in Sam", "")


def test_what_the_other_is_asked_to_do_is_a_request() -> None:
    assert find_request("Could you send over the SOC2 report?") == "send over the soc2 report"
    assert find_request("Could you see it?") is None


def test_a_due_phrase_is_kept_as_it_was_said() -> None:
    found = find_due("I'll have it to you by Friday at noon", date(2026, 11, 18))

    assert found is not None
    assert (found.words, found.on) == ("by friday", date(2026, 11, 20))


@pytest.mark.parametrize(
    "text",
    [
        "Before we start, what has changed for you since our last review in August?",
        "If you can commit to two years, then I can bring it to sixty four a year.",
        "If we put an exit clause in after twelve months, then we'd keep it at sixty six.",
        "If that does not happen we will cancel.",
    ],
)
def test_an_offer_a_threat_and_a_question_promise_nothing(text: str) -> None:
    assert list_commitments(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We're committed to growing together.",
        "We are committed to making our customers happy.",
        "With that budget I can drive up sales.",
    ],
)
def test_a_motto_and_a_skill_promise_nothing(text: str) -> None:
    assert list_commitments(text) == []


@pytest.mark.parametrize(
    "text", ["We're committed to shipping the fix this month.", "I can drive over tomorrow and look at it."]
)
def test_whoever_commits_to_a_thing_and_whoever_will_come_promises_it(text: str) -> None:
    assert len(list_commitments(text)) == 1


def test_a_promise_with_a_condition_on_it_is_still_one() -> None:
    (promise,) = list_commitments("If you send me the file, I'll check it by Friday.")

    assert promise.action == "check it by Friday"


@pytest.mark.parametrize(
    "text", ["what has changed since our last review in August?", "last time we met in March you had two teams"]
)
def test_a_day_of_the_last_meeting_is_not_due(text: str) -> None:
    assert find_due(text, date(2026, 11, 18)) is None


def test_an_action_ends_with_its_last_word() -> None:
    first, *_ = list_commitments("cool i'll send you something this week and then we can talk")

    assert first.action == "send you something this week"
