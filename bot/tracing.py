"""Following one question through the program: what took how long, inside what.

Nothing is followed unless an administrator says where to (`integrations.telemetry`). A span has a name, ids of
workspaces, kinds and counts; never a person, and never a word anybody wrote.
"""

from contextlib import AbstractContextManager, nullcontext
from typing import Protocol


class Tracing(Protocol):
    """Where spans go. Those begun inside another, also by a task begun there, are shown inside it."""

    @property
    def provider(self) -> object | None:
        """What libraries that trace themselves are given, so that their spans join ours; None when nothing is."""

    def span(self, name: str, /, *, of: str = "", **about: str | int) -> AbstractContextManager[None]:
        """Follow the block. An error that leaves it is noted by its kind alone.

        `of` is the key of a promise: what is done for it is one trace, whichever program does it. The key
        itself is not told.
        """


class Untraced:
    """Follows nothing, and costs next to nothing."""

    provider: object | None = None

    def span(self, name: str, /, *, of: str = "", **about: str | int) -> AbstractContextManager[None]:  # noqa: ARG002
        """Just the block."""
        return _NOTHING


_NOTHING: AbstractContextManager[None] = nullcontext()
