"""The way out to Slack by workspace: one that a token in the settings speaks for, or all that added us."""

import logging
from collections.abc import Collection
from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient

from bot.deps import Deps
from handlers.failures import FAILURES, NOT_TAKEN, code_of
from handlers.installations.leaving import arrive, delete_departed, leave
from handlers.slack import Identity, Process, Slack, reading_client, way_out

log = logging.getLogger("sideline.workspaces")


class Workspaces(Protocol):
    """The workspaces this process serves."""

    @property
    def teams(self) -> Collection[str] | None:
        """The only ones whose work is done here; None is all."""

    async def find(self, team_id: str | None, *, enterprise_id: str | None = None) -> Slack | None:
        """The way out to a workspace; None when it has us no more, or never had."""

    async def check(self, team_id: str, *, why: str) -> None:
        """Slack says that a workspace (or an organisation) took us out: see whether that is so."""

    async def rest(self, team_id: str, *, why: str) -> None:
        """There was no way out to a workspace with work to do: if so it is, its work is put aside."""

    async def look_after(self) -> None:
        """What has to be seen to every few minutes."""


class OneWorkspace:
    """The workspace of SLACK_BOT_TOKEN."""

    def __init__(self, deps: Deps, process: Process, identity: Identity, token: str) -> None:
        """Who we are with the token was asked at the start."""
        self._deps = deps
        self._is_resting = False
        self._token = token
        self._asking = reading_client(token, process.api_url, process.session)
        self.slack = way_out(process, identity, token, renew=self._refused)

    @property
    def teams(self) -> Collection[str]:
        """The one."""
        return {self.slack.identity.team_id}

    async def find(self, team_id: str | None, *, enterprise_id: str | None = None) -> Slack | None:  # noqa: ARG002
        """The way out, while Slack takes the token."""
        return self.slack if team_id == self.slack.identity.team_id and not self._is_resting else None

    async def check(self, team_id: str, *, why: str) -> None:
        """Rest if Slack takes the token no more."""
        del team_id
        if await refusal_of(self._asking, self._token) and not self._is_resting:
            self._is_resting = True
            log.error("SLACK_BOT_TOKEN is not taken any more (%s): set a new one and start again", why)
            await leave(self._deps, team_id=self.slack.identity.team_id, why=why)

    async def rest(self, team_id: str, *, why: str) -> None:
        """Put its work aside."""
        await leave(self._deps, team_id=team_id, why=why)

    async def look_after(self) -> None:
        """Go on when the token is taken again; drop what the settings say is to be dropped."""
        if self._is_resting and await refusal_of(self._asking, self._token) is None:
            self._is_resting = False
            await arrive(self._deps, self.slack.identity)
        await delete_departed(self._deps)

    async def _refused(self, used: str, code: str) -> str | None:
        """There is no other token to try; but is there anything wrong with this one?"""
        await self.check(self.slack.identity.team_id, why=code)
        return None if self._is_resting else used


async def refusal_of(client: AsyncWebClient, token: str) -> str | None:
    """Slack's word for why it does not take the token; None when it does, and when it cannot be asked."""
    try:
        await client.auth_test(token=token)
    except FAILURES as error:
        return code_of(error) if code_of(error) in NOT_TAKEN else None
    return None
