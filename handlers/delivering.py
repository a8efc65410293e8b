"""Posting a promised message exactly once.

Slack has no idempotency key, so each message carries its delivery's key as metadata. An attempt
whose answer was lost is settled by looking for that key where the message would be; only when it
is certainly not there is it posted again.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.errors import CoachError
from handlers.blocks.fallbacks import plainer_blocks, sendable
from handlers.blocks.parts import Block
from handlers.jobs import Later
from handlers.slack import Slack
from storage import deliveries
from storage.deliveries import Claim

log = logging.getLogger("sideline.delivering")

EVENT_TYPE = "coach_delivery"
LOOK_BACK = timedelta(minutes=10)
UNKNOWN_OUTCOMES = (aiohttp.ClientError, asyncio.TimeoutError, ConnectionError)


class Undeliverable(CoachError):
    """Slack will never take this message: the channel is gone, the account closed, the token revoked."""

    code = "E-SLACK-UNDELIVERABLE"
    user_message = "Slack would not take my message."


@dataclass(frozen=True)
class Outgoing:
    """One message to post once; the same `key` is the same message for ever."""

    key: str
    team_id: str
    channel: str
    text: str
    blocks: Sequence[Block] = ()
    thread_ts: str | None = None
    person_id: int | None = None
    conversation_id: int | None = None
    guidance_id: int | None = None
    kept: dict[str, Any] = field(default_factory=dict)


async def deliver(deps: Deps, slack: Slack, message: Outgoing) -> str:
    """Post the message if that has not happened yet; its `ts`. Raises `Later`, `Undeliverable`."""
    return await complete(deps, slack, message, await claim(deps, message))


async def claim(deps: Deps, message: Outgoing) -> Claim:
    """Promise the message and take it for sending."""
    async with deps.database.for_team(message.team_id) as session:
        await deliveries.get_or_add_delivery(
            session,
            key=message.key,
            channel=message.channel,
            thread_ts=message.thread_ts,
            payload=message.kept,
            person_id=message.person_id,
            conversation_id=message.conversation_id,
            guidance_id=message.guidance_id,
            now=deps.now(),
        )
        return await deliveries.claim_sending(session, key=message.key, now=deps.now())


async def complete(deps: Deps, slack: Slack, message: Outgoing, claimed: Claim) -> str:
    """Do what the claim says is left to do; the message's `ts`. Raises `Later`, `Undeliverable`."""
    match claimed.verdict:
        case "sent" if claimed.ts:
            return claimed.ts
        case "failed":
            raise Undeliverable(claimed.delivery.error or "")
        case "wait":
            raise Later(claimed.wait_seconds)
        case "update" if claimed.ts:
            return await complete_stream(deps, slack, message, claimed.ts)
        case "look":
            found = await _look(deps, slack, message, claimed.started_at or deps.now())
            if found:
                return await complete_stream(deps, slack, message, found)
    return await _sent(deps, message, await _post(deps, slack, message))


async def complete_stream(deps: Deps, slack: Slack, message: Outgoing, ts: str) -> str:
    """Give a message that is already there its final form; its `ts`."""
    await update(slack, message, ts)
    return await _sent(deps, message, ts)


async def update(slack: Slack, message: Outgoing, ts: str) -> None:
    """Make an existing message look like this one; may be repeated."""
    payload = sendable({"text": message.text, "blocks": list(message.blocks)})
    try:
        await slack.reading.chat_update(channel=message.channel, ts=ts, **payload)
    except SlackApiError as error:
        if _code(error) not in BLOCKS_REFUSED:
            raise
        await slack.reading.chat_update(channel=message.channel, ts=ts, **_plainer(slack, payload))


BLOCKS_REFUSED = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments")


async def _sent(deps: Deps, message: Outgoing, ts: str) -> str:
    async with deps.database.for_team(message.team_id) as session:
        await deliveries.mark_sent(session, key=message.key, ts=ts)
    return ts


