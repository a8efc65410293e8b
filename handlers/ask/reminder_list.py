"""What somebody is still to be reminded of, and when."""

from bot.deps import Deps
from bot.people import zone_of
from handlers.ask.own_reminders import KIND
from handlers.blocks.reminders import reminder_list_text
from handlers.callers import Caller
from storage import agenda, guidance, messages, people
from storage.database import Session
from storage.models.base import Json


async def reminder_list(deps: Deps, caller: Caller) -> str:
    """The caller's open reminders, the next first, each with its moment where they live."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        promised = await agenda.list_open(session, person_id=person.id, kind=KIND) if person else []
        found = [(due_at, await _matter(session, payload)) for due_at, payload in promised]
    return reminder_list_text([(due_at.astimezone(zone_of(person)), of) for due_at, of in found if person and of])


async def _matter(session: Session, payload: Json) -> str:
    """The words that asked for it, or the title of the advice; "" where that is gone."""
    if "message_id" in payload:
        said = await messages.find_message(session, message_id=payload["message_id"])
        return said.text if said else ""
    given = await guidance.find_guidance(session, guidance_id=payload["guidance_id"])
    return str(given.payload["title"]) if given else ""
