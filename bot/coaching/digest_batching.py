"""Wording many digests in one batch: who is in it, and what becomes of what it says.

The template's words are kept from the start, so whatever happens to a batch there is a digest on Monday. A digest
leaves its batch as soon as its own time is near, and is then worded by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from bot.budget import keep_usage, left_today
from bot.coaching.digest import Digest
from bot.coaching.digest_words import brief_of, has_lines_to_word, with_words
from bot.deps import Deps
from bot.digest_briefs import BatchedWords, DigestBatches, DigestBrief
from bot.weekly_turns import SPREAD_MINUTES, DigestTurn
from storage import digest_batches
from storage.database import Session
from storage.models import DigestBatch, Person, WeeklyDigest
from storage.models.week import WordsState

MANY = 20
"""A workspace with fewer people asks for each digest by itself: a batch saves half of next to nothing."""
MOST = 2000
"""In one batch; their requests are held in memory while they are handed in."""
EVENING = timedelta(minutes=SPREAD_MINUTES + 5)
"""After so long everybody of a time zone has had their digest composed."""
ROUND = timedelta(minutes=10)
"""What is composed later than that is gathered this often."""
ROOM = timedelta(hours=3)
"""Most batches end within one hour; with less time than this a digest is worded by itself."""
LAST_CALL = timedelta(minutes=45)
"""So long before it is sent, a digest waits for its batch no longer."""
LAST_CALLS_SPREAD = 30
"""Minutes over which those are spread who give up waiting."""


def gathered_at(turn: DigestTurn, now: datetime) -> datetime:
    """When a digest that is composed now is gathered with the others."""
    if now < turn.evening + EVENING:
        return turn.evening + EVENING
    return now - (now - turn.evening) % ROUND + 2 * ROUND


def given_up_at(person: Person, turn: DigestTurn) -> datetime:
    """From when on a digest is worded by itself, whatever became of its batch."""
    return turn.send_at - LAST_CALL - timedelta(minutes=person.id % LAST_CALLS_SPREAD)


async def state_of_words(
    deps: Deps, session: Session, person: Person, turn: DigestTurn, digest: Digest
) -> WordsState:
    """How a digest that Claude may word gets its words: in a batch where there are many and time, else alone."""
    if not has_lines_to_word(digest):
        return "settled"
    has_time = gathered_at(turn, deps.now()) + ROOM <= given_up_at(person, turn)
    if deps.batches and has_time and await digest_batches.has_many_people(session, many=MANY):
        return "gathering"
    return "alone"


async def gather(deps: Deps, session: Session) -> tuple[list[DigestBatch], list[int]]:
    """Put what waits into batches; those, and the people whose digests are too few for one."""
    batches: list[DigestBatch] = []
    while waiting := await digest_batches.list_gathering(session, limit=MOST):
        ids = [digest.id for digest in waiting]
        if not batches and len(waiting) < MANY:
            await digest_batches.set_words(session, digest_ids=ids, words="alone")
            return [], [digest.person_id for digest in waiting]
        nonce = uuid4().hex[:16]
        batches.append(await digest_batches.add_batch(session, digest_ids=ids, nonce=nonce, now=deps.now()))
    return batches, []


async def briefs_of(
    deps: Deps, session: Session, batch: DigestBatch, batches: DigestBatches
) -> Mapping[str, DigestBrief]:
    """What to hand in, by key: the digests of those who still allow it, as far as today's budget goes.

    The others stay as the template has them.
    """
    left, briefs, settled = await left_today(deps, session), dict[str, DigestBrief](), list[int]()
    for kept, person in await digest_batches.list_batched(session, batch_id=batch.id):
        brief = brief_of(deps, person, Digest.model_validate(kept.payload))
        left -= batches.cost_of(brief) if person.uses_model else 0
        if person.uses_model and left >= 0:
            briefs[key_of(batch, kept.id)] = brief
        else:
            settled.append(kept.id)
    await digest_batches.set_words(session, digest_ids=settled, words="settled")
    return briefs


def key_of(batch: DigestBatch, digest_id: int) -> str:
    """The name of a digest's request: nobody else's batch has such a one."""
    return f"{batch.nonce}-{digest_id}"


def digest_of(batch: DigestBatch, key: str) -> int:
    """The digest a request is about, 0 for one that is not of this batch."""
    nonce, _, digest_id = key.partition("-")
    return int(digest_id) if nonce == batch.nonce and digest_id.isdecimal() else 0


@dataclass(frozen=True)
class Read:
    """What some answers brought: the people whose digest has to be worded alone, and answers nobody waits for."""

    failed: Sequence[int]
    unclaimed: Sequence[BatchedWords]


async def keep_answers(deps: Deps, session: Session, batch: DigestBatch, answers: Sequence[BatchedWords]) -> Read:
    """Keep the words of digests that still wait for them, and what they cost; once, however often it is read.

    `failed` are set to be worded by themselves. `unclaimed` are answers about digests that have left the batch:
    forgotten, or worded meanwhile.
    """
    ids = {digest_of(batch, answer.key) for answer in answers}
    batched = await digest_batches.list_batched(session, batch_id=batch.id, digest_ids=ids)
    waiting, failed = {kept.id: (kept, person) for kept, person in batched}, []
    for answer in answers:
        mine = waiting.get(digest_of(batch, answer.key))
        if mine and not await _keep(deps, session, batch, mine, answer):
            failed.append(mine)
    await digest_batches.set_words(
        session, digest_ids=[kept.id for kept, _ in failed], words="alone", batch_id=batch.id
    )
    known = await digest_batches.list_known(session, batch_id=batch.id, digest_ids=ids)
    gone = ids - known - set(waiting)
    return Read(
        [person.id for _, person in failed], [answer for answer in answers if digest_of(batch, answer.key) in gone]
    )


async def _keep(
    deps: Deps, session: Session, batch: DigestBatch, mine: tuple[WeeklyDigest, Person], answer: BatchedWords
) -> bool:
    """One answer; False when there are no words in it."""
    kept, person = mine
    if answer.usage:
        await keep_usage(session, person_id=person.id, calls=[answer.usage], now=deps.now())
    if answer.words is None:
        return False
    digest = Digest.model_validate(kept.payload)
    model = answer.usage.model if answer.usage else ""
    worded = with_words(digest, answer.words, brief_of(deps, person, digest), model=model)
    await digest_batches.settle_batched(
        session, digest_id=kept.id, batch_id=batch.id, payload=worded.model_dump(mode="json")
    )
    return True
