"""Sharing advice with others in its safe version: shown first, posted by a click on exactly that."""

import hashlib
from datetime import datetime
from typing import NamedTuple

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.safe_version import safe_version
from bot.deps import Deps
from bot.people import local_day
from handlers import action_ids
from handlers.blocks.guidance import guidance_text
from handlers.blocks.parts import Block, submitted
from handlers.blocks.sharing import CHANNEL, share_form, shared_blocks
from handlers.button_values import ShareValue, unpacked
from handlers.callers import Caller, caller_of
from handlers.delivering import Undeliverable, deliver
from handlers.own import own_guidance
from handlers.payloads import Payload
from handlers.sending import Outgoing
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import agenda, conversations, guidance
from storage.agenda import AgendaRow
from storage.json_text import json_text

NOTHING_TO_SHARE = (
    "This does not come from one of my situation cards, so I have no version of it without your words. "
    "Copy from it what others may see."
)
POSTED = "Posted in <#{channel}>."
NOT_POSTED = (
    "I could not post in <#{channel}>: I am not in that channel, or may not write there. Nothing was posted."
)
CHANGED = "My library has changed since this was shown. Close this, and choose “Share a safe version” again."


def register(app: AsyncApp) -> None:
    """The form; it is opened from an answer's menu (`handlers.ask.guidance`)."""
    app.view(action_ids.SHARE_FORM)(handle_share_submitted)


async def open_share_form(
    deps: Deps, slack: Slack, context: AsyncBoltContext, *, guidance_id: int, trigger_id: str
) -> None:
    """Show what would be posted, and ask where."""
    post = await _post(deps, caller_of(context), guidance_id)
    if post is None:
        await whisper(slack, context, NOTHING_TO_SHARE)
        return
    value = ShareValue(guidance_id=guidance_id, seen=_mark(post))
    await slack.posting.views_open(trigger_id=trigger_id, view=share_form(post.blocks, value))


async def handle_share_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Promise the post that was shown; another one is not posted."""
    value, caller = unpacked(view["private_metadata"], ShareValue), caller_of(context)
    channel = submitted(view, CHANNEL)[CHANNEL]
    post = await _post(deps, caller, value.guidance_id)
    if post is None or _mark(post) != value.seen:
        await ack(response_action="errors", errors={CHANNEL: CHANGED})
        return
    async with deps.database.for_team(caller.team_id) as session:
        row = await agenda.plan_started(
            session,
            key=f"{caller.team_id}:share:{view['id']}",
            kind="share",
            team_id=caller.team_id,
            person_id=post.person_id,
            payload={
                "guidance_id": value.guidance_id,
                "channel": channel,
                "text": post.text,
                "blocks": post.blocks,
            },
        )
    slack.start_on(row)
    await ack()


async def run_share(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: post it in the channel, and say under the advice what became of that."""
    channel = row.payload["channel"]
    post = Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=channel,
        text=row.payload["text"],
        blocks=row.payload["blocks"],
        person_id=row.person_id,
    )
    try:
        await deliver(deps, slack, post)
    except Undeliverable:
        await _say(deps, slack, row, NOT_POSTED.format(channel=channel))
    else:
        await _say(deps, slack, row, POSTED.format(channel=channel))
    return None


class _Post(NamedTuple):
    """What is posted, and for whom: the words for notifications, and the blocks."""

    person_id: int
    text: str
    blocks: list[Block]


async def _post(deps: Deps, caller: Caller, guidance_id: int) -> _Post | None:
    """The advice in its safe version, None where it has none. Raises `StaleButton` if it is not the caller's."""
    person, given = await own_guidance(deps, caller, guidance_id)
    async with deps.database.reading(caller.team_id) as session:
        plan = await safe_version(deps, session, person, given)
    if plan is None:
        return None
    today = local_day(person, given.created_at)
    blocks = shared_blocks(plan, shared_by=caller.slack_user_id, today=today)
    return _Post(person.id, guidance_text(plan, today=today), blocks)


def _mark(post: _Post) -> str:
    """Tells one post from another."""
    return hashlib.sha256(json_text(post.blocks).encode()).hexdigest()[:16]


async def _say(deps: Deps, slack: Slack, row: AgendaRow, text: str) -> None:
    async with deps.database.reading(row.team_id) as session:
        given = await guidance.find_guidance(session, guidance_id=row.payload["guidance_id"])
        if given is None:
            return
        thread = await conversations.get_conversation(session, conversation_id=given.conversation_id)
    line = Outgoing(
        key=f"{row.key}:said",
        team_id=row.team_id,
        channel=thread.channel,
        thread_ts=thread.thread_ts,
        text=text,
        person_id=row.person_id,
        conversation_id=thread.id,
    )
    await deliver(deps, slack, line)
