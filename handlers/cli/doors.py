"""What the command line needs from the program that is put together above it, and how it fails."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.settings import Settings


@dataclass(frozen=True)
class Doors:
    """Ways into what only `app.py` knows.

    `run` and `sandbox` work until they are told to stop and give the exit code; `sandbox_team` is
    the id and the name of the sandbox's own workspace.
    """

    run: Callable[[Settings], int]
    sandbox: Callable[[list[str]], int]
    sandbox_team: Callable[[], tuple[str, str]]


class CannotDo(Exception):
    """The command cannot be begun; the message is one line that says what to do."""
