"""Programs that are born in milliseconds, for measurements that kill hundreds of them.

    python -m benchmarks.nursery

It loads Sideline once. For each line of JSON on its standard input (settings as environment variables) it forks a
process that runs the whole program, which says "ready" and its process id once it is connected; when that has
ended, it says "ended". Whoever wants it dead sends SIGKILL to that id.
"""

import asyncio
import contextlib
import ctypes
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from sandbox import Sandbox

DIES_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux."""


class Nursery:
    """One nursery as its user sees it: one program at a time."""

    def __init__(self, process: asyncio.subprocess.Process, settings: dict[str, str]) -> None:
        self._process = process
        self._settings = settings

    @contextlib.asynccontextmanager
    async def alive(self) -> AsyncIterator[int]:
        """A program that is connected, by its process id, killed (kill -9) at the end.

        Raises `RuntimeError` if it never was.
        """
        if self._process.stdin is None:
            raise RuntimeError("the nursery listens to nobody")
        self._process.stdin.write(json.dumps(self._settings).encode() + b"\n")
        word, pid = (await self._said()).split()
        if word != "ready":
            raise RuntimeError("a program did not connect")
        try:
            yield int(pid)
        finally:
            os.kill(int(pid), signal.SIGKILL)
            await self._said()

    async def _said(self) -> str:
        if self._process.stdout is None:
            raise RuntimeError("the nursery says nothing")
        return (await self._process.stdout.readline()).decode().strip()


@contextlib.asynccontextmanager
async def nursery(slack: Sandbox, database: str, log: Path | None = None, **more: str) -> AsyncIterator[Nursery]:
    """A nursery for programs on this sandbox and database, with the sandbox's clock; `more` settings win.

    What its programs say goes to the file `log`, line by line as JSON.
    """
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": database,
        "SIDELINE_CLOCK_URL": f"{slack.origin}/clock",
        "SIDELINE_LOG_FORMAT": "json",
        **more,
    }
    with contextlib.ExitStack() as closing:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "benchmarks.nursery",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=closing.enter_context(log.open("ab")) if log else subprocess.DEVNULL,
        )
        try:
            yield Nursery(process, settings)
        finally:
            process.kill()
            await process.wait()


def _die_with_parent() -> None:
    """Whoever started us may be killed too, and nothing of ours is to go on then."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGKILL)


def main() -> None:
    """Bear programs until nobody asks for more."""
    import uvloop  # noqa: PLC0415

    import app  # noqa: F401, PLC0415  (what takes long to load, once for all that are born here)
    from benchmarks.bots import sideline  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415
    from handlers import logs  # noqa: PLC0415

    _die_with_parent()
    for line in sys.stdin:
        born = os.fork()
        if born == 0:
            _die_with_parent()
            os.environ.update(json.loads(line))
            random.seed()
            logs.set_up(read_settings(None))
            uvloop.run(sideline(ready=f"ready {os.getpid()}"))
        _, status = os.waitpid(born, 0)
        sys.stdout.write(f"ended {status}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
