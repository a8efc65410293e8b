"""The weekly digest: composed the evening before, sent once at the person's own time, from one row of the agenda.

What is due is worked out afresh each time the row wakes: from the person's settings and time zone as they are
now, and from what was composed and sent already. So a restart, a second process, a moved clock or time zone
changes when a week's digest comes, never how many there are.
"""

from datetime import datetime

from bot.budget import keep_usage, metered_for, why_template
from bot.coaching import digest_batching
from bot.coaching.digest import Digest, as_of, compose_digest
from bot.coaching.digest_words import word_digest
from bot.deps import Deps
from bot.people import local_day, zone_of
from bot.preferences import preferences_of
from bot.rhythm import open_moment, week_of
from bot.weekly_turns import STALE, DigestTurn, turns
from handlers.blocks.digest import digest_blocks, digest_text, digest_title
from handlers.delivering import Undeliverable, claim_within, complete
from handlers.people import direct_channel
from handlers.sending import Notice, Outgoing
from handlers.slack import Slack
from handlers.unasked import NEVER, may_write_first, turn_at
from handlers.week.digest_batches import plan_gathering
from handlers.week.weekly import is_weekly
from storage import digests, people, unasked
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Person, UnaskedMessage, WeeklyDigest
from storage.models.week import WordsState

KIND = "digest"


def digest_key(digest_id: int) -> str:
    """Names the message in the outbox, and its turn to write first."""
    return f"{KIND}:{digest_id}"


