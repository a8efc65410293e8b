"""Each run of a promise is timed, followed and counted, whatever comes of it."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter

from bot.deps import Deps
from bot.errors import CoachError
from handlers.jobs import Later
from storage.agenda import AgendaRow


@contextmanager
def measured(deps: Deps, row: AgendaRow) -> Iterator[None]:
    """Time the block as a run of this promise; a run that failed counts as an error under its code."""
    started = perf_counter()
    try:
        promise = row.key if row.lane == "interactive" else ""  # others come again and again under one key
        with deps.tracing.span(
            "job", of=promise, kind=row.kind, team=row.team_id, lane=row.lane, attempt=row.attempts
        ):
            yield
    finally:
        error = sys.exception()
        outcome = _outcome_of(error)
        deps.metering.job.observe(perf_counter() - started, row.kind, outcome)
        if outcome == "failed":
            note_error(deps, error)


def note_error(deps: Deps, error: BaseException | None) -> None:
    """Count a failure under the code that people are told."""
    deps.metering.errors.add(error.code if isinstance(error, CoachError) else CoachError.code)


def seconds_since(deps: Deps, moment: datetime) -> float:
    """How long ago that was; two machines' clocks may be a little apart, which is no time at all."""
    return max(0.0, (deps.now() - moment).total_seconds())


def _outcome_of(error: BaseException | None) -> str:
    if error is None:
        return "done"
    if isinstance(error, Later):
        return "later"
    return "cancelled" if isinstance(error, asyncio.CancelledError) else "failed"
