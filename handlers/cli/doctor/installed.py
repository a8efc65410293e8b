"""Whether the workspaces that added Sideline can be spoken to: keys, tokens, and what they granted."""

import asyncio
from collections.abc import Collection

from bot.settings import Settings
from handlers.cli.doctor.finding import Finding, absent, broken, fine
from handlers.failures import NOT_TAKEN
from handlers.installations.workspaces import refusal_of
from handlers.slack import open_session, posting_client
from storage import installations
from storage.database import Database
from storage.models import Installation
from storage.sealing import BadKey, NoSuchKey, Seal

SUBJECT = "Workspaces"
MOST_ASKED = 20
"""Slack is asked about so many, the newest; a check should answer soon."""


async def installed_findings(settings: Settings, database: Database, wanted: Collection[str]) -> list[Finding]:
    """One line for the keys, and one for each workspace with which something is wrong; `wanted` are the scopes."""
    async with database.reading_all_teams() as session:
        known = await installations.list_installations(session)
    if not known:
        return [absent(SUBJECT, "none yet", f"open {settings.sideline_public_url}/slack/install")]
    try:
        seal = Seal(settings.encryption_keys)
        tokens = {each.team_id: seal.open(each.sealed_token, owner=each.team_id) for each in known}
    except (BadKey, NoSuchKey) as problem:
        return [broken(SUBJECT, str(problem), "look for the key in your backups of settings")]
    newest = sorted(known, key=lambda each: each.installed_at)[-MOST_ASKED:]
    async with open_session(settings.slack_api_url) as session_of_slack:
        asking = posting_client("", settings.slack_api_url, session_of_slack)
        refusals = await asyncio.gather(*(refusal_of(asking, tokens[each.team_id]) for each in newest))
    wrong = [
        finding
        for each, refusal in zip(newest, refusals, strict=True)
        for finding in _wrong_with(each, refusal, wanted)
    ]
    return [fine(SUBJECT, f"{len(known)} added Sideline, and the keys open their tokens"), *wrong]


def _wrong_with(installation: Installation, refusal: str | None, wanted: Collection[str]) -> list[Finding]:
    where = f"{installation.name} ({installation.team_id})"
    again = "add Sideline to it again"
    if refusal in NOT_TAKEN and not (refusal == "token_expired" and installation.refresh_refused_at is None):
        return [broken(where, f"Slack does not take its token: {refusal}", again)]
    if installation.refresh_refused_at is not None:
        return [broken(where, f"its token is not renewed after {installation.expires_at}", again)]
    missing = sorted(set(wanted) - set(installation.scopes.split(",")))
    return [broken(where, f"{', '.join(missing)} not granted", again)] if missing else []
