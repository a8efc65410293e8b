"""[Not me / wrong speaker]: the person says who they are on a call, and it is reviewed again, as the same call."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.deps import Deps
from handlers import action_ids
from handlers.blocks.call_forms import ticked_speakers
from handlers.blocks.call_intake import EVERYBODY_IS_YOURS
from handlers.button_values import OnCall, unpacked
from handlers.callers import caller_of
from handlers.calls.call_promises import promise_review
from handlers.calls.call_questions import EVERYTHING
from handlers.own import own_call
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import whisper
from storage import call_transcripts, calls
from storage.models import Call

TRANSCRIPT_GONE = "What was said on this call is deleted by now, so I can't review it again. Send it once more."
NOBODY = "Tick who is on your side."
SAME = "That's how I counted it already."
AGAIN = "Thanks. I review the call again with you as {names}; the review above changes in a moment."


def register(app: AsyncApp) -> None:
    """The form."""
    app.view(action_ids.WRONG_SPEAKER_FORM)(handle_speakers_submitted)


async def handle_speakers_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Promise the review with the other side as the person's own."""
    _, call = await own_call(deps, caller_of(context), unpacked(view["private_metadata"], OnCall).call_id)
    own = ticked_speakers(view, call.speakers)
    problem = await _problem(deps, call, own)
    if problem:
        await ack(response_action="errors", errors={"speakers": problem})
        return
    await _review_again(deps, slack, call, own, again=view["id"])
    await ack()
    await whisper(slack, context, AGAIN.format(names=" and ".join(own)))


async def _problem(deps: Deps, call: Call, own: Sequence[str]) -> str:
    if not own:
        return NOBODY
    if set(own) == set(call.own_speakers):
        return SAME
    if set(own) == set(call.speakers):
        return EVERYBODY_IS_YOURS
    async with deps.database.reading(call.team_id) as session:
        payload = await call_transcripts.find_transcript(session, call_id=call.id)
    return "" if payload else TRANSCRIPT_GONE


async def _review_again(deps: Deps, slack: Slack, call: Call, own: Sequence[str], *, again: str) -> None:
    async with deps.database.for_team(call.team_id) as session:
        await calls.update_call(session, call_id=call.id, own_speakers=list(own))
        row = await promise_review(session, call, after=EVERYTHING, again=again)
    slack.start_on(row)
