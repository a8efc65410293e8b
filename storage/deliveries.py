"""The outbox: messages we promised to send exactly once.

A row is `ready`, then `sending` while a request may be in flight. Slack offers no idempotency key,
so a row found `sending` is ambiguous: for GRACE its sender may still be at it, afterwards only the
channel's history can tell. A streamed message is `streaming` once Slack has named it; finishing it
is an update and may be repeated. The calls to Slack are made elsewhere, between these steps.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import UNSYNCED
from storage.models import Delivery
from storage.models.base import Json
from storage.models.work import DeliveryState
from storage.prepared import Write, insert_or_ignore, plain

_OUT = (
    update(Delivery)
    .where(Delivery.key == bindparam("which"))
    .values(state="sent", ts=bindparam("new_ts"), error=None)
)
_SENT = Write(_OUT)
_SENT_SAYING = Write(_OUT.values(guidance_id=bindparam("guidance")))

GRACE = timedelta(seconds=60)
"""Longer than any request to Slack may take: after it no earlier attempt can still be in flight."""

_FIRST = "first_tried_at"
STRUCK = "is_struck"
"""Kept with a message: what it said has been taken back in its place."""

Verdict = Literal["send", "look", "update", "wait", "sent", "failed"]


@dataclass(frozen=True)
class Claim:
    """What the holder of a delivery should do now.

    `send`: it is yours, post it · `look`: an attempt died since `started_at`, look for it in the
    channel first · `update`: it was begun as `ts`, finish that message · `wait`: somebody may be
    sending it, come back in `wait_seconds` · `sent` (as `ts`) and `failed`: nothing to do.
    """

    verdict: Verdict
    delivery: Delivery
    started_at: datetime | None = None
    wait_seconds: float = 0.0

    @property
    def ts(self) -> str | None:
        """Slack's name for the message, where it has one."""
        return self.delivery.ts


async def promise_sending(
    session: AsyncSession,
    *,
    key: str,
    channel: str,
    payload: Json,
    now: datetime,
    person_id: int | None = None,
    conversation_id: int | None = None,
    guidance_id: int | None = None,
    thread_ts: str | None = None,
) -> Claim:
    """Promise a message and take it for sending in one step; what became of it if it was promised before."""
    row = {
        "key": key,
        "channel": channel,
        "payload": payload,
        "person_id": person_id,
        "conversation_id": conversation_id,
        "guidance_id": guidance_id,
        "thread_ts": thread_ts,
        "state": "sending",
        "started_at": now,
        "created_at": now,
    }
    if await insert_or_ignore(session, Delivery, **row):
        return Claim("send", plain(Delivery, row))
    return await claim_sending(session, key=key, now=now)


async def claim_sending(session: AsyncSession, *, key: str, now: datetime) -> Claim:
    """Take the message for sending, or learn why not. Raises NoResultFound for an unknown key."""
    query = select(Delivery).where(Delivery.key == key).with_for_update()
    delivery = (await session.scalars(query.execution_options(populate_existing=True))).one()
    if delivery.state == "sent":
        return Claim("sent", delivery)
    if delivery.state == "failed":
        return Claim("failed", delivery)
    if delivery.state == "streaming":
        return Claim("update", delivery)
    return await _claim_unsent(session, delivery, now)


async def _claim_unsent(session: AsyncSession, delivery: Delivery, now: datetime) -> Claim:
    earlier = delivery.started_at if delivery.state == "sending" else None
    if earlier is not None and now < earlier + GRACE:
        left = min(earlier + GRACE - now, GRACE)  # the one before us may have looked at the clock after us
        return Claim("wait", delivery, earlier, left.total_seconds())
    first = datetime.fromisoformat(delivery.payload[_FIRST]) if _FIRST in delivery.payload else earlier
    if first is not None:
        delivery.payload = {**delivery.payload, _FIRST: first.isoformat()}
    delivery.state = "sending"
    delivery.started_at = now
    await session.flush()
    return Claim("send" if earlier is None else "look", delivery, first)


async def mark_streaming(session: AsyncSession, *, key: str, ts: str) -> None:
    """Slack has begun the message as `ts`; what remains is to fill it."""
    await _set_state(session, key, state="streaming", ts=ts)


