"""The figures of any transcript, and what the language rules say about single lines, as JSON lines.

python -m benchmarks.calls FILE… [--own NAME]     one object a file; {"file", "error"} when it cannot be read
python -m benchmarks.calls --utterances FILE      lines of {"text": …} → what the rules say of each
python -m benchmarks.calls --due FILE             lines of {"text": …, "now": …} → {"due": "YYYY-MM-DD" or null}
python -m benchmarks.calls --speed                reading and measuring 75 minutes against webvtt-py reading it
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.calls_speed import speed
from bot.errors import CannotRead
from bot.language.commitments import is_commitment
from bot.language.due import due_on
from bot.language.fillers import list_fillers
from bot.language.questions import has_question_marks, is_question, question_form
from bot.language.sentiment import sentiment, sentiment_label
from bot.meetings.measured import SpeakerFigures
from bot.meetings.measures import measure_call
from bot.meetings.measures.counted import CountedCall, counted_call
from bot.meetings.measures.pauses import patience_seconds
from bot.meetings.measures.speakers import speakers_of
from bot.meetings.measures.stretches import (
    by_speaker,
    list_monologues,
    list_stretches,
    longest,
    longest_strict_seconds,
)
from bot.meetings.reading import read_transcript

Line = dict[str, Any]


def file_figures(path: Path, own: Sequence[str]) -> Line:
    """All figures of one file; with `own` also those of the call as that side sees it."""
    try:
        transcript = read_transcript(path.read_bytes(), name=path.name)
    except CannotRead as problem:
        return {"file": str(path), "error": problem.user_message}
    except OSError as problem:
        return {"file": str(path), "error": problem.strerror or "cannot be opened"}
    call = measure_call(transcript, own=own)
    counted = counted_call(transcript, own)
    return {
        "file": str(path),
        "format": transcript.format,
        "basis": transcript.basis,
        "title": transcript.title,
        "duration_seconds": call.duration_seconds,
        "utterances": len(transcript.utterances),
        "words": call.words,
        "turns": call.turns,
        "switches": call.switches,
        "switches_per_hour": call.switches_per_hour,
        "unknown_share": call.unknown_share,
        "questions_found_by": counted.questions_found_by,
        "fillers_not_scored": counted.why_no_fillers or None,
        "speakers": _speakers(counted),
        "remarks": list(transcript.remarks),
        **({"call": call.model_dump(mode="json", exclude={"speakers"})} if own else {}),
    }


def _speakers(call: CountedCall) -> list[Line]:
    stretches = list_stretches(call.turns, call.transcript.utterances, by_speaker)

    def figures(one: SpeakerFigures) -> Line:
        held = longest(stretches, one.speaker)
        return {
            **one.model_dump(),
            "fillers": None if call.why_no_fillers else one.fillers,
            "longest_stretch_seconds": held.seconds if held else None,
            "longest_stretch_strict_seconds": longest_strict_seconds(call.turns, one.speaker, by_speaker),
            "monologues": [long.model_dump() for long in list_monologues(stretches, one.speaker)],
            "patience_seconds": (
                patience_seconds(call.turns, by_speaker, one.speaker) if call.transcript.basis == "timed" else None
            ),
        }

    return [figures(one) for one in speakers_of(call)]


def utterance_lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """What the rules say about each line. Whether questions are marked is decided for the file as a whole,
    unless a line says "punctuated" itself. `is_open` is a wh-question; `form` splits off those for one fact.
    """
    marked = has_question_marks(str(line["text"]) for line in lines)
    for line in lines:
        text = str(line["text"])
        told = line.get("punctuated")
        form = question_form(text)
        score = sentiment(text)
        yield {
            "is_question": is_question(text, punctuated=told if isinstance(told, bool) else marked),
            "is_open": form != "closed",
            "form": form,
            "fillers": [asdict(filler) for filler in list_fillers(text)],
            "is_commitment": is_commitment(text),
            "sentiment": round(score, 4),
            "label": sentiment_label(score),
        }


def due_lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    """The day each line names, as said at its "now" (an ISO date or moment)."""
    for line in lines:
        day = due_on(str(line["text"]), datetime.fromisoformat(str(line["now"])))
        yield {"due": day.isoformat() if day else None}


def _read_lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument(
        "--own", action="append", default=[], metavar="NAME", help="who is coached; may be repeated"
    )
    parser.add_argument("--utterances", type=Path, metavar="FILE")
    parser.add_argument("--due", type=Path, metavar="FILE")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args(arguments)
    for line in _answers(asked):
        print(json.dumps(line, ensure_ascii=False))
    return 0


def _answers(asked: argparse.Namespace) -> Iterator[Line]:
    yield from (file_figures(path, asked.own) for path in asked.files)
    if asked.utterances:
        yield from utterance_lines(_read_lines(asked.utterances))
    if asked.due:
        yield from due_lines(_read_lines(asked.due))
    if asked.speed:
        yield speed()


if __name__ == "__main__":
    sys.exit(main())