async def run_digest(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: compose what is to be composed, send what is due; when to wake next."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
        if not is_weekly(person):
            return None
        kept = await digests.list_last_digests(session, person_id=person.id)
        sent = await _unasked(session, person, deps.now())
    turn, due_at = _turn_of(person, kept, sent, deps.now())
    if due_at == NEVER:
        return None
    if deps.now() < turn.compose_at:
        return turn.compose_at
    digest = await _composed(deps, person, turn, kept)
    if digest is None:
        return _after(person, turn, deps.now()).compose_at
    digest, wake_at = await _in_words(deps, person, turn, digest, due_at)
    if deps.now() < wake_at:
        return wake_at
    return await _send(deps, slack, person, turn, digest)


async def _unasked(session: Session, person: Person, now: datetime) -> list[UnaskedMessage]:
    return await unasked.list_unasked(session, person_id=person.id, since=week_of(local_day(person, now)))


def _turn_of(
    person: Person, kept: list[WeeklyDigest], sent: list[UnaskedMessage], now: datetime
) -> tuple[DigestTurn, datetime]:
    """The digest to work on and when it is due: the first that is neither out nor more than 12 hours late.

    A message that took the day's turn makes it due later, not late.
    """
    keys = {digest.week_on: digest_key(digest.id) for digest in kept}
    last_sent = max((digest.week_on for digest in kept if digest.sent_at), default=None)
    for turn in turns(person, now):
        if last_sent and turn.week_on <= last_sent:
            continue
        due_at = turn_at(person, turn.send_at, sent, key=keys.get(turn.week_on, ""))
        if due_at == NEVER or due_at + STALE > now:
            return turn, due_at
    raise AssertionError("there is always a next week")


async def _composed(deps: Deps, person: Person, turn: DigestTurn, kept: list[WeeklyDigest]) -> WeeklyDigest | None:
    """The week's digest as kept, composed now if it was not; None when this week has none."""
    known = next((digest for digest in kept if digest.week_on == turn.week_on), None)
    if known:
        return known
    last = next((digest for digest in kept if digest.sent_at), None)
    async with deps.database.for_team(person.team_id) as session:
        digest = await compose_digest(deps, session, person, on=turn.on, last=last)
        if digest is None:
            return None
        words = await _state_of_words(deps, session, person, turn, digest)
        await digests.add_digest(
            session,
            person_id=person.id,
            week_on=turn.week_on,
            payload=digest.model_dump(mode="json"),
            is_active_week=not digest.is_quiet,
            now=deps.now(),
            words=words,
        )
        if words == "gathering":
            await plan_gathering(session, person, digest_batching.gathered_at(turn, deps.now()))
        return (await digests.list_last_digests(session, person_id=person.id))[0]


async def _state_of_words(
    deps: Deps, session: Session, person: Person, turn: DigestTurn, digest: Digest
) -> WordsState:
    if await why_template(deps, session, person):
        return "settled"
    return await digest_batching.state_of_words(deps, session, person, turn, digest)


async def _in_words(
    deps: Deps, person: Person, turn: DigestTurn, kept: WeeklyDigest, due_at: datetime
) -> tuple[WeeklyDigest, datetime]:
    """The digest, worded now unless a batch still may bring its words, and when to look at it again."""
    given_up_at = digest_batching.given_up_at(person, turn)
    if kept.words in ("gathering", "batched") and deps.now() < given_up_at:
        return kept, given_up_at
    return kept if kept.words == "settled" else await _worded(deps, person, kept), due_at


async def _worded(deps: Deps, person: Person, kept: WeeklyDigest) -> WeeklyDigest:
    """The digest in Claude's words if it may still write, else in the template's."""
    async with deps.database.reading(person.team_id) as session:
        why_not = await why_template(deps, session, person)
    digest = Digest.model_validate(kept.payload)
    async with metered_for(deps, person) as meter:
        if not why_not:
            digest = await word_digest(deps, person, digest, meter=meter)
    async with deps.database.for_team(person.team_id) as session:
        payload = digest.model_dump(mode="json")
        left = {"words": "settled", "batch_id": None}
        await digests.update_digest(session, digest_id=kept.id, payload=payload, **left)
        await keep_usage(session, person_id=person.id, calls=meter.calls, now=deps.now())
        return await digests.find_digest(session, digest_id=kept.id) or kept


async def _send(deps: Deps, slack: Slack, person: Person, turn: DigestTurn, kept: WeeklyDigest) -> datetime | None:
    """Take the turn and promise the message in one step, post it, note it; when to wake next."""
    digest = await _digest_of_today(deps, person, kept)
    message = digest_message(person, kept, digest, channel=await direct_channel(deps, slack, person))
    await slack.pace.turn()  # before the promise: a promise is kept within seconds or looked into
    async with deps.database.for_team(person.team_id) as session:
        later = await may_write_first(session, person, deps.now(), KIND, key=message.key)
        if later is not None:
            return later
        claimed = await claim_within(deps, session, message)
    try:
        ts = await complete(deps, slack, message, claimed)
    except Undeliverable:
        ts = ""
    async with deps.database.for_team(person.team_id) as session:
        await digests.mark_digest_sent(session, digest_id=kept.id, channel=message.channel, ts=ts, now=deps.now())
    return _after(person, turn, deps.now()).compose_at


async def _digest_of_today(deps: Deps, person: Person, kept: WeeklyDigest) -> Digest:
    """What was composed; sent on a later day, with the days counted from that one."""
    digest, today = Digest.model_validate(kept.payload), local_day(person, deps.now())
    if digest.on == today:
        return digest
    async with deps.database.reading(person.team_id) as session:
        return await as_of(session, person, digest, today=today)


def digest_message(person: Person, kept: WeeklyDigest, digest: Digest, *, channel: str, key: str = "") -> Outgoing:
    """The digest as a message; `key` when it is sent a second time."""
    return Outgoing(
        key=key or digest_key(kept.id),
        team_id=person.team_id,
        channel=channel,
        text=digest_text(digest),
        blocks=digest_blocks(digest, digest_id=kept.id, is_again=bool(key)),
        person_id=person.id,
        is_bulk=True,
        notice=Notice("digest", digest_title(digest)),
    )


def _after(person: Person, turn: DigestTurn, now: datetime) -> DigestTurn:
    """The next week's."""
    return next(each for each in turns(person, now) if each.week_on > turn.week_on)


async def run_digest_again(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: send a digest once more on the day its owner asked for, unless they want quiet or it is late."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
        kept = await digests.find_digest(session, digest_id=row.payload["digest_id"])
    if kept is None or not is_weekly(person) or preferences_of(person).is_paused(deps.now()):
        return None
    opens_at = open_moment(deps.now(), preferences_of(person).quiet_hours, zone_of(person))
    due_at = row.payload.get("due_at")  # rows of an earlier version have none
    if due_at and opens_at > datetime.fromisoformat(due_at) + STALE:
        return None
    if opens_at > deps.now():
        return opens_at
    digest = await _digest_of_today(deps, person, kept)
    message = digest_message(person, kept, digest, channel=kept.channel, key=again_key(kept.id))
    await slack.pace.turn()
    async with deps.database.for_team(person.team_id) as session:
        claimed = await claim_within(deps, session, message)
    await complete(deps, slack, message, claimed)
    return None


def again_key(digest_id: int) -> str:
    """Names the second sending in the outbox."""
    return f"{KIND}:{digest_id}:again"
