"""What an emoji on the weekly digest means and does; taking it away undoes it (layout L5)."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.coaching.digest import Digest
from bot.coaching.recall import AGAIN, note_done
from bot.people import local_day, zone_of
from bot.rhythm import WEEKDAYS, next_occurrence
from storage import agenda, digests, focuses, recalls
from storage.database import Session
from storage.models import Person, WeeklyDigest

Meaning = Literal[
    "did_it", "worked", "helpful", "not_useful", "later", "again", "focus", "tell_more", "stop", "reviewed"
]

MEANINGS: dict[str, Meaning] = {
    "white_check_mark": "did_it",
    "heavy_check_mark": "did_it",
    "trophy": "worked",
    "tada": "worked",
    "+1": "helpful",
    "thumbsup": "helpful",
    "-1": "not_useful",
    "thumbsdown": "not_useful",
    "zzz": "later",
    "sleeping": "later",
    "repeat": "again",
    "dart": "focus",
    "question": "tell_more",
    "no_bell": "stop",
}
SUCCESS = "success"
_DUE_BEFORE = "recall_due_before"


def meaning_of(emoji: str) -> Meaning:
    """What an emoji means, whatever its skin tone; one without a meaning of its own says it was read."""
    return MEANINGS.get(emoji.partition("::")[0], "reviewed")


async def note_reaction(
    session: Session, person: Person, digest: WeeklyDigest, emoji: str, *, now: datetime
) -> None:
    """Keep an emoji of the owner's and do what it means; a second one of the same meaning does nothing more."""
    meaning = meaning_of(emoji)
    there = await digests.list_meanings(session, digest_id=digest.id)
    is_new = await digests.add_reaction(
        session, digest_id=digest.id, person_id=person.id, emoji=emoji, meaning=meaning, now=now
    )
    if not is_new:
        return
    await digests.update_digest(session, digest_id=digest.id, reviewed_at=digest.reviewed_at or now)
    if meaning not in there:
        await _apply(session, person, digest, meaning, now)


async def drop_reaction(
    session: Session, person: Person, digest: WeeklyDigest, emoji: str, *, now: datetime
) -> None:
    """The owner took an emoji away: undo it, unless another one says the same."""
    found = await digests.find_reaction(session, digest_id=digest.id, emoji=emoji)
    if found is None:
        return
    await digests.delete_reaction(session, found)
    left = await digests.list_meanings(session, digest_id=digest.id)
    if not left:
        await digests.update_digest(session, digest_id=digest.id, reviewed_at=None)
    meaning = meaning_of(emoji)
    if meaning not in left:
        await _undo(session, person, digest, meaning, local_day(person, now))


async def _apply(session: Session, person: Person, kept: WeeklyDigest, meaning: Meaning, now: datetime) -> None:
    today, digest = local_day(person, now), Digest.model_validate(kept.payload)
    match meaning:
        case "did_it":
            await _note_practised(session, digest, change=1, today=today)
        case "worked" if digest.focus:
            await focuses.set_focus_outcome(session, focus_id=digest.focus.focus_id, outcome=SUCCESS)
        case "later":
            await _send_again(session, person, kept, now)
        case "again":
            await _show_again(session, kept, digest, due_on=today + AGAIN)
        case "focus" if digest.focus:
            await focuses.resume_focus(session, person_id=person.id, focus_id=digest.focus.focus_id, today=today)


async def _undo(session: Session, person: Person, kept: WeeklyDigest, meaning: Meaning, today: date) -> None:
    digest = Digest.model_validate(kept.payload)
    match meaning:
        case "did_it":
            await _note_practised(session, digest, change=-1, today=today)
        case "worked" if digest.focus:
            await focuses.set_focus_outcome(session, focus_id=digest.focus.focus_id, outcome=None)
            await digests.update_digest(session, digest_id=kept.id, outcome_account="")
        case "later":
            await agenda.cancel(session, key=again_row(person, kept.id))
        case "again":
            await _show_as_before(session, kept, digest)
        case "focus" if digest.focus:
            await focuses.set_chooser(session, focus_id=digest.focus.focus_id, chosen_by="coach")


async def _note_practised(session: Session, digest: Digest, *, change: int, today: date) -> None:
    tip = digest.recall and await recalls.find_recall(session, recall_id=digest.recall.recall_id)
    if tip:
        await note_done(session, tip, change=change, today=today)


async def _show_again(session: Session, kept: WeeklyDigest, digest: Digest, *, due_on: date) -> None:
    tip = digest.recall and await recalls.find_recall(session, recall_id=digest.recall.recall_id)
    if tip:
        before = {_DUE_BEFORE: tip.due_on.isoformat() if tip.due_on else ""}
        await digests.update_digest(session, digest_id=kept.id, payload={**kept.payload, **before})
        await recalls.update_recall(session, recall_id=tip.id, due_on=due_on)


async def _show_as_before(session: Session, kept: WeeklyDigest, digest: Digest) -> None:
    before = kept.payload.get(_DUE_BEFORE)
    if digest.recall and before is not None:
        due_on = date.fromisoformat(before) if before else None
        await recalls.update_recall(session, recall_id=digest.recall.recall_id, due_on=due_on)


def again_row(person: Person, digest_id: int) -> str:
    """The promise to send a digest a second time: there is one for each digest."""
    return f"{person.team_id}:digest_again:{digest_id}"


def next_workday(person: Person, now: datetime) -> datetime:
    """Nine in the morning of the person's next working day."""
    zone = zone_of(person)
    tonight = now.astimezone(zone).replace(hour=23, minute=59)
    return next_occurrence(max(tonight, now + timedelta(minutes=1)), time(9), zone, WEEKDAYS).at


async def _send_again(session: Session, person: Person, kept: WeeklyDigest, now: datetime) -> None:
    await agenda.plan(
        session,
        key=again_row(person, kept.id),
        kind="digest_again",
        team_id=person.team_id,
        person_id=person.id,
        lane="bulk",
        run_at=next_workday(person, now),
        payload={"digest_id": kept.id},
    )
