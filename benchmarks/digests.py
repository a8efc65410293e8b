"""Weekly digests that are all due at once, composed by the template writer and sent by one program.

    python -m benchmarks.digests [--people 10000] [--limits]

Prints JSON: digests a second, processor time for each in milliseconds and as a ratio to a bare loop of
`chat_postMessage` with the same blocks, and the program's memory above idle at its peak, in MB. With
`--limits` the sandbox refuses more than 300 messages a minute, and the total time is compared with what
that alone takes. Every person gets exactly one, or it fails.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import psutil

from benchmarks.processes import Bot, running
from benchmarks.weekly_people import ROOT, add_due_people, make_due, new_database, write_world
from sandbox import Sandbox

A_MINUTE = 300
"""What the sandbox takes with its limits on."""
LOOK_EVERY = 0.5
ENOUGH = 3


async def measure(count: int, *, has_limits: bool) -> dict[str, Any]:
    """One run on a fresh sandbox and database; first the bare loop, then the digests."""
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder) / "world.yaml"
        write_world(world, count)
        async with Sandbox(manifest=ROOT / "manifest.yml", world=world) as slack:
            bare = await _bare_loop(slack, min(count, 2000))
            url = f"sqlite+aiosqlite:///{folder}/bench.db"
            database = await new_database(url)
            channels = {person.id: slack.team.direct_message(person).id for person in slack.team.people.values()}
            if has_limits:
                slack.limit_rates()
            await add_due_people(database, count, channels)
            async with running("sideline", slack, url) as bot:
                await asyncio.sleep(2)
                idle, used = bot.resident_mb, bot.cpu_seconds
                began = time.perf_counter()
                await make_due(database)
                await database.close()
                peak, ended = await _until_sent(slack, bot, count)
                seconds = ended - began
                cpu = (bot.cpu_seconds - used) / count
            _assert_one_each(slack, count)
    return {
        "digests": count,
        "seconds": round(seconds, 1),
        "digests_per_second": round(count / seconds, 1),
        "cpu_ms_per_digest": round(cpu * 1e3, 2),
        "cpu_ms_bare_post": round(bare * 1e3, 2),
        "cpu_to_bare": round(cpu / bare, 2),
        "peak_mb_above_idle": round(peak - idle, 1),
        **({"to_what_limits_allow": round(seconds / _allowed(count), 3)} if has_limits else {}),
    }


def _allowed(count: int) -> float:
    """Seconds that the limits alone take: the last of each 300 waits a minute for the first of the next."""
    return max((count - 1) // A_MINUTE * 60.0, 1.0)


async def _until_sent(slack: Sandbox, bot: Bot, count: int) -> tuple[float, float]:
    """The highest memory seen until every digest is out, and when that was."""
    peak, ended, quiet = bot.resident_mb, time.perf_counter(), 0
    while quiet < ENOUGH / LOOK_EVERY:
        await asyncio.sleep(LOOK_EVERY)
        peak = max(peak, bot.resident_mb)
        if sum(_sent(slack).values()) < count:
            ended = time.perf_counter()
        else:
            quiet += 1
    return peak, ended


def _sent(slack: Sandbox) -> Counter[str]:
    """How many digests stand in each channel."""
    return Counter(
        {
            channel.id: sum(1 for message in channel.messages.values() if message.text.startswith("Your week"))
            for channel in slack.team.channels.values()
        }
    )


def _assert_one_each(slack: Sandbox, count: int) -> None:
    numbers = Counter(number for number in _sent(slack).values() if number)
    if numbers != Counter({1: count}):
        raise RuntimeError(f"not one each: {dict(numbers)}")


async def _bare_loop(slack: Sandbox, count: int) -> float:
    """Processor seconds of one bare `chat_postMessage`, in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.digests",
        "--bare",
        str(count),
        env={**os.environ, "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_API_URL": slack.api_url},
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    output, _ = await process.communicate()
    return float(output)


async def post_bare(count: int) -> float:
    """Post so many messages of a digest's size, one after the other; processor seconds for each."""
    from datetime import date  # noqa: PLC0415  (only the process that posts needs these)

    from slack_sdk.web.async_client import AsyncWebClient  # noqa: PLC0415

    from bot.coaching.digest import Digest, RecallTip  # noqa: PLC0415
    from handlers.blocks.digest import digest_blocks, digest_text  # noqa: PLC0415
    from handlers.slack import open_session  # noqa: PLC0415

    tip = RecallTip(question="“Champion promoted”: what would your four steps be?", answer="1. Ask.")
    digest = Digest(on=date(2026, 11, 23), needs=["Account 1 renews in 25 days, health 55"], recall=tip)
    text, blocks = digest_text(digest), digest_blocks(digest, digest_id=1)
    async with open_session(os.environ["SLACK_API_URL"]) as session:
        client = AsyncWebClient(
            token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"], session=session
        )
        before = psutil.Process().cpu_times()
        for _ in range(count):
            await client.chat_postMessage(channel="D0RIYA", text=f"Bare: {text}", blocks=blocks)
        after = psutil.Process().cpu_times()
    return float(after.user + after.system - before.user - before.system) / count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--bare", type=int, default=0, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.bare:
        sys.stdout.write(str(asyncio.run(post_bare(given.bare))))
        return
    result = asyncio.run(measure(given.people, has_limits=given.limits))
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
