"""Sunday's digests of a large workspace, worded in batches: gathered, handed in once, asked about, read.

Two rows of the agenda drive it: one gathers what was composed in an evening, one follows each batch. Nobody's
digest depends on them: when its own time is near, a digest is worded by itself (`handlers/week/digest.py`).
"""

import contextlib
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.budget import keep_usage
from bot.coaching.digest_batching import briefs_of, digest_of, gather, keep_answers
from bot.deps import Deps
from bot.digest_briefs import BatchedWords, DigestBatches
from bot.errors import CoachError, ModelMisconfigured, ModelUnavailable
from handlers.jobs import Later
from handlers.slack import Slack
from handlers.week.weekly import key_of
from storage import agenda, digest_batches
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import DigestBatch, Person

POLL = timedelta(minutes=3)
AT_ONCE = 200
"""So many answers are kept in one transaction."""
SKEW = timedelta(minutes=5)
"""Claude's clock may be so far from ours."""
log = logging.getLogger("sideline.digests")


async def plan_gathering(session: Session, person: Person, at: datetime) -> None:
    """Promise that what is composed this evening is gathered; the same moment is one promise."""
    await agenda.plan(
        session,
        key=f"{person.team_id}:digest_words:{at:%Y%m%dT%H%M}",
        kind="digest_words",
        team_id=person.team_id,
        lane="bulk",
        run_at=at,
        payload={},
    )


async def run_digest_words(deps: Deps, slack: Slack, row: AgendaRow) -> None:  # noqa: ARG001
    """The job: make batches of the digests that wait; too few go on by themselves."""
    async with deps.database.for_team(row.team_id) as session:
        batches, alone = await gather(deps, session)
        await _wake(session, row.team_id, alone, deps.now())
        for batch in batches:
            await agenda.plan(
                session,
                key=f"{row.team_id}:digest_batch:{batch.id}",
                kind="digest_batch",
                team_id=row.team_id,
                lane="bulk",
                payload={"batch_id": batch.id},
            )


async def run_digest_batch(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:  # noqa: ARG001
    """The job: hand a batch in, ask how it is, read it; when to ask again."""
    async with deps.database.reading(row.team_id) as session:
        batch = await digest_batches.find_batch(session, batch_id=row.payload["batch_id"])
    if batch is None or batch.ended_at:
        return None
    if deps.batches is None:  # the key was taken away meanwhile
        await _let_go(deps, batch)
        return None
    try:
        return await _follow(deps, await deps.batches(), batch)
    except ModelMisconfigured as error:
        log.warning("a batch of digests came to nothing (%s); they are worded one by one", error)
        await _let_go(deps, batch)
        return None
    except ModelUnavailable as error:
        log.warning("a batch of digests waits: %s", error)
        return deps.now() + POLL


async def _follow(deps: Deps, batches: DigestBatches, batch: DigestBatch) -> datetime | None:
    """One look at it. Raises `Later` and what the model's door raises."""
    api_id = batch.api_id or await _found(deps, batches, batch) or await _handed_in(deps, batches, batch)
    if not api_id:
        return None
    state = await batches.state_of(api_id)
    if state == "ended":
        await _read(deps, batches, batch, api_id)
        return None
    if state == "running" and not await _count_waiting(deps, batch):
        await batches.cancel(api_id)
    return deps.now() + POLL


async def _found(deps: Deps, batches: DigestBatches, batch: DigestBatch) -> str:
    """What Claude calls a batch that was on its way when we last knew of it; "" when it never arrived.

    A batch says what is in it only once it has ended. Raises `Later` while one may be ours.
    """
    if batch.asked_at is None:
        return ""
    async with deps.database.reading(batch.team_id) as session:
        known = await digest_batches.list_api_ids(session, since=batch.asked_at - SKEW)
    for sent in await batches.list_sent(size=batch.size, since=batch.asked_at - SKEW):
        if sent.id in known:
            continue
        if not sent.is_ended:
            raise Later(POLL.total_seconds())
        if await _is_ours(batches, batch, sent.id):
            await _note(deps, batch, api_id=sent.id)
            return sent.id
    return ""


async def _is_ours(batches: DigestBatches, batch: DigestBatch, api_id: str) -> bool:
    async with contextlib.aclosing(batches.read(api_id)) as answers:
        async for answer in answers:
            return digest_of(batch, answer.key) != 0
    return False


async def _handed_in(deps: Deps, batches: DigestBatches, batch: DigestBatch) -> str:
    """Hand the batch in, having noted before that we are about to; "" when nothing is left to hand in."""
    async with deps.database.for_team(batch.team_id) as session:
        briefs = await briefs_of(deps, session, batch, batches)
        left = {"size": len(briefs), "asked_at": deps.now()} if briefs else {"ended_at": deps.now()}
        await digest_batches.update_batch(session, batch_id=batch.id, **left)
    if not briefs:
        return ""
    api_id = await batches.send(briefs)
    await _note(deps, batch, api_id=api_id)
    return api_id


async def _read(deps: Deps, batches: DigestBatches, batch: DigestBatch, api_id: str) -> None:
    """Keep every answer, let go of digests that got none, and have Claude keep nothing."""
    unclaimed: list[BatchedWords] = []
    heard: list[BatchedWords] = []
    async for answer in batches.read(api_id):
        heard.append(answer)
        if len(heard) == AT_ONCE:
            unclaimed += await _keep(deps, batch, heard)
            heard = []
    unclaimed += await _keep(deps, batch, heard)
    async with deps.database.for_team(batch.team_id) as session:
        calls = [answer.usage for answer in unclaimed if answer.usage]
        await keep_usage(session, person_id=None, calls=calls, now=deps.now())
        await _release(deps, session, batch)
    with contextlib.suppress(CoachError):  # it goes by itself after 29 days
        await batches.delete(api_id)


async def _keep(deps: Deps, batch: DigestBatch, answers: Sequence[BatchedWords]) -> Sequence[BatchedWords]:
    """Keep some answers and wake whose digest failed; those that belong to nobody any more."""
    async with deps.database.for_team(batch.team_id) as session:
        read = await keep_answers(deps, session, batch, answers)
        await _wake(session, batch.team_id, read.failed, deps.now())
    return read.unclaimed


async def _let_go(deps: Deps, batch: DigestBatch) -> None:
    async with deps.database.for_team(batch.team_id) as session:
        await _release(deps, session, batch)


async def _release(deps: Deps, session: Session, batch: DigestBatch) -> None:
    """The batch is over; whoever still waits for it goes on alone."""
    left = await digest_batches.list_batched(session, batch_id=batch.id)
    await digest_batches.set_words(session, digest_ids=[kept.id for kept, _ in left], words="alone")
    await _wake(session, batch.team_id, [person.id for _, person in left], deps.now())
    await digest_batches.update_batch(session, batch_id=batch.id, ended_at=deps.now())


async def _count_waiting(deps: Deps, batch: DigestBatch) -> int:
    async with deps.database.reading(batch.team_id) as session:
        return await digest_batches.count_batched(session, batch_id=batch.id)


async def _note(deps: Deps, batch: DigestBatch, **fields: Any) -> None:
    async with deps.database.for_team(batch.team_id) as session:
        await digest_batches.update_batch(session, batch_id=batch.id, **fields)


async def _wake(session: Session, team_id: str, person_ids: Sequence[int], now: datetime) -> None:
    """Have these people's digests looked at now."""
    for person_id in person_ids:
        await agenda.poke(session, key=key_of(team_id, "digest", person_id), run_at=now)
