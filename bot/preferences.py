"""How somebody wants to be coached: what their row keeps as JSON, read with a default for whatever is missing.

Other parts keep small notes of their own beside these (speaker aliases, a question already asked);
they are carried along untouched.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from bot.rhythm import FRIDAY, MONDAY, SUNDAY, QuietHours
from storage.models import Person

Pace = Literal["light", "moderate", "intensive"]
CoachMe = Literal["asked", "weekly", "alerts"]
Sharing = Literal["nothing", "focus", "reports"]
KeepDays = Literal[0, 7, 30, 90]
Weekday = Annotated[int, Field(ge=MONDAY, le=SUNDAY)]
AlertId = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""The API checks it by another engine, and shows it to programs, in which `\\Z` means nothing."""

REFLECTION_DAY, REFLECTION_TIME = FRIDAY, time(15)
PLAN_DAY, PLAN_TIME = SUNDAY, time(18)
"""Next week's plan is made without a word (decision C10)."""
PACE_FACTORS: Mapping[Pace, float] = {"light": 0.6, "moderate": 1.0, "intensive": 1.5}


def _is_moment(text: str) -> str:
    if text and datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return text


class Preferences(BaseModel):
    """One person's choices. Days count from Monday (0) to Sunday (6); times are local, "HH:MM".

    `coach_me` is how far we go by ourselves: never, a weekly rhythm, or that and alerts. `pace` scales the
    minutes of a plan (`PACE_FACTORS`), `segment` is the kind of customer or the genre, in the person's
    words. `alerts_off` are the ids of the alert kinds that are not wanted, so that a new kind, or one of another
    track, is. `paused_until` is a moment in ISO form, "" when we may write, and
    `paused_from` one too, "" for a pause that has begun.
    """

    model_config = ConfigDict(extra="allow", frozen=True, regex_engine="python-re")  # as in `bot.packs`

    segment: str = ""
    pace: Pace = "moderate"
    coach_me: CoachMe = "weekly"
    digest_day: Weekday = MONDAY
    digest_time: Clock = "08:30"
    reflection: bool = True
    quiet_since: Clock = "18:00"
    quiet_until: Clock = "08:00"
    quiet_days_off: list[Weekday] = [5, 6]
    alerts_off: list[AlertId] = []
    night_alerts: bool = False
    sharing: Sharing = "nothing"
    keep_transcripts_days: KeepDays = 30
    paused_from: Annotated[str, AfterValidator(_is_moment)] = ""
    paused_until: Annotated[str, AfterValidator(_is_moment)] = ""

    @property
    def digest_at(self) -> time:
        """The local time of the weekly digest."""
        return time.fromisoformat(self.digest_time)

    @property
    def is_weekly(self) -> bool:
        """True for whoever wants the digest, the plan and the reflection."""
        return self.coach_me != "asked"

    @property
    def quiet_hours(self) -> QuietHours:
        """When nothing unasked may arrive."""
        return QuietHours(
            since=time.fromisoformat(self.quiet_since),
            until=time.fromisoformat(self.quiet_until),
            days_off=frozenset(self.quiet_days_off),
        )

    def is_paused(self, now: datetime) -> bool:
        """True while the person has asked us not to write first."""
        if not self.paused_until or (self.paused_from and now < datetime.fromisoformat(self.paused_from)):
            return False
        return now < datetime.fromisoformat(self.paused_until)

    def after_pause(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the pause that it falls in."""
        return datetime.fromisoformat(self.paused_until) if self.is_paused(moment) else moment

    def changed(self, **fields: Any) -> Self:
        """The same with other choices. Raises pydantic's `ValidationError` for one that does not exist."""
        return type(self).model_validate({**self.model_dump(), **fields})

    def as_stored(self) -> dict[str, Any]:
        """As the person's row keeps it, with whatever else was there."""
        return self.model_dump(mode="json")


def preferences_of(person: Person) -> Preferences:
    """The person's choices; one that this version does not understand reads as its default."""
    return read_preferences(person.preferences)


def read_preferences(kept: Mapping[str, Any]) -> Preferences:
    """What a row keeps, as `Preferences`."""
    try:
        return Preferences.model_validate(kept)
    except ValidationError as error:
        unreadable = {problem["loc"][0] for problem in error.errors()}
    return Preferences.model_validate({name: value for name, value in kept.items() if name not in unreadable})
