"""Goals, updates and figures in people's own words."""

from datetime import date
from pathlib import Path

import pytest

from bot.coaching.goal_fields import read_number
from bot.coaching.goal_sentences import names_in, read_goal
from bot.coaching.goal_updates import read_update
from bot.coaching.goals import GoalDraft
from bot.coaching.metrics import read_logged
from bot.tracks import load_tracks

TRACKS = load_tracks(Path("content"))
KINDS = TRACKS.everyone().goals
SKILLS = {"discovery": "Discovery", "objection_handling": "Objection handling", "negotiation": "Negotiation"}
TODAY = date(2026, 11, 20)


def draft(said: str) -> GoalDraft:
    return read_goal(said, today=TODAY, kinds=KINDS, skills=SKILLS).draft


@pytest.mark.parametrize(
    ("said", "title", "metric", "direction", "target", "due_on"),
    [
        (
            "my goal is to talk less than 45% on discovery calls by end of January",
            "Talk less than 45% on discovery calls",
            "talk_share@discovery",
            "down",
            45,
            date(2027, 1, 31),
        ),
        ("I want to get better at negotiation", "Get better at negotiation", "negotiation", "up", 75, None),
        ("Close two expansions by 31 March", "Close two expansions", "expansions", "up", 2, date(2027, 3, 31)),
        (
            "raise my win rate to 30% by end of Q1",
            "Raise my win rate to 30%",
            "win_rate",
            "up",
            30,
            date(2027, 3, 31),
        ),
        (
            "improve my objection score to 80 by 1 March",
            "Improve my objection score to 80",
            "objection_handling",
            "up",
            80,
            date(2027, 3, 1),
        ),
        (
            "cut overdue invoices to 3 by next Friday",
            "Cut overdue invoices to 3",
            "overdue_invoices",
            "down",
            3,
            date(2026, 11, 27),
        ),
        (
            "Build £200k pipeline by 2027-03-31",
            "Build £200k pipeline",
            "pipeline_value",
            "up",
            200_000,
            date(2027, 3, 31),
        ),
        ("record four podcasts by 1 March", "Record four podcasts", "podcasts", "up", 4, date(2027, 3, 1)),
        ("read a book every week", "Read a book every week", "", "up", None, None),
        ("my goal is", "", "", "up", None, None),
    ],
)
def test_a_sentence_says_what_how_much_and_by_when(
    said: str, title: str, metric: str, direction: str, target: float | None, due_on: date | None
) -> None:
    found = draft(said)

    assert (found.title, found.metric, found.direction, found.target, found.due_on) == (
        title,
        metric,
        direction,
        target,
        due_on,
    )
    assert found.when_then.startswith("When ")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("get 1,000 saves by 31 February", "There is no 31 February."),
        ("learn Spanish by 29 February 2027", "There is no 29 February 2027."),
        ("close 5 deals by 3 November 2020", "3 November 2020 is past."),
        ("close 5 deals by 2025-01-01", "2025-01-01 is past."),
        ("close 5 deals by 19 November 2026", "19 November 2026 is past."),
        ("close 5 deals by 20 November 2026", ""),
        ("close 5 deals by 2027-13-45", "There is no 2027-13-45."),
        ("run a marathon by yesterday", "“yesterday” is past."),
        ("close 5 deals by the end of 2024", "2024 is past."),
        ("close 5 deals by 29 February", ""),
        ("close 5 deals by March", ""),
    ],
)
def test_a_day_that_is_none_or_past_is_named(said: str, problem: str) -> None:
    read = read_goal(said, today=TODAY, kinds=KINDS, skills=SKILLS)

    assert read.date_problem == problem
    assert not problem or read.draft.due_on is None


def test_a_very_long_sentence_is_read_quickly_and_clipped() -> None:
    found = draft("my goal is to " + "close 5 deals and then some more " * 4000)

    assert len(found.title) <= 150


