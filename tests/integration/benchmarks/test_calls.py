"""The figures printed for files and lines, as a reader of the JSON gets them."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.calls import main
from tests.unit.meetings.said import SAMPLE_CALL


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: str) -> list[dict[str, Any]]:
        assert main(arguments) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_a_file_gives_one_object(printed: Any) -> None:
    (figures,) = printed(str(SAMPLE_CALL), "--own", "Riya Shah")

    assert (figures["format"], figures["basis"], figures["words"]) == ("zoom_vtt", "timed", 442)
    assert [(one["speaker"], round(one["share"], 3)) for one in figures["speakers"]] == [
        ("Riya Shah", 0.613),
        ("Dana Cole", 0.387),
    ]
    assert figures["speakers"][0]["longest_stretch_seconds"] == pytest.approx(112.7)
    assert figures["call"]["questions"] == 5


def test_a_file_that_cannot_be_read_says_so_and_the_next_is_read(printed: Any, tmp_path: Path) -> None:
    empty = tmp_path / "empty.vtt"
    empty.write_text("")

    refused, read = printed(str(empty), str(SAMPLE_CALL))

    assert refused["file"] == str(empty)
    assert refused["error"]
    assert read["words"] == 442


def test_lines_are_judged_by_whether_the_file_has_marks(printed: Any, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"text": "do you have kids", "punctuated": false, "before": ["hi"]}\n\n{"text": "it was, like, five"}\n'
    )

    asked, told = printed("--utterances", str(lines))

    assert (asked["is_question"], asked["is_open"], asked["fillers"]) == (True, False, [])
    assert told["is_question"] is False
    assert told["fillers"] == [{"text": "like", "start": 8, "end": 12}]


def test_due_phrases_give_a_day_or_null(printed: Any, tmp_path: Path) -> None:
    lines = tmp_path / "due.jsonl"
    lines.write_text(
        '{"text": "by Friday", "now": "2026-11-18T10:00:00+00:00"}\n'
        '{"text": "we sat on it", "now": "2026-11-18"}\n'
    )

    assert printed("--due", str(lines)) == [{"due": "2026-11-20"}, {"due": None}]


def test_speed_is_measured_against_webvtt_py(printed: Any) -> None:
    (speed,) = printed("--speed")

    assert speed["bytes"] >= 110_000
    assert {"ratio", "peak_megabytes_above_idle"} <= speed.keys()
