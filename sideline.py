"""The command `sideline`: loads the program, and hands over to it.

Loading takes about a second. Whoever presses Ctrl-C meanwhile reads one line, not where in it the program was.
"""

import os
import signal
import sys
from types import FrameType

STOPPED = 128 + signal.SIGINT
LINE = "sideline: stopped before it had begun\n"


def main() -> None:
    """Load the program and do what was typed. Ends with its exit code, or 130 if stopped before it began."""
    before = signal.signal(signal.SIGINT, _end_at_once)
    from app import main as begin  # noqa: PLC0415  (from here on somebody watches for Ctrl-C)

    signal.signal(signal.SIGINT, before)
    try:
        begin()
    except KeyboardInterrupt:
        sys.stderr.write(LINE)
        raise SystemExit(STOPPED) from None


def _end_at_once(_number: int, _frame: FrameType | None) -> None:
    """Nothing is open yet. An exception could be swallowed, or turned into another, by a module half loaded."""
    os.write(sys.stderr.fileno(), LINE.encode())
    os._exit(STOPPED)


if __name__ == "__main__":
    main()
