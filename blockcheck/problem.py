"""What is wrong with a payload, said the way Slack says it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One reason for Slack to refuse: where (a JSON pointer), why, and under which error code."""

    pointer: str
    message: str
    code: str = "invalid_blocks"
    most: int | None = None
    """The limit that was passed, when this is about too many characters or items."""
    extra: str | None = None
    """The property that must not be there, when this is about one; `pointer` is the object that has it."""

    def __str__(self) -> str:
        """The line Slack puts into `response_metadata.messages`."""
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


def error_code(problems: Sequence[Problem]) -> str | None:
    """The `error` Slack would answer with: the code of the first problem, None when there is none."""
    return problems[0].code if problems else None
