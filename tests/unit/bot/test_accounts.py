from datetime import date, datetime
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.accounts import basis_of, facts_of, find_accounts, is_urgent, name_said, short_date
from storage.models import Account, Deal
from tests.unit.bot.made import NOW, TODAY, an_account


def a_deal(**fields: Any) -> Deal:
    return Deal(**{"outcome": "", "stage": "", "currency": "", "source": "deals.csv", "imported_at": NOW} | fields)


@pytest.fixture
def book() -> list[Account]:
    names = ["Acme Corp", "Acme Labs", "Globex", "Initech", "Hooli", "Bright Music Group", "Stark & Sons", "Ox"]
    return [an_account(name) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("My champion at Acme Corp left", ["Acme Corp"]),
        ("ACME CORP is slow", ["Acme Corp"]),
        ("Acme Corp's CFO is new", ["Acme Corp"]),
        ("acme corp’s cfo is new", ["Acme Corp"]),
        ("my champion at Acme left", ["Acme Corp", "Acme Labs"]),
        ("my champion at acme left", ["Acme Corp", "Acme Labs"]),
        ("Acme's CFO", ["Acme Corp", "Acme Labs"]),
        ("globex renewed", ["Globex"]),
        ("Globx is silent", ["Globex"]),
        ("what about Initec?", ["Initech"]),
        ("Stark and Sons", ["Stark & Sons"]),
        ("Globex and Initech merge", ["Globex", "Initech"]),
        ("a bright idea", []),
        ("globx is silent", []),
        ("Hooly", []),
        ("the acme of success", []),
        ("an ox of a deal", ["Ox"]),
        ("Foxes and Oxen", []),
        ("my champion left", []),
        ("", []),
    ],
)
def test_an_account_is_known_by_its_name_its_first_word_or_a_near_spelling(
    book: list[Account], text: str, names: list[str]
) -> None:
    assert [account.name for account in find_accounts(book, text)] == names


def test_the_full_name_wins_over_another_account_with_the_same_first_word(book: list[Account]) -> None:
    assert [account.name for account in find_accounts(book, "Acme Labs, not the big one")] == ["Acme Labs"]


@pytest.mark.parametrize("words", ["Glober ", "Acne Crop ", "A ", "A"], ids=repr)
def test_a_wall_of_capitals_is_compared_in_a_blink(words: str) -> None:
    many = [an_account(f"Company {number}") for number in range(400)]
    wall = (words * 12_000)[:12_000]
    different = " ".join(f"C{number}omp" for number in range(1500))
    started = process_time()

    assert find_accounts(many, wall) == find_accounts(many, different) == []

    assert process_time() - started < 1


def test_a_misspelt_name_is_found_behind_many_other_capitals(book: list[Account]) -> None:
    text = "Dana And Tom Say " * 100 + "Globx is silent"

    assert [account.name for account in find_accounts(book, text)] == ["Globex"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My champion at Acme Corp just got promoted to VP", "Acme Corp"),
        ("my champion at Acme Corp. They want a discount", "Acme Corp"),
        ("the CFO of Initech's parent", "Initech"),
        ("Nobody from Hooli has signed in", "Hooli"),
        ("talk with the VP of Sales at Hooli", "Hooli"),
        ("Dana Smith at AT&T", "AT&T"),
        ("at 3M they froze the budget", "3M"),
        ("my champion at Acme on Monday", "Acme"),
    ],
)
def test_an_account_nobody_imported_is_known_by_where_its_name_stands(text: str, name: str) -> None:
    assert name_said(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "my champion left",
        "meeting with Dana tomorrow",
        "an email from Sam the IT lead",
        "at Q3 review",
        "at Christmas",
        "the end of March",
        "at 9 tomorrow",
        "the VP of Sales said no",
        "discount for Two Year Term",
        "playlists of Spotify",
        "at acme corp",
    ],
)
def test_people_months_roles_and_small_letters_are_no_account(text: str) -> None:
    assert name_said(text) is None


def test_the_facts_carry_the_file_and_the_day_they_came_from() -> None:
    account = an_account(
        renewal_on=date(2027, 2, 28), health_score=62, health_score_before=81, last_login_on=date(2026, 11, 1)
    )

    facts = facts_of(account, today=TODAY)

    assert [fact.text for fact in facts] == [
        "renewal 28 Feb (100 days)",
        "health 62 ↓19",
        "last login 1 Nov (19 days ago)",
    ]
    assert {fact.basis for fact in facts} == {"accounts.csv, 20 Nov"} == {basis_of(facts)}


