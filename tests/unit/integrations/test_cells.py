"""What people write into cells, and what could mean two things."""

from datetime import date

import pytest

from integrations.crm_files.cells import (
    BadCell,
    Order,
    order_in,
    read_currency,
    read_day,
    read_email,
    read_number,
    read_score,
    read_text,
    read_word,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("48000", 48_000),
        ("48,000", 48_000),
        ("$48,000.50", 48_000.5),
        ("€ 48.000,50", 48_000.5),
        ("48\u202f000,5 €", 48_000.5),
        ("48’000", 48_000),
        ("1.234.567", 1_234_567),
        ("₹ 12,34,567.50", 1_234_567.5),
        ("USD 48,000", 48_000),
        ("48000 EUR", 48_000),
        ("0.125", 0.125),
        ("48000.000", 48_000),
        ("62,5", 62.5),
        ("-5", -5),
        ("−$5", -5),
        ("$-5", -5),
        ("($1,500.00)", -1_500),
        ("48k", 48_000),
        ("€1.2M", 1_200_000),
        ("5 MXN", 5),
        ("US$ 5", 5),
        ("5.000,00 kr", 5_000),
        ("R$ 5,50", 5.5),
    ],
)
def test_a_number_is_read_as_people_write_it(written: str, number: float) -> None:
    assert read_number(written) == number


@pytest.mark.parametrize("written", ["", "  ", "-", "n/a", "N/A", "#N/A", "null"])
def test_no_number_and_no_day_are_unknown(written: str) -> None:
    assert read_number(written) is None
    assert read_day(written) is None


@pytest.mark.parametrize("written", ["48.000", "$ 1.500", "1.500 EUR"])
def test_a_dot_before_three_digits_is_not_guessed(written: str) -> None:
    with pytest.raises(BadCell, match=r"could be \d+ or [\d.]+; write it plainly"):
        read_number(written)


@pytest.mark.parametrize(
    "written",
    [
        "much",
        "12%",
        "1,2,3",
        "1.234.567.8",
        "--5",
        "-$-5",
        "(-5)",
        "(5",
        "5 mm",
        "USD",
        "1e5",
        "nan",
        "inf",
        "٣",
        "5 000 0",
    ],
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(BadCell, match="is not a number"):
        read_number(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-1-2", date(2026, 1, 2)),
        ("2026/11/20", date(2026, 11, 20)),
        ("2026-11-20T23:59:00Z", date(2026, 11, 20)),
        ("2026-11-20 08:00:00", date(2026, 11, 20)),
        ("20 Nov 2026", date(2026, 11, 20)),
        ("20-Nov-2026", date(2026, 11, 20)),
        ("20 November 2026", date(2026, 11, 20)),
        ("Nov 20, 2026", date(2026, 11, 20)),
        ("3 Sept 2026", date(2026, 9, 3)),
        ("03.04.2026", date(2026, 4, 3)),
        ("13/04/2026", date(2026, 4, 13)),
        ("04/13/2026", date(2026, 4, 13)),
        ("04/04/2026", date(2026, 4, 4)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("28-Feb-27", date(2027, 2, 28)),
        ("20261120", date(2026, 11, 20)),
    ],
)
def test_a_day_is_read_when_it_can_only_mean_one(written: str, day: date) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize("written", ["03/04/2026", "3-4-2026", "12/11/2026 10:00"])
def test_a_day_that_could_be_two_is_not_guessed(written: str) -> None:
    with pytest.raises(BadCell, match="could be two different days; write it as 2026-11-20"):
        read_day(written)


@pytest.mark.parametrize("written", ["2026-02-30", "31/02/2026", "99.99.2026", "2026-00-10", "0000-01-01"])
def test_a_day_that_is_in_no_calendar_is_refused(written: str) -> None:
    with pytest.raises(BadCell, match="is not a day in the calendar"):
        read_day(written)


@pytest.mark.parametrize("written", ["soon", "11/20/26", "45981", "202611200", "3 Foo 2026", "2026-11/20"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(BadCell, match="write it as 2026-11-20"):
        read_day(written)


def test_a_day_that_could_be_two_is_read_in_an_order_that_is_known() -> None:
    assert read_day("03/04/2026", Order.MONTH) == date(2026, 3, 4)
    assert read_day("03/04/2026", Order.DAY) == date(2026, 4, 3)
    assert read_day("13/04/2026", Order.MONTH) == date(2026, 4, 13), "which can only mean one"


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("2/28/2027", Order.MONTH),
        ("28-2-2027 10:00", Order.DAY),
        ("3/4/2027", Order.EITHER),
        ("4/4/2027", None),
        ("2027-02-28", None),
        ("", None),
    ],
)
def test_a_day_shows_what_stands_first(written: str, order: Order | None) -> None:
    assert order_in(written) is order


def test_a_score_may_be_a_percentage() -> None:
    assert (read_score("62.5 %"), read_score("62"), read_score("")) == (62.5, 62, None)


def test_an_address_is_kept_in_small_letters() -> None:
    assert read_email(" Riya@Example.COM ") == "riya@example.com"
    assert read_email("Riya Shah <riya@example.com>") == read_email("Riya Shah (riya@example.com)")
    assert read_email("") == ""


@pytest.mark.parametrize(
    "written", ["Riya Shah", "riya@", "@example.com", "riya@example", "a@b.c, d@e.f", "a b@c.de"]
)
def test_a_name_is_not_an_address(written: str) -> None:
    with pytest.raises(BadCell, match="is not an e-mail address"):
        read_email(written)


def test_a_currency_is_three_letters() -> None:
    assert read_currency("eur") == "EUR"
    with pytest.raises(BadCell, match="write three letters"):
        read_currency("€")


def test_text_is_one_line_and_not_endless() -> None:
    assert read_text("  Acme \n Corp ") == "Acme Corp"
    assert read_text('="00123"') == "00123"
    assert read_word("Won") == "won"
    with pytest.raises(BadCell, match="longer than 200"):
        read_text("x" * 201)
