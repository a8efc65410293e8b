"""The sandbox as a process beside the program that asked for it, and ending with it."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_GREETING = "Sandbox at "


class DidNotStart(Exception):
    """The process ended before it said where it is: most likely its port is taken."""


@contextlib.asynccontextmanager
async def beside(*, port: int, manifest: Path) -> AsyncIterator[str]:
    """Run one for as long as the block runs; gives its origin, "http://…" without a slash.

    Raises DidNotStart.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "sandbox",
        "--port",
        str(port),
        "--manifest",
        str(manifest),
        "--with-parent",
        cwd=_ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,
    )
    try:
        line = (await process.stdout.readline()).decode() if process.stdout else ""
        if not line.startswith(_GREETING):
            raise DidNotStart
        yield line.removeprefix(_GREETING).strip().rstrip("/")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
