"""The other end of `integrations.aside`: takes a call from its input, answers on its output, until that ends."""

import contextlib
import os
import pickle
import resource
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

LENGTH_BYTES = 8
MOST_MEMORY = 1_000_000_000
"""A file that unpacks to more than this ends the process instead of the machine."""

NICENESS = 10
"""Whoever waits for an acknowledgement goes first: the other process gets a tenth of what it would beside them."""


def main() -> None:
    """Answer one call after the other; both ends are ours, so pickled calls are safe."""
    asked, answered = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # whatever a library prints is no answer
    os.nice(NICENESS)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    while call := _read(asked):
        answer = _answer(call)
        answered.write(len(answer).to_bytes(LENGTH_BYTES) + answer)
        answered.flush()


def _read(asked: BinaryIO) -> bytes:
    """The next call; b"" when there are no more."""
    length = asked.read(LENGTH_BYTES)
    return asked.read(int.from_bytes(length)) if len(length) == LENGTH_BYTES else b""


def _answer(call: bytes) -> bytes:
    try:
        work, given = pickle.loads(call)  # from our own parent
        return pickle.dumps((False, _result(work, given)))
    except Exception as error:  # it is raised where the work was asked for
        return _as_answer(error)


def _result(work: Callable[..., Any], given: tuple[Any, ...]) -> object:
    return work(*given)


def _as_answer(error: Exception) -> bytes:
    """The error itself, or its name when it cannot travel."""
    try:
        answer = pickle.dumps((True, error))
        pickle.loads(answer)
    except Exception:
        return pickle.dumps((True, RuntimeError(type(error).__name__)))
    return answer


if __name__ == "__main__":
    main()
