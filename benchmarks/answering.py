"""What an answer costs, against a bare Bolt app that echoes, over the same sandbox in one run.

    python -m benchmarks.answering [--questions 200] [--rounds 3]

Prints JSON: acknowledgement and whole-answer times in milliseconds, processor milliseconds per
question, questions per second when many arrive at once, and the ratios Sideline ÷ echo.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.processes import Bot, running
from benchmarks.times import p95
from sandbox import Sandbox
from sandbox.seen import SeenChannel

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = (
    "my champion at customer {n} just got promoted, what now?",
    "the buyer of deal {n} went quiet after the proposal, how do I restart?",
    "customer {n} says we are too expensive at renewal",
    "nobody at account {n} has logged in for weeks",
    "the executive of account {n} will not come to the QBR",
)
AT_ONCE = 20


async def measure(name: str, questions: int) -> dict[str, Any]:
    """One bot on a fresh sandbox and database: one question after the other, then many at once."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Sandbox(manifest=ROOT / "manifest.yml") as slack,
            running(name, slack, f"sqlite:///{folder}/bench.db") as bot,
        ):
            await _ask_one_by_one(slack, 20, first=0)
            slack.deliveries.clear()
            return {
                **await _sequence(slack, bot, questions),
                **await _at_rest(slack, questions),
                **await _command_acks(slack, questions),
                **await _sustained(slack, bot, questions),
            }


async def _sequence(slack: Sandbox, bot: Bot, questions: int) -> dict[str, float]:
    before = bot.cpu_seconds
    times = await _ask_one_by_one(slack, questions, first=100)
    await asyncio.sleep(0.5)
    used = bot.cpu_seconds - before
    acks = _acks(slack, "message")
    return {
        "event_ack_p95_ms": p95(acks),
        "answer_p50_ms": statistics.median(times),
        "answer_p95_ms": p95(times),
        "cpu_ms_per_question": used * 1000 / questions,
    }


async def _at_rest(slack: Sandbox, questions: int) -> dict[str, float]:
    """How soon a message is acknowledged when nothing of the one before is left to do."""
    slack.deliveries.clear()
    for number in range(questions):
        await asyncio.sleep(0.05)
        await _ask_one_by_one(slack, 1, first=20_000 + number)
    acks = _acks(slack, "message")
    return {"event_ack_at_rest_p50_ms": statistics.median(acks), "event_ack_at_rest_p95_ms": p95(acks)}


async def _command_acks(slack: Sandbox, questions: int) -> dict[str, float]:
    slack.deliveries.clear()
    tom = slack.as_person("tom")
    for number in range(questions):
        await tom.types("/coach " + _question(number + 50_000), channel="general")
        await asyncio.sleep(0.02)
    await slack.until(lambda: all(d.acked for d in slack.deliveries), timeout=30)
    acks = _acks(slack, "command")
    await asyncio.sleep(1)
    return {"command_ack_p50_ms": statistics.median(acks), "command_ack_p95_ms": p95(acks)}


def _acks(slack: Sandbox, kind: str) -> list[float]:
    """Milliseconds until what people did was acknowledged; the bot's own messages come back to it too."""
    return [d.ack_ms for d in slack.deliveries if d.ack_ms is not None and kind in d.type + d.summary]


async def _ask_one_by_one(slack: Sandbox, questions: int, *, first: int) -> list[float]:
    """Milliseconds from asking to the answer standing in the thread."""
    riya, dm = slack.as_person("riya"), slack.direct_message_with("riya")
    times = []
    for number in range(first, first + questions):
        began = time.perf_counter()
        ts = await riya.says(_question(number))
        await slack.until(_answered([(dm, ts)]), timeout=20)
        times.append((time.perf_counter() - began) * 1000)
    return times


async def _sustained(slack: Sandbox, bot: Bot, questions: int) -> dict[str, float]:
    """The same while others always wait: how many are answered, and what each costs a process that never rests.

    One that wakes for every question pays for waking too, and more the larger the program is.
    """
    before = bot.cpu_seconds
    seconds = await _burst(slack, questions, first=10_000)
    used = bot.cpu_seconds - before
    return {"questions_per_second": questions / seconds, "sustained_cpu_ms_per_question": used * 1000 / questions}


async def _burst(slack: Sandbox, questions: int, *, first: int) -> float:
    """Seconds until all are answered when `AT_ONCE` are always waiting."""
    names = ("riya", "tom", "sam", "ana", "bo")
    began = time.perf_counter()
    for start in range(first, first + questions, AT_ONCE):
        waiting = []
        for number in range(start, start + AT_ONCE):
            name = names[number % len(names)]
            waiting.append((slack.direct_message_with(name), await slack.as_person(name).says(_question(number))))
        await slack.until(_answered(waiting), timeout=60)
    return time.perf_counter() - began


def _answered(asked: Sequence[tuple[SeenChannel, str]]) -> Callable[[], bool]:
    """True once every one of these messages has a reply."""
    return lambda: all(dm.thread(ts).replies for dm, ts in asked)


def _question(number: int) -> str:
    return QUESTIONS[number % len(QUESTIONS)].format(n=number)


async def main(questions: int, rounds: int) -> dict[str, Any]:
    """Alternate the bots for some rounds; the median of each figure, and the ratios."""
    results: dict[str, list[dict[str, Any]]] = {"echo": [], "sideline": []}
    for _ in range(rounds):
        for name, measured in results.items():
            measured.append(await measure(name, questions))
    medians = {
        name: {figure: round(statistics.median(m[figure] for m in measured), 3) for figure in measured[0]}
        for name, measured in results.items()
    }
    ratios = {figure: round(medians["sideline"][figure] / value, 2) for figure, value in medians["echo"].items()}
    return {**medians, "sideline_to_echo": ratios, "questions": questions, "rounds": rounds}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    json.dump(asyncio.run(main(given.questions, given.rounds)), sys.stdout, indent=2)
    sys.stdout.write("\n")
