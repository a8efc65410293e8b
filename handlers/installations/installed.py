"""The workspaces that added Sideline: each with a token of its own, read once and then known.

An event asks for its workspace, so nothing is looked up for one that is known. What another process changes is
noticed where it matters: a token that ends is looked at again in time, and one that is not taken at once.
"""

import asyncio
import logging
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.deps import Deps
from handlers.connection import CannotConnect
from handlers.installations.leaving import arrive, delete_departed, leave
from handlers.installations.token_rotation import RENEW_BEFORE, is_ending, is_renewable, renew
from handlers.installations.workspaces import refusal_of
from handlers.slack import Identity, Process, Slack, reading_client, way_out
from storage import installations, teams
from storage.models import Installation
from storage.sealing import BadKey, NoSuchKey, Seal

log = logging.getLogger("sideline.workspaces")

MOST = 5000
"""How many workspaces are known at a time; one more costs a look into the database."""
SOON = timedelta(seconds=10)
"""When to look again for a workspace that was not here, and for a token that could not be renewed."""


EXPIRED = "token_expired"


async def open_installed(deps: Deps, process: Process) -> "InstalledWorkspaces":
    """The workspaces there are, with the keys tried on their tokens. Raises `CannotConnect`."""
    async with deps.database.reading_all_teams() as session:
        there = await installations.list_installations(session)
    try:
        seal = Seal(deps.settings.encryption_keys)
        for installation in there:
            seal.open(installation.sealed_token, owner=installation.team_id)
    except (BadKey, NoSuchKey) as problem:
        raise CannotConnect(str(problem)) from None
    return InstalledWorkspaces(deps, process, seal)


@dataclass(frozen=True)
class _Known:
    """What is known of a workspace; `owner` is the installation it is part of."""

    slack: Slack | None
    owner: str = ""
    look_again_at: datetime | None = None


