"""Posting a promised message exactly once.

Slack has no idempotency key, so each message carries its delivery's key as metadata. An attempt
whose answer was lost is settled by looking for that key where the message would be; only when it
is certainly not there is it posted again. Where we may not look, it is never posted again.
"""

import asyncio
import logging
from datetime import datetime

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.errors import CoachError
from handlers.failures import FAILURES, LOST, ShutOut, code_of, is_rate_limit, is_refusal, wait_of
from handlers.jobs import Later
from handlers.looking import find_key, find_orphan, messages_around
from handlers.sending import Outgoing, post, update
from handlers.sessions import end_stream
from handlers.slack import Slack
from storage import agenda, deliveries, notifications
from storage.database import Session
from storage.deliveries import Claim

log = logging.getLogger("sideline.delivering")

SHUT_OUT_SECONDS = 60
"""When to try again where Slack does not take our token; if that is for good, the work is put aside before."""
STILL_GROWING = "streaming_state_conflict"
"""What Slack says to a last form of a stream that it could not be told to end."""
STILL_GROWING_SECONDS = 5
"""When to try both again; at the latest after five minutes Slack has ended the stream itself."""


class Undeliverable(CoachError):
    """Slack will never take this message: the channel is gone, the account closed, the token revoked."""

    code = "E-SLACK-UNDELIVERABLE"
    user_message = "Slack would not take my message."


async def deliver(deps: Deps, slack: Slack, message: Outgoing) -> str:
    """Post the message if that has not happened yet; its `ts`. Raises `Later`, `Undeliverable`."""
    return await complete(deps, slack, message, await claim(deps, message))


async def claim(deps: Deps, message: Outgoing) -> Claim:
    """Promise the message and take it for sending."""
    async with deps.database.for_team(message.team_id) as session:
        return await claim_within(deps, session, message)


