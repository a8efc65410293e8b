"""Where an answer goes: the person's own thread, or one opened for it in the direct messages."""

from dataclasses import dataclass, fields

from bot.deps import Deps
from handlers.blocks.parts import Block, section
from handlers.blocks.text import clip, mrkdwn, quoted
from handlers.delivering import deliver
from handlers.intake import Asked
from handlers.people import direct_channel, known_person
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage import agenda, conversations, messages
from storage.agenda import AgendaRow
from storage.models import Person


@dataclass(frozen=True)
class Place:
    """A thread, our record of it, and of the question in it."""

    channel: str
    thread_ts: str
    conversation_id: int
    message_id: int


@dataclass(frozen=True)
class Case:
    """One question being answered: the promise behind it, who asked, and where the answer goes."""

    row: AgendaRow
    person: Person
    place: Place

    @property
    def is_private(self) -> bool:
        """False where others read along."""
        return bool(self.row.payload["origin"] != "mention")

    @property
    def is_in_slack(self) -> bool:
        """False for what was asked over the API: nothing can be written in its thread."""
        return bool(self.row.payload["origin"] != "api")

    @property
    def is_opening(self) -> bool:
        """True for the words a thread begins with: nothing was said in it before them."""
        payload = self.row.payload
        is_first_answer = "account_id" not in payload and "angle" not in payload
        return is_first_answer and payload["thread_ts"] in ("", payload["ts"])


async def open_case(deps: Deps, slack: Slack, row: AgendaRow) -> Case:
    """Find out who asked and where the answer goes; opens a thread if there is none yet."""
    asked = Asked(**{field.name: row.payload[field.name] for field in fields(Asked) if field.name in row.payload})
    person = await known_person(
        deps, slack, team_id=row.team_id, slack_user_id=asked.slack_user_id, person=row.person
    )
    return Case(row, person, await _place_for(deps, slack, row, asked, person))


async def _place_for(deps: Deps, slack: Slack, row: AgendaRow, asked: Asked, person: Person) -> Place:
    """The thread of a question; for one asked elsewhere, a thread under "You asked: …" in our DM."""
    if asked.thread_ts:
        return Place(asked.channel, asked.thread_ts, row.payload["conversation_id"], row.payload["message_id"])
    channel = await direct_channel(deps, slack, person)
    opening = Outgoing(
        key=f"{row.key}:opening",
        team_id=row.team_id,
        channel=channel,
        text=opening_text(asked),
        blocks=opening_blocks(asked),
        person_id=person.id,
    )
    ts = await deliver(deps, slack, opening)
    place = Place(channel, ts, row.memo.get("conversation_id", 0), row.memo.get("message_id", 0))
    return place if place.message_id else await _kept(deps, Case(row, person, place))


async def _kept(deps: Deps, case: Case) -> Place:
    row, person, place = case.row, case.person, case.place
    async with deps.database.for_team(row.team_id) as session:
        conversation = await conversations.get_or_add_conversation(
            session,
            channel=place.channel,
            thread_ts=place.thread_ts,
            person_id=person.id,
            kind="direct",
            now=deps.now(),
        )
        message = await messages.add_message(
            session,
            conversation_id=conversation.id,
            person_id=person.id,
            author="person",
            text=row.payload["text"] or row.payload["quote"],
            slack_ts=place.thread_ts,
            now=deps.now(),
        )
        row.memo.update(conversation_id=conversation.id, message_id=message.id)
        await agenda.save_memo(session, row=row)
    return Place(place.channel, place.thread_ts, conversation.id, message.id)


def opening_text(asked: Asked) -> str:
    """The line the thread hangs on, for notifications."""
    return f"{_who_asked(asked)}: {clip(mrkdwn(asked.text or asked.quote), 300)}"


def opening_blocks(asked: Asked) -> list[Block]:
    """The line the thread hangs on."""
    if asked.quote:
        return [section(f"*You asked for coaching on this message*\n{quoted(asked.quote)}")]
    return [section(f"*{_who_asked(asked)}*\n{quoted(asked.text)}")]


def _who_asked(asked: Asked) -> str:
    """Somebody else is not named: their name stays in the channel, where they can take it back."""
    return f"Asked in <#{asked.asked_in}>" if asked.asked_in else "You asked"
