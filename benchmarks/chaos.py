"""Two workspaces at work while everything under them fails: every question answered once, every digest sent once.

    python -m benchmarks.chaos [--minutes 20] [--people 6] [--seed 1]

A fleet on one Postgres: two programs that take in, one that works, one that does both. People of two workspaces,
called the same in both, ask all the time, and digests fall due. Meanwhile programs are killed (kill -9) and
started again, the database's processes crash, sockets are cut, Slack says 429 and 500 or loses what it answers,
sends events twice, and Claude is overloaded or breaks off. Only the last program is spared, to see that its memory
stays flat. Then the faults end, and what is under way is given the sandbox's time to be settled.
Prints JSON, and fails when anything was lost, done twice, or seen in the wrong workspace.
"""

import argparse
import asyncio
import json
import logging
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import psutil

from benchmarks.chaos_ground import MARK, TEAMS, Ground, ground
from benchmarks.chaos_harm import Harm
from benchmarks.nursery import nursery
from benchmarks.weekly_people import make_next_due
from sandbox.seen import SeenMessage, seen
from storage.models import Message
from tests.scenarios.seeing import rows_of

FINE = ("answered", "told why")
PAUSE = (3.0, 9.0)
"""Seconds between two questions of one person."""
ROUNDS, A_ROUND, TO_WORK = 45, 20, 2.0
"""At the end the clock is set forward by 20 s up to 45 times, with 2 s to work in between."""
ENOUGH = 5
"""So many rounds more, in which what was in doubt would be said again."""
GROWTH = 1.15
"""Memory counts as flat when it is at most so many times what it was half-way."""
REASON = re.compile(r"\bE-[A-Z-]+")
"""What every message has that says why there is no answer."""


@dataclass
class Asked:
    """Every question so far: its mark, and the ts of the message."""

    questions: dict[str, str] = field(default_factory=dict)


