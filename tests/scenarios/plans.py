"""What Claude is scripted to answer, and how a test looks at it while it grows."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox import Sandbox
from sandbox.seen import SeenMessage
from tests.fakes.anthropic_answers import Message, guidance_answer
from tests.fakes.anthropic_server import ScriptedAnthropic
from tests.scenarios.seeing import shown

CHAMPION = "My champion at Acme Corp just got promoted to VP. How should I handle this?"
TITLE = "A new chance at Acme"
FIRST_STEP = "Call Dana in person"
LAST_STEP = "Write down what they want"
TEMPLATE = "Champion promoted at Acme Corp"
"""The title of what the template coach answers."""
WHOLE = "🔒 Only you"
"""What stands below an answer that is complete."""

PLAN: dict[str, Any] = {
    "title": TITLE,
    "situation": "Dana will decide more, and have less time for the day-to-day work with you.",
    "stance": "mixed",
    "steps": [
        {
            "title": FIRST_STEP,
            "when": "today",
            "bullets": ["Thank her for the year", "Ask who takes over"],
            "sources": ["KB-ZZ-99#s1"],
        },
        {
            "title": LAST_STEP,
            "when": "this_week",
            "bullets": ["One page, three goals"],
            "sources": [],
        },
    ],
    "watch_outs": ["Silence for two weeks"],
    "drafts": [{"kind": "congratulations_note", "label": "Draft congratulations"}],
    "closing_offer": "Want me to draft the note?",
    "confidence": "high",
}


def plan_with_a_source(body: dict[str, Any]) -> Message:
    """The plan, resting on the first passage it was sent and on one that does not exist."""
    (known,) = re.findall(r'<snippet id="([^"]+)"', str(body))[:1]
    first, *others = PLAN["steps"]
    steps = [{**first, "sources": [*first["sources"], known]}, *others]
    return guidance_answer({**PLAN, "steps": steps})


async def asked(sandbox: Sandbox) -> str:
    """Riya asks; the ts of the thread, once the whole plan is there."""
    ts = await sandbox.as_person("riya").says(CHAMPION)
    await shown(sandbox, "riya", WHOLE)
    return ts


def sent_to(model: ScriptedAnthropic, number: int = -1) -> str:
    """Everything a request told the model."""
    return str(model.requests[number])


def growing(sandbox: Sandbox, place: str = "riya") -> SeenMessage | None:
    """The message that is being streamed, if there is one with words."""
    is_channel = sandbox.team.channel(place) is not None
    channel = sandbox.channel(place) if is_channel else sandbox.direct_message_with(place)
    return next((message for message in channel.messages if message.is_streaming and message.text), None)


def as_it_is_streamed(sandbox: Sandbox) -> Callable[[int], Awaitable[object]]:
    """The pace of a model that writes a quarter of the plan when the quarter before it was streamed."""
    return lambda number: sandbox.until(lambda: len(streamed(sandbox)) >= number // 6)


def streamed(sandbox: Sandbox) -> list[str]:
    """What was streamed, piece by piece, oldest first."""
    methods = ("chat.startStream", "chat.appendStream")
    return [call.args["markdown_text"] for call in sandbox.calls() if call.method in methods and call.ok]
