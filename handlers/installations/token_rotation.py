"""Tokens that end after some hours are renewed before they do, by one process at a time.

Slack revokes the token a renewal was asked with as soon as it answers, while the old access token lives on until
its end. So the answer must not be lost: it is noted in the journal, sealed, before the database is asked, and a
program that finds such a note keeps it (`keep_noted`). The old pair stays in the database until the new one
replaces it, and whoever was killed before Slack answered can ask again with it.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.deps import Deps
from handlers.failures import FAILURES, code_of, is_rate_limit, is_refusal
from handlers.slack import Process, posting_client
from storage import installations
from storage.errors import DATABASE_TROUBLE
from storage.installations import Refreshed
from storage.models import Installation
from storage.models.base import Json
from storage.sealing import Seal

log = logging.getLogger("sideline.tokens")

RENEW_BEFORE = timedelta(hours=2)
"""How long before its end a token is renewed; Slack's live for twelve hours."""
LEASE = timedelta(minutes=1)
"""How long a renewal may take before another process may try."""
NOT_US = frozenset({"bad_client_secret", "invalid_client_id", "invalid_client"})
"""Slack's words for wrong settings, which say nothing about the installation."""
NOTE = "refreshed"


def is_renewable(installation: Installation) -> bool:
    """Whether there may be a newer token to have."""
    return installation.sealed_refresh_token is not None and installation.refresh_refused_at is None


def is_ending(installation: Installation, now: datetime) -> bool:
    """Whether it is time to renew the token."""
    ends_at = installation.expires_at
    return ends_at is not None and is_renewable(installation) and ends_at - RENEW_BEFORE <= now


async def renew(deps: Deps, process: Process, seal: Seal, ending: Installation) -> Installation:
    """The installation with a newer token, if it could be had; else as it is.

    Another process may be at it, Slack may not answer: then it is for the next try.
    """
    if ending.sealed_refresh_token is None or not await _claim(deps, ending):
        return await _as_it_is(deps, ending)
    try:
        answer = await _ask(deps, process, seal.open(ending.sealed_refresh_token, owner=ending.team_id))
    except FAILURES as error:
        if is_refusal(error) or is_rate_limit(error):
            await _not_renewed(deps, ending, error)
        else:  # Slack may have done it: nobody asks again before the lease ends
            log.warning("renewing the token of %s got no answer (%s)", ending.team_id, code_of(error))
        return await _as_it_is(deps, ending)
    await _keep(deps, process, ending, _refreshed(deps, seal, ending.team_id, answer))
    return await _as_it_is(deps, ending)


async def keep_noted(deps: Deps, noted: Json) -> None:
    """Keep what a process that was killed had of Slack and not of the database. `noted` is a journal's note."""
    found = noted[NOTE]
    ends = found["expires_at"]
    refreshed = Refreshed(
        found["sealed_token"],
        found["sealed_refresh_token"],
        datetime.fromtimestamp(ends, UTC) if ends is not None else None,
    )
    async with deps.database.for_team(found["team_id"]) as session:
        await installations.keep_refreshed(
            session, team_id=found["team_id"], sealed_before=found["sealed_before"], refreshed=refreshed
        )


async def _claim(deps: Deps, ending: Installation) -> bool:
    now = deps.now()
    async with deps.database.for_team(ending.team_id) as session:
        return await installations.claim_refresh(session, refreshing=ending, now=now, until=now + LEASE)


async def _as_it_is(deps: Deps, known: Installation) -> Installation:
    async with deps.database.reading(known.team_id) as session:
        return await installations.find_installation(session, team_id=known.team_id) or known


async def _ask(deps: Deps, process: Process, refresh_token: str) -> Any:
    secret = deps.settings.slack_client_secret
    client = posting_client("", process.api_url, process.session)  # not to be repeated: it would be refused
    return await client.oauth_v2_access(
        client_id=deps.settings.slack_client_id or "",
        client_secret=secret.get_secret_value() if secret else "",
        grant_type="refresh_token",
        refresh_token=refresh_token,
    )


async def _not_renewed(deps: Deps, ending: Installation, error: BaseException) -> None:
    code = code_of(error)
    is_final = is_refusal(error) and code not in NOT_US
    async with deps.database.for_team(ending.team_id) as session:
        if is_final:
            await installations.note_refresh_refused(session, refused=ending, now=deps.now())
        else:
            await installations.release_refresh(session, refreshing=ending)
    if is_final:
        log.error(
            "Slack does not renew the token of %s (%s) any more: %s. It works until %s; add Sideline to it again",
            ending.name,
            ending.team_id,
            code,
            ending.expires_at,
        )
    else:
        log.error("the token of %s could not be renewed: %s", ending.team_id, code)


def _refreshed(deps: Deps, seal: Seal, owner: str, answer: Any) -> Refreshed:
    newer = answer.get("refresh_token")
    return Refreshed(
        seal.close(str(answer["access_token"]), owner=owner),
        seal.close(str(newer), owner=owner) if newer else None,
        end_of(answer, deps.now()),
    )


def end_of(answer: Any, now: datetime) -> datetime | None:
    """When the token of an OAuth answer ends; None for one that lasts."""
    seconds = answer.get("expires_in")
    return now + timedelta(seconds=float(seconds)) if seconds else None


async def _keep(deps: Deps, process: Process, ending: Installation, refreshed: Refreshed) -> None:
    """Note it, and keep it as soon as the database can be had; being told to stop does not stop this."""
    noted = {
        "team_id": ending.team_id,
        "sealed_before": ending.sealed_token,
        "sealed_token": refreshed.sealed_token,
        "sealed_refresh_token": refreshed.sealed_refresh_token,
        "expires_at": refreshed.expires_at.timestamp() if refreshed.expires_at else None,
    }
    try:
        done = process.journal.note({NOTE: noted}, now=deps.now()).done
    except OSError as trouble:  # no room: the database is all the more to be asked at once
        log.error("a renewed token cannot be noted: %s", type(trouble).__name__)
        done = _nothing
    await asyncio.shield(_keep_at_last(deps, process.patience.take_in_again_after, {NOTE: noted}))
    done()


def _nothing() -> None:
    """There is no note."""


async def _keep_at_last(deps: Deps, pauses: Sequence[float], noted: Json) -> None:
    for pause in pauses:
        try:
            return await keep_noted(deps, noted)
        except DATABASE_TROUBLE as trouble:
            log.error("a renewed token cannot be kept yet (%s); trying again", type(trouble).__name__)
            await asyncio.sleep(pause)
    return await keep_noted(deps, noted)
