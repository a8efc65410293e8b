"""Whoever runs this is told of an outage once, now and then, and when it is over."""

import logging

import pytest

from bot.claude.outage import Outage
from bot.errors import ModelMisconfigured, ModelUnavailable

DOWN = ModelUnavailable("529 overloaded_error req_1")


def test_an_hour_of_failures_is_a_line_every_five_minutes(caplog: pytest.LogCaptureFixture) -> None:
    seconds = 0.0
    outage = Outage(lambda: seconds)

    with caplog.at_level(logging.INFO):
        for _ in range(3600):
            outage.note_failure(DOWN)
            seconds += 1
        outage.note_answer()
        outage.note_answer()

    lines = [record.getMessage() for record in caplog.records]
    assert lines[0] == (
        "Claude does not answer (529 overloaded_error req_1); the template coach does. "
        "It is tried again with every question."
    )
    assert lines[1] == "Claude has not answered for 5 minutes, 301 times (529 overloaded_error req_1)"
    assert lines[-1] == "Claude answers again, after 60 minutes and 3600 failures"
    assert len(lines) == 13


def test_a_wrong_key_says_where_to_look(caplog: pytest.LogCaptureFixture) -> None:
    Outage(lambda: 0).note_failure(ModelMisconfigured("401 authentication_error req_1"))

    assert "`sideline doctor --ask` says what to mend" in caplog.text


def test_the_next_outage_is_told_anew(caplog: pytest.LogCaptureFixture) -> None:
    outage = Outage(lambda: 0)
    for _ in range(2):
        outage.note_failure(DOWN)
        outage.note_answer()

    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"] * 2
