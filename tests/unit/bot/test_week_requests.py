"""What somebody wants of their week, typed after the command or said in a direct message."""

import pytest

from bot.coaching.week_requests import EVERY, LAST, WeekRequest, find_week_request, read_week_request


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("done 2 5", (2, 5)),
        ("done #3", (3,)),
        ("done 2, 5 and 7.", (2, 5, 7)),
        ("done 2 & 5 pls", (2, 5)),
        ("done two", (2,)),
        ("3 done", (3,)),
        ("did 3 and 4", (3, 4)),
        ("Task 6 is finished, thanks!", (6,)),
        ("finished the 3rd task", (3,)),
        ("just finished task two", (2,)),
        ("done 0", (0,)),
        ("I've finished tasks 1-3", (1, 2, 3)),
        ("task 5: done", (5,)),
        ("done 12", (12,)),
        ("✅ 3", (3,)),
        ("✔️ 2 and 7", (2, 7)),
        ("5 :white_check_mark:", (5,)),
        ("I finished the first and third", (1, 3)),
        ("did the second one", (2,)),
        ("tick the first two", (1, 2)),
        ("mark the last one as done", (LAST,)),
        ("task nr. 2: finished", (2,)),
        ("done all", (EVERY,)),
        ("all my tasks are done", (EVERY,)),
    ],
)
def test_the_numbers_of_what_is_done_are_read(said: str, places: tuple[int, ...]) -> None:
    assert read_week_request(said) == WeekRequest("done", places)


@pytest.mark.parametrize(
    "said",
    [
        "untick 3",
        "undo 3",
        "undone 3",
        "not done 3",
        "uncheck 3 please",
        "task 3 is not done yet",
        "I didn't finish task 3",
        "take the tick off 3",
        "oops 3 is not done",
        "untick the third one",
        "i ticked 3 by mistake",
    ],
)
def test_what_was_ticked_by_mistake_is_open_again(said: str) -> None:
    assert read_week_request(said) == WeekRequest("undone", (3,))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("reflect", ""),
        ("reflect good week", "good week"),
        ("Reflection: two gigs booked", "two gigs booked"),
        ("weekly reflection - went ok", "went ok"),
        ("reflect on my week", ""),
    ],
)
def test_the_words_of_a_reflection_are_kept_without_what_leads_up_to_them(said: str, text: str) -> None:
    assert read_week_request(said) == WeekRequest("reflect", text=text)


@pytest.mark.parametrize(
    ("said", "view"),
    [
        ("", "show"),
        ("this week", "show"),
        ("my to-do list 🙂", "show"),
        ("new plan pls", "new"),
        ("regenerate", "new"),
        ("history", "history"),
        ("last", "history"),
        ("any new insights?", "insights"),
    ],
)
def test_each_view_has_several_words(said: str, view: str) -> None:
    assert read_week_request(said).view == view


@pytest.mark.parametrize(
    "said", ["done with", "two was a mess", "three of onboarding", "is over", "new hires start Monday"]
)
def test_what_is_about_something_else_is_no_request(said: str) -> None:
    assert find_week_request(said) is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("next week's plan", WeekRequest("show", week="next")),
        ("next", WeekRequest("show", week="next")),
        ("my tasks for next week", WeekRequest("show", week="next")),
        ("plan my next week", WeekRequest("new", week="next")),
        ("this week's plan", WeekRequest("show", week="this")),
        ("what's left on my plan this week", WeekRequest("show", week="this")),
        ("my plan", WeekRequest("show")),
        ("scrap this plan, make me another", WeekRequest("new")),
    ],
)
def test_which_week_is_meant(said: str, asked: WeekRequest) -> None:
    assert read_week_request(said) == asked


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("99", ""),
        ("2 5", ""),
        ("#3", ""),
        ("next 2", ""),
        ("history 3", ""),
        ("three", ""),
        ("done", "done"),
        ("undo", "done"),
        ("tick tasks", "done"),
        ("done done 2", ""),
    ],
)
def test_known_words_that_make_no_request_are_unclear(said: str, text: str) -> None:
    assert find_week_request(said) == WeekRequest("unclear", text=text)


@pytest.mark.parametrize("said", ["done with selling", "2 of my champions left", "99 problems", "two was a mess"])
def test_one_unknown_word_makes_it_a_question(said: str) -> None:
    assert find_week_request(said) is None
