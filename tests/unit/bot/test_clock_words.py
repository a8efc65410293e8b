import pytest

from bot.clock_words import clock_length, clock_time


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00"), (46.3, "00:46"), (159.9, "02:39"), (3723, "1:02:03"), (-4, "00:00")]
)
def test_a_moment_is_never_later_than_it_was(seconds: float, shown: str) -> None:
    assert clock_time(seconds) == shown


@pytest.mark.parametrize(("seconds", "shown"), [(112.7, "1:53"), (8.4, "0:08"), (90, "1:30"), (0, "0:00")])
def test_a_length_is_rounded(seconds: float, shown: str) -> None:
    assert clock_length(seconds) == shown
