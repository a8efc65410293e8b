from datetime import date

from bot.language.commitments import find_request, list_commitments
from bot.language.due import find_due


def test_two_promises_of_one_sentence_are_two() -> None:
    first, second = list_commitments(
        "I will send a one page summary today, and we meet with Priya next Tuesday at ten."
    )

    assert (first.owner, first.action, first.due_words) == ("speaker", "send a one page summary today", "today")
    assert (second.owner, second.due_words) == ("both", "next tuesday")


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
