"""The buttons of the weekly digest and below it: the tip's answer, and what somebody thinks of it."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.digest import Digest
from bot.coaching.digest_reactions import REASON, REASON_NOTE, Meaning
from bot.coaching.ratings import REASONS
from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.digest import (
    answer_text,
    digest_note_modal,
    noted_blocks,
    rated_blocks,
    reason_blocks,
)
from handlers.blocks.parts import Block, submitted
from handlers.button_values import (
    DigestAccount,
    DigestReason,
    DigestScore,
    OnDigest,
    StaleButton,
    unpacked,
    value_of,
)
from handlers.callers import caller_of
from handlers.clicks import trigger_of
from handlers.home import publish_home
from handlers.intake import Line, say_once
from handlers.own import own_digest
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.week.digest import digest_key
from handlers.week.turning_off import turn_off
from storage import accounts, digests
from storage.database import Session
from storage.models import WeeklyDigest

STOPPED = (
    "The weekly digest and Friday's question are off. Asking me still works; `/coach settings` turns them on "
    "again."
)


def register(app: AsyncApp) -> None:
    """Every button, and the form for a note."""
    app.action(action_ids.DIGEST_SHOW_TIP)(handle_show_tip)
    app.action(re.compile(f"^{action_ids.DIGEST_RATE}"))(handle_score)
    app.action(re.compile(f"^{action_ids.DIGEST_WHY}"))(handle_reason)
    app.action(action_ids.DIGEST_NOTE)(handle_open_note)
    app.view(action_ids.DIGEST_NOTE_FORM)(handle_note_submitted)
    app.action(re.compile(f"^{action_ids.DIGEST_ACCOUNT}"))(handle_account)
    app.action(action_ids.DIGEST_STOP)(handle_stop)


async def handle_show_tip(
    ack: AsyncAck, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Give the answer to the tip's question in the thread."""
    await ack()
    value, caller = unpacked(value_of(action), OnDigest), caller_of(context)
    async with deps.database.reading(caller.team_id) as session:
        person, kept = await own_digest(session, caller, value.digest_id)
    digest = Digest.model_validate(kept.payload)
    if digest.recall is None:
        raise StaleButton("a digest without a tip")
    line = Line(
        key=f"{digest_key(kept.id)}:tip",
        team_id=caller.team_id,
        slack_user_id=person.slack_user_id,
        channel=kept.channel,
        thread_ts=kept.message_ts or "",
        text=answer_text(digest.recall),
    )
    await say_once(deps, slack, line)


async def handle_score(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep how useful the coach is, and show that in place of the question."""
    await ack()
    value, caller = unpacked(value_of(action), DigestScore), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person, kept = await own_digest(session, caller, value.digest_id)
        await digests.set_satisfaction(
            session, person_id=person.id, week_on=kept.week_on, score=value.score, now=deps.now()
        )
    message = body["message"]
    await slack.reading.chat_update(
        channel=context.channel_id or kept.channel,
        ts=message["ts"],
        text=message.get("text", ""),
        blocks=rated_blocks(message.get("blocks", []), value.score),
    )


async def handle_reason(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep why the digest was not useful."""
    await ack()
    value, caller = unpacked(value_of(action), DigestReason), caller_of(context)
    if value.reason not in REASONS:
        raise StaleButton("an unknown reason")
    async with deps.database.for_team(caller.team_id) as session:
        _, kept = await own_digest(session, caller, value.digest_id)
        await _refuse_unless(session, kept, "not_useful")
        await digests.update_digest(session, digest_id=kept.id, payload={**kept.payload, REASON: value.reason})
    text = f"Noted: {REASONS[value.reason].lower()}. Thank you, I will do better."
    await _replace(slack, body, context, text, reason_blocks(text, digest_id=kept.id))


async def handle_open_note(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Give room for what the six reasons do not say."""
    await ack()
    value, caller = unpacked(value_of(action), OnDigest), caller_of(context)
    async with deps.database.reading(caller.team_id) as session:
        _, kept = await own_digest(session, caller, value.digest_id)
    view = digest_note_modal(str(kept.payload.get(REASON_NOTE, "")), digest_id=kept.id)
    await slack.posting.views_open(trigger_id=trigger_of(body), view=view)


async def handle_note_submitted(ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps) -> None:
    """Keep the words beside the reason; the last ones count."""
    value, caller = unpacked(view["private_metadata"], OnDigest), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        _, kept = await own_digest(session, caller, value.digest_id)
        noted = {**kept.payload, REASON_NOTE: submitted(view, "note")["note"]}
        await digests.update_digest(session, digest_id=kept.id, payload=noted)
    await ack()


async def handle_account(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep with which account it worked."""
    await ack()
    value, caller = unpacked(value_of(action), DigestAccount), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person, kept = await own_digest(session, caller, value.digest_id)
        await _refuse_unless(session, kept, "worked")
        own = await accounts.list_accounts_of(session, owner_email=person.email)
        name = next((account.name for account in own if account.id == value.account_id), "")
        await digests.update_digest(session, digest_id=kept.id, outcome_account=name)
    await _replace(slack, body, context, f"🏆 Noted: it worked with {name}." if name else "🏆 Noted: it worked.")


async def handle_stop(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Turn the weekly digest off."""
    await ack()
    value, caller = unpacked(value_of(action), OnDigest), caller_of(context)
    async with deps.database.for_team(caller.team_id) as session:
        person, kept = await own_digest(session, caller, value.digest_id)
        await _refuse_unless(session, kept, "stop")
        await turn_off(session, person, kept, now=deps.now())
    await _replace(slack, body, context, STOPPED)
    await publish_home(deps, slack, caller)


async def _refuse_unless(session: Session, kept: WeeklyDigest, meaning: Meaning) -> None:
    """Raise `StaleButton` for a question whose emoji has been taken away in the meantime."""
    if meaning not in await digests.list_meanings(session, digest_id=kept.id):
        raise StaleButton("its emoji is gone")


async def _replace(
    slack: Slack, body: Payload, context: AsyncBoltContext, text: str, blocks: list[Block] | None = None
) -> None:
    """What was asked is answered: the words take the question's place."""
    message = body["message"]
    await slack.reading.chat_update(
        channel=context.channel_id or "", ts=message["ts"], text=text, blocks=blocks or noted_blocks(text)
    )
