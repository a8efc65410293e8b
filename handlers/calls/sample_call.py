"""An invented call for whoever wants to see a review before sharing a call of their own."""

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers import action_ids
from handlers.button_values import StaleButton
from handlers.callers import caller_of
from handlers.calls.shared_calls import Shared, accept_call
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import whisper

COMING = (
    "I'm reviewing an invented call in our direct messages, as if you had been the seller. It does not count for "
    "your progress."
)


def register(app: AsyncApp) -> None:
    """The button of the greeting and of empty progress."""
    app.action(action_ids.SAMPLE_CALL)(handle_sample_call)


async def handle_sample_call(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Review the sample call for whoever clicked, exactly as if they had shared it."""
    await ack()
    sample, caller = deps.tracks.sample_call, caller_of(context)
    if sample is None:
        raise StaleButton("no sample call any more")
    key = f"sample:{body.get('trigger_id') or action['action_ts']}"
    shared = Shared(
        key=key,
        source_key=key,
        team_id=caller.team_id,
        slack_user_id=caller.slack_user_id,
        source="sample",
        typed=sample.title,
        call_type=sample.call_type,
        me=sample.me,
        text=sample.text,
        name=sample.file,
    )
    if await accept_call(deps, slack, shared):
        await whisper(slack, context, COMING)
