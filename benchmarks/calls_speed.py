"""How fast a long call is read and measured, against webvtt-py merely reading it, and how much memory it takes."""

import gc
import io
import random
import resource
import time
from collections.abc import Callable

import psutil
import webvtt

from bot.language.words import list_words
from bot.meetings.measures import measure_call
from bot.meetings.reading import read_transcript

_MINUTES = 75
_BYTES = 110_000
_ROUNDS = 9
_WORDS = list_words(
    "so we um looked at the close process and it takes you know about nine working days because three people "
    "reconcile by hand and then the board sees numbers that are like three weeks old which is kind of painful I "
    "will "
    "send a summary by Friday if that works great thanks what would five days be worth to your team"
)


def long_call() -> str:
    """A made-up WebVTT file of 75 minutes and 110 KB, the same every time."""
    chance = random.Random(7)
    cues: list[str] = ["WEBVTT\n"]
    size, clock, number = 0, 0.0, 0
    while size < _BYTES:
        number += 1
        said = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(4, 24))).capitalize()
        length = _MINUTES * 60 * len(said) / (_BYTES * 0.64)
        speaker = "Riya Shah" if number % 3 else "Dana Cole"
        mark = chance.choice("........?")
        cue = f"{number}\n{_stamp(clock)} --> {_stamp(clock + length)}\n{speaker}: {said}{mark}\n"
        clock += length + 0.3
        size += len(cue) + 1
        cues.append(cue)
    return "\n".join(cues)


def _stamp(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds % 3600 // 60):02}:{seconds % 60:06.3f}"


def speed() -> dict[str, float]:
    """The quickest of several rounds of both, in milliseconds, their ratio, and peak memory above idle in MB."""
    text = long_call()
    data = text.encode()
    gc.collect()
    idle = psutil.Process().memory_info().rss
    measure_call(read_transcript(data, name="call.vtt"), own={"Riya Shah"})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    ours = _milliseconds(lambda: measure_call(read_transcript(data, name="call.vtt"), own={"Riya Shah"}))
    read = _milliseconds(lambda: read_transcript(data, name="call.vtt"))
    theirs = _milliseconds(lambda: webvtt.from_buffer(io.StringIO(text)))
    return {
        "bytes": len(data),
        "read_ms": round(read, 1),
        "read_and_measured_ms": round(ours, 1),
        "webvtt_read_ms": round(theirs, 1),
        "ratio": round(ours / theirs, 2),
        "peak_megabytes_above_idle": round(max(0, peak - idle) / 1e6, 1),
    }


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)
