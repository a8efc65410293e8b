"""Work that cannot be done because something it needs is away."""

from collections.abc import AsyncIterator, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from bot.deps import Deps
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import load_tracks
from handlers.installations.workspaces import Workspaces
from handlers.jobs import Later
from handlers.slack import Slack
from handlers.working import AWAY_AT_MOST, do_work
from storage.agenda import AgendaRow
from storage.database import Database
from tests.house.source import ROOT

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ROW = AgendaRow("token", "T1:work", "work", "interactive", "T1", None, {}, due_at=NOW, attempts=1, memo={})


class OneWorkspace:
    """A workspace of which the work here asks nothing."""

    teams: Collection[str] = ("T1",)

    async def find(self, team_id: str | None, *, enterprise_id: str | None = None) -> Slack | None:
        return cast("Slack", object())

    async def check(self, team_id: str, *, why: str) -> None: ...

    async def rest(self, team_id: str, *, why: str) -> None: ...

    async def look_after(self) -> None: ...


@pytest.fixture
async def deps(tmp_path: Path) -> AsyncIterator[Deps]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/working.db")
    settings = Settings.model_validate({})
    yield Deps(settings, database, load_tracks(ROOT / "content"), None, TemplateCoach(), lambda: NOW)
    await database.close()


async def work_that_meets(deps: Deps, trouble: Exception, row: AgendaRow) -> None:
    async def work(_deps: Deps, _slack: Slack, _row: AgendaRow) -> datetime | None:
        raise trouble

    workspaces: Workspaces = OneWorkspace()
    await do_work(deps, workspaces, {"work": work}, row)


GONE = [NoneFree("no turn in 15 seconds"), OperationalError("", {}, Exception("server closed the connection"))]


@pytest.mark.parametrize("trouble", GONE, ids=lambda trouble: type(trouble).__name__)
async def test_a_database_that_is_gone_is_waited_for_and_no_failure(deps: Deps, trouble: Exception) -> None:
    with pytest.raises(Later) as later:
        await work_that_meets(deps, trouble, ROW)

    assert later.value.seconds == 2


async def test_the_longer_it_is_gone_the_more_seldom_it_is_tried(deps: Deps) -> None:
    with pytest.raises(Later) as later:
        await work_that_meets(deps, GONE[0], replace(ROW, due_at=NOW - timedelta(minutes=2)))

    assert later.value.seconds == 30


async def test_what_waited_for_hours_fails_like_everything_else(deps: Deps) -> None:
    long_ago = NOW - AWAY_AT_MOST - timedelta(minutes=1)

    with pytest.raises(NoneFree):
        await work_that_meets(deps, GONE[0], replace(ROW, due_at=long_ago))


async def test_a_row_the_database_does_not_take_is_a_failure_at_once(deps: Deps) -> None:
    with pytest.raises(DataError):
        await work_that_meets(deps, DataError("", {}, ValueError("too long")), ROW)
