"""The program in processes of its own, which can be told to stop, and killed."""

import asyncio
import os
import re
import signal
import sys
from pathlib import Path

from app import ROOT
from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic

READY = re.compile(rb"Connected to Slack|Working on what is due")
SECONDS = 240
"""For a start or an end: a second of work, on a machine with much else to do."""


class Processes:
    """Starts programs on one database file, connected to one sandbox, and sees to it that none is left."""

    def __init__(self, sandbox: Sandbox, model: ScriptedAnthropic, database: Path) -> None:
        self._sandbox = sandbox
        self._model = model
        self._database = database
        self._running: list[CoachProcess] = []

    async def start(self, *, has_model: bool = False, **environment: str) -> "CoachProcess":
        """One more program, connected."""
        coach = await self._spawn(has_model=has_model, **environment)
        await coach.is_ready()
        return coach

    async def run_to_the_end(self, **environment: str) -> tuple[int, str]:
        """A program that ends by itself: its exit code, and what it said."""
        return await (await self._spawn(has_model=False, **environment)).ends()

    async def _spawn(self, *, has_model: bool, **environment: str) -> "CoachProcess":
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.scenarios.impatient",
            cwd=ROOT,
            env={**self._environment(has_model=has_model), **environment},
            stderr=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
        )
        coach = CoachProcess(process)
        self._running.append(coach)
        return coach

    async def end_all(self) -> None:
        """Kill what still runs."""
        for coach in self._running:
            await coach.dies()

    def _environment(self, *, has_model: bool) -> dict[str, str]:
        claude = {"ANTHROPIC_API_KEY": "test-key", "ANTHROPIC_BASE_URL": self._model.url} if has_model else {}
        return {
            "PATH": os.environ["PATH"],
            "SLACK_BOT_TOKEN": self._sandbox.bot_token,
            "SLACK_APP_TOKEN": self._sandbox.app_token,
            "SLACK_API_URL": self._sandbox.api_url,
            "SIDELINE_CLOCK_URL": f"{self._sandbox.origin}/clock",
            "DATABASE_URL": f"sqlite:///{self._database}",
            **claude,
        }


class CoachProcess:
    """One program. What it logged is known once it has ended."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._log = ""

    async def is_ready(self) -> None:
        """Wait until it says in its log that it is connected."""
        assert self._process.stderr is not None
        async with asyncio.timeout(SECONDS):
            while not READY.search(line := await self._process.stderr.readline()):
                assert line, f"the program ended before it was connected: {self._log}"
                self._log += line.decode()

    async def dies(self) -> None:
        """Be killed without a chance to do anything about it."""
        if self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()

    async def stops(self) -> tuple[int, str]:
        """Be told to stop; the exit code, and what was logged."""
        self._process.send_signal(signal.SIGTERM)
        return await self.ends()

    async def ends(self) -> tuple[int, str]:
        """Come to an end; the exit code, and what was logged."""
        async with asyncio.timeout(SECONDS):
            _, rest = await self._process.communicate()
        assert self._process.returncode is not None
        return self._process.returncode, self._log + rest.decode()
