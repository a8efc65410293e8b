"""The command `sideline`: loads the program, and hands over to it.

Loading takes about a second. Whoever stops it meanwhile reads one line, not where in it the program was.
"""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

LINE = "sideline: stopped before it had begun\n"


def main() -> None:
    """Load the program and do what was typed.

    Ends with its exit code, or as shells have it if stopped before it began: 130 by Ctrl-C, 143 by SIGTERM.
    """
    before = signal.signal(signal.SIGINT, _end_at_once)
    signal.signal(signal.SIGTERM, _end_at_once)
    from app import main as begin  # noqa: PLC0415  (from here on somebody watches for both)

    signal.signal(signal.SIGINT, before)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        begin()
    except KeyboardInterrupt as stopped:
        sys.stderr.write(LINE)
        raise SystemExit(128 + next(iter(stopped.args), signal.SIGINT)) from None


def _end_at_once(number: int, _frame: FrameType | None) -> None:
    """Nothing is open yet. An exception could be swallowed, or turned into another, by a module half loaded."""
    os.write(sys.stderr.fileno(), LINE.encode())
    os._exit(128 + number)


def _interrupt(number: int, _frame: FrameType | None) -> NoReturn:
    """End as Ctrl-C does: what is open is closed, and it is said."""
    raise KeyboardInterrupt(number)


if __name__ == "__main__":
    main()