async def _post(deps: Deps, slack: Slack, message: Outgoing) -> str:
    payload = sendable({"text": message.text, "blocks": list(message.blocks)})
    if slack.refused:
        payload = _plainer(slack, payload)
    started = deps.now()
    try:
        return await _post_once(slack, message, payload)
    except SlackApiError as error:
        if _code(error) in BLOCKS_REFUSED:
            return await _post_once(slack, message, _plainer(slack, payload))
        if error.response.status_code == 429:
            await _release(deps, message)
            raise Later(float(error.response.headers.get("Retry-After", 1))) from error
        if error.response.status_code == 200:
            await _give_up(deps, message, _code(error))
            raise Undeliverable(_code(error)) from error
        log.warning("posting got status %s; looking for the message", error.response.status_code)
    except UNKNOWN_OUTCOMES as error:
        log.warning("posting ended with %s; looking for the message", type(error).__name__)
    return await _settle(deps, slack, message, payload, started)


async def _post_once(slack: Slack, message: Outgoing, payload: dict[str, Any]) -> str:
    response = await slack.posting.chat_postMessage(
        channel=message.channel,
        thread_ts=message.thread_ts,
        metadata={"event_type": EVENT_TYPE, "event_payload": {"key": message.key}},
        unfurl_links=False,
        unfurl_media=False,
        **payload,
    )
    return str(response["ts"])


async def _settle(deps: Deps, slack: Slack, message: Outgoing, payload: dict[str, Any], started: datetime) -> str:
    """The request is over but its outcome unknown: look twice, then post once more.

    A second unknown outcome is left to the agenda, which comes back after the outbox's grace.
    """
    for seconds in slack.patience.settle_after:
        await asyncio.sleep(seconds)
        found = await _look(deps, slack, message, started)
        if found:
            return found
    try:
        return await _post_once(slack, message, payload)
    except (SlackApiError, *UNKNOWN_OUTCOMES) as error:
        raise Later(deliveries.GRACE.total_seconds()) from error


async def _look(deps: Deps, slack: Slack, message: Outgoing, started: datetime) -> str | None:
    """The `ts` of the message if it is already there. Raises `Later` when that cannot be found out."""
    oldest = str((started - LOOK_BACK).timestamp())
    try:
        if message.thread_ts:
            page = await slack.reading.conversations_replies(
                channel=message.channel,
                ts=message.thread_ts,
                oldest=oldest,
                include_all_metadata=True,
                limit=100,
            )
        else:
            page = await slack.reading.conversations_history(
                channel=message.channel, oldest=oldest, include_all_metadata=True, limit=100
            )
    except (SlackApiError, *UNKNOWN_OUTCOMES) as error:
        async with deps.database.for_team(message.team_id) as session:
            await deliveries.keep_looking(session, key=message.key, started_at=started)
        raise Later(deliveries.GRACE.total_seconds()) from error
    return _with_key(page["messages"], message.key) or _orphaned_stream(page["messages"], message, started)


def _with_key(messages: Sequence[dict[str, Any]], key: str) -> str | None:
    for found in messages:
        metadata = found.get("metadata") or {}
        if metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload", {}).get("key") == key:
            return str(found["ts"])
    return None


def _orphaned_stream(messages: Sequence[dict[str, Any]], message: Outgoing, started: datetime) -> str | None:
    """A stream of ours whose start was never confirmed: a bot message in the thread without a key.

    Streams cannot carry metadata when they begin, so one that is newer than the attempt is taken over.
    """
    if not message.thread_ts or not message.kept.get("streams"):
        return None
    for found in reversed(messages):
        is_ours = bool(found.get("bot_id")) and not found.get("metadata")
        if is_ours and float(found["ts"]) >= started.timestamp() - 5 and found["ts"] != message.thread_ts:
            return str(found["ts"])
    return None


async def _release(deps: Deps, message: Outgoing) -> None:
    async with deps.database.for_team(message.team_id) as session:
        await deliveries.release_sending(session, key=message.key)


async def _give_up(deps: Deps, message: Outgoing, error: str) -> None:
    log.error("a message can never be posted: %s", error)
    async with deps.database.for_team(message.team_id) as session:
        await deliveries.mark_failed(session, key=message.key, error=error)


def _plainer(slack: Slack, payload: dict[str, Any]) -> dict[str, Any]:
    """The same message in the blocks every workspace takes; remembered, so that it is asked once."""
    slack.refused.add("rich blocks")
    return {**payload, "blocks": plainer_blocks(payload.get("blocks", []))}


def _code(error: SlackApiError) -> str:
    return str(error.response.get("error", ""))
