"""What a person says about the advice: a thumb, and for a thumb down one of six reasons and a note."""

from bot.deps import Deps
from storage import ratings
from storage.models import Person

REASONS = {
    "not_relevant": "Not relevant to my situation",
    "unclear": "Unclear: I don't know what to do next",
    "not_actionable": "Too general to act on",
    "incorrect": "Wrong facts or wrong advice",
    "already_known": "I knew or did this already",
    "bad_timing": "Wrong moment for it",
}


async def rate(
    deps: Deps,
    person: Person,
    *,
    is_helpful: bool,
    guidance_id: int | None = None,
    call_id: int | None = None,
    reason: str = "",
    note: str = "",
) -> None:
    """Keep the person's last word on one piece of guidance or call review; a second thumb replaces the first."""
    async with deps.database.for_team(person.team_id) as session:
        await ratings.set_rating(
            session,
            person_id=person.id,
            guidance_id=guidance_id,
            call_id=call_id,
            is_helpful=is_helpful,
            reason=reason if reason in REASONS else None,
            note=note or None,
            now=deps.now(),
        )
