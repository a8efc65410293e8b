"""Who else is on the person's side: asked where several others speak, and remembered for the next call."""

from collections.abc import Sequence

from slack_bolt.async_app import AsyncAck, AsyncBoltContext

from bot.deps import Deps
from handlers.blocks.call_forms import sides_modal, ticked_speakers
from handlers.blocks.call_intake import ANSWERED, EVERYBODY_IS_YOURS, ONLY_YOU, sides_noted_text
from handlers.blocks.parts import Block
from handlers.button_values import OnCall, StaleButton, unpacked
from handlers.callers import caller_of
from handlers.calls.call_questions import EVERYTHING
from handlers.calls.call_resuming import go_on, remember_name
from handlers.own import own_call
from handlers.payloads import Payload
from handlers.slack import Slack
from handlers.whispering import whisper
from storage.models import Call

ONLY_ME = frozenset(
    ("none", "none of them", "nobody", "only me", "just me", "no", "nope", "no one", "no, only me")
)


async def choose_side(deps: Deps, slack: Slack, call: Call, choice: str) -> str:
    """One colleague, or nobody; what to say in place of the question. Raises `StaleButton`."""
    if choice == "none":
        await go_on(deps, slack, call, after=EVERYTHING)
        return ONLY_YOU
    if not choice.isdigit() or int(choice) >= len(call.speakers):
        raise StaleButton("no such speaker")
    return await _with(deps, slack, call, [call.speakers[int(choice)]])


def side_in_words(call: Call, words: str) -> str | None:
    """Which choice a reply is: "nobody", or the one name in it; None when it is none."""
    if words in ONLY_ME:
        return "none"
    others = [place for place, name in enumerate(call.speakers) if name not in call.own_speakers]
    named = [place for place in others if words and words in call.speakers[place].casefold()]
    return str(named[0]) if len(named) == 1 else None


def sides_form(call: Call) -> Block:
    """Everybody who speaks, to be ticked."""
    return sides_modal(call_id=call.id, speakers=call.speakers, own=call.own_speakers)


async def handle_sides_submitted(
    ack: AsyncAck, view: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Everybody who is ticked is on the person's side, and the review begins."""
    _, call = await own_call(deps, caller_of(context), unpacked(view["private_metadata"], OnCall).call_id)
    ticked = ticked_speakers(view, call.speakers)
    if set(call.own_speakers) | set(ticked) == set(call.speakers):
        await ack(response_action="errors", errors={"speakers": EVERYBODY_IS_YOURS})
        return
    await ack()
    if (call.status, call.question) != ("waiting", "side"):
        await whisper(slack, context, ANSWERED)
        return
    others = [name for name in ticked if name not in call.own_speakers]
    await whisper(slack, context, await _with(deps, slack, call, others))


async def _with(deps: Deps, slack: Slack, call: Call, colleagues: Sequence[str]) -> str:
    own = [*call.own_speakers, *colleagues]
    await go_on(deps, slack, call, after=EVERYTHING, own_speakers=own)
    for name in colleagues:
        await remember_name(deps, call, name, under="colleagues")
    return sides_noted_text(colleagues) if colleagues else ONLY_YOU
