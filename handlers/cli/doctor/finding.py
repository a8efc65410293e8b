"""One line of what the doctor found."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How it stands; the value is the mark in front of the line."""

    FINE = "✓"
    BROKEN = "✗"
    ABSENT = "–"


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it stands, and what to do about it if anything is to be done."""

    subject: str
    state: State
    says: str
    fix: str = ""

    def __str__(self) -> str:
        line = f"{self.state.value} {self.subject}: {self.says}"
        return f"{line} → {self.fix}" if self.fix else line

    def as_json(self) -> dict[str, str]:
        """The same for a program to read: `state` is fine, broken or absent."""
        return {"subject": self.subject, "state": self.state.name.lower(), "says": self.says, "fix": self.fix}


def fine(subject: str, says: str) -> Finding:
    """It works."""
    return Finding(subject, State.FINE, says)


def broken(subject: str, says: str, fix: str) -> Finding:
    """It does not work, and this mends it."""
    return Finding(subject, State.BROKEN, says, fix)


def absent(subject: str, says: str, fix: str = "") -> Finding:
    """It is not there, and need not be."""
    return Finding(subject, State.ABSENT, says, fix)
