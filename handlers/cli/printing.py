"""What a command has to say, a line at a time, on standard output."""

import sys


def say(line: str) -> None:
    """Print the line."""
    sys.stdout.write(f"{line}\n")
