"""For which Slack workspace a command works."""

import re
from dataclasses import dataclass

from bot.settings import Settings
from handlers.cli.doors import CannotDo, Doors
from handlers.connection import CannotConnect, identify
from handlers.slack import open_session, reading_client
from storage import teams
from storage.database import Database

_TEAM_ID = re.compile(r"[TE][A-Z0-9]+")


@dataclass(frozen=True)
class Workspace:
    """A Slack workspace; `name` may be unknown."""

    team_id: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.team_id})" if self.name else self.team_id


async def choose_workspace(given: str | None, settings: Settings, database: Database, doors: Doors) -> Workspace:
    """The one that was named; else that of the bot token; else the only one there is; else the sandbox's.

    The token comes first: somebody who tried the sandbox and then connected a workspace means the
    workspace. Raises `CannotDo` when that does not decide it.
    """
    known = await _known(database)
    if given:
        return _named(given, known)
    if settings.slack_bot_token:
        return await _of_token(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    if len(known) == 1:
        return known[0]
    if known:
        raise CannotDo(f"say which workspace with --team: {_listed(known)}")
    return Workspace(*doors.sandbox_team())


async def require_known(given: str | None, database: Database) -> None:
    """Raises `CannotDo` when a workspace was named and is none of those there are."""
    if given:
        _named(given, await _known(database))


async def _known(database: Database) -> list[Workspace]:
    async with database.reading_all_teams() as session:
        return [Workspace(team.team_id, team.name) for team in await teams.list_teams(session)]


def _named(given: str, known: list[Workspace]) -> Workspace:
    """A typo must not found a workspace nobody will ever look into."""
    found = next((workspace for workspace in known if workspace.team_id == given), None)
    if found:
        return found
    if known:
        raise CannotDo(f"there is no workspace {given} here, only {_listed(known)}")
    if not _TEAM_ID.fullmatch(given):
        raise CannotDo(f"{given} is not a workspace's id; it looks like T012AB3CD")
    return Workspace(given)


async def _of_token(token: str, api_url: str) -> Workspace:
    try:
        async with open_session(api_url) as session:
            identity = await identify(reading_client(token, api_url, session))
    except CannotConnect as problem:
        raise CannotDo(f"{problem} Or say which workspace with --team.") from None
    return Workspace(identity.team_id, identity.team_name)


def _listed(known: list[Workspace]) -> str:
    return ", ".join(map(str, known))
