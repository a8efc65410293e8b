"""Clicks on advice count only from the person it was given to."""

from bot.deps import Deps
from handlers.button_values import StaleButton
from handlers.callers import Caller
from storage import guidance, people
from storage.models import GivenGuidance, Person


async def own_guidance(deps: Deps, caller: Caller, guidance_id: int) -> tuple[Person, GivenGuidance]:
    """The caller and their guidance. Raises `StaleButton` if it is gone, or somebody else's."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        given = await guidance.get_guidance(session, guidance_id=guidance_id)
    if person is None or given is None or given.person_id != person.id:
        raise StaleButton("not this person's guidance")
    return person, given
