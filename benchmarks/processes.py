"""Starting a bot in a process of its own and reading what it used."""

import asyncio
import contextlib
import os
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

import psutil

from sandbox import Sandbox


@dataclass
class Bot:
    """A running bot; `started_in` is seconds from start to connected."""

    process: psutil.Process
    started_in: float

    @property
    def cpu_seconds(self) -> float:
        """Processor time used so far, user and system."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    @property
    def resident_mb(self) -> float:
        """Resident memory now."""
        return float(self.process.memory_info().rss) / 1e6


@contextlib.asynccontextmanager
async def running(name: str, slack: Sandbox, database: str, **environment: str) -> AsyncIterator[Bot]:
    """The bot of that name, connected to the sandbox; killed at the end."""
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": database,
        **environment,
    }
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.bots",
        name,
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        if process.stdout is None or (await process.stdout.readline()).strip() != b"ready":
            raise RuntimeError(f"{name} did not start")
        yield Bot(psutil.Process(process.pid), time.perf_counter() - began)
    finally:
        process.kill()
        await process.wait()