async def claim_within(deps: Deps, session: Session, message: Outgoing) -> Claim:
    """The same within the caller's transaction, so that what is said and that it is said go together."""
    return await deliveries.promise_sending(
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


async def complete(deps: Deps, slack: Slack, message: Outgoing, claimed: Claim) -> str:
    """Do what the claim says is left to do; the message's `ts`. Raises `Later`, `Undeliverable`."""
    with deps.tracing.span("delivery", team=message.team_id, verdict=claimed.verdict):
        return await _complete(deps, slack, message, claimed)


async def _complete(deps: Deps, slack: Slack, message: Outgoing, claimed: Claim) -> str:
    match claimed.verdict:
        case "sent" if claimed.ts:
            return claimed.ts
        case "failed":
            raise Undeliverable(claimed.delivery.error or "")
        case "wait":
            raise Later(claimed.wait_seconds)
        case "update" if claimed.ts:
            return await _take_over(deps, slack, message, claimed.ts)
        case "look":
            found = await _look(deps, slack, message, claimed)
            if found:
                return found
    return await _post(deps, slack, message, claimed)


async def complete_as(deps: Deps, slack: Slack, message: Outgoing, ts: str) -> str:
    """Give a message that is already there its final form; its `ts`. Raises `Later`, `Undeliverable`."""
    try:
        await update(slack, message, ts)
    except SlackApiError as error:
        if is_rate_limit(error):
            raise Later(wait_of(error)) from error
        if isinstance(error, ShutOut):
            raise Later(SHUT_OUT_SECONDS) from error
        if code_of(error) == STILL_GROWING:
            raise Later(STILL_GROWING_SECONDS) from error
        if is_refusal(error):
            await _give_up(deps, message, code_of(error))
            raise Undeliverable(code_of(error)) from error
        raise
    return await _sent(deps, message, ts)


async def settle(deps: Deps, slack: Slack, message: Outgoing, claimed: Claim) -> str:
    """An attempt is over but its outcome unknown: look twice, then post once more; the `ts`.

    A second unknown outcome is left to the agenda, which comes back after the outbox's grace.
    Raises `Later`, `Undeliverable`.
    """
    for seconds in slack.patience.settle_after:
        await asyncio.sleep(seconds)
        found = await _look(deps, slack, message, claimed)
        if found:
            return found
    try:
        return await _posted(deps, slack, message, await post(slack, message))
    except FAILURES as error:
        raise Later(deliveries.GRACE.total_seconds()) from error


async def _post(deps: Deps, slack: Slack, message: Outgoing, claimed: Claim) -> str:
    try:
        return await _posted(deps, slack, message, await post(slack, message))
    except SlackApiError as error:
        if is_rate_limit(error):
            slack.pace.refuse(wait_of(error))
            await _release(deps, message)
            raise Later(wait_of(error)) from error
        if isinstance(error, ShutOut):
            await _release(deps, message)
            raise Later(SHUT_OUT_SECONDS) from error
        if is_refusal(error):
            await _give_up(deps, message, code_of(error))
            raise Undeliverable(code_of(error)) from error
        log.warning("posting got the answer %s; looking for the message", code_of(error))
    except LOST as error:
        log.warning("posting ended with %s; looking for the message", code_of(error))
    return await settle(deps, slack, message, claimed)


async def _take_over(deps: Deps, slack: Slack, message: Outgoing, ts: str) -> str:
    """Finish a stream that nobody writes to any more; its `ts`."""
    await end_stream(slack, channel=message.channel, ts=ts)
    return await complete_as(deps, slack, message, ts)


async def _look(deps: Deps, slack: Slack, message: Outgoing, claimed: Claim) -> str | None:
    """The `ts` of the message, finished, if an earlier attempt brought it there.

    Raises `Later` or `Undeliverable` if nobody can say.
    """
    started = claimed.started_at or claimed.delivery.started_at or deps.now()
    try:
        around = await messages_around(slack, started, channel=message.channel, thread_ts=message.thread_ts)
    except FAILURES as error:
        if is_refusal(error) and not isinstance(error, ShutOut):
            await _give_up(deps, message, f"unknown outcome: {code_of(error)}")
            raise Undeliverable(code_of(error)) from error
        await _keep_looking(deps, message, started)
        raise Later(deliveries.GRACE.total_seconds()) from error
    posted = find_key(around, message.key)
    if posted:
        return await _posted(deps, slack, message, posted)
    if not message.thread_ts or not claimed.delivery.payload.get("streams"):
        return None
    known = await _known(deps, message)
    orphan = find_orphan(around, bot_id=slack.bot_id, root=message.thread_ts, known=known)
    return await _take_over(deps, slack, message, orphan) if orphan else None


async def _known(deps: Deps, message: Outgoing) -> set[str]:
    """What was posted in this thread and is accounted for, whoever it was for."""
    async with deps.database.reading(message.team_id) as session:
        return await deliveries.list_posted_in(session, conversation_id=message.conversation_id or 0)


async def _posted(deps: Deps, slack: Slack, message: Outgoing, ts: str) -> str:
    """Note a new message. Raises `Undeliverable` when whoever it was for was forgotten while Slack took it:
    then nobody else would ever take it back.
    """
    if await _noted(deps, message, ts):
        return ts
    try:
        await slack.reading.chat_delete(channel=message.channel, ts=ts)
    except FAILURES as error:
        log.warning("a message to somebody who was forgotten could not be taken back: %s", code_of(error))
    raise Undeliverable("its promise is gone")


async def _sent(deps: Deps, message: Outgoing, ts: str) -> str:
    await _noted(deps, message, ts)
    return ts


async def _noted(deps: Deps, message: Outgoing, ts: str) -> bool:
    """Keep that the message is out, list it where it is to be, and end the work it is the last of; False if its
    promise is gone.
    """
    async with deps.database.for_team(message.team_id) as session:
        is_promised = await deliveries.mark_sent(session, key=message.key, ts=ts, guidance_id=message.guidance_id)
        if is_promised and message.notice and message.person_id:
            await notifications.add_notification(
                session,
                person_id=message.person_id,
                source_key=message.key,
                kind=message.notice.kind,
                text=message.notice.text,
                channel=message.channel,
                message_ts=ts,
                thread_ts=message.thread_ts or "",
                now=deps.now(),
            )
        if message.last_of:
            await agenda.finish(session, row=message.last_of, run_at=None)
    if message.last_of:
        message.last_of.is_over = True
    return is_promised


async def _release(deps: Deps, message: Outgoing) -> None:
    async with deps.database.for_team(message.team_id) as session:
        await deliveries.release_sending(session, key=message.key)


async def _keep_looking(deps: Deps, message: Outgoing, started: datetime) -> None:
    async with deps.database.for_team(message.team_id) as session:
        await deliveries.keep_looking(session, key=message.key, started_at=started)


async def _give_up(deps: Deps, message: Outgoing, error: str) -> None:
    log.error("a message can never be posted: %s", error)
    async with deps.database.for_team(message.team_id) as session:
        await deliveries.mark_failed(session, key=message.key, error=error)
