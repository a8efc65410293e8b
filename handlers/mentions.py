"""`@Coach` in a channel: general advice for everybody to read, and a way to go on in private."""

import re

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.chatter import THANKS, chatter_line, is_greeting
from bot.coaching.reminder_requests import is_about_reminder
from bot.deps import Deps
from bot.intents import recognise
from handlers.blocks.text import unescaped
from handlers.callers import caller_of
from handlers.calls.files import is_caption
from handlers.intake import Asked, Line, accept, say_once
from handlers.message_keys import message_key
from handlers.middleware import promised_first
from handlers.not_yet import KINDS, not_yet_text
from handlers.payloads import Payload
from handlers.plain_words import NO_SENDING
from handlers.privacy import who_sees_text
from handlers.safety import safety_blocks, safety_text
from handlers.slack import Slack
from handlers.whispering import whisper

HELLO = (
    "Mention me with a question and I answer here, in general. For anything about you or your accounts, "
    "write to me in our direct messages or use `/coach`."
)
PEER = "I only talk to people about themselves, and only in private. Ask me in our direct messages about your own."
PRIVATE = "That is between the two of us. Say it again in our direct messages."
FILE = "I open files only in our direct messages, where nobody else reads along. Drop it there, and I review it."
LINES = {
    "file": FILE,
    "help": HELLO,
    "smalltalk": HELLO,
    "clarify": HELLO,
    "confirm": HELLO,
    "decline": HELLO,
    "refuse_peer_score": PEER,
    "send_for_me": NO_SENDING,
    "control_privacy": who_sees_text(is_private=False),
    "control_forget": PRIVATE,
    "control_export": PRIVATE,
    "control_pause": PRIVATE,
    "control_undo": PRIVATE,
    "settings": PRIVATE,
    "calls_list": PRIVATE,
    "reminders_list": PRIVATE,
    "debrief_open": PRIVATE,
    "goal_new": PRIVATE,
    "goal_update": PRIVATE,
    "goals_list": PRIVATE,
    "goals_typed": PRIVATE,
    "focus_change": PRIVATE,
    "metric_log": PRIVATE,
    "progress": PRIVATE,
    "week_done": PRIVATE,
    "week_generate": PRIVATE,
    "week_history": PRIVATE,
    "week_insights": PRIVATE,
    "week_reflect": PRIVATE,
    "week_reflect_open": PRIVATE,
    "week_show": PRIVATE,
    "week_undone": PRIVATE,
    "outcome": PRIVATE,
    "feedback_negative": PRIVATE,
}


def register(app: AsyncApp) -> None:
    """The mention."""
    promised_first(app, "app_mention", handle_mention)


async def handle_mention(event: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """Answer in the thread of the mention; what is not a question gets one line."""
    if event.get("bot_id") or not event.get("user"):
        return
    text = _without_mention(event.get("text") or "", context.bot_user_id or "")
    thread_ts, key = event.get("thread_ts") or event["ts"], message_key(event["channel"], event["ts"])
    kind = recognise(text, deps.tracks.skill_names).kind if text else "help"
    if kind != "safety" and event.get("files") and is_caption(text):
        kind = "file"
    if kind == "safety":
        await whisper(slack, context, safety_text(deps), safety_blocks(deps))
        return
    caller = caller_of(context)
    line = _line_for(kind, text, has_model=deps.writer is not None)
    if line:
        said = Line(key, caller.team_id, caller.slack_user_id, event["channel"], line, thread_ts=thread_ts)
        await say_once(deps, slack, said)
        return
    await accept(
        deps,
        slack,
        Asked(
            key,
            caller.team_id,
            caller.slack_user_id,
            text,
            "mention",
            channel=event["channel"],
            thread_ts=thread_ts,
        ),
    )


def _line_for(kind: str, text: str, *, has_model: bool) -> str | None:
    """The one line for what is not a question; None for a question."""
    if kind == "chatter":
        return chatter_line(text, has_model=has_model)
    if kind == "smalltalk" and not is_greeting(text):
        return THANKS
    if kind in KINDS:
        return PRIVATE if is_about_reminder(text) else not_yet_text(KINDS[kind])
    return LINES.get(kind)


def _without_mention(text: str, bot_user_id: str) -> str:
    return unescaped(re.sub(rf"<@{re.escape(bot_user_id)}(?:\|[^>]*)?>", "", text)).strip()
