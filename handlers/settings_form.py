"""The settings as a form holds them: one short text a field, checked at the field it was typed into.

A form remembers what it showed. Saved is only what was changed in it, so that a form of yesterday does not
take back what was chosen since.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from bot.people import STYLES
from bot.preferences import Preferences, preferences_of
from bot.presets import EXPERIENCES
from bot.rhythm import QuietHours
from bot.tracks import Tracks
from handlers.blocks.parts import Block, submitted
from handlers.button_values import StaleButton
from handlers.calls.retention import KEEP_CHOICES
from storage.models import Person

Values = Mapping[str, str]

OF_PERSON = ("track", "role", "experience", "style", "uses_model")
OF_PREFERENCES = (
    "segment",
    "pace",
    "coach_me",
    "digest_day",
    "digest_time",
    "reflection",
    "quiet_since",
    "quiet_until",
    "quiet_days_off",
    "alerts_off",
    "night_alerts",
    "sharing",
)
FIELDS = (*OF_PERSON, *OF_PREFERENCES, "keep_transcripts_days")
ALWAYS = (*OF_PERSON, "keep_transcripts_days")
"""What every version of the form has had. One that was opened before an update is saved as far as it goes."""
ALERT_KINDS = "alert_kinds"
MOST_WORDS = 80
PICK = "Choose one of the answers in the list."


def values_of(person: Person) -> dict[str, str]:
    """The person's choices as the form shows them; a newcomer's pace is left to us."""
    chosen = preferences_of(person)
    kept = {name: as_text(getattr(chosen, name)) for name in (*OF_PREFERENCES, "keep_transcripts_days")}
    return {
        **kept,
        "pace": chosen.pace if person.onboarded_at else "",
        "track": person.track or "",
        "role": person.role,
        "experience": person.experience,
        "style": person.style,
        "uses_model": as_text(person.uses_model),
    }


def values_in(view: Block) -> dict[str, str]:
    """What a submitted form holds, as far as it was asked there. Raises `StaleButton` for another form.

    The form asks for the kinds of alert that are wanted, and what is kept is those that are not: of the ones it
    offered those without a tick, beside what was turned off before and not offered now.
    """
    values = submitted(view, *ALWAYS)
    wanted = values.pop(ALERT_KINDS, None)
    if wanted is None:
        return values
    offered = _offered(view, ALERT_KINDS)
    before = _remembered(view.get("private_metadata") or "").get("alerts_off", "")
    off = (set(before.split(",")) - offered) | (offered - set(wanted.split(",")))
    return {**values, "alerts_off": ",".join(sorted(filter(None, off)))}


def _offered(view: Block, name: str) -> set[str]:
    elements = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    return {each["value"] for element in elements if element["action_id"] == name for each in element["options"]}


def as_text(value: object) -> str:
    """A choice as a form holds it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ",".join(str(each) for each in value)
    return str(value)


def remembered(values: Values) -> str:
    """What a form showed, as it carries it."""
    return json.dumps({name: values[name] for name in FIELDS}, separators=(",", ":"))


def changes_in(values: Values, private: str) -> dict[str, str]:
    """The fields that were changed in the form; all it has when it remembers nothing. Raises `StaleButton`."""
    shown = _remembered(private)
    return {name: values[name] for name in FIELDS if name in values and values[name] != shown.get(name)}


def _remembered(private: str) -> dict[str, str]:
    try:
        shown = json.loads(private or "{}")
    except ValueError as error:
        raise StaleButton("a settings form of another version") from error
    if not isinstance(shown, dict):
        raise StaleButton("a settings form of another version")
    return shown


def person_columns(changes: Values) -> dict[str, Any]:
    """The changed columns of the person's row."""
    columns: dict[str, Any] = {name: changes[name] for name in OF_PERSON if name in changes}
    if "track" in columns:
        columns["track"] = columns["track"] or None
    if "style" in columns:
        columns["style"] = columns["style"] or "direct"
    if "uses_model" in columns:
        columns["uses_model"] = columns["uses_model"] != "no"
    return columns


