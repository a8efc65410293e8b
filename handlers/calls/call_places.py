"""Where the review of a shared call goes: the person's own thread, or one opened for it in our DM."""

from bot.deps import Deps
from bot.meetings.titles import title_of
from handlers.ask.threads import Case, Place
from handlers.blocks.call_intake import opening_blocks, opening_text
from handlers.calls.shared_calls import Shared, shared_of
from handlers.delivering import deliver
from handlers.people import direct_channel, known_person
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage import conversations, people
from storage.agenda import AgendaRow
from storage.models import Call, Person


async def open_place(deps: Deps, slack: Slack, row: AgendaRow) -> Case:
    """Who shared the call and the thread it is talked about in; opens one if there is none yet."""
    shared = shared_of(row)
    person = await known_person(deps, slack, team_id=row.team_id, slack_user_id=shared.slack_user_id)
    channel, thread_ts = shared.channel, shared.thread_ts
    if not thread_ts:
        channel = await direct_channel(deps, slack, person)
        thread_ts = await deliver(deps, slack, _opening(row, shared, person, channel))
    return Case(row, person, await _place(deps, person, channel, thread_ts))


async def place_of(deps: Deps, row: AgendaRow, call: Call) -> Case:
    """The thread a kept call is talked about in."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=call.person_id)
        thread = await conversations.get_conversation(session, conversation_id=call.conversation_id)
    return Case(row, person, Place(thread.channel, thread.thread_ts, thread.id, 0))


def _opening(row: AgendaRow, shared: Shared, person: Person, channel: str) -> Outgoing:
    title = title_of(typed=shared.typed, said="", file_name=shared.name)
    return Outgoing(
        key=f"{row.key}:opening",
        team_id=row.team_id,
        channel=channel,
        text=opening_text(title),
        blocks=opening_blocks(title),
        person_id=person.id,
    )


async def _place(deps: Deps, person: Person, channel: str, thread_ts: str) -> Place:
    async with deps.database.for_team(person.team_id) as session:
        thread = await conversations.get_or_add_conversation(
            session, channel=channel, thread_ts=thread_ts, person_id=person.id, kind="direct", now=deps.now()
        )
    return Place(channel, thread_ts, thread.id, 0)
