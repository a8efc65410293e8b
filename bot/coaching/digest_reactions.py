"""What an emoji on the weekly digest means and does; taking it away undoes it (layout L5)."""

from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from bot.coaching.digest import Digest
from bot.coaching.recall import AGAIN, note_done
from bot.people import local_day, zone_of
from bot.rhythm import WEEKDAYS, next_occurrence
from bot.undoing import remember_change
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
MADE_FOCUS = "made_focus"
"""The kind of change that making a digest's focus one's own is."""
REACTED = "reacted"
"""The kind of change that any other emoji is which does something."""
_CHANGING = ("did_it", "worked", "helpful", "not_useful", "later", "again")
SUCCESS = "success"
_DUE_BEFORE = "recall_due_before"
_FOCUS_BEFORE = "focus_before"
REASON, REASON_NOTE = "not_useful", "not_useful_note"
"""Where the digest's payload keeps why it was not useful: one of the reasons, and own words."""
STOPPED_FROM = "stopped_from"
"""Where it keeps how often we wrote before it was turned off from this digest (`Preferences.coach_me`)."""
_TAKEN_AWAY = "taken_away"
"""Notes in the digest's payload: what was there before, and when an emoji was taken away that we had not seen."""


def meaning_of(emoji: str) -> Meaning:
    """What an emoji means, whatever its skin tone; one without a meaning of its own says it was read."""
    return MEANINGS.get(emoji.partition("::")[0], "reviewed")


async def note_reaction(
    session: Session, person: Person, digest: WeeklyDigest, emoji: str, *, put_at: str, now: datetime
) -> None:
    """Keep an emoji of the owner's and do what it means; a second one of the same meaning does nothing more.

    `put_at` is when Slack took it. One that was taken away later than that, of which we heard first, is gone.
    """
    if digest.payload.get(_TAKEN_AWAY, {}).get(emoji, "") > put_at:
        return
    meaning = meaning_of(emoji)
    there = await digests.list_meanings(session, digest_id=digest.id)
    is_new = await digests.add_reaction(
        session, digest_id=digest.id, person_id=person.id, emoji=emoji, meaning=meaning, now=now
    )
    if not is_new:
        return
    await digests.update_digest(session, digest_id=digest.id, reviewed_at=digest.reviewed_at or now)
    if meaning not in there:
        if meaning in _CHANGING:
            before = {"digest_id": digest.id, "meaning": meaning}
            await remember_change(session, person, kind=REACTED, before=before, now=now)
        await _apply(session, person, digest, meaning, now)


async def drop_reaction(
    session: Session, person: Person, digest: WeeklyDigest, emoji: str, *, put_at: str, now: datetime
) -> None:
    """The owner took an emoji away at `put_at`: undo it, unless another one says the same.

    Slack's events may overtake each other: one we have not seen yet is remembered as gone.
    """
    found = await digests.find_reaction(session, digest_id=digest.id, emoji=emoji)
    if found is None:
        taken_away = {**digest.payload.get(_TAKEN_AWAY, {}), emoji: put_at}
        await _note(session, digest, **{_TAKEN_AWAY: taken_away})
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
            await _make_focus(session, person, kept, digest.focus.focus_id, now=now)


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
        case "not_useful":
            await _forget_reason(session, kept)
        case "focus" if digest.focus:
            await _focus_as_before(session, person, kept, digest.focus.focus_id, today=today)


async def _note_practised(session: Session, digest: Digest, *, change: int, today: date) -> None:
    tip = digest.recall and await recalls.find_recall(session, recall_id=digest.recall.recall_id)
    if tip:
        await note_done(session, tip, change=change, today=today)


async def _show_again(session: Session, kept: WeeklyDigest, digest: Digest, *, due_on: date) -> None:
    tip = digest.recall and await recalls.find_recall(session, recall_id=digest.recall.recall_id)
    if tip:
        await _note(session, kept, **{_DUE_BEFORE: tip.due_on.isoformat() if tip.due_on else ""})
        await recalls.update_recall(session, recall_id=tip.id, due_on=due_on)


async def _show_as_before(session: Session, kept: WeeklyDigest, digest: Digest) -> None:
    before = kept.payload.get(_DUE_BEFORE)
    if digest.recall and before is not None:
        due_on = date.fromisoformat(before) if before else None
        await recalls.update_recall(session, recall_id=digest.recall.recall_id, due_on=due_on)


async def _make_focus(
    session: Session, person: Person, kept: WeeklyDigest, focus_id: int, *, now: datetime
) -> None:
    """The digest's focus is the person's own choice now; what they worked on until now is remembered."""
    current = await focuses.find_current_focus(session, person_id=person.id)
    await _note(session, kept, **{_FOCUS_BEFORE: current.id if current else 0})
    await focuses.resume_focus(session, person_id=person.id, focus_id=focus_id, today=local_day(person, now))
    await remember_change(session, person, kind=MADE_FOCUS, before={"digest_id": kept.id}, now=now)


async def put_back_focus_before(session: Session, person: Person, before: dict[str, Any], *, today: date) -> None:
    """As if the digest's focus had not been made the person's own."""
    kept = await digests.find_digest(session, digest_id=before["digest_id"])
    if kept is not None:
        await _undo(session, person, kept, "focus", today)


async def _focus_as_before(
    session: Session, person: Person, kept: WeeklyDigest, focus_id: int, *, today: date
) -> None:
    """What they worked on before is open again, unless they have chosen something else since.

    Where that is gone, because they took back choosing it, this one stays.
    """
    current = await focuses.find_current_focus(session, person_id=person.id)
    before = kept.payload.get(_FOCUS_BEFORE, focus_id)
    if current is None or current.id != focus_id:
        return
    if not before:
        await focuses.end_focus(session, person_id=person.id, today=today)
    elif before == focus_id or not await focuses.resume_focus(
        session, person_id=person.id, focus_id=before, today=today
    ):
        await focuses.set_chooser(session, focus_id=focus_id, chosen_by="coach")


async def _forget_reason(session: Session, kept: WeeklyDigest) -> None:
    payload = {name: value for name, value in kept.payload.items() if name not in (REASON, REASON_NOTE)}
    await digests.update_digest(session, digest_id=kept.id, payload=payload)


async def _note(session: Session, kept: WeeklyDigest, **notes: Any) -> None:
    """Keep something beside what the digest says."""
    await digests.update_digest(session, digest_id=kept.id, payload={**kept.payload, **notes})


def again_row(person: Person, digest_id: int) -> str:
    """The promise to send a digest a second time: there is one for each digest."""
    return f"{person.team_id}:digest_again:{digest_id}"


def next_workday(person: Person, now: datetime) -> datetime:
    """Nine in the morning of the person's next working day."""
    zone = zone_of(person)
    tonight = now.astimezone(zone).replace(hour=23, minute=59)
    return next_occurrence(max(tonight, now + timedelta(minutes=1)), time(9), zone, WEEKDAYS).at


async def _send_again(session: Session, person: Person, kept: WeeklyDigest, now: datetime) -> None:
    run_at = next_workday(person, now)
    await agenda.plan(
        session,
        key=again_row(person, kept.id),
        kind="digest_again",
        team_id=person.team_id,
        person_id=person.id,
        lane="bulk",
        run_at=run_at,
        payload={"digest_id": kept.id, "due_at": run_at.isoformat()},
    )
