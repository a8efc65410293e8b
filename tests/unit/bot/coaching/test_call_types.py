import pytest

from bot.coaching.call_types import guess_call_type
from bot.meetings.transcript import Transcript
from tests.unit.bot.coaching.spoken import TRACKS, a_track


def guessed(typed: str = "", title: str = "", *, file_title: str = "", track: str = "Sales") -> str:
    transcript = Transcript((), "none", "made", title=file_title)
    return guess_call_type(transcript, typed=typed, title=title, track=a_track(track))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Acme discovery", "discovery"),
        ("acme_discovery.vtt", "discovery"),
        ("Product tour for Globex", "demo"),
        ("Globex QBR Q3", "qbr"),
        ("Kick-off with Initech", "onboarding"),
        ("Renewal and discovery", "renewal"),
        ("Lunch with Dana", "other"),
        ("Rediscovery of the democracy", "other"),
    ],
)
def test_a_title_names_the_kind_of_call(title: str, kind: str) -> None:
    assert guessed(title=title) == kind


def test_what_was_typed_counts_before_the_title_and_that_before_the_file() -> None:
    assert guessed("demo", "Acme discovery", file_title="Renewal") == "demo"
    assert guessed("", "Acme discovery", file_title="Renewal") == "discovery"
    assert guessed("other", "", file_title="Renewal") == "renewal"


def test_a_track_that_scores_no_calls_has_one_kind_and_pitches() -> None:
    assert guessed(title="Acme discovery", track="Music career") == "other"
    assert guessed("pitch", track="Music career") == "pitch"


def test_who_has_not_chosen_a_track_can_have_any_kind() -> None:
    transcript = Transcript((), "none", "made")

    assert guess_call_type(transcript, typed="", title="Globex QBR", track=TRACKS.everyone()) == "qbr"
