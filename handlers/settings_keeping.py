"""Keeping what somebody chose, with everything that hangs on it: retention, the weekly rhythm, the first focus."""

from datetime import datetime
from typing import Any

from bot.coaching.focuses import FocusChoice, take_focus
from bot.deps import Deps
from bot.people import local_day
from bot.preferences import preferences_of
from bot.presets import Preset
from bot.undoing import remember_change
from handlers.callers import Caller
from handlers.calls.retention import keep_for
from handlers.settings_form import Values, person_columns, preference_fields
from handlers.week.weekly import schedule_person
from storage import agenda, focuses, people
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Person


async def keep_settings(deps: Deps, caller: Caller, changes: Values) -> AgendaRow | None:
    """Keep the changes of a form in one transaction; the promise to say what happens now, if that is news."""
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        was_new, before = person.onboarded_at is None, deps.tracks.preset_of(person)
        fitting = before.focus.title if before else ""
        if changes and not was_new:
            await _remember(session, person, changes, now=deps.now())
        person = await _keep(deps, session, person, changes)
        preset = deps.tracks.preset_of(person)
        if was_new or (preset and before and preset.id != before.id) or (preset and not before):
            await _first_focus(session, person, preset, fitting, now=deps.now())
            return await _promise_words(session, person, preset)
    return None


async def _remember(session: Session, person: Person, changes: Values, *, now: datetime) -> None:
    columns = {name: getattr(person, name) for name in person_columns(changes)}
    names = [
        *preference_fields(changes),
        *(["keep_transcripts_days"] if "keep_transcripts_days" in changes else []),
    ]
    kept = preferences_of(person)
    before = {"columns": columns, "preferences": {name: getattr(kept, name) for name in names}}
    await remember_change(session, person, kind="settings", before=before, now=now)


async def _keep(deps: Deps, session: Session, person: Person, changes: Values) -> Person:
    was_new = person.onboarded_at is None
    columns = person_columns(changes)
    await people.update_person(
        session, person_id=person.id, **columns, onboarded_at=person.onboarded_at or deps.now()
    )
    person = await people.get_person(session, person_id=person.id)
    fields = preference_fields(changes)
    if was_new and not changes.get("pace"):
        preset = deps.tracks.preset_of(person)
        fields["pace"] = preset.level.pace if preset else "moderate"
    person = await change_preferences(session, person, **fields)
    await keep_for(session, person, changes.get("keep_transcripts_days", ""))
    await schedule_person(session, person, deps.now())
    return person


async def change_preferences(session: Session, person: Person, **fields: Any) -> Person:
    """Change some preferences of a person as they are in this transaction; the person then."""
    person = await people.get_person(session, person_id=person.id)
    kept = preferences_of(person).changed(**fields).as_stored()
    return await people.update_preferences(session, person_id=person.id, **kept)


async def restore(session: Session, person: Person, before: dict[str, Any], *, now: datetime) -> None:
    """Put columns and preferences back as they were, and the rhythm with them."""
    if before.get("columns"):
        await people.update_person(session, person_id=person.id, **before["columns"])
    fields = dict(before.get("preferences", {}))
    days = fields.pop("keep_transcripts_days", None)
    person = await change_preferences(session, person, **fields)
    if days is not None:
        await keep_for(session, person, str(days))
    await schedule_person(session, person, now)


async def _first_focus(
    session: Session, person: Person, preset: Preset | None, fitting: str, *, now: datetime
) -> None:
    """The preset's focus, unless the person has one that came from elsewhere."""
    current = await focuses.find_current_focus(session, person_id=person.id)
    if preset is None or (current and current.title != fitting):
        return
    first = preset.focus
    choice = FocusChoice(first.title, first.when_i_will, first.skill_id, first.check_id)
    await take_focus(session, person, choice, chosen_by="coach", today=local_day(person, now))


async def _promise_words(session: Session, person: Person, preset: Preset | None) -> AgendaRow | None:
    name = preset.id if preset else "none"
    return await agenda.plan_started(
        session,
        key=f"{person.team_id}:set_up:{person.id}:{person.track or ''}:{name}",
        kind="set_up",
        team_id=person.team_id,
        person_id=person.id,
        payload={},
    )
