"""What is kept, who can see it, taking it away, and having it forgotten."""

from datetime import timedelta

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from bot.preferences import preferences_of
from handlers import action_ids
from handlers.blocks.parts import Block, submitted
from handlers.blocks.privacy import (
    forget_modal,
    privacy_blocks,
    unknown_person_blocks,
)
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.forgetting import NOBODY, erase_promise, forget_within
from handlers.home import publish_home
from handlers.payloads import Payload
from handlers.people import known_person
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import agenda, people, privacy, processed

TYPED = "FORGET"
ONE_EXPORT_IN = timedelta(minutes=1)


def register(app: AsyncApp) -> None:
    """The buttons of the privacy message and of Home, and the form."""
    app.action(action_ids.SHOW_PRIVACY)(handle_show_privacy)
    app.action(action_ids.OPEN_FORGET)(handle_open_forget)
    app.action(action_ids.EXPORT)(handle_export)
    app.view(action_ids.FORGET_FORM)(handle_forget_submitted)


def who_sees_text(*, is_private: bool) -> str:
    """Who can read one exact message."""
    if is_private:
        return "Only you can see this conversation in Slack. I show it to nobody, your manager included."
    return "Everybody in this channel can see this thread, so I use nothing personal in it."


async def privacy_blocks_for(deps: Deps, *, team_id: str, slack_user_id: str) -> list[Block]:
    """Layout L19 with this person's real counts."""
    async with deps.database.reading(team_id) as session:
        person = await people.find_person(session, slack_user_id=slack_user_id)
        if person is None:
            return unknown_person_blocks()
        counts = await privacy.count_person_rows(session, person_id=person.id)
    has_model = deps.writer is not None and person.uses_model
    days = preferences_of(person).keep_transcripts_days
    return privacy_blocks(counts, has_model=has_model, transcript_days=days)


async def handle_show_privacy(ack: AsyncAck, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """Show it where the button is, or in the direct messages when it is in Home."""
    await ack()
    caller = caller_of(context)
    blocks = await privacy_blocks_for(deps, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    await whisper(slack, context, "What I keep about you", blocks)


async def handle_open_forget(ack: AsyncAck, body: Payload, slack: Slack) -> None:
    """Open the form that says what goes and what stays."""
    await ack()
    await slack.posting.views_open(trigger_id=trigger_of(body), view=forget_modal())


async def handle_forget_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Erase everything about the person who typed FORGET, and promise to say so and to take our messages back.

    It is acknowledged when that is done: should it fail, the form says so and nothing has happened.
    """
    if submitted(view, "typed")["typed"].casefold() != TYPED.casefold():
        await ack(response_action="errors", errors={"typed": f"Type {TYPED} to go on, or close this window."})
        return
    caller = caller_of(context)
    await forget(deps, slack, caller, key=view["id"])
    await ack()
    slack.tasks.start(publish_home(deps, slack, caller))


async def forget(deps: Deps, slack: Slack, caller: Caller, *, key: str) -> None:
    """Delete the person's rows, and in the same transaction promise what is left to do in Slack."""
    channel = await _where_to_say_so(deps, slack, caller)
    async with deps.database.for_team(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        forgotten = NOBODY
        if person is not None:
            forgotten = await forget_within(session, person, channel=channel, now=deps.now())
        promise = erase_promise(forgotten, team_id=caller.team_id, channel=channel, key=key)
        row = await agenda.plan_started(session, **promise)
    slack.start_on(row)


async def _where_to_say_so(deps: Deps, slack: Slack, caller: Caller) -> str:
    """Our direct messages with the caller, who need not be known to us."""
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
    if person and person.dm_channel:
        return person.dm_channel
    opened = await slack.reading.conversations_open(users=caller.slack_user_id)
    return str(opened["channel"]["id"])


async def handle_export(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Promise the export."""
    await ack()
    await accept_export(deps, slack, caller_of(context), key=action["action_ts"])


async def accept_export(deps: Deps, slack: Slack, caller: Caller, *, key: str) -> None:
    """Promise a file with everything we hold about the caller, in their direct messages; one a minute."""
    person = await known_person(deps, slack, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    async with deps.database.for_team(caller.team_id) as session:
        mine = f"export:{person.id}"
        if not await processed.claim_event(session, key=mine, now=deps.now(), again_after=ONE_EXPORT_IN):
            return
        row = await agenda.plan_started(
            session,
            key=f"{caller.team_id}:export:{person.id}:{key}",
            kind="export",
            team_id=caller.team_id,
            person_id=person.id,
            payload={},
        )
    slack.start_on(row)
