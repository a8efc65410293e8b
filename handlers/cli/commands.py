"""From what was typed to an exit code: 0 done, 1 done in part or broken, 2 could not begin, 128 on stopped."""

import asyncio
import io
import logging
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable, Mapping

from bot.doors import Door
from bot.settings import SettingsError
from handlers.cli.arguments import parse
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import misspelt_here, settings_here
from handlers.cli.reasons import mending, reason_of

Job = Callable[[Namespace, Doors], Awaitable[int]]

JOBS: Mapping[str, Job] = {
    "kb": Door("handlers.cli.importing", "import_knowledge"),
    "import": Door("handlers.cli.importing", "import_list"),
    "doctor": Door("handlers.cli.doctor", "examine"),
    "move-database": Door("handlers.cli.moving", "move_database"),
    "backup": Door("handlers.cli.moving", "back_up"),
    "restore": Door("handlers.cli.moving", "restore"),
    "export": Door("handlers.cli.personal", "export"),
    "forget": Door("handlers.cli.personal", "forget"),
    "digest": Door("handlers.cli.previewing", "preview_digest"),
    "usage": Door("handlers.cli.usage", "show_usage"),
    "token": Door("handlers.cli.tokens", "look_after_tokens"),
    "new-key": Door("handlers.cli.keys", "make_key"),
    "rotate-keys": Door("handlers.cli.keys", "rotate_keys"),
}
"""Each command opens its own room alone: `run`, which stays for months, needs none of them."""


def main(arguments: list[str], doors: Doors) -> int:
    """Do what the arguments say; the exit code. Whatever goes wrong is one line on standard error."""
    _print_what_the_terminal_can()
    if arguments[:1] == ["sandbox"]:
        return doors.sandbox(arguments[1:])
    try:
        given = parse(arguments)
        if given.command == "run":
            sys.stderr.writelines(f"sideline: {line}\n" for line in misspelt_here())
            return doors.run(settings_here(given.role))
        return _finish(JOBS[given.command], given, doors)
    except (CannotDo, SettingsError) as problem:
        return _fail(str(problem), code=2)


def _finish(job: Job, given: Namespace, doors: Doors) -> int:
    """Run a job that ends by itself. Here, and only here, an unforeseen error becomes a line.

    What went wrong is in that line, so that nothing is to be logged beside it.
    """
    logging.basicConfig(handlers=[logging.NullHandler()])
    try:
        return asyncio.run(_awaited(job, given, doors))
    except (CannotDo, SettingsError):
        raise
    except KeyboardInterrupt as stopped:
        return _fail("stopped; what was kept so far stays", code=128 + next(iter(stopped.args), signal.SIGINT))
    except BrokenPipeError:
        return _unread()
    except Exception as error:
        mend = mending(error, otherwise="`sideline doctor` says what is set up")
        return _fail(f"{given.command} failed: {reason_of(error)}; {mend}", code=1)


def _unread() -> int:
    """Whoever read along has read enough, as `head` does: that needs no words, nor does the rest of it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


async def _awaited(job: Job, given: Namespace, doors: Doors) -> int:
    return await job(given, doors)


def _fail(line: str, *, code: int) -> int:
    sys.stderr.write(f"sideline: {line}\n")
    return code


def _print_what_the_terminal_can() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