@pytest.mark.parametrize(
    ("said", "what", "numbers", "name", "percent"),
    [
        ("pause my podcast goal", "pause", [], "podcast", None),
        ("mark the onboarding goal done", "done", [], "onboarding", None),
        ("mark my cash goal as paused", "pause", [], "cash", None),
        ("I'm 60% through my expansion goal", "progress", [], "expansion", 60),
        ("done 2 3", "done", [2, 3], "2 3", None),
        ("done 1 and 2.", "done", [1, 2], "1 and 2", None),
        ("delete goal 4", "delete", [4], "4", None),
        ("resume my podcast goal", "resume", [], "podcast", None),
    ],
)
def test_what_became_of_a_goal_is_read(
    said: str, what: str, numbers: list[int], name: str, percent: float | None
) -> None:
    update = read_update(said)

    assert update
    assert (update.what, list(update.numbers), update.name, update.percent) == (what, numbers, name, percent)


def test_a_name_finds_its_goal_and_two_alike_are_both_meant() -> None:
    titles = ["Record 4 podcasts", "Close two expansions", "Close ten deals"]

    assert names_in("podcast", titles) == [0]
    assert names_in("close", titles) == [1, 2]
    assert names_in("marathon", titles) == []


@pytest.mark.parametrize(
    ("said", "metric", "value", "day"),
    [
        ("log 120 saves this week", "saves", 120, TODAY),
        ("120 saves", "saves", 120, TODAY),
        ("log 31% win rate yesterday", "win_rate", 31, date(2026, 11, 19)),
        ("log my win rate: 31%", "win_rate", 31, TODAY),
        ("log 1,200 followers.", "followers", 1200, TODAY),
        ("log £20k revenue last week", "revenue", 20_000, date(2026, 11, 15)),
        ("log 2 podcasts", "podcasts", 2, TODAY),
        ("add 2 podcasts to my log", "podcasts", 2, TODAY),
        ("we sold 41 cakes today", "cakes", 41, TODAY),
        ("today: 14 calls", "calls_made", 14, TODAY),
        ("we're at 1300 followers", "followers", 1300, TODAY),
        ("my followers are now 1.4k", "followers", 1400, TODAY),
        ("had 2 gigs this morning", "gigs", 2, TODAY),
        ("log 2 Case Studies", "case_studies", 2, TODAY),
    ],
)
def test_a_figure_is_read_with_its_day(said: str, metric: str, value: float, day: date) -> None:
    logged = read_logged(said, today=TODAY, kinds=KINDS)

    assert logged
    assert (logged.metric, logged.value, logged.noted_on) == (metric, value, day)


@pytest.mark.parametrize(
    ("said", "unit", "metric"),
    [
        ("run 10 QBRs by June", "QBRs", "qbrs"),
        ("write 5 case studies by June", "case studies", "case_studies"),
        ("win 3 sports awards by June", "sports awards", "sports_awards"),
        ("publish 3 posts each month by June", "posts", "posts"),
        ("meet 5 new people by June", "people", "peoples"),
        ("sell 20 lamps to restaurants by June", "lamps", "lamps"),
    ],
)
def test_what_nobody_listed_is_counted_in_its_own_words(said: str, unit: str, metric: str) -> None:
    draft = read_goal(said, today=TODAY, kinds=KINDS, skills={}).draft

    assert (draft.unit, draft.metric) == (unit, metric)


def test_a_figure_is_called_as_it_was_written() -> None:
    logged = read_logged("log 3 QBRs", today=TODAY, kinds=KINDS)

    assert logged
    assert (logged.name, logged.unit) == ("QBRs", "QBRs")


