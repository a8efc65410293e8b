"""What a person chose, read from whatever their row keeps."""

from datetime import UTC, datetime, time, timedelta

import pytest
from pydantic import ValidationError

from bot.preferences import preferences_of, read_preferences
from storage.models import Person

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


def test_whoever_chose_nothing_has_a_quiet_weekly_rhythm() -> None:
    chosen = read_preferences({})

    assert chosen.is_weekly
    assert (chosen.digest_day, chosen.digest_at) == (0, time(8, 30))
    assert chosen.quiet_hours.cover(datetime(2026, 11, 20, 18, 0))
    assert not chosen.quiet_hours.cover(datetime(2026, 11, 20, 17, 59))
    assert chosen.quiet_hours.cover(datetime(2026, 11, 21, 12, 0))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("pace", "furious"),
        ("coach_me", None),
        ("digest_day", 7),
        ("digest_time", "25:00"),
        ("digest_time", "8.30"),
        ("quiet_since", "18:00:00"),
        ("quiet_days_off", [5, 9]),
        ("sharing", "everything"),
        ("keep_transcripts_days", 31),
        ("paused_until", "next week"),
        ("paused_until", "2026-11-25T10:00:00"),
    ],
)
def test_what_cannot_be_understood_reads_as_if_it_was_never_chosen(name: str, kept: object) -> None:
    chosen = read_preferences({name: kept, "pace": "light"} if name != "pace" else {name: kept})

    assert getattr(chosen, name) == getattr(read_preferences({}), name)
    assert chosen.pace == ("light" if name != "pace" else "moderate")


def test_notes_of_other_parts_are_carried_along() -> None:
    kept = {"speaker_aliases": ["Riya S."], "outcome_asked": {"week": "2026-W47"}, "pace": "light"}

    stored = read_preferences(kept).changed(pace="intensive").as_stored()

    assert stored["speaker_aliases"] == ["Riya S."]
    assert stored["outcome_asked"] == {"week": "2026-W47"}
    assert stored["pace"] == "intensive"


def test_an_unknown_choice_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValidationError):
        read_preferences({}).changed(pace="furious")


def test_a_pause_ends_by_itself() -> None:
    chosen = read_preferences({"paused_until": (NOW + timedelta(days=1)).isoformat()})

    assert chosen.is_paused(NOW)
    assert not chosen.is_paused(NOW + timedelta(days=1))
    assert not read_preferences({}).is_paused(NOW)


def test_a_pause_may_begin_later() -> None:
    first, last = NOW + timedelta(days=7), NOW + timedelta(days=14)
    chosen = read_preferences({"paused_from": first.isoformat(), "paused_until": last.isoformat()})

    assert not chosen.is_paused(NOW)
    assert chosen.is_paused(first)
    assert chosen.after_pause(NOW) == NOW
    assert chosen.after_pause(first + timedelta(days=1)) == last


def test_quiet_hours_are_the_persons_own() -> None:
    person = Person(preferences={"quiet_since": "12:00", "quiet_until": "13:00", "quiet_days_off": []})

    quiet = preferences_of(person).quiet_hours

    assert quiet.cover(datetime(2026, 11, 21, 12, 30))
    assert not quiet.cover(datetime(2026, 11, 21, 20, 0))
    assert preferences_of(person).quiet_days_off == []
