"""Doing one piece of the agenda's work, in the workspace it is for."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from handlers.failures import FAILURES, code_of, is_away, is_rate_limit, wait_of
from handlers.giving_up import say_gave_up
from handlers.home import refresh_home
from handlers.installations.workspaces import Workspaces
from handlers.jobs import Job, Later
from handlers.metering import measured
from storage.agenda import AgendaRow
from storage.errors import DATABASE_TROUBLE
from storage.outage import is_gone

log = logging.getLogger("sideline.working")

AWAY_AT_MOST = timedelta(hours=6)
"""How long Slack or the database may be away before that counts as a failure of what wants to be done."""
SOONEST_SECONDS, LATEST_SECONDS = 2.0, 60.0
"""Between two tries while one of them is away: a quarter of the time it has been due, within these."""
NOT_HERE_SECONDS = 5
"""When to look again for work of a workspace that seemed to be gone; if it is, the work has been put aside."""


async def do_work(deps: Deps, workspaces: Workspaces, jobs: Mapping[str, Job], row: AgendaRow) -> datetime | None:
    """Do it and bring the person's Home tab up to date; when it is next due. Raises `Later`.

    Where Slack takes nothing from us, everything promised there rests.
    """
    slack = await workspaces.find(row.team_id)
    if slack is None:
        await workspaces.rest(row.team_id, why="there is no token")
        raise Later(NOT_HERE_SECONDS)
    with measured(deps, row), _waiting(deps, row):
        run_at = await jobs[row.kind](deps, slack, row)
    if row.person_id:
        refresh_home(deps, slack, row.person_id)
    return run_at


@contextmanager
def _waiting(deps: Deps, row: AgendaRow) -> Iterator[None]:
    """What cannot be done because Slack or the database is away is done when that is back: it is no failure yet.

    Raises `Later`.
    """
    due_for = deps.now() - row.due_at
    seconds = min(max(due_for.total_seconds() / 4, SOONEST_SECONDS), LATEST_SECONDS)
    try:
        yield
    except FAILURES as error:
        if isinstance(error, SlackApiError) and is_rate_limit(error):
            raise Later(wait_of(error)) from error
        if not is_away(error) or due_for > AWAY_AT_MOST:
            raise
        if seconds == SOONEST_SECONDS:  # a line for each that begins to wait, none for each try
            log.warning("Slack is away (%s); %s waits for it", code_of(error), row.kind)
        raise Later(seconds) from error
    except DATABASE_TROUBLE as trouble:  # of which the database says itself that it is gone
        if not is_gone(trouble) or due_for > AWAY_AT_MOST:
            raise
        raise Later(seconds) from trouble


async def say_given_up(deps: Deps, workspaces: Workspaces, row: AgendaRow) -> None:
    """Tell whoever waits for it that it will not come."""
    slack = await workspaces.find(row.team_id)
    if slack is not None:
        await say_gave_up(deps, slack, row)
