import pytest

from bot.coaching.reviewing import template_review
from bot.meetings.transcript import Transcript, Utterance
from tests.unit.bot.coaching.spoken import a_material, a_track


def statuses(*lines: str) -> dict[str, str]:
    pitch = Transcript(tuple(Utterance("", line) for line in lines), "none", "notes")
    review = template_review(a_material(pitch, own=(), track=a_track("Small business"), call_type="pitch"))
    return {check.check_id: check.status for skill in review.skills for check in skill.checks}


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        ("Hello Dana,", True),
        ("Dear Ms Cole,", True),
        ("Hi there,", False),
        ("Hi all,", False),
        ("We make lamps.", False),
    ],
)
def test_a_greeting_names_somebody_or_nobody(line: str, is_named: bool) -> None:
    assert statuses(line)["w1"] == ("passed" if is_named else "missed")


@pytest.mark.parametrize(
    ("line", "has_link"),
    [("Listen at https://example.com/x", True), ("See example.com/lamps", True), ("It costs 3.50 a month", False)],
)
def test_a_link_can_be_opened(line: str, has_link: bool) -> None:
    assert statuses(line)["w5"] == ("passed" if has_link else "missed")


@pytest.mark.parametrize(
    ("line", "is_asking"),
    [("Would you have ten minutes?", True), ("Please let me know.", True), ("We make lamps.", False)],
)
def test_something_is_asked_of_the_reader(line: str, is_asking: bool) -> None:
    assert statuses(line)["w6"] == ("passed" if is_asking else "missed")


@pytest.mark.parametrize(("words", "status"), [(150, "passed"), (151, "missed")])
def test_a_pitch_is_short(words: int, status: str) -> None:
    assert statuses("word " * words)["w7"] == status


@pytest.mark.parametrize(
    ("line", "is_dated"),
    [
        ("I will write once more on Tuesday.", True),
        ("I'll follow up next week.", True),
        ("I'll follow up soon.", False),
    ],
)
def test_a_day_to_come_back_is_named(line: str, is_dated: bool) -> None:
    assert statuses(line)["w8"] == ("passed" if is_dated else "missed")
