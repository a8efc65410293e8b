"""The log as the program sets it up, everything on, printed where a test can read it."""

import io
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.settings import Settings
from handlers import logs

LIBRARIES = ("slack_bolt", "slack_sdk", "aiohttp", "aiosqlite", "sqlalchemy", "apscheduler", "anthropic", "httpx2")


@contextmanager
def printed_log(log_format: str = "text") -> Iterator[Callable[[], str]]:
    """What was printed so far, as long as the block runs; pytest's own handlers are put back afterwards."""
    root, printed = logging.getLogger(), io.StringIO()
    handlers, level, hook = list(root.handlers), root.level, sys.excepthook
    levels = {name: logging.getLogger(name).level for name in LIBRARIES}
    for handler in handlers:  # taken off first, because setting up would close them
        root.removeHandler(handler)
    settings = Settings.model_validate({"sideline_log_format": log_format, "sideline_log_level": "DEBUG"})
    logs.set_up(settings, printed)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        yield printed.getvalue
    finally:
        logging.captureWarnings(False)
        root.handlers[:] = handlers
        root.setLevel(level)
        sys.excepthook = hook
        for name, before in levels.items():
            logging.getLogger(name).setLevel(before)
