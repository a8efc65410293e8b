"""From what was typed to an exit code: 0 done, 1 done in part or broken, 2 could not begin."""

import asyncio
import io
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping

from bot.settings import SettingsError
from handlers.cli import importing, keys, moving, personal
from handlers.cli.arguments import parse
from handlers.cli.doctor import examine
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import settings_here
from handlers.cli.previewing import preview_digest
from handlers.cli.reasons import reason_of
from handlers.cli.tokens import look_after_tokens
from handlers.cli.usage import show_usage

Job = Callable[[Namespace, Doors], Awaitable[int]]

JOBS: Mapping[str, Job] = {
    "kb": importing.import_knowledge,
    "import": importing.import_list,
    "doctor": examine,
    "move-database": moving.move_database,
    "backup": moving.back_up,
    "restore": moving.restore,
    "export": personal.export,
    "forget": personal.forget,
    "digest": preview_digest,
    "usage": show_usage,
    "token": look_after_tokens,
    "new-key": keys.make_key,
    "rotate-keys": keys.rotate_keys,
}


def main(arguments: list[str], doors: Doors) -> int:
    """Do what the arguments say; the exit code. Whatever goes wrong is one line on standard error."""
    _print_what_the_terminal_can()
    if arguments[:1] == ["sandbox"]:
        return doors.sandbox(arguments[1:])
    try:
        given = parse(arguments)
        if given.command == "run":
            return doors.run(settings_here(given.role))
        return _finish(JOBS[given.command], given, doors)
    except (CannotDo, SettingsError) as problem:
        return _fail(str(problem), code=2)


def _finish(job: Job, given: Namespace, doors: Doors) -> int:
    """Run a job that ends by itself. Here, and only here, an unforeseen error becomes a line."""
    try:
        return asyncio.run(_awaited(job, given, doors))
    except (CannotDo, SettingsError):
        raise
    except KeyboardInterrupt:
        return _fail("stopped; what was kept so far stays", code=130)
    except Exception as error:
        return _fail(f"{given.command} failed: {reason_of(error)}; `sideline doctor` says what is set up", code=1)


async def _awaited(job: Job, given: Namespace, doors: Doors) -> int:
    return await job(given, doors)


def _fail(line: str, *, code: int) -> int:
    sys.stderr.write(f"sideline: {line}\n")
    return code


def _print_what_the_terminal_can() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
