"""Adding Sideline to a workspace: off to Slack, and back with a code that is exchanged for a token."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode, urljoin

import yaml

from bot.deps import Deps
from handlers.failures import FAILURES, code_of
from handlers.installations.install_states import new_state, read_state
from handlers.installations.installed import InstalledWorkspaces
from handlers.installations.leaving import arrive
from handlers.installations.token_rotation import end_of
from handlers.slack import Identity, Process, posting_client
from storage import installations, processed, teams
from storage.installations import Grant

log = logging.getLogger("sideline.installing")

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
NOBODY_YET = "installing"
"""Whose rows they are while nobody knows which workspace it will be."""
SPENT = frozenset({"invalid_code", "code_already_used", "code_expired"})

Why = Literal["cancelled", "link", "spent", "not_invited", "slack"]


class NotInstalled(Exception):
    """Sideline was not added: cancelled, a link that is not (any more) good, not invited, or Slack said no."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Added:
    """Where Sideline was added; `is_again` when it was there before."""

    name: str
    team_id: str
    is_again: bool


@dataclass(frozen=True)
class Return:
    """What a browser comes back with from Slack; `browser` is what its cookie says."""

    state: str
    code: str
    error: str
    browser: str


def way_to_slack(deps: Deps, scopes: str, *, browser: str) -> str:
    """Where the browser is sent to be asked whether Sideline may come."""
    settings = deps.settings
    asked = {
        "client_id": settings.slack_client_id or "",
        "scope": scopes,
        "user_scope": "",
        "redirect_uri": _redirect_uri(deps),
        "state": new_state(_secret(deps), browser=browser, now=deps.now()),
    }
    return f"{urljoin(settings.slack_api_url, '/oauth/v2/authorize')}?{urlencode(asked)}"


def scopes_in(manifest: Path) -> str:
    """What the manifest asks for, with commas between; Slack lets people refuse the optional ones."""
    scopes = yaml.safe_load(manifest.read_text(encoding="utf-8"))["oauth_config"]["scopes"]
    return ",".join([*scopes["bot"], *scopes.get("bot_optional", [])])


async def add_workspace(deps: Deps, process: Process, workspaces: InstalledWorkspaces, back: Return) -> Added:
    """Take what Slack grants and keep it. Raises `NotInstalled`."""
    await _spend(deps, back)
    if back.error:
        raise NotInstalled("cancelled" if back.error == "access_denied" else "slack")
    granted = await _exchange(deps, process, back.code)
    place = granted["enterprise"] if granted.get("is_enterprise_install") else granted["team"]
    team_id, token = str(place["id"]), str(granted["access_token"])
    if not _is_invited(deps, granted):
        await _give_back(process, token)
        raise NotInstalled("not_invited")
    identity = await _identify(process, team_id, token)
    return await _keep(deps, workspaces, granted, identity)


async def _spend(deps: Deps, back: Return) -> None:
    """A state is good for once, and for the browser it was given to."""
    state = read_state(_secret(deps), back.state, browser=back.browser, now=deps.now())
    if state is None or state.is_old:
        raise NotInstalled("link")
    async with deps.database.for_team(NOBODY_YET) as session:
        if not await processed.claim_event(session, key=f"install:{state.nonce}", now=deps.now()):
            raise NotInstalled("spent")


async def _exchange(deps: Deps, process: Process, code: str) -> Any:
    try:
        granted = await posting_client("", process.api_url, process.session).oauth_v2_access(
            client_id=deps.settings.slack_client_id or "",
            client_secret=_secret(deps),
            code=code,
            redirect_uri=_redirect_uri(deps),
        )
    except FAILURES as error:
        log.warning("Slack did not exchange a code for a token: %s", code_of(error))
        raise NotInstalled("spent" if code_of(error) in SPENT else "slack") from None
    if granted.get("token_type") != "bot":
        raise NotInstalled("slack")
    return granted


def _is_invited(deps: Deps, granted: Any) -> bool:
    invited = deps.settings.invited_workspaces
    places = {(granted.get(each) or {}).get("id") for each in ("team", "enterprise")}
    return not invited or bool(invited & places)


async def _give_back(process: Process, token: str) -> None:
    """What we will not use is not ours to keep."""
    try:
        await posting_client(token, process.api_url, process.session).auth_revoke()
    except FAILURES as error:
        log.warning("giving a token back failed: %s", code_of(error))


async def _identify(process: Process, team_id: str, token: str) -> Identity:
    try:
        said = await posting_client(token, process.api_url, process.session).auth_test()
    except FAILURES as error:
        log.warning("a new token could not be tried: %s", code_of(error))
        raise NotInstalled("slack") from None
    return Identity(
        team_id,
        str(said.get("team", "")),
        str(said["user_id"]),
        str(said.get("bot_id", "")),
        str(said.get("url", "")),
    )


async def _keep(deps: Deps, workspaces: InstalledWorkspaces, granted: Any, identity: Identity) -> Added:
    is_org, owner = bool(granted.get("is_enterprise_install")), identity.team_id
    enterprise = granted.get("enterprise") or {}
    refresh_token = granted.get("refresh_token")
    grant = Grant(
        is_org=is_org,
        enterprise_id=enterprise.get("id"),
        name=str(enterprise.get("name") if is_org else granted["team"].get("name") or identity.team_name),
        url=identity.url,
        bot_user_id=identity.bot_user_id,
        bot_id=identity.bot_id,
        scopes=str(granted.get("scope", "")),
        sealed_token=workspaces.seal.close(str(granted["access_token"]), owner=owner),
        sealed_refresh_token=workspaces.seal.close(str(refresh_token), owner=owner) if refresh_token else None,
        expires_at=end_of(granted, deps.now()),
    )
    async with deps.database.for_team(owner) as session:
        was_here = await installations.find_installation(session, team_id=owner) is not None
        await installations.keep_installation(session, team_id=owner, grant=grant, now=deps.now())
    for each in await _members(deps, identity, grant):
        await arrive(deps, each, enterprise_id=grant.enterprise_id)
    workspaces.changed(owner)
    log.info("%s (%s) has added Sideline%s", grant.name, owner, " again" if was_here else "")
    return Added(grant.name, owner, was_here)


async def _members(deps: Deps, identity: Identity, grant: Grant) -> list[Identity]:
    """The workspace; of an organisation those that had us before, the others are met when they first speak."""
    if not grant.is_org:
        return [Identity(identity.team_id, grant.name, identity.bot_user_id, identity.bot_id, identity.url)]
    async with deps.database.reading_all_teams() as session:
        known = await teams.list_members(session, enterprise_id=identity.team_id)
    return [Identity(team.team_id, team.name, identity.bot_user_id, identity.bot_id) for team in known]


def _secret(deps: Deps) -> str:
    secret = deps.settings.slack_client_secret
    return secret.get_secret_value() if secret else ""


def _redirect_uri(deps: Deps) -> str:
    return f"{deps.settings.sideline_public_url}{REDIRECT_PATH}"
