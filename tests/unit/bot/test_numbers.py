import pytest

from bot.coaching.grounding import ungrounded
from bot.numbers import in_plain_figures, numbers_in, so_many


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("twenty-five thousand", [25_000]),
        ("about forty thousand a year", [40_000]),
        ("two hundred and five", [205]),
        ("nine days and one restatement", [9, 1]),
        ("$40,000 or 40k, 1.5 million", [40_000, 40_000, 1_500_000]),
        ("10:00 and 10:30", [10, 10, 30]),
        ("a thousand things", [1000]),
        ("the twenty-fourth, or the 24th", [24, 24]),
        ("in 2026 100 people", [2026, 100]),
        ("no number at all", []),
    ],
)
def test_numbers_are_read_as_people_say_and_write_them(text: str, numbers: list[float]) -> None:
    assert numbers_in(text) == numbers


MATERIAL = (
    "Riya Shah: we meet with Priya next Tuesday at ten",
    "Dana Cole",
    "forty thousand a year",
    "the SOC2 report",
)


@pytest.mark.parametrize(
    "text",
    [
        "Hi Dana,\n\nThanks. Priya will join us on Tuesday at 10:00. It's worth 40k.",
        "As agreed: the SOC 2 report to [name].",
    ],
)
def test_a_text_made_of_its_material_is_grounded(text: str) -> None:
    assert ungrounded(text, MATERIAL) == []


@pytest.mark.parametrize(
    "invented", ["Tom", "20", "two weeks", "Thursday", "www.example.com", "sales@example.com", "Greta will join"]
)
def test_what_nobody_said_is_found(invented: str) -> None:
    assert ungrounded(f"So we said {invented} then.", MATERIAL)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("31,5 %", "31.5 %"),
        ("8.450,50 €", "8450.50 €"),
        ("£8,450.50", "£8450.50"),
        ("1'200.5", "1200.5"),
        ("1.200 streams", "1200 streams"),
        ("1,200,000", "1200000"),
        ("12,5k", "12.5k"),
        ("0.125", "0.125"),
        ("by 31.03.2027, 2 deals", "by 31.03.2027, 2 deals"),
        ("2026-11-20 at 10:30", "2026-11-20 at 10:30"),
        ("done 2, 5", "done 2, 5"),
    ],
)
def test_a_number_is_the_same_in_every_country(written: str, plain: str) -> None:
    assert in_plain_figures(written) == plain


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (1, ("day",), "1 day"),
        (2, ("day",), "2 days"),
        (0, ("day",), "0 days"),
        (1, ("reply", "replies"), "1 reply"),
        (3, ("reply", "replies"), "3 replies"),
        (1, ("call is", "calls are"), "1 call is"),
        (1234, ("row",), "1,234 rows"),
    ],
)
def test_one_is_not_many(number: int, words: tuple[str, ...], said: str) -> None:
    assert so_many(number, *words) == said