@pytest.mark.parametrize(
    ("fields", "texts"),
    [
        (
            {"outcome": "open", "stage": "discovery", "amount": 40000, "currency": "USD"},
            ["open deal in discovery (40,000 USD)"],
        ),
        ({"stage": "demo", "amount": 1500.4}, ["open deal in demo (1,500)"]),
        ({"outcome": "Open"}, ["open deal"]),
        ({"outcome": "won", "stage": "closed"}, []),
        ({"closed_on": TODAY}, []),
    ],
)
def test_an_open_deal_is_a_fact_as_far_as_it_is_known(fields: dict[str, Any], texts: list[str]) -> None:
    deals = [a_deal(**fields)]

    assert [fact.text for fact in facts_of(an_account(), today=TODAY, deals=deals)] == texts


def test_of_several_open_deals_the_first_counts() -> None:
    deals = [a_deal(outcome="won"), a_deal(stage="demo"), a_deal(stage="discovery")]

    assert [fact.text for fact in facts_of(an_account(), today=TODAY, deals=deals)] == ["open deal in demo"]


def test_two_files_are_both_named_and_share_a_day_where_they_can() -> None:
    account, earlier = an_account(health_score=62), datetime(2026, 11, 3, tzinfo=NOW.tzinfo)

    same = facts_of(account, today=TODAY, deals=[a_deal()])
    other = facts_of(account, today=TODAY, deals=[a_deal(imported_at=earlier)])

    assert basis_of(same) == "accounts.csv and deals.csv, 20 Nov"
    assert basis_of(other) == "accounts.csv, 20 Nov; deals.csv, 3 Nov"
    assert basis_of([]) == ""


def test_what_is_not_known_is_not_said() -> None:
    assert facts_of(an_account(), today=TODAY) == []


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"renewal_on": TODAY}, "renewal 20 Nov (today)"),
        ({"renewal_on": date(2026, 11, 21)}, "renewal 21 Nov (1 day)"),
        ({"renewal_on": date(2026, 11, 19)}, "renewal 19 Nov (1 day ago)"),
        ({"renewal_on": date(2026, 11, 10)}, "renewal 10 Nov (10 days ago)"),
        ({"renewal_on": date(2027, 12, 1)}, "renewal 1 Dec 2027 (376 days)"),
        ({"health_score": 62.0}, "health 62"),
        ({"health_score": 62.5, "health_score_before": 60}, "health 62.5 ↑2.5"),
        ({"health_score": 62, "health_score_before": 62}, "health 62"),
        ({"health_score": 0, "health_score_before": 5}, "health 0 ↓5"),
    ],
)
def test_each_fact_is_worded_for_a_person(fields: dict[str, Any], text: str) -> None:
    assert [fact.text for fact in facts_of(an_account(**fields), today=TODAY)] == [text]


def test_a_login_in_the_last_fortnight_is_no_news() -> None:
    assert facts_of(an_account(last_login_on=date(2026, 11, 7)), today=TODAY) == []
    assert facts_of(an_account(last_login_on=date(2026, 11, 6)), today=TODAY) != []


@pytest.mark.parametrize(
    ("renewal_on", "urgent"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 12, 20), True),
        (date(2026, 12, 21), False),
        (date(2026, 11, 19), False),
        (None, False),
    ],
)
def test_a_renewal_within_thirty_days_is_urgent(renewal_on: date | None, urgent: bool) -> None:
    assert is_urgent(an_account(renewal_on=renewal_on), today=TODAY) is urgent


def test_a_date_carries_its_year_only_when_far_away() -> None:
    assert short_date(date(2027, 2, 28), today=TODAY) == "28 Feb"
    assert short_date(date(2028, 2, 28), today=TODAY) == "28 Feb 2028"
    assert short_date(date(2024, 2, 29)) == "29 Feb"


def test_the_basis_says_the_day_of_the_import_where_the_person_is() -> None:
    late = datetime(2026, 3, 1, 23, tzinfo=NOW.tzinfo)
    imported = an_account(source="crm.csv", imported_at=late, health_score=62)

    at_home = facts_of(imported, today=TODAY, zone=ZoneInfo("Asia/Tokyo"))

    assert [fact.basis for fact in at_home] == ["crm.csv, 2 Mar"]
    assert [fact.basis for fact in facts_of(imported, today=TODAY)] == ["crm.csv, 1 Mar"]
