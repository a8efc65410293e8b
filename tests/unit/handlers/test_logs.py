"""What a line of the log looks like, and what never gets into one."""

import json
import logging
import sys

import pytest
from sqlalchemy.exc import TimeoutError as NoneFree

from handlers import logs
from tests.fakes.printed_log import printed_log

WORDS = "my champion at Acme just left"

ours = logging.getLogger("sideline.test")
theirs = logging.getLogger("some_library.web")


def test_a_line_for_people_is_a_sentence_with_what_it_is_about() -> None:
    with printed_log("text") as read, logs.working_on(team="T1", job="answer"):
        ours.error("job %s failed", "answer", extra={"code": "E-COACH"})

    assert read().endswith(" ERROR sideline.test job answer failed team=T1 job=answer code=E-COACH\n")


def test_a_line_for_programs_is_one_object() -> None:
    with printed_log("json") as read, logs.working_on(team="T1"), logs.working_on(job="digest"):
        ours.info("took %d messages", 3, extra={"seconds": 0.25})

    line = json.loads(read())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "sideline.test",
        "event": "took %d messages",
        "message": "took 3 messages",
        "team": "T1",
        "job": "digest",
        "seconds": 0.25,
    }


def test_what_one_task_works_on_is_not_told_of_another() -> None:
    with printed_log() as read:
        with logs.working_on(job="answer"):
            pass
        ours.info("looked")

    assert "job=" not in read()


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_an_error_is_its_kind_and_place_and_not_its_message(log_format: str) -> None:
    with printed_log(log_format) as read:
        try:
            raise ValueError(WORDS)
        except ValueError:
            theirs.exception(f"Failed to run listener function (error: {WORDS})")
        theirs.error(WORDS)
        theirs.error("Request with %s failed", WORDS)
        theirs.info("Request with %s", WORDS)

    line = read()
    assert "Failed to run listener function (test_logs.py:" in line
    assert "ValueError at test_logs.py:" in line
    assert "Request with" in line
    assert WORDS not in line
    assert line.count("\n") == 3


def test_while_the_database_is_gone_no_library_says_so_too() -> None:
    with printed_log() as read:
        try:
            raise ValueError(WORDS) from NoneFree()
        except ValueError:
            theirs.exception("Job sideline.work failed")
            ours.exception("a job failed")

    assert "sideline.work" not in read()
    assert "a job failed" in read()


def test_a_crash_does_not_print_what_somebody_wrote(capsys: pytest.CaptureFixture[str]) -> None:
    with printed_log() as read:
        sys.excepthook(RuntimeError, RuntimeError(WORDS), None)

    assert "CRITICAL sideline stopped by a fault of ours: RuntimeError" in read()
    assert WORDS not in read() + capsys.readouterr().err
