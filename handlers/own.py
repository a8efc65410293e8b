"""A click on something personal counts only from the person whose it is."""

from bot.deps import Deps
from bot.errors import CoachError
from handlers.button_values import StaleButton
from handlers.callers import Caller
from storage import calls, digests, guidance, people, weekly_plans
from storage.database import Session
from storage.models import Call, GivenGuidance, Person, WeeklyDigest, WeeklyPlan


class CallGone(CoachError):
    """A click about a call that was deleted, or that is somebody else's; which of the two is not said."""

    code = "E-CALL-GONE"
    user_message = "I can't find that call: it was deleted, or it isn't yours."


async def known_caller(session: Session, caller: Caller) -> Person:
    """The caller. Raises `StaleButton` if we know nothing of them (any more)."""
    person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    if person is None:
        raise StaleButton("nobody we know")
    return person


async def own_guidance(deps: Deps, caller: Caller, guidance_id: int) -> tuple[Person, GivenGuidance]:
    """The caller and their guidance. Raises `StaleButton` if it is gone, or somebody else's."""
    async with deps.database.reading(caller.team_id) as session:
        person = await known_caller(session, caller)
        given = await guidance.find_guidance(session, guidance_id=guidance_id)
    if given is None or given.person_id != person.id:
        raise StaleButton("not this person's guidance")
    return person, given


async def own_plan(deps: Deps, caller: Caller, plan_id: int) -> tuple[Person, WeeklyPlan]:
    """The caller and their plan. Raises `StaleButton` if it is gone, or somebody else's."""
    async with deps.database.reading(caller.team_id) as session:
        person = await known_caller(session, caller)
        plan = await weekly_plans.find_plan(session, plan_id=plan_id)
    if plan is None or plan.person_id != person.id:
        raise StaleButton("not this person's plan")
    return person, plan


async def own_digest(session: Session, caller: Caller, digest_id: int) -> tuple[Person, WeeklyDigest]:
    """The caller and their digest. Raises `StaleButton` if it is gone, or somebody else's."""
    person = await known_caller(session, caller)
    digest = await digests.find_digest(session, digest_id=digest_id)
    if digest is None or digest.person_id != person.id:
        raise StaleButton("not this person's digest")
    return person, digest


async def own_call(deps: Deps, caller: Caller, call_id: int) -> tuple[Person, Call]:
    """The caller and their call. Raises `CallGone` if it is deleted, or somebody else's."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        call = await calls.find_call(session, call_id=call_id)
    if person is None or call is None or call.person_id != person.id:
        raise CallGone("not this person's call")
    return person, call