def preference_fields(changes: Values) -> dict[str, Any]:
    """The changed preferences, as `Preferences` takes them; an answer taken back is the standard one again."""
    fields: dict[str, Any] = {}
    for name in OF_PREFERENCES:
        if name in changes:
            fields[name] = _read(name, changes[name]) if changes[name] or name in _EMPTY else _standard(name)
    return fields


_EMPTY = ("segment", "quiet_days_off", "alerts_off")


def _standard(name: str) -> Any:
    return getattr(Preferences(), name)


def _read(name: str, text: str) -> Any:
    if name in ("reflection", "night_alerts"):
        return text == "yes"
    if name == "quiet_days_off":
        return [int(day) for day in text.split(",") if day]
    if name == "alerts_off":
        return sorted({kind for kind in text.split(",") if kind})
    return int(text) if name == "digest_day" else text


def problems_in(values: Values, tracks: Tracks) -> dict[str, str]:
    """What cannot be saved, by field, in words that say what to do."""
    found = {name: PICK for name, fits in _FITS.items() if not fits(values[name])}
    if values["track"] and values["track"] not in tracks.by_id:
        found["track"] = "Choose one of the tracks in the list."
    for name in ("role", "segment"):
        if len(values[name]) > MOST_WORDS:
            found[name] = f"Say it in {MOST_WORDS} characters."
    known = {kind.id for kind in tracks.everyone().alerts}
    if not {kind for kind in values["alerts_off"].split(",") if kind} <= known:
        found["alerts_off"] = "Choose among the kinds of alert in the list."
    return found or {
        **_experience_problem(values, tracks),
        **_quiet_problem(values),
        **_alerts_problem(values, tracks),
    }


def _experience_problem(values: Values, tracks: Tracks) -> dict[str, str]:
    track = tracks.get(values["track"])
    if not values["experience"] or values["experience"] in track.experiences:
        return {}
    return {"experience": f"{track.name} does not go that far. Choose the answer nearest to you, then save again."}


def _quiet_problem(values: Values) -> dict[str, str]:
    """A digest that is asked for at a quiet time would come at another: better said now than wondered at later."""
    chosen = Preferences.model_validate(preference_fields({name: values[name] for name in OF_PREFERENCES}))
    if not chosen.is_weekly:
        return {}
    if chosen.digest_day in chosen.quiet_days_off:
        return {"digest_day": "You want quiet on that day. Choose another, or untick it below."}
    nights = QuietHours(chosen.quiet_hours.since, chosen.quiet_hours.until, days_off=frozenset())
    if nights.cover(datetime.combine(date.min, chosen.digest_at)):
        hours = f"{chosen.quiet_since}–{chosen.quiet_until}"
        return {"digest_time": f"That is in your quiet hours ({hours}). Choose another time, or change those."}
    return {}


def _alerts_problem(values: Values, tracks: Tracks) -> dict[str, str]:
    """Alerts without a kind of alert would be silence that nobody chose."""
    kinds = {kind.id for kind in tracks.get(values["track"]).alerts}
    if values["coach_me"] != "alerts" or not kinds or kinds - set(values["alerts_off"].split(",")):
        return {}
    return {"alerts_off": "Choose at least one, or go back to the weekly rhythm above."}


def _one_of(*answers: str) -> Callable[[str], bool]:
    return lambda text: text in ("", *answers)


def _is_time(text: str) -> bool:
    hours, _, minutes = text.partition(":")
    return len(text) == 5 and hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60


_FITS: Mapping[str, Callable[[str], bool]] = {
    "experience": _one_of(*EXPERIENCES),
    "style": _one_of(*STYLES),
    "pace": _one_of("light", "moderate", "intensive"),
    "coach_me": _one_of("asked", "weekly", "alerts"),
    "digest_day": _one_of(*"0123456"),
    "digest_time": _is_time,
    "reflection": _one_of("yes", "no"),
    "quiet_since": _is_time,
    "quiet_until": _is_time,
    "quiet_days_off": lambda text: all(day in set("0123456") for day in text.split(",") if text),
    "night_alerts": _one_of("yes", "no"),
    "sharing": _one_of("nothing", "focus", "reports"),
    "keep_transcripts_days": _one_of(*map(str, KEEP_CHOICES)),
}
