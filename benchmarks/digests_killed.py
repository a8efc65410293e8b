"""Two programs that send weekly digests and are killed all the time: everybody gets exactly one.

    python -m benchmarks.digests_killed [--people 200] [--kills 200] [--seed 1]

Each program is killed (kill -9) while it works, or a random moment before, and started again; before each start
some more digests fall due, so that they do until the last death. The sandbox's clock, which the programs follow,
runs ahead: leases and messages in doubt come of age while there is still dying. Then one program is left alone
until what was in doubt is settled. Prints JSON, and fails when somebody got none or two.
"""

import argparse
import asyncio
import contextlib
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.nursery import nursery
from benchmarks.weekly_people import ROOT, add_due_people, make_next_due, new_database, write_world
from sandbox import Sandbox
from storage.database import Database

IDLE = 3.0
"""A program lives at most so many seconds without posting anything."""
LIVES_ON = 0.3
"""Once it has posted, it lives at most so many seconds more."""
AHEAD = 3
"""So many seconds the clock is set forward at each death."""
ROUNDS, A_ROUND = 30, 20
"""At the end the clock is set forward by 20 s up to 30 times: leases last as long, doubts 60 s."""
TO_WORK = 2.0


ENOUGH = 5


@dataclass(frozen=True)
class Dying:
    """What the programs live in while they die."""

    slack: Sandbox
    database: Database
    url: str
    people: int
    kills: int
    chance: random.Random


async def measure(count: int, kills: int, seed: int) -> dict[str, Any]:
    """One run on a fresh sandbox and database."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        world, url = Path(folder) / "world.yaml", f"sqlite+aiosqlite:///{folder}/bench.db"
        write_world(world, count)
        async with Sandbox(manifest=ROOT / "manifest.yml", world=world) as slack:
            database = await new_database(url)
            channels = {person.id: slack.team.direct_message(person).id for person in slack.team.people.values()}
            await add_due_people(database, count, channels)
            began, deaths = time.perf_counter(), iter(range(kills))
            world_of = Dying(slack, database, url, count, kills, chance)
            await asyncio.gather(*(_live_and_die(world_of, deaths) for _ in range(2)))
            by_then = sum(_sent(slack).values())
            await _settle(world_of)
            await database.close()
            numbers = Counter(
                _sent(slack).get(channel, 0) for channel in (channels[name] for name in _named(count))
            )
    if numbers != Counter({1: count}):
        raise RuntimeError(f"not one each: {dict(numbers)}")
    return {
        "digests": count,
        "kills": kills,
        "sent_while_dying": by_then,
        "one_each": True,
        "seconds": round(time.perf_counter() - began),
    }


async def _live_and_die(dying: Dying, deaths: Iterator[int]) -> None:
    """Start, work, be killed in the middle of it, until there were enough deaths."""
    async with nursery(dying.slack, dying.url) as born:
        for death in deaths:
            share = dying.people * (death + 1) // dying.kills - dying.people * death // dying.kills
            await make_next_due(dying.database, share)
            async with born.alive():
                await _until_posting(dying)
                await asyncio.sleep(dying.chance.uniform(0, LIVES_ON))
            dying.slack.clock.advance(seconds=AHEAD)


async def _until_posting(dying: Dying) -> None:
    """Until a post arrives, whoever's, or a random moment before that."""
    posted = len(dying.slack.calls("chat.postMessage"))
    with contextlib.suppress(TimeoutError):
        await dying.slack.until(
            lambda: len(dying.slack.calls("chat.postMessage")) > posted,
            timeout=dying.chance.uniform(0, IDLE),
        )


async def _settle(dying: Dying) -> None:
    """One program lives on until everybody has theirs, and then until whatever is in doubt would be sent again."""
    async with nursery(dying.slack, dying.url) as born, born.alive():
        for _ in range(ROUNDS):
            await _pass(dying)
            if sum(_sent(dying.slack).values()) >= dying.people:
                break
        for _ in range(ENOUGH):
            await _pass(dying)


async def _pass(dying: Dying) -> None:
    dying.slack.clock.advance(seconds=A_ROUND)
    await asyncio.sleep(TO_WORK)


def _named(count: int) -> list[str]:
    return [f"U0P{number}" for number in range(count)]


def _sent(slack: Sandbox) -> Counter[str]:
    """How many digests stand in each channel."""
    found: Counter[str] = Counter()
    for channel in slack.team.channels.values():
        found[channel.id] += sum(
            1 for message in channel.messages.values() if message.text.startswith("Your week")
        )
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    result = asyncio.run(measure(given.people, given.kills, given.seed))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
