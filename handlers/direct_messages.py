"""Direct messages: plain words, in the order a person would want them understood."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from slack_bolt.async_app import AsyncApp, AsyncBoltContext

from bot.chatter import THANKS, is_greeting
from bot.commands import Command
from bot.deps import Deps
from bot.intents import recognise
from handlers.ask.advice_words import act_on_advice
from handlers.ask.reminder_list import reminder_list
from handlers.ask.reminder_words import act_on_reminder, with_moment
from handlers.ask.thread_words import confirm, decline, export, outcome, rate_down
from handlers.blocks.text import unescaped
from handlers.callers import Caller, caller_of
from handlers.calls.call_answers import answer_in_words
from handlers.calls.call_said import act_on_call, dispute
from handlers.calls.files import accept_files
from handlers.calls.pastes import accept_notes, accept_paste, end_paste_in_words
from handlers.edits import handle_changed, handle_deleted
from handlers.goals.goal_words import say_goals
from handlers.home import publish_home
from handlers.middleware import promised_first
from handlers.not_yet import KINDS
from handlers.onboarding import welcome_newcomer
from handlers.payloads import Payload
from handlers.plain_words import (
    ABOUT_YOURSELF,
    Said,
    ask,
    say_chatter,
    say_clarify,
    say_debrief,
    say_forget,
    say_help,
    say_line,
    say_no_sending,
    say_not_yet,
    say_safety,
    say_suggestion,
    say_who_sees,
    was_said,
)
from handlers.progress import say_progress
from handlers.quiet import set_quiet
from handlers.settings import say_settings
from handlers.slack import Slack
from handlers.undo_words import undo_last
from handlers.verbs import words_for
from handlers.week.focuses import say_focus
from handlers.week.weekly_plan import say_week

log = logging.getLogger("sideline.direct_messages")

COMMAND = "/coach"
OWN_WORDS = (None, "file_share", "thread_broadcast")


def register(app: AsyncApp) -> None:
    """Every message event; those of channels are none of our business unless we are mentioned."""
    promised_first(app, "message", handle_message)


async def handle_message(event: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack) -> None:
    """Understand one direct message, or what became of it."""
    if not _is_direct(event):
        return
    subtype = event.get("subtype")
    if subtype == "message_changed" and event.get("message"):
        await handle_changed(event, caller_of(context), deps, slack)
    elif subtype == "message_deleted" and event.get("deleted_ts"):
        await handle_deleted(event, caller_of(context), deps, slack)
    elif subtype in OWN_WORDS and not event.get("bot_id") and event.get("user"):
        await _understand(_said(event, caller_of(context)), deps, slack)


def _is_direct(event: Payload) -> bool:
    """Slack does not always say what kind of channel it is, but only direct messages have ids with a D."""
    kind = event.get("channel_type")
    return kind == "im" if kind else str(event.get("channel", "")).startswith("D")


def _said(event: Payload, caller: Caller) -> Said:
    return Said(
        caller=caller,
        text=_words(unescaped(event.get("text") or "").strip()),
        channel=event["channel"],
        ts=event["ts"],
        thread_ts=event.get("thread_ts") or event["ts"],
        is_reply="thread_ts" in event,
        files=tuple(event.get("files") or ()),
    )


def _words(text: str) -> str:
    """What is said; a command typed where Slack takes none, as in a thread, means what it means elsewhere."""
    command, _, rest = text.partition(" ")
    return text if command != COMMAND else rest.strip() or "help"


async def _understand(said: Said, deps: Deps, slack: Slack) -> None:
    if said.files and (await accept_files(deps, slack, said) or not said.text):
        return
    said = await with_moment(deps, said)
    intent = recognise(said.text, deps.tracks.skill_names)
    kind = intent.kind
    if kind != "safety" and (
        await _goes_on(deps, slack, said)
        or await accept_paste(deps, slack, said, is_transcript=kind == "debrief_transcript")
    ):
        return
    if kind in KINDS:
        if not await act_on_reminder(deps, slack, said):
            await say_not_yet(deps, slack, said, KINDS[kind])
        return
    if kind == "suggest":
        await say_suggestion(deps, slack, said, intent.text)
        return
    meant = said if intent.text in ("", said.text) else replace(said, text=intent.text)
    await ANSWERS.get(kind, ask)(deps, slack, meant)


async def _goes_on(deps: Deps, slack: Slack, said: Said) -> bool:
    """Act on words that are about what stands there already: an open paste or question, a plan, a call."""
    return (
        await end_paste_in_words(deps, slack, said)
        or await answer_in_words(deps, slack, said)
        or await act_on_advice(deps, slack, said)
        or await act_on_call(deps, slack, said)
    )


async def _small_talk(deps: Deps, slack: Slack, said: Said) -> None:
    if not is_greeting(said.text):
        await say_line(deps, slack, said, THANKS)
    elif not await welcome_newcomer(deps, slack, said.caller, channel=said.channel, thread_ts=said.thread_ts):
        text, blocks = await words_for(deps, slack, said.caller, Command("home"))
        await say_line(deps, slack, said, text, blocks)


async def _pause(deps: Deps, slack: Slack, said: Said) -> None:
    await _change_once(deps, slack, said, lambda: set_quiet(deps, said.caller, said.text))


async def _undo(deps: Deps, slack: Slack, said: Said) -> None:
    await _change_once(deps, slack, said, lambda: undo_last(deps, slack, said.caller))


async def _change_once(deps: Deps, slack: Slack, said: Said, change: Callable[[], Awaitable[str]]) -> None:
    """Change something and say what; the same words delivered again would be another change to undo."""
    async with slack.turn_of(said.caller.slack_user_id):
        if not await was_said(deps, said):
            await say_line(deps, slack, said, await change())
    await publish_home(deps, slack, said.caller)


async def _calls(deps: Deps, slack: Slack, said: Said) -> None:
    text, blocks = await words_for(deps, slack, said.caller, Command("debrief", "list"))
    await say_line(deps, slack, said, text, blocks)


async def _reminders(deps: Deps, slack: Slack, said: Said) -> None:
    await say_line(deps, slack, said, await reminder_list(deps, said.caller))


async def _about_yourself(deps: Deps, slack: Slack, said: Said) -> None:
    await say_line(deps, slack, said, ABOUT_YOURSELF)


Answer = Callable[[Deps, Slack, Said], Awaitable[None]]
ANSWERS: Mapping[str, Answer] = {
    "chatter": say_chatter,
    "safety": say_safety,
    "control_forget": say_forget,
    "control_export": export,
    "control_privacy": say_who_sees,
    "control_pause": _pause,
    "control_undo": _undo,
    "help": say_help,
    "settings": say_settings,
    "confirm": confirm,
    "decline": decline,
    "dispute": dispute,
    "smalltalk": _small_talk,
    "feedback_negative": rate_down,
    "focus_change": say_focus,
    "refuse_peer_score": _about_yourself,
    "reminders_list": _reminders,
    "send_for_me": say_no_sending,
    "outcome": outcome,
    "clarify": say_clarify,
    "calls_list": _calls,
    "debrief_notes": accept_notes,
    "debrief_open": say_debrief,
    "goal_new": say_goals("new"),
    "goal_update": say_goals("update"),
    "goals_list": say_goals("list"),
    "goals_typed": say_goals("command"),
    "metric_log": say_goals("log"),
    "progress": say_progress,
    "week_done": say_week,
    "week_generate": say_week,
    "week_history": say_week,
    "week_insights": say_week,
    "week_reflect": say_week,
    "week_reflect_open": say_week,
    "week_show": say_week,
    "week_undone": say_week,
    "ask": ask,
}
