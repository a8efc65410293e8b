"""More of an answer: told at greater length, or a second opinion."""

from typing import Literal

from bot.deps import Deps
from handlers.callers import Caller
from handlers.intake import accept_again
from handlers.slack import Slack
from handlers.whispering import ALREADY
from storage.models import GivenGuidance

Angle = Literal["tell_more", "second_opinion"]
GONE = "Your question is gone, so I cannot go on from it. Ask me again."


async def accept_more(
    deps: Deps, slack: Slack, caller: Caller, given: GivenGuidance, angle: Angle, *, said_in: str = ""
) -> str:
    """Promise it once, in the thread of the answer; what to say to the caller where that cannot be, else "".

    `said_in` is as `accept_again` has it.
    """
    if given.question_message_id is None:
        return GONE
    is_new = await accept_again(
        deps,
        slack,
        caller,
        given.question_message_id,
        name=f"{angle}:{given.id}",
        text=given.question,
        said_in=said_in,
        angle=angle,
    )
    return "" if is_new else ALREADY