async def mark_sent(session: AsyncSession, *, key: str, ts: str, guidance_id: int | None = None) -> bool:
    """The message is out; False if its promise is gone, with whoever it was for.

    `guidance_id` is what it says, which nobody knew yet when a stream was promised.
    """
    if guidance_id is None:
        return await _SENT.run(session, which=key, new_ts=ts) > 0
    return await _SENT_SAYING.run(session, which=key, new_ts=ts, guidance=guidance_id) > 0


async def note_file(
    session: AsyncSession, *, key: str, file_id: str, person_id: int | None, channel: str, now: datetime
) -> None:
    """Remember a file of ours that messages show but do not carry, so that it is taken back with them."""
    await insert_or_ignore(
        session,
        Delivery,
        key=key,
        channel=channel,
        payload={},
        person_id=person_id,
        state="sent",
        ts=file_id,
        created_at=now,
    )


async def mark_failed(session: AsyncSession, *, key: str, error: str) -> None:
    """The message can never be sent: the channel is gone, the account closed."""
    await _set_state(session, key, state="failed", error=error)


async def release_sending(session: AsyncSession, *, key: str) -> None:
    """Slack refused without posting (rate limit): the next attempt need not look first."""
    await _set_state(session, key, state="ready", started_at=None)


async def keep_looking(session: AsyncSession, *, key: str, started_at: datetime) -> None:
    """The look could not be made: stay ambiguous about the attempt at `started_at`."""
    await _set_state(session, key, state="sending", started_at=started_at)


async def find_delivery(session: AsyncSession, *, key: str) -> Delivery | None:
    """The message promised under this key, whatever became of it."""
    return await session.scalar(select(Delivery).where(Delivery.key == key))


async def note_struck(session: AsyncSession, delivery: Delivery, *, is_struck: bool) -> None:
    """Whether what a message said has been taken back in its place."""
    payload = {**delivery.payload, STRUCK: is_struck}
    changed = update(Delivery).where(Delivery.key == delivery.key).values(payload=payload)
    await session.execute(changed, execution_options=UNSYNCED)


async def find_posted(session: AsyncSession, *, key: str) -> str | None:
    """The `ts` of a message that is out; None when it never was."""
    return await session.scalar(select(Delivery.ts).where(Delivery.key == key, Delivery.state == "sent"))


async def list_person_deliveries(session: AsyncSession, *, person_id: int) -> list[tuple[str, str]]:
    """Channel and `ts` (of a file its id) of everything of ours to this person, oldest first."""
    query = (
        select(Delivery.channel, Delivery.ts)
        .where(Delivery.person_id == person_id, Delivery.ts.is_not(None))
        .order_by(Delivery.id)
    )
    return [(channel, ts) for channel, ts in await session.execute(query) if ts is not None]


async def find_posted_at(session: AsyncSession, *, person_id: int, channel: str, ts: str) -> Delivery | None:
    """Which message of ours to this person stands there."""
    query = select(Delivery).where(Delivery.person_id == person_id, Delivery.channel == channel, Delivery.ts == ts)
    return await session.scalar(query)


async def is_any_in_doubt(session: AsyncSession, *, person_id: int, channel: str) -> bool:
    """Whether a message of ours to this person may be there without our knowing its `ts`."""
    open_states: tuple[DeliveryState, ...] = ("ready", "sending")
    query = select(Delivery.id).where(
        Delivery.person_id == person_id, Delivery.channel == channel, Delivery.state.in_(open_states)
    )
    return await session.scalar(query.limit(1)) is not None


async def list_posted_in(session: AsyncSession, *, conversation_id: int) -> set[str]:
    """The `ts` of every message of ours in a conversation."""
    query = select(Delivery.ts).where(Delivery.conversation_id == conversation_id, Delivery.ts.is_not(None))
    return {ts for ts in await session.scalars(query) if ts is not None}


async def _set_state(session: AsyncSession, key: str, *, state: DeliveryState, **fields: Any) -> None:
    changed = update(Delivery).where(Delivery.key == key).values(state=state, **fields)
    await session.execute(changed, execution_options=UNSYNCED)
