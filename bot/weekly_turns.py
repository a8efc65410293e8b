"""When one person's digest of a week is written and when it is sent.

The local day of the digest names the week, so it is one digest a week wherever the person moves and whatever
the clocks do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.people import zone_of
from bot.preferences import preferences_of
from bot.rhythm import at_local, next_occurrence, open_moment, week_of
from storage.models import Person

COMPOSE_TIME = time(18)
"""The evening before: the words are ready long before they are sent."""
SPREAD_MINUTES = 120
"""Over so many minutes the writing for people in one time zone is spread."""
STALE = timedelta(hours=12)
"""A digest that is later than this is skipped: next week's says more."""


@dataclass(frozen=True)
class DigestTurn:
    """One week's digest: `on` is its local day; it is written from `compose_at` on and sent at `send_at`.

    `evening` is when the first digests of the person's time zone are written.
    """

    on: date
    evening: datetime
    compose_at: datetime
    send_at: datetime

    @property
    def week_on(self) -> date:
        """The Monday of its week."""
        return week_of(self.on)


def first_turn(person: Person, now: datetime) -> DigestTurn:
    """The digest that is next or due now, were none sent yet; nobody gets one of before they set themselves up."""
    return next(turn for turn in turns(person, now) if turn.send_at + STALE > now)


def turns(person: Person, now: datetime) -> Iterator[DigestTurn]:
    """The person's digests in order, from the last one that may still be sent; none while they are paused."""
    preferences, zone = preferences_of(person), zone_of(person)
    after = now - timedelta(days=8)
    if person.onboarded_at:
        after = max(after, person.onboarded_at)
    if preferences.is_paused(now):
        after = max(after, preferences.after_pause(now) - timedelta(days=8))
    while True:
        occurrence = next_occurrence(after, preferences.digest_at, zone, {preferences.digest_day})
        evening = at_local(occurrence.on - timedelta(days=1), COMPOSE_TIME, zone)
        send_at = open_moment(occurrence.at, preferences.quiet_hours, zone)
        after = occurrence.at
        if preferences.is_paused(send_at):
            continue
        yield DigestTurn(occurrence.on, evening, min(evening + spread_of(person), send_at), send_at)


def spread_of(person: Person) -> timedelta:
    """How long after the others in their time zone this person's silent work begins, always the same."""
    return timedelta(minutes=person.id % SPREAD_MINUTES)
