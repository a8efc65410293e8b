"""Clicks on advice and on calls count only from the person whose they are."""

from bot.deps import Deps
from bot.errors import CoachError
from handlers.button_values import StaleButton
from handlers.callers import Caller
from storage import calls, guidance, people
from storage.models import Call, GivenGuidance, Person


class CallGone(CoachError):
    """A click about a call that was deleted, or that is somebody else's; which of the two is not said."""

    code = "E-CALL-GONE"
    user_message = "I can't find that call: it was deleted, or it isn't yours."


async def own_guidance(deps: Deps, caller: Caller, guidance_id: int) -> tuple[Person, GivenGuidance]:
    """The caller and their guidance. Raises `StaleButton` if it is gone, or somebody else's."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        given = await guidance.get_guidance(session, guidance_id=guidance_id)
    if person is None or given is None or given.person_id != person.id:
        raise StaleButton("not this person's guidance")
    return person, given


async def own_call(deps: Deps, caller: Caller, call_id: int) -> tuple[Person, Call]:
    """The caller and their call. Raises `CallGone` if it is deleted, or somebody else's."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        call = await calls.find_call(session, call_id=call_id)
    if person is None or call is None or call.person_id != person.id:
        raise CallGone("not this person's call")
    return person, call
