"""Two programs that send weekly digests and are killed all the time: everybody gets exactly one.

    python -m benchmarks.digests_killed [--people 200] [--kills 200] [--seed 1]

Each program is killed (kill -9) a random moment after it has connected and started again, until there were
so many deaths while the digests fell due one by one. Then one program is left alone until what was in doubt
is settled. Prints JSON, and fails when somebody got none or two.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.processes import running
from benchmarks.weekly_people import ROOT, add_due_people, make_due, new_database, write_world
from sandbox import Sandbox

LIVES = 1.5
"""A program lives at most so many seconds once it has connected."""
SECONDS_A_DEATH = 1.5
"""How long a start and a life take at least for each of two programs; the digests are spread over all of them."""
SETTLED = 100
"""A lease (20 s) and the grace of a message in doubt (60 s), and time to work."""


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
            await make_due(database, over_seconds=kills * SECONDS_A_DEATH)
            await database.close()
            began, deaths = time.perf_counter(), iter(range(kills))
            await asyncio.gather(*(_live_and_die(slack, url, deaths, chance) for _ in range(2)))
            by_then = sum(_sent(slack).values())
            async with running("sideline", slack, url):
                await asyncio.sleep(SETTLED)
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


async def _live_and_die(slack: Sandbox, url: str, deaths: Any, chance: random.Random) -> None:
    """Start, live for a moment, be killed, until there were enough deaths."""
    for _ in deaths:
        async with running("sideline", slack, url):
            await asyncio.sleep(chance.uniform(0, LIVES))


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
