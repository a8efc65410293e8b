"""The calls somebody shared lately: for `/coach debrief list` and the Home tab."""

from bot.deps import Deps
from bot.people import local_day, zone_of
from handlers.blocks.call_list import ListedCall, call_list_blocks, call_list_text, listed
from handlers.blocks.parts import Words
from handlers.callers import Caller
from storage import call_reviews, calls, people
from storage.database import Session
from storage.models import Person

IN_THE_LIST = 10
IN_THE_HOME_TAB = 5


async def call_list_words(deps: Deps, caller: Caller) -> Words:
    """Text and blocks of the caller's last ten calls, or how to share one."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        shown = await recent_calls(session, person, limit=IN_THE_LIST) if person else []
    today = local_day(person, deps.now()) if person else deps.now().date()
    return call_list_text(shown, today=today), call_list_blocks(shown, today=today)


async def recent_calls(session: Session, person: Person, *, limit: int) -> list[ListedCall]:
    """The person's last calls, newest first."""
    found = await calls.list_recent_calls(session, person_id=person.id, limit=limit)
    overalls = await call_reviews.get_overalls(session, call_ids=[call.id for call in found])
    days = {call.id: call.created_at.astimezone(zone_of(person)).date() for call in found}
    return listed(found, overalls, days=days)
