"""Thumbs under an answer or a call review, and the form behind a thumb down."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.ratings import rate
from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.parts import submitted
from handlers.blocks.ratings import call_rating_modal, rating_modal
from handlers.button_values import OnCall, OnGuidance, RateCallValue, RateValue, unpacked, value_of
from handlers.callers import Caller, caller_of
from handlers.clicks import trigger_of
from handlers.own import own_call, own_guidance
from handlers.payloads import Payload
from handlers.slack import Slack


def register(app: AsyncApp) -> None:
    """Slack's feedback buttons, the plain buttons that stand in for them, and the form."""
    app.action(re.compile(f"^{action_ids.RATE}"))(handle_thumb)
    app.action(re.compile(f"^{action_ids.RATE_CALL}"))(handle_call_thumb)
    app.view(action_ids.RATING_FORM)(handle_reason_submitted)
    app.view(action_ids.CALL_RATING_FORM)(handle_call_reason_submitted)


async def handle_thumb(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep the thumb; for a thumb down ask why."""
    await ack()
    value = unpacked(value_of(action), RateValue)
    await _keep(deps, caller_of(context), value.guidance_id, is_helpful=value.is_helpful)
    if not value.is_helpful and body.get("trigger_id"):
        await slack.posting.views_open(trigger_id=trigger_of(body), view=rating_modal(value.guidance_id))


async def handle_reason_submitted(ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps) -> None:
    """Keep the reason and the note with the thumb."""
    await ack()
    values = submitted(view, "reason", "note")
    value = unpacked(view["private_metadata"], OnGuidance)
    await _keep(
        deps,
        caller_of(context),
        value.guidance_id,
        is_helpful=False,
        reason=values["reason"],
        note=values["note"],
    )


async def handle_call_thumb(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Keep the thumb about a call review; for a thumb down ask why."""
    await ack()
    value = unpacked(value_of(action), RateCallValue)
    person, call = await own_call(deps, caller_of(context), value.call_id)
    await rate(deps, person, call_id=call.id, is_helpful=value.is_helpful)
    if not value.is_helpful and body.get("trigger_id"):
        await slack.posting.views_open(trigger_id=trigger_of(body), view=call_rating_modal(call.id))


async def handle_call_reason_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps
) -> None:
    """Keep the reason and the note with the thumb."""
    await ack()
    values = submitted(view, "reason", "note")
    value = unpacked(view["private_metadata"], OnCall)
    person, call = await own_call(deps, caller_of(context), value.call_id)
    await rate(deps, person, call_id=call.id, is_helpful=False, reason=values["reason"], note=values["note"])


async def _keep(
    deps: Deps, caller: Caller, guidance_id: int, *, is_helpful: bool, reason: str = "", note: str = ""
) -> None:
    person, given = await own_guidance(deps, caller, guidance_id)
    await rate(deps, person, guidance_id=given.id, is_helpful=is_helpful, reason=reason, note=note)