@pytest.mark.parametrize("said", ["log saves", "log 3", "log", "log -5 unicorns", "log ." * 500])
def test_without_a_number_or_a_name_nothing_is_logged(said: str) -> None:
    assert read_logged(said, today=TODAY, kinds=KINDS) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("45", 45), ("45 %", 45), ("1,200.5", 1200.5), ("£20k", 20_000), ("-3", -3), ("many", None), ("1e999", None)],
)
def test_numbers_of_a_form_are_read_as_people_write_them(text: str, value: float | None) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("said", "title", "due_on"),
    [
        ("goal: book 4 QBRs by the end of January", "Book 4 QBRs", date(2027, 1, 31)),
        ("Goal - sell 20 lamps before Christmas", "Sell 20 lamps", date(2026, 12, 24)),
        ("my aim is to get 10 new reviews by next friday", "Get 10 new reviews", date(2026, 11, 27)),
        ("my goal for this quarter is 90% gross retention", "90% gross retention", date(2026, 12, 31)),
        ("add a goal, please: two expansions by 2027-03-31", "Two expansions", date(2027, 3, 31)),
        ("can you add a goal for me: 15 demos in December", "15 demos", date(2026, 12, 31)),
        ("set me a target of 8k revenue by end of year", "8k revenue", date(2026, 12, 31)),
        ("i wanna grow my mailing list to 2,000 by easter", "Grow my mailing list to 2,000", date(2027, 3, 28)),
        ("goal: answer reviews within a day by Easter", "Answer reviews within a day", date(2027, 3, 28)),
        ("I want to release three singles until new year", "Release three singles", date(2026, 12, 31)),
        ("goal is 25 bookings till the end of February", "25 bookings", date(2027, 2, 28)),
        ("my goal: sell 20 lamps by xmas", "Sell 20 lamps", date(2026, 12, 25)),
    ],
)
def test_what_leads_up_to_a_goal_is_no_part_of_it(said: str, title: str, due_on: date) -> None:
    read = draft(said)

    assert (read.title, read.due_on) == (title, due_on)


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("raise revenue to 8.450 € by May", 8450),
        ("win rate of 31,5 % by May", 31.5),
        ("1'200 streams by May", 1200),
    ],
)
def test_a_target_is_read_as_other_countries_write_it(said: str, target: float) -> None:
    assert draft(said).target == target


def test_a_skill_is_known_with_a_slip() -> None:
    assert draft("i want to get better at negotation").metric == "negotiation"


@pytest.mark.parametrize(
    ("said", "metric", "value"),
    [
        ("had 3 gigs this month", "gigs", 3),
        ("we did 4 calls this week", "calls_made", 4),
        ("pls log 15 gigs", "gigs", 15),
        ("+3 gigs", "gigs", 3),
        ("Log: 1.200 streams", "streams", 1200),
        ("log 31,5 % win rate", "win_rate", 31.5),
    ],
)
def test_words_around_a_figure_are_no_part_of_its_name(said: str, metric: str, value: float) -> None:
    logged = read_logged(said, today=TODAY, kinds=KINDS)

    assert logged
    assert (logged.metric, logged.value) == (metric, value)


@pytest.mark.parametrize(
    ("said", "what", "numbers", "name", "percent"),
    [
        ("goal 1 done", "done", [1], "1", None),
        ("2 done", "done", [2], "2", None),
        ("done 1, please", "done", [1], "1", None),
        ("I reached goal 1 🎉", "done", [1], "1", None),
        ("my saves goal is done", "done", [], "saves", None),
        ("pause goal two pls", "pause", [2], "two", None),
        ("cancel goal 2", "delete", [2], "2", None),
        ("goal 2 is at 70%", "progress", [2], "2", 70),
        ("my renewals goal is at 50 %", "progress", [], "renewals", 50),
        ("update 1 60%", "progress", [1], "1", 60),
        ("stop tracking goal 2", "pause", [2], "2", None),
        ("put my podcast goal on hold please", "pause", [], "podcast", None),
        ("I have given up on goal 2", "delete", [2], "2", None),
        ("goal 1 ✅", "done", [1], "1", None),
        ("goal two is halfway there", "progress", [2], "two", 50),
    ],
)
def test_a_goal_may_be_named_before_or_after_what_became_of_it(
    said: str, what: str, numbers: list[int], name: str, percent: float | None
) -> None:
    update = read_update(said)

    assert update
    assert (update.what, list(update.numbers), update.name, update.percent) == (what, numbers, name, percent)
