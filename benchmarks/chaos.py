"""Two workspaces at work while everything under them fails: all that was promised happens, and happens once.

    python -m benchmarks.chaos [--minutes 5] [--over socket|http] [--runner local|procrastinate] [--people 6]
                               [--readers 18] [--seed 1] [--logs FOLDER]

It takes so many minutes and two more. A fleet of four programs on one Postgres: four that do everything, or, with
the queue, two that take in, one that works, one that does both. Slack reaches them over sockets, or over HTTP
through one address. People of two workspaces, called the same in both, ask in private, in a channel and behind the
command, share calls, like answers and tick off their plans; and digests fall due, theirs and those of others who
only read. Meanwhile programs are killed (kill -9) and started again, the database's processes crash, connections
are cut, Slack says 429 and 500 or loses what it answers, sends events twice or late, and Claude is overloaded or
breaks off. Only the last program is spared, to see that its memory stays flat. Then the faults end, and what is
under way is given the time to be settled. Prints JSON, and fails when anything was lost, done twice, left
over, seen in the wrong workspace, or said to the operator without end.
"""

import argparse
import asyncio
import itertools
import json
import logging
import random
import shutil
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import psutil

from benchmarks.chaos_ground import TEAMS, Ground, Over, Runner, ground
from benchmarks.chaos_harm import Harm
from benchmarks.chaos_kept import done_by_plan, kept_elsewhere, left_over, thumbs_lost, work_on, work_under_way
from benchmarks.chaos_lines import Lines, lines_of, said_so_far
from benchmarks.chaos_people import Deeds, Somebody, make_digests_due
from benchmarks.chaos_seen import calls_seen, digests_seen, not_fine, questions_seen, seen_elsewhere

ROUNDS, A_ROUND, TO_WORK, MOST_TO_WORK = 45, 20, 2.0, 60.0
"""At the end the clock is set forward by 20 s up to 45 times, with 2 s to work in between, and up to a minute if
work is under way: a clock that runs ahead of a busy machine takes its work away from it."""
ENOUGH = 5
"""So many rounds more, in which what was in doubt would be said again."""
GROWTH = 1.15
"""Memory counts as flat when the last tenth of the time needs at most so many times what the middle one needed."""


@dataclass(frozen=True)
class Wanted:
    """One run: how long, how Slack reaches the programs, how they share the work, who acts and who only reads.

    What the programs said is copied to the folder `logs`.
    """

    minutes: float
    over: Over
    runner: Runner
    people: int
    readers: int
    seed: int
    logs: str


async def measure(wanted: Wanted) -> dict[str, Any]:
    """One run on fresh ground; raises `RuntimeError` with what was not as promised."""
    chance = random.Random(wanted.seed)
    everybody = wanted.people + wanted.readers
    async with ground(everybody, over=wanted.over, runner=wanted.runner) as under:
        deeds, memory = Deeds(), list[float]()
        places = itertools.product(TEAMS, range(wanted.people))
        acting = [Somebody(under, deeds, team_id, number, chance) for team_id, number in places]
        harm = Harm(under, until=time.monotonic() + wanted.minutes * 60, chance=chance)
        spared = len(under.roles) - 1
        async with under.births(spared) as born, born.alive() as pid:
            await asyncio.gather(
                *(harm.kill_again_and_again(number) for number in range(spared)),
                harm.crash_the_database(),
                harm.cut_connections(),
                harm.fail_in_slack(),
                harm.fail_in_claude(),
                *(somebody.act(lambda: harm.is_over) for somebody in acting),
                make_digests_due(under, wanted.minutes * 60, everybody),
                _watch_memory(pid, harm, memory),
            )
            under.slack.faults.clear()
            under.model.will_do_as_ever()
            await _settle(under, deeds, acting)
            said = said_so_far(under)
            await _wait_longer(under)
            found = await _judge(under, deeds, acting, lines_of(under, since=said))
            if wanted.logs:
                shutil.copytree(under.folder, wanted.logs, dirs_exist_ok=True)
    growth = _growth(memory)
    result = {**asdict(wanted), **harm.done, **found, "memory_mb": memory[-1], "growth": round(growth, 2)}
    if found["wrong"] or growth > GROWTH:
        raise RuntimeError(json.dumps(result, indent=2))
    return result


