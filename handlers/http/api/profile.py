"""/api/coach/profile: what the coaching depends on, the same as `/coach settings`."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from bot.preferences import AlertId, Clock, CoachMe, KeepDays, Pace, Preferences, Sharing, Weekday, preferences_of
from bot.presets import Experience
from handlers.callers import Caller
from handlers.http.api.problems import wrong
from handlers.http.api.visits import Answer, Asked, Endpoint, Nothing, Visit
from handlers.settings_form import as_text, problems_in, values_of
from handlers.settings_keeping import keep_settings
from storage import people
from storage.models import Person

Words = Annotated[str, Field(max_length=80)]


class ProfileChange(Asked):
    """What is to change; what is left out stays, null is the standard again."""

    track: Annotated[str, Field(max_length=40)] | None = None
    role: Words | None = None
    experience: Experience | None = None
    style: Annotated[str, Field(max_length=40)] | None = None
    uses_model: bool | None = None
    segment: Words | None = None
    pace: Pace | None = None
    coach_me: CoachMe | None = None
    digest_day: Weekday | None = None
    digest_time: Clock | None = None
    reflection: bool | None = None
    quiet_since: Clock | None = None
    quiet_until: Clock | None = None
    quiet_days_off: list[Weekday] | None = Field(None, max_length=7)
    alerts_off: list[AlertId] | None = Field(None, max_length=100)
    night_alerts: bool | None = None
    sharing: Sharing | None = None
    keep_transcripts_days: KeepDays | None = None


class Profile(BaseModel):
    """Who somebody is for the coach, and what they chose. Days count from Monday (0); times are local.

    `onboarded_at` is None for whoever has not set anything up; `alerts_off` are the kinds of alert not wanted.
    """

    slack_user_id: str
    name: str
    timezone: str
    onboarded_at: datetime | None
    track: str | None
    role: str
    experience: str
    style: str
    uses_model: bool
    segment: str
    pace: Pace
    coach_me: CoachMe
    digest_day: int
    digest_time: str
    reflection: bool
    quiet_since: str
    quiet_until: str
    quiet_days_off: list[int]
    alerts_off: list[str]
    night_alerts: bool
    sharing: Sharing
    keep_transcripts_days: int


OF_PERSON = ("slack_user_id", "timezone", "onboarded_at", "track", "role", "experience", "style", "uses_model")


STANDARD = Preferences()


def shown(person: Person) -> Profile:
    """The profile as it is answered."""
    chosen = preferences_of(person).model_dump()
    own: dict[str, Any] = {name: getattr(person, name) for name in OF_PERSON}
    rest = {name: chosen[name] for name in Profile.model_fields if name in chosen}
    return Profile(**{**rest, **own, "name": person.display_name})


async def get_profile(visit: Visit[Nothing, Nothing]) -> Answer:
    """The profile."""
    return Answer(shown(visit.person))


async def change_profile(visit: Visit[Nothing, ProfileChange]) -> Answer:
    """Change the profile by the rules of the form in Slack; what changes by it is said there."""
    deps, person = visit.deps, visit.person
    given = visit.body.model_dump(exclude_unset=True)
    changes = {name: _typed(name, value) for name, value in given.items()}
    problems = problems_in({**values_of(person), **changes}, deps.tracks)
    if problems:
        raise wrong(problems)
    row = await keep_settings(deps, Caller(person.team_id, person.slack_user_id), changes)
    if row:
        visit.api.take(row)
    visit.api.changed(person)
    async with deps.database.reading(person.team_id) as session:
        return Answer(shown(await people.get_person(session, person_id=person.id)))


def _typed(name: str, value: object) -> str:
    """A value as the form has it; for what is taken back, the standard."""
    return as_text(getattr(STANDARD, name, "")) if value is None else as_text(value)


ENDPOINTS = (
    Endpoint("GET", "/api/coach/profile", get_profile, "The profile", "profile:read", {200: Profile}),
    Endpoint(
        "PATCH",
        "/api/coach/profile",
        change_profile,
        "Change the profile",
        "profile:write",
        {200: Profile},
        body=ProfileChange,
    ),
)