class InstalledWorkspaces:
    """Every workspace or organisation with an installation."""

    teams = None

    def __init__(self, deps: Deps, process: Process, seal: Seal) -> None:
        """`seal` opens the tokens."""
        self._deps = deps
        self._process = process
        self.seal = seal
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def find(self, team_id: str | None, *, enterprise_id: str | None = None) -> Slack | None:
        """The way out to a workspace; None for one that has us no more, or never had."""
        if not team_id:
            return None
        known = self._known.get(team_id)
        if known is None or self._is_old(known):
            known = await self._look(team_id, enterprise_id)
        return known.slack

    async def check(self, team_id: str, *, why: str) -> None:
        """Let a workspace (or all of an organisation) go if Slack takes the installation's token no more."""
        async with self._deps.database.reading(team_id) as session:
            installation = await installations.find_installation(session, team_id=team_id)
        if installation is None:
            return
        asking = reading_client("", self._process.api_url, self._process.session)
        refusal = await refusal_of(asking, self._token_of(installation))
        if refusal is None or (refusal == EXPIRED and is_renewable(installation)):
            return
        await self._let_go(installation, why)

    async def rest(self, team_id: str, *, why: str) -> None:
        """Put a workspace's work aside; what another process has done since we looked counts."""
        if (await self._look(team_id, is_sure=True)).slack is None:
            await self._leave(team_id, why)

    async def look_after(self) -> None:
        """Renew what ends soon, whether or not anybody asks for it; drop what is to be dropped."""
        soon = self._deps.now() + RENEW_BEFORE
        async with self._deps.database.reading_all_teams() as session:
            ending = await installations.list_expiring(session, before=soon)
        for installation in ending:
            await renew(self._deps, self._process, self.seal, installation)
        await delete_departed(self._deps)

    def changed(self, owner: str) -> None:
        """The installation is a new one: look at it the next time somebody asks."""
        for team_id, known in list(self._known.items()):
            if known.slack is None:
                del self._known[team_id]
            elif known.owner == owner:
                self._known[team_id] = _Known(known.slack, owner, self._deps.now())

    def _is_old(self, known: _Known) -> bool:
        return known.look_again_at is not None and known.look_again_at <= self._deps.now()

    def _token_of(self, installation: Installation) -> str:
        return self.seal.open(installation.sealed_token, owner=installation.team_id)

    async def _look(self, team_id: str, enterprise_id: str | None = None, *, is_sure: bool = False) -> _Known:
        """Look into the database, one at a time for each workspace; also if nothing seems old (`is_sure`)."""
        async with self._turns[team_id]:
            known = self._known.get(team_id)
            if known is not None and not is_sure and not self._is_old(known):
                return known
            found = await self._installation_of(team_id, enterprise_id)
            known = await self._known_from(team_id, found)
            self._keep(team_id, known)
        return known

    def _keep(self, team_id: str, known: _Known) -> None:
        self._known[team_id] = known
        if len(self._known) > MOST:
            forgotten, _ = self._known.popitem(last=False)
            self._turns.pop(forgotten, None)

    async def _installation_of(self, team_id: str, enterprise_id: str | None) -> Installation | None:
        """Of the workspace itself, else of the organisation it is part of."""
        async with self._deps.database.reading(team_id) as session:
            found = await installations.find_installation(session, team_id=team_id)
            team = await teams.find_team(session, team_id=team_id) if found is None else None
        owner = enterprise_id or (team.enterprise_id if team else None)
        if found is not None or not owner:
            return found
        async with self._deps.database.reading(owner) as session:
            found = await installations.find_installation(session, team_id=owner)
        return found if found is not None and found.is_org else None

    async def _known_from(self, team_id: str, found: Installation | None) -> _Known:
        now = self._deps.now()
        if found is not None and is_ending(found, now):
            found = await renew(self._deps, self._process, self.seal, found)
        if found is None:
            return _Known(None, look_again_at=now + SOON)
        before = self._known.get(team_id)
        slack = before.slack if before else None
        if slack is None:
            slack = await self._way_out(team_id, found)
        slack.use_token(self._token_of(found))
        return _Known(slack, found.team_id, _next_look(found, now))

    async def _way_out(self, team_id: str, found: Installation) -> Slack:
        name = "" if found.is_org else found.name
        identity = Identity(team_id, name, found.bot_user_id, found.bot_id, found.url)
        if found.is_org:  # the organisation added us; the workspace is met here for the first time, or again
            await arrive(self._deps, identity, enterprise_id=found.team_id)

        async def refused(used: str, code: str) -> str | None:
            return await self._refused(team_id, used, code)

        return way_out(self._process, identity, self._token_of(found), renew=refused, is_org=found.is_org)

    async def _refused(self, team_id: str, used: str, code: str) -> str | None:
        """A token that was not taken: the one there is by now; else renew it; else see whether we are let go."""
        known = await self._look(team_id, is_sure=True)
        if known.slack is None or known.slack.token != used:
            return known.slack.token if known.slack else None
        found = await self._renewed(known.owner, used, code)
        if found is not None:  # another call that was refused beside this one may have renewed it by now
            known.slack.use_token(self._token_of(found))
        if known.slack.token == used:
            await self.check(known.owner, why=code)
            known = await self._look(team_id, is_sure=True)  # it may have been added again by now
        return known.slack.token if known.slack else None

    async def _renewed(self, owner: str, used: str, code: str) -> Installation | None:
        """The installation, renewed if its token is still the one that ended; one call after the other."""
        async with self._turns[owner]:
            async with self._deps.database.reading(owner) as session:
                found = await installations.find_installation(session, team_id=owner)
            if found is None or self._token_of(found) != used or code != EXPIRED or not is_renewable(found):
                return found
            return await renew(self._deps, self._process, self.seal, found)

    async def _let_go(self, installation: Installation, why: str) -> None:
        """The token is of no use any more; the workspaces' own rows stay for as long as the settings say."""
        owner = installation.team_id
        async with self._deps.database.for_team(owner) as session:
            if not await installations.delete_installation(session, gone=installation):
                return
        members = [owner]
        if installation.is_org:
            async with self._deps.database.reading_all_teams() as session:
                members = [team.team_id for team in await teams.list_members(session, enterprise_id=owner)]
        for team_id in members:
            await self._leave(team_id, why)

    async def _leave(self, team_id: str, why: str) -> None:
        """Put its work aside, unless Sideline was added there again by now."""

        async def has_us() -> bool:
            return await self._installation_of(team_id, None) is not None

        await leave(self._deps, team_id=team_id, why=why, unless=has_us)
        await self._look(team_id, is_sure=True)


def _next_look(found: Installation, now: datetime) -> datetime | None:
    """When the token has to be looked at again; never for one that lasts."""
    if found.expires_at is None:
        return None
    return max(found.expires_at - RENEW_BEFORE, now + SOON)
