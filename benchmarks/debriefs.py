"""What calls under review cost everybody else: acknowledgements while ten of them are reviewed, against idle.

    python -m benchmarks.debriefs [--calls 10] [--probes 200]

Prints JSON: acknowledgement times of a command in milliseconds when idle and while the calls (made up,
75 minutes and 110 KB each) are read, measured and reviewed; how long the reviews took; and how much
memory the program and its helper process had above idle at most, in MB.
"""

import argparse
import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.calls_speed import long_call
from benchmarks.processes import Bot, running
from benchmarks.times import p95
from sandbox import Sandbox

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("riya", "tom", "sam", "ana", "bo")
REVIEWED = "Draft follow-up"
PROBE = "/coach help"
PAUSE_SECONDS = 0.02


async def measure(calls: int, probes: int) -> dict[str, Any]:
    """One program on a fresh sandbox and database: idle first, then with all the calls at once."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Sandbox(manifest=ROOT / "manifest.yml") as slack,
            running("sideline", slack, f"sqlite:///{folder}/bench.db") as bot,
        ):
            await _probe(slack, 50)
            await _review(slack, 1, first=1000)
            await asyncio.sleep(2)
            idle, resident = await _probe(slack, probes), _memory_mb(bot, with_helper=False)
            began = time.perf_counter()
            review = asyncio.create_task(_review(slack, calls, first=0))
            peak = asyncio.create_task(_peak_of(bot))
            busy: list[float] = []
            while not review.done():
                busy += await _probe(slack, 10)
            seconds = time.perf_counter() - began
            peak.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await peak
            return {
                "idle": _times(idle),
                "busy": _times(busy),
                "p95_busy_to_idle": round(p95(busy) / p95(idle), 2),
                "seconds_for_all_reviews": round(seconds, 1),
                "peak_mb_above_idle": round(max(_PEAKS, default=resident) - resident, 1),
                "calls": calls,
            }


_PEAKS: list[float] = []


async def _peak_of(bot: Bot) -> None:
    """Note the memory of the program and its children until cancelled."""
    while True:
        with contextlib.suppress(psutil.NoSuchProcess):
            _PEAKS.append(_memory_mb(bot))
        await asyncio.sleep(0.05)


def _memory_mb(bot: Bot, *, with_helper: bool = True) -> float:
    """Memory that is the program's own, and its helper's: what processes share is counted for none."""
    processes = [bot.process, *(bot.process.children(recursive=True) if with_helper else [])]
    return sum(float(process.memory_full_info().uss) / 1e6 for process in processes)


async def _probe(slack: Sandbox, probes: int) -> list[float]:
    """Milliseconds to the acknowledgement of a small command, one after the other."""
    slack.deliveries.clear()
    tom = slack.as_person("tom")
    for _ in range(probes):
        await tom.types(PROBE, channel="general")
        await asyncio.sleep(PAUSE_SECONDS)
    await slack.until(lambda: all(d.acked for d in slack.deliveries), timeout=30)
    return [d.ack_ms for d in slack.deliveries if d.ack_ms is not None and "command" in d.type + d.summary]


async def _review(slack: Sandbox, calls: int, *, first: int) -> None:
    """Share so many calls at once and wait until each is reviewed."""
    text, shared = long_call(), []
    for number in range(first, first + calls):
        name = NAMES[number % len(NAMES)]
        ts = await slack.as_person(name).uploads(f"call {number}.vtt", _call_of(slack, text, name, number))
        shared.append((name, ts))
    await slack.until(lambda: all(_is_reviewed(slack, *each) for each in shared), timeout=300)


def _call_of(slack: Sandbox, text: str, name: str, number: int) -> bytes:
    """The call with this person on it, and words of its own: the same call twice is not reviewed twice."""
    person = slack.team.person(name)
    mine = text.replace("Riya Shah", person.real_name if person else name)
    return mine.replace(" team ", f" team {number} ", 5).encode()


def _is_reviewed(slack: Sandbox, name: str, ts: str) -> bool:
    return any(reply.shows(REVIEWED) for reply in slack.direct_message_with(name).thread(ts).replies)


def _times(values: list[float]) -> dict[str, float]:
    return {"p50_ms": round(statistics.median(values), 2), "p95_ms": round(p95(values), 2), "n": len(values)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--calls", type=int, default=10)
    parser.add_argument("--probes", type=int, default=200)
    given = parser.parse_args()
    json.dump(asyncio.run(measure(given.calls, given.probes)), sys.stdout, indent=2)
    sys.stdout.write("\n")