async def _watch_memory(pid: int, harm: Harm, memory: list[float]) -> None:
    """Resident megabytes of the program that is spared, every second."""
    process = psutil.Process(pid)
    while not harm.is_over:
        await asyncio.sleep(1)
        memory.append(round(process.memory_info().rss / 1e6, 1))


def _growth(memory: Sequence[float]) -> float:
    tenth, middle = len(memory) // 10 + 1, len(memory) // 2
    return statistics.median(memory[-tenth:]) / statistics.median(memory[middle : middle + tenth])


async def _settle(under: Ground, deeds: Deeds, acting: Sequence[Somebody]) -> None:
    """Until everybody has theirs."""
    open_questions, open_calls = set(deeds.questions), set(deeds.calls)
    for _ in range(ROUNDS):
        await _pass(under)
        open_questions = set(not_fine(questions_seen(under, deeds, open_questions)))
        open_calls = set(not_fine(calls_seen(under, deeds, open_calls)))
        if not open_questions and not open_calls and min(digests_seen(under).values()) > 0:
            break
    for somebody in acting:  # a click that was lost shows in the message of the next one
        await somebody.tick()
    await _pass(under)


async def _wait_longer(under: Ground) -> None:
    """Until whatever is in doubt would be sent again. Nothing is wrong any more, so there is nothing to say."""
    for _ in range(ENOUGH):
        await _pass(under)


async def _pass(under: Ground) -> None:
    under.slack.clock.advance(seconds=A_ROUND)
    began = time.monotonic()
    await asyncio.sleep(TO_WORK)
    while time.monotonic() - began < MOST_TO_WORK and await work_under_way(under):  # noqa: ASYNC110  (a database)
        await asyncio.sleep(TO_WORK)


async def _judge(under: Ground, deeds: Deeds, acting: Sequence[Somebody], calm: Lines) -> dict[str, Any]:
    """What was found, and what of it is `wrong`; `calm` is what was said when nothing was wrong any more."""
    questions = questions_seen(under, deeds, deeds.questions)
    calls = calls_seen(under, deeds, deeds.calls)
    digests, lines = digests_seen(under), lines_of(under)
    bad = not_fine({**questions, **calls})
    wrong = {
        "questions and calls": {mark: [kind, *await work_on(under, mark)] for mark, kind in bad.items()},
        "digests": {who: count for who, count in digests.items() if count != 1},
        "crossed": seen_elsewhere(under) + await kept_elsewhere(under) + under.mixed,
        "left over": await left_over(under),
        "thumbs lost": await thumbs_lost(under, deeds),
        "plans": await _plans_that_lie(under, acting),
        "without end": lines.endless,
        "said in the calm": dict(calm.trouble),
        "quoting": lines.quoting,
        "past the log": lines.unreadable,
    }
    return {
        "questions": dict(Counter(questions.values())),
        "behind the command": len(deeds.replies),
        "calls": dict(Counter(calls.values())),
        "digests": sum(digests.values()),
        "thumbs": len(deeds.thumbs),
        "ticks": deeds.ticks,
        "streams_ran_out": sum(problem.kind == "stream_ran_out" for problem in under.slack.problems),
        "lines": dict(lines.trouble.most_common()),
        "wrong": {name: what for name, what in wrong.items() if what},
    }


async def _plans_that_lie(under: Ground, acting: Sequence[Somebody]) -> list[str]:
    """Plans whose message counts otherwise than their rows."""
    done, lying = await done_by_plan(under), []
    for somebody in acting:
        plan = somebody.plan()
        if plan is None:
            continue
        count = done.get((somebody.team_id, plan.ts))
        if not plan.shows(f"{count} of "):
            lying.append(f"{somebody.team_id} {plan.ts} has {count} done")
    return lying


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--over", choices=("socket", "http"), default="socket")
    parser.add_argument("--runner", choices=("local", "procrastinate"), default="local")
    parser.add_argument("--people", type=int, default=6)
    parser.add_argument("--readers", type=int, default=18)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--logs", default="", help="a new folder for what the programs said")
    wanted = Wanted(**vars(parser.parse_args()))
    logging.basicConfig(level=logging.CRITICAL, force=True)  # of connections that break there is no end
    sys.stderr.write(f"This takes some {wanted.minutes + 2:.0f} minutes.\n")
    sys.stdout.write(json.dumps(asyncio.run(measure(wanted)), indent=2) + "\n")


if __name__ == "__main__":
    main()
