"""The log: one line an event, as text for people or as JSON for programs, and never a word anybody wrote.

Our own lines are plain sentences with kinds, counts and codes (a house test reads every one of them). Libraries
are not so careful: they put whole requests into their messages, and a traceback ends in an error's message,
which may quote a person. So of their lines only trouble is kept, of a message only what stands in the library's
own source, and of an error its kind and the lines it came through.
"""

import json
import linecache
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

from bot.settings import Settings
from handlers.failures import trace
from storage.outage import is_gone

FIELDS = ("team", "job", "code", "seconds")
"""What a line may carry beside its sentence: who it is about is a workspace's id, never a person."""

_TEXT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_ENDS_A_PREFIX = re.compile(r"[^\w\s,.'/-]|\n")
_SOURCE_LINES = 8
_WARN_OF_NOTHING = ("slack_bolt", "apscheduler", "psycopg.pool")

_working_on: ContextVar[dict[str, str]] = ContextVar("working_on", default={})  # noqa: B039  (never changed in place)

log = logging.getLogger("sideline")


def set_up(settings: Settings, stream: TextIO | None = None) -> logging.Handler:
    """Send the log to standard error, or to `stream`, in the format and at the level that are set."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter() if settings.sideline_log_format == "json" else TextFormatter(_TEXT))
    handler.addFilter(is_worth_logging)
    logging.basicConfig(level=settings.sideline_log_level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    sys.excepthook = _say_crash
    return handler


@contextmanager
def working_on(**what: str) -> Iterator[None]:
    """Put `team` and `job` on every line that is written inside, also by the tasks begun there."""
    token = _working_on.set({**_working_on.get(), **what})
    try:
        yield
    finally:
        _working_on.reset(token)


def is_worth_logging(record: logging.LogRecord) -> bool:
    """Our own lines, and of the libraries only trouble: in detail they would quote what people write.

    Bolt warns at every start that a token is given in another way than it expects, and the scheduler each
    second that a look at the database is still waiting for it. While the database is gone, which it says itself
    in a line, the queue on it and asyncio would say so at every try.
    """
    if _is_ours(record):
        return True
    if record.exc_info and is_gone(record.exc_info[1]):
        return False
    return record.levelno >= (logging.ERROR if record.name.startswith(_WARN_OF_NOTHING) else logging.WARNING)


class TextFormatter(logging.Formatter):
    """A line for people; what happened to whom comes last."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, sentence."""
        fields = "".join(f" {name}={value}" for name, value in _fields(record))
        return self._style.format(_with(record, self.formatTime(record), _sentence(record))) + fields


class JsonFormatter(logging.Formatter):
    """A line for programs: an object with `time`, `level`, `logger`, `event`, `message`, and what `FIELDS` names.

    `event` is the sentence without its values, so that lines of one kind can be counted.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the sentence holds."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": str(record.msg) if _is_ours(record) else _words_of_library(record),
            "message": _sentence(record),
        }
        return json.dumps({**line, **dict(_fields(record))}, default=str)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == "sideline"


def _with(record: logging.LogRecord, time: str, sentence: str) -> logging.LogRecord:
    """A copy to print: other handlers get the record as it came."""
    printed = logging.makeLogRecord(record.__dict__)
    printed.asctime, printed.message = time, sentence
    return printed


def _fields(record: logging.LogRecord) -> Iterator[tuple[str, Any]]:
    known = {**_working_on.get(), **record.__dict__}
    return ((name, known[name]) for name in FIELDS if name in known)


def _sentence(record: logging.LogRecord) -> str:
    """What the line says, with the error it is about, if any, by its kind and place; never two lines."""
    sentence = record.getMessage() if _is_ours(record) else _words_of_library(record)
    error = record.exc_info[1] if record.exc_info else None
    parts = [sentence.replace("\n", " "), trace(error) if error else ""]
    return ": ".join(part for part in parts if part)


def _words_of_library(record: logging.LogRecord) -> str:
    """Where in the library it was said, and those of its first words that stand in the library's source."""
    place = f"{record.filename}:{record.lineno} {record.funcName}"
    lines = range(record.lineno, record.lineno + _SOURCE_LINES)
    source = "".join(linecache.getline(record.pathname, line) for line in lines)
    words = _ENDS_A_PREFIX.split(str(record.msg), maxsplit=1)[0].strip()
    return f"{words} ({place})" if words and words in source else place


def _say_crash(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """The end of the program, told like any other failure."""
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("stopped by a fault of ours: %s", trace(error))
