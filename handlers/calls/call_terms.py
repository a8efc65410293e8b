"""The consent line: said once, before somebody's first call is reviewed."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers import action_ids
from handlers.ask.threads import Case
from handlers.blocks.call_intake import terms_blocks, terms_text
from handlers.blocks.parts import section
from handlers.calls.retention import keep_days
from handlers.delivering import deliver
from handlers.payloads import Payload
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage import agenda, people


def register(app: AsyncApp) -> None:
    """[OK]; [Change] opens the settings."""
    app.action(action_ids.ACCEPT_TERMS)(handle_accept_terms)


async def tell_terms(deps: Deps, slack: Slack, case: Case) -> None:
    """What to share and how long it is kept; once a person, by the job that got there first."""
    if "tells_terms" not in case.row.memo and not await _is_first(deps, case):
        return
    days = keep_days(case.person)
    line = Outgoing(
        key=f"terms:{case.person.id}",
        team_id=case.row.team_id,
        channel=case.place.channel,
        thread_ts=case.place.thread_ts,
        text=terms_text(days),
        blocks=terms_blocks(days),
        person_id=case.person.id,
        conversation_id=case.place.conversation_id,
    )
    await deliver(deps, slack, line)


async def _is_first(deps: Deps, case: Case) -> bool:
    if case.person.preferences.get("terms_told"):
        return False
    async with deps.database.for_team(case.row.team_id) as session:
        person = await people.get_person(session, person_id=case.person.id)
        if person.preferences.get("terms_told"):
            return False
        await people.update_preferences(session, person_id=person.id, terms_told=True)
        case.row.memo["tells_terms"] = True
        await agenda.save_memo(session, row=case.row)
    return True


async def handle_accept_terms(ack: AsyncAck, body: Payload, context: AsyncBoltContext, slack: Slack) -> None:
    """Take the buttons away; the line stays."""
    await ack()
    message, channel = body.get("message") or {}, context.channel_id
    if message.get("ts") and channel:
        text = str(message.get("text") or "")
        await slack.reading.chat_update(
            channel=channel, ts=message["ts"], text=text, blocks=[section(f"{text} ✓")]
        )
