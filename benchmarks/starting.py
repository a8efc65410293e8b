"""Start to connected, and resident memory, against a bare Bolt app that imports anthropic; in one run.

    python -m benchmarks.starting [--rounds 7]

Both start with a warm disk cache and, for Sideline, a database that has been set up before (the
first start ever, which also writes the library, is reported apart). Prints JSON with the ratios.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.processes import running
from sandbox import Sandbox

ROOT = Path(__file__).resolve().parent.parent
WITH_KEY = {"ANTHROPIC_API_KEY": "benchmark", "ANTHROPIC_BASE_URL": "http://127.0.0.1:9"}
SETTLED_AFTER = 4.0  # by then Sideline has loaded the model's library, which it does once connected
KINDS = {"echo": ("echo", {}), "sideline": ("sideline", {}), "sideline_with_key": ("sideline", WITH_KEY)}


async def main(rounds: int) -> dict[str, Any]:
    """Alternate the programs; medians of seconds to connected and of megabytes afterwards."""
    seconds: dict[str, list[float]] = {kind: [] for kind in KINDS}
    megabytes: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        async with Sandbox(manifest=ROOT / "manifest.yml") as slack:
            database = f"sqlite:///{folder}/bench.db"
            async with running("sideline", slack, database) as first:
                first_start = first.started_in
            for _ in range(rounds):
                for kind, (name, environment) in KINDS.items():
                    async with running(name, slack, database, **environment) as bot:
                        seconds[kind].append(bot.started_in)
                        await asyncio.sleep(SETTLED_AFTER)
                        megabytes[kind].append(bot.resident_mb)
    return _report(seconds, megabytes, first_start, rounds)


def _report(
    seconds: dict[str, list[float]], megabytes: dict[str, list[float]], first_start: float, rounds: int
) -> dict[str, Any]:
    medians = {
        kind: {
            "seconds": round(statistics.median(seconds[kind]), 3),
            "resident_mb": round(statistics.median(megabytes[kind]), 1),
        }
        for kind in KINDS
    }
    ratios = {
        kind: {figure: round(value / medians["echo"][figure], 2) for figure, value in medians[kind].items()}
        for kind in ("sideline", "sideline_with_key")
    }
    return {**medians, "to_echo": ratios, "first_start_ever_seconds": round(first_start, 3), "rounds": rounds}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    json.dump(asyncio.run(main(parser.parse_args().rounds)), sys.stdout, indent=2)
    sys.stdout.write("\n")
