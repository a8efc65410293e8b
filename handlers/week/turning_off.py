"""Turning the weekly rhythm off from a digest, and on again as it was when that is taken back."""

from datetime import datetime

from bot.coaching.digest_reactions import STOPPED_FROM
from bot.preferences import preferences_of
from bot.undoing import remember_change
from handlers.settings_keeping import restore
from storage import digests
from storage.database import Session
from storage.models import Person, WeeklyDigest

ON_AGAIN = "🔕 Taken back: the weekly digest and Friday's question are on."


async def turn_off(session: Session, person: Person, kept: WeeklyDigest, *, now: datetime) -> None:
    """No digest and no question from now on; the digest remembers how often we wrote before."""
    before = preferences_of(person).coach_me
    if before == "asked":
        return
    await digests.update_digest(session, digest_id=kept.id, payload={**kept.payload, STOPPED_FROM: before})
    await remember_change(
        session, person, kind="settings", before={"columns": {}, "preferences": {"coach_me": before}}, now=now
    )
    await restore(session, person, {"preferences": {"coach_me": "asked"}}, now=now)


async def turn_on_again(session: Session, person: Person, kept: WeeklyDigest, *, now: datetime) -> None:
    """As it was before it was turned off from this digest, if it was."""
    before = kept.payload.get(STOPPED_FROM)
    if before and preferences_of(person).coach_me == "asked":
        await restore(session, person, {"preferences": {"coach_me": before}}, now=now)


def words_when_taken_back(person: Person, kept: WeeklyDigest, otherwise: str) -> str:
    """What stands in the place of the question whether to stop."""
    return ON_AGAIN if STOPPED_FROM in kept.payload and preferences_of(person).is_weekly else otherwise