async def measure(minutes: float, people: int, seed: int) -> dict[str, Any]:
    """One run on fresh ground; raises `RuntimeError` with what was not as promised."""
    chance = random.Random(seed)
    async with ground(people) as under:
        asked = Asked()
        memory: list[float] = []
        until = time.monotonic() + minutes * 60
        harm = Harm(under, until=until, chance=chance)
        spared = nursery(under.slack, under.url, **under.settings, SIDELINE_ROLE="all")
        async with spared as born, born.alive() as pid:
            await asyncio.gather(
                *(harm.kill_again_and_again(role) for role in ("web", "web", "worker")),
                harm.crash_the_database(),
                harm.cut_sockets(),
                harm.fail_in_slack(),
                harm.fail_in_claude(),
                *(
                    _ask(under, harm, asked, team=team, name=f"p{number}", chance=chance)
                    for team in TEAMS
                    for number in range(people)
                ),
                _make_digests_due(under, minutes * 60, people * len(TEAMS)),
                _watch_memory(pid, harm, memory),
            )
            under.slack.faults.clear()
            await _settle(under, asked, people)
            found = await _judge(under, asked, people)
    growth = memory[-1] / memory[len(memory) // 2]
    result = {"minutes": minutes, **harm.done, **found, "memory_mb": memory[-1], "growth": round(growth, 2)}
    if found["wrong"] or growth > GROWTH:
        raise RuntimeError(json.dumps(result, indent=2))
    return result


async def _ask(under: Ground, harm: Harm, asked: Asked, *, team: str, name: str, chance: random.Random) -> None:
    """One person of one workspace, asking now in private and now in a channel."""
    person = under.of(team).as_person(name)
    while not harm.is_over:
        await asyncio.sleep(chance.uniform(*PAUSE))
        mark = f"{team}-{len(asked.questions) + 1}"
        words = f"My champion just got promoted to VP, case {mark}. How should I handle this?"
        is_private = chance.random() < 0.8
        ts = await (person.says(words) if is_private else person.mentions(words, channel="general"))
        asked.questions[mark] = ts


async def _make_digests_due(under: Ground, seconds: float, count: int) -> None:
    """One after the other, all over the time."""
    for _ in range(count):
        await asyncio.sleep(seconds / count)
        while True:
            try:
                await make_next_due(under.database, 1)
                break
            except Exception:  # the database is away; that is what this is for
                await asyncio.sleep(0.5)


async def _watch_memory(pid: int, harm: Harm, memory: list[float]) -> None:
    """Resident megabytes of the program that is spared, every second."""
    process = psutil.Process(pid)
    while not harm.is_over:
        await asyncio.sleep(1)
        memory.append(round(process.memory_info().rss / 1e6, 1))


async def _settle(under: Ground, asked: Asked, people: int) -> None:
    """Until everybody has theirs, and then until whatever is in doubt would be sent again."""
    for _ in range(ROUNDS):
        await _pass(under)
        if not _unanswered(under, asked) and sum(_digests(under).values()) >= people * len(TEAMS):
            break
    for _ in range(ENOUGH):
        await _pass(under)


async def _pass(under: Ground) -> None:
    under.slack.clock.advance(seconds=A_ROUND)
    await asyncio.sleep(TO_WORK)


async def _judge(under: Ground, asked: Asked, people: int) -> dict[str, Any]:
    """What was found, and what of it is `wrong`."""
    kinds = {mark: _kind(_said_to(under, mark, ts)) for mark, ts in asked.questions.items()}
    digests = _digests(under)
    not_one = {place: digests[place] for place in _direct_messages(under, people) if digests[place] != 1}
    crossed = _seen_elsewhere(under) + await _kept_elsewhere(under) + under.mixed
    bad = {mark: kind for mark, kind in kinds.items() if kind not in FINE}
    wrong = {"questions": bad, "digests": not_one, "crossed": crossed}
    return {
        "questions": len(kinds),
        **{kind: count for kind, count in Counter(kinds.values()).items() if kind in FINE},
        "streams_ran_out": sum(problem.kind == "stream_ran_out" for problem in under.slack.problems),
        "digests": sum(digests.values()),
        "wrong": {name: what for name, what in wrong.items() if what},
    }


def _unanswered(under: Ground, asked: Asked) -> list[str]:
    return [mark for mark, ts in asked.questions.items() if _kind(_said_to(under, mark, ts)) not in FINE]


def _said_to(under: Ground, mark: str, ts: str) -> list[SeenMessage]:
    """What the bot said below a question."""
    team = under.of(mark.partition("-")[0]).team
    below = (
        message
        for channel in team.channels.values()
        for message in channel.messages.values()
        if message.thread_ts == ts and message.bot_id is not None
    )
    return seen(under.slack.state, below)


def _kind(said: list[SeenMessage]) -> str:
    """What became of a question, as it looks now."""
    answers = [message for message in said if message.shows("Situation")]
    if any(message.is_streaming for message in said):
        return "left growing"
    if len(answers) > 1:
        return "answered twice"
    if answers:
        return "answered" if answers[0].metadata else "left unfinished"  # its key comes with its last form
    if any(REASON.search(message.visible_text) for message in said):
        return "told why"
    return f"only told {said[-1].visible_text[:60]!r}" if said else "lost"


def _digests(under: Ground) -> Counter[str]:
    """How many stand in each direct message, by workspace and channel."""
    found: Counter[str] = Counter()
    for team_id in TEAMS:
        for channel in under.of(team_id).team.channels.values():
            said = [message for message in channel.messages.values() if message.text.startswith("Your week")]
            found[f"{team_id} {channel.id}"] += len(said)
    return found


def _direct_messages(under: Ground, people: int) -> list[str]:
    teams = [under.of(team_id).team for team_id in TEAMS]
    return [
        f"{team.id} {team.direct_message(team.people[f'U0P{number}']).id}"
        for team in teams
        for number in range(people)
    ]


def _seen_elsewhere(under: Ground) -> list[str]:
    """Messages in one workspace that show a question of the other."""
    found = []
    for team_id, other in zip(TEAMS, reversed(TEAMS), strict=True):
        team = under.of(team_id).team
        everything = [message for channel in team.channels.values() for message in channel.messages.values()]
        found += [each.ts for each in seen(under.slack.state, everything) if each.shows(f"{other}-")]
    return found


async def _kept_elsewhere(under: Ground) -> list[str]:
    """Rows of one workspace with a question of the other."""
    kept = await rows_of(under.database, Message)
    return [mark for row in kept for mark in MARK.findall(row.text or "") if mark.partition("-")[0] != row.team_id]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--people", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.basicConfig(level=logging.CRITICAL, force=True)  # of connections that break there is no end
    result = asyncio.run(measure(given.minutes, given.people, given.seed))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
