"""The line of figures: bands, ✓, and what could not be counted."""

import pytest

from bot.rubrics import Band, CallType
from handlers.blocks.call_figures import figures_words
from tests.unit.handlers.blocks.made import measures

DISCOVERY = CallType(
    id="discovery",
    name="Discovery",
    talk_percent=Band(low=35, high=50),
    longest_stretch_seconds=90,
    questions_per_30_minutes=Band(low=10, high=18),
)


def test_what_lies_in_its_band_is_ticked() -> None:
    good = measures(talk_share=0.44, longest_stretch_seconds=71.0)

    text = figures_words(good, DISCOVERY)

    assert "Talk 44 % ✓" in text
    assert "Longest stretch 1:11 ✓" in text


@pytest.mark.parametrize(
    ("questions", "minutes", "expected"),
    [
        (5, 5.4, "Questions 5 in 5 min ✓"),
        (1, 20, "Questions 1 in 20 min (10–18 in 30 min)"),
        (18, 30, "Questions 18 in 30 min ✓"),
        (31, 30, "Questions 31 in 30 min (10–18 in 30 min; more may feel like an interrogation)"),
        (30, 60, "Questions 30 in 60 min ✓"),
    ],
)
def test_questions_are_judged_by_the_length_of_the_call(questions: int, minutes: float, expected: str) -> None:
    counted = measures(questions=questions, duration_seconds=60 * minutes)

    assert expected in figures_words(counted, DISCOVERY).split(" · ")


def test_estimates_have_no_decimals_and_say_so() -> None:
    rough = measures(basis="words", patience_seconds=None, fillers_per_minute=2.2)

    text = figures_words(rough, DISCOVERY)

    assert "Talk ≈ 61 %" in text
    assert "Fillers ≈ 2/min (info)" in text
    assert "Waits" not in text
    assert text.endswith("≈ estimated from the words")


def test_a_missing_figure_says_why() -> None:
    unknown = measures(talk_share=None, reasons={"talk_share": "Half of it is by unknown speakers."})

    assert "Talk — (Half of it is by unknown speakers)" in figures_words(unknown, DISCOVERY)


def test_fillers_of_a_cleaned_transcript_are_not_scored() -> None:
    cleaned = measures(fillers=None, fillers_per_minute=None, reasons={"fillers": "This transcript was cleaned."})

    assert "Fillers not scored" in figures_words(cleaned, DISCOVERY)


def test_a_call_that_has_no_type_has_no_bands() -> None:
    assert figures_words(measures(), None).startswith("📊 Talk 61 % · Questions 5 in 5 min · Longest stretch 1:53")


def test_where_no_side_is_known_one_reason_is_enough() -> None:
    nobody = measures(talk_share=None, questions=None, fillers=None, reasons={"talk_share": "nobody is named."})

    assert figures_words(nobody, DISCOVERY) == "📊 No figures about sides: nobody is named"
