"""Work too heavy for the event loop, done in a process of its own.

Reading and measuring a call is a second of pure Python, which in a thread would still hold up every
acknowledgement. One process does it, one piece at a time; it is started when first needed, ends when
it has had nothing to do for a while, and is replaced when it dies. It is a fresh interpreter that
imports only what the work needs, so it stays small.
"""

import asyncio
import contextlib
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from integrations.aside_process import LENGTH_BYTES

ROOT = Path(__file__).parents[1]
LONGEST_SECONDS = 60.0
IDLE_SECONDS = 60.0
PARTING_SECONDS = 3.0

T = TypeVar("T")


class CameToNothing(Exception):
    """The work took too long, or killed its process twice; nothing of what it was given is in here."""


class _Died(Exception):
    """The process ended before it answered."""


class Aside:
    """Calls functions in another process: `await aside.run(function, *given)`; `close` it at the end."""

    def __init__(self, *, longest_seconds: float = LONGEST_SECONDS, idle_seconds: float = IDLE_SECONDS) -> None:
        """Work may take `longest_seconds`; after `idle_seconds` without any the process ends."""
        self._longest_seconds = longest_seconds
        self._idle_seconds = idle_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()
        self._rest: asyncio.TimerHandle | None = None
        self._dying: set[asyncio.Task[int]] = set()

    async def run(self, work: Callable[..., T], /, *given: object) -> T:
        """What `work(*given)` returns; `work` is a function of a module, and everything can be pickled.

        Raises what it raises, and `CameToNothing`.
        """
        asked = pickle.dumps((work, given))
        async with self._turn:
            self._stop_resting()
            try:
                async with asyncio.timeout(self._longest_seconds):
                    is_error, answer = await self._answer(asked)
            except BaseException as error:  # what is under way there is nobody's any more
                self._kill()
                if isinstance(error, TimeoutError | _Died):
                    raise CameToNothing(getattr(work, "__name__", "")) from None
                raise
            self._rest = asyncio.get_running_loop().call_later(self._idle_seconds, self._kill)
        if is_error:
            raise answer
        result: T = answer
        return result

    async def close(self) -> None:
        """End the process."""
        self._stop_resting()
        self._kill()
        if self._dying:
            await asyncio.wait(self._dying, timeout=PARTING_SECONDS)

    async def _answer(self, asked: bytes) -> tuple[bool, Any]:
        """A process may have died since it was last used, so one more gets a chance."""
        try:
            return await self._ask(asked)
        except _Died:
            self._kill()
            return await self._ask(asked)

    async def _ask(self, asked: bytes) -> tuple[bool, Any]:
        process = await self._running()
        if process.stdin is None or process.stdout is None:
            raise _Died
        try:
            process.stdin.write(len(asked).to_bytes(LENGTH_BYTES) + asked)
            await process.stdin.drain()
            length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES))
            answer: tuple[bool, Any] = pickle.loads(await process.stdout.readexactly(length))  # our own process
        except (OSError, asyncio.IncompleteReadError) as error:
            raise _Died from error
        return answer

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "integrations.aside_process",
                cwd=ROOT,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,  # a traceback could quote what somebody said
                start_new_session=True,
            )
        return self._process

    def _stop_resting(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        task = asyncio.create_task(process.wait())
        self._dying.add(task)
        task.add_done_callback(self._dying.discard)
