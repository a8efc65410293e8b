"""Doing one piece of the agenda's work, in the workspace it is for."""

from collections.abc import Mapping
from datetime import datetime

from bot.deps import Deps
from handlers.giving_up import say_gave_up
from handlers.home import refresh_home
from handlers.installations.leaving import leave
from handlers.installations.workspaces import Workspaces
from handlers.jobs import Job, Later
from handlers.measuring import measured
from storage.agenda import AgendaRow

NOT_HERE_SECONDS = 60
"""When to look again for work whose workspace has gone; by then it has been put aside."""


async def do_work(deps: Deps, workspaces: Workspaces, jobs: Mapping[str, Job], row: AgendaRow) -> datetime | None:
    """Do it and bring the person's Home tab up to date; when it is next due. Raises `Later`.

    Where Slack takes nothing from us, everything promised there rests.
    """
    slack = await workspaces.find(row.team_id)
    if slack is None:
        await leave(deps, team_id=row.team_id, why="there is no token")
        raise Later(NOT_HERE_SECONDS)
    with measured(deps, row):
        run_at = await jobs[row.kind](deps, slack, row)
    if row.person_id:
        refresh_home(deps, slack, row.person_id)
    return run_at


async def say_given_up(deps: Deps, workspaces: Workspaces, row: AgendaRow) -> None:
    """Tell whoever waits for it that it will not come."""
    slack = await workspaces.find(row.team_id)
    if slack is not None:
        await say_gave_up(deps, slack, row)
