"""The settings form: what it shows, what was changed in it, and what cannot be saved."""

import json

import pytest

from bot.preferences import read_preferences
from handlers.button_values import StaleButton
from handlers.settings_form import (
    FIELDS,
    changes_in,
    person_columns,
    preference_fields,
    problems_in,
    remembered,
    values_of,
)
from storage.models import Person
from tests.unit.bot.made import NOW, a_person, a_track, some_tracks


def somebody(**fields: object) -> Person:
    return a_person(**{"preferences": {}, "track": None, "onboarded_at": NOW, "experience": "beginner", **fields})


def test_what_is_shown_and_saved_again_is_what_there_was() -> None:
    kept = {"quiet_days_off": [4, 6], "digest_day": 2, "night_alerts": True, "segment": "folk", "pace": "light"}
    kept["alerts_off"] = ["no_login", "usage_drop"]
    values = values_of(somebody(preferences=kept))

    fields = preference_fields(values)

    assert {name: fields[name] for name in kept} == kept
    assert read_preferences({}).changed(**fields).as_stored() == read_preferences(kept).as_stored()


def test_only_what_was_changed_is_a_change() -> None:
    values = values_of(somebody())

    changes = changes_in({**values, "style": "socratic", "quiet_days_off": ""}, remembered(values))

    assert changes == {"style": "socratic", "quiet_days_off": ""}
    assert preference_fields(changes) == {"quiet_days_off": []}
    assert person_columns(changes) == {"style": "socratic"}


def test_a_form_that_remembers_nothing_is_all_changes() -> None:
    values = values_of(somebody())

    assert changes_in(values, "") == {name: values[name] for name in FIELDS}


@pytest.mark.parametrize("private", ["not json", "[]", '"words"'])
def test_a_form_with_another_memory_is_refused(private: str) -> None:
    with pytest.raises(StaleButton):
        changes_in(values_of(somebody()), private)


def test_a_form_carries_what_it_showed_however_much_was_written() -> None:
    values = {**values_of(somebody()), "role": "ü" * 80, "segment": '"' * 80}

    assert len(remembered(values)) < 3000
    assert json.loads(remembered(values))["role"] == "ü" * 80


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("track", "astrology"),
        ("experience", "wizard"),
        ("style", "shouting"),
        ("pace", "furious"),
        ("coach_me", "always"),
        ("digest_day", "7"),
        ("digest_day", "x"),
        ("digest_time", ""),
        ("digest_time", "24:00"),
        ("digest_time", "8:30"),
        ("quiet_since", "noon"),
        ("quiet_until", "08:60"),
        ("quiet_days_off", "5,9"),
        ("reflection", "maybe"),
        ("alerts_off", "meteor_strike"),
        ("sharing", "everything"),
        ("keep_transcripts_days", "31"),
        ("role", "x" * 81),
        ("segment", "x" * 81),
    ],
)
def test_what_cannot_be_saved_is_said_at_its_field(field: str, typed: str) -> None:
    values = {**values_of(somebody()), field: typed}

    assert set(problems_in(values, some_tracks())) == {field}


@pytest.mark.parametrize("field", ["track", "role", "experience", "segment", "style", "pace", "digest_day"])
def test_an_answer_may_be_taken_back(field: str) -> None:
    values = {**values_of(somebody(track="a_track")), field: ""}

    assert problems_in(values, some_tracks(a_track())) == {}
    fields, columns = preference_fields({field: ""}), person_columns({field: ""})
    read_preferences({"pace": "light", "digest_day": 3}).changed(**fields)
    assert fields or columns


def test_a_newcomers_pace_is_left_to_us() -> None:
    assert values_of(somebody(onboarded_at=None))["pace"] == ""
    assert values_of(somebody())["pace"] == "moderate"


def test_without_quiet_hours_every_time_will_do() -> None:
    values = {**values_of(somebody()), "quiet_since": "08:00", "quiet_until": "08:00", "digest_time": "03:00"}

    assert problems_in(values, some_tracks()) == {}
