"""What the verbs of `/coach` show to whoever typed them.

Plain words with a fixed meaning ("forget me", "who can see this?") are verbs too: they mean after
the command what they mean in a direct message.
"""

from collections.abc import Awaitable, Callable, Mapping

from bot.chatter import chatter_line
from bot.coaching.reminder_requests import is_about_reminder
from bot.commands import Command, parse_command
from bot.courtesies import bare
from bot.deps import Deps
from bot.intents import recognise, tells_of_a_loss
from bot.people import first_name
from bot.plain_words import asks_for
from handlers.ask.reminder_list import reminder_list
from handlers.ask.thread_words import GOOD_NEWS, OF_WHICH_ADVICE
from handlers.blocks.help import CLARIFY, clarify_blocks, help_blocks, home_card_blocks, suggestion_blocks
from handlers.blocks.parts import Words, in_words
from handlers.callers import Caller
from handlers.calls.call_list import call_list_words
from handlers.calls.call_said import NO_CALL
from handlers.not_yet import KINDS, VERBS, not_yet_blocks, not_yet_text
from handlers.people import prompts_for
from handlers.plain_words import ABOUT_YOURSELF, NO_SENDING
from handlers.privacy import privacy_blocks_for, who_sees_text
from handlers.quiet import set_quiet
from handlers.slack import Slack
from handlers.undo_words import undo_last
from storage import focuses, people

MEANINGS = {
    **KINDS,
    "chatter": "chatter",
    "calls_list": "debrief",
    "clarify": "clarify",
    "confirm": "home",
    "control_export": "export",
    "control_forget": "forget",
    "control_pause": "pause",
    "control_privacy": "who",
    "control_undo": "undo",
    "debrief_notes": "notes",
    "debrief_open": "debrief",
    "debrief_transcript": "debrief",
    "decline": "home",
    "dispute": "dispute",
    "focus_change": "focus",
    "feedback_negative": "thread",
    "goal_new": "goal_new",
    "goal_update": "goal_update",
    "goals_list": "goals",
    "help": "help",
    "metric_log": "metric_log",
    "outcome": "good_news",
    "progress": "progress",
    "refuse_peer_score": "peer",
    "reminders_list": "reminders",
    "send_for_me": "no_sending",
    "settings": "settings",
    "smalltalk": "home",
    "suggest": "suggest",
    "week_done": "week",
    "week_generate": "week",
    "week_history": "week",
    "week_insights": "week",
    "week_reflect": "week",
    "week_reflect_open": "week",
    "week_show": "week",
    "week_undone": "week",
}
AS_TYPED = {"calls_list": "list", "debrief_open": ""}
"""What would stand behind the verb, for words that name it otherwise."""
LINES = {
    "dispute": NO_CALL,
    "export": "Putting your data together. The file appears in our direct messages in a moment.",
    "good_news": GOOD_NEWS,
    "no_sending": NO_SENDING,
    "peer": ABOUT_YOURSELF,
    "remind": "Write that to me in our direct messages, without `/coach`, and I remind you there.",
    "thread": OF_WHICH_ADVICE,
    "who": who_sees_text(is_private=True),
}


def meant(deps: Deps, text: str) -> Command:
    """The command somebody typed: by its grammar, else by the meaning of the words; "ask …" is always asked."""
    parsed = parse_command(text)
    if parsed.verb != "ask" or text.casefold().startswith("ask "):
        return parsed
    intent = recognise(parsed.rest, deps.tracks.skill_names)
    if intent.kind in KINDS and is_about_reminder(parsed.rest):
        return Command("remind")
    if intent.kind == "control_privacy" and asks_for("control_kept", bare(parsed.rest)):
        return Command("privacy")
    if intent.kind == "outcome" and tells_of_a_loss(intent.text):  # there is no advice here that it may be of
        return Command("ask", intent.text)
    return Command(MEANINGS.get(intent.kind, "ask"), AS_TYPED.get(intent.kind, intent.text))


async def words_for(deps: Deps, slack: Slack, caller: Caller, command: Command) -> Words:
    """Text and blocks of a verb that informs, or that is done at once."""
    verb = command.verb
    if verb == "undo":
        return in_words(await undo_last(deps, slack, caller))
    if verb == "chatter":
        return in_words(chatter_line(command.rest, has_model=deps.writer is not None))
    if verb in LINES:
        return in_words(LINES[verb])
    if verb in VERBS:
        return not_yet_text(verb), not_yet_blocks(verb)
    show = SHOWN.get(verb)
    if show:
        return await show(deps, caller, command)
    return "What I can do for you", help_blocks(command.rest.casefold() if verb == "help" else "")


async def _home(deps: Deps, caller: Caller, command: Command) -> Words:
    del command
    async with deps.database.reading(caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=caller.slack_user_id)
        focus = await focuses.find_current_focus(session, person_id=person.id) if person else None
    name = first_name(person.display_name) if person else ""
    return "What are you facing?", home_card_blocks(name, (focus.when_then or focus.title) if focus else "")


async def _privacy(deps: Deps, caller: Caller, command: Command) -> Words:
    del command
    blocks = await privacy_blocks_for(deps, team_id=caller.team_id, slack_user_id=caller.slack_user_id)
    return "What I keep about you", blocks


async def _suggest(deps: Deps, caller: Caller, command: Command) -> Words:
    del deps, caller
    return f"Did you mean {command.rest}?", suggestion_blocks(command.rest)


async def _clarify(deps: Deps, caller: Caller, command: Command) -> Words:
    del command
    return CLARIFY, clarify_blocks(await prompts_for(deps, caller))


async def _pause(deps: Deps, caller: Caller, command: Command) -> Words:
    return in_words(await set_quiet(deps, caller, command.rest))


async def _call_list(deps: Deps, caller: Caller, command: Command) -> Words:
    del command
    return await call_list_words(deps, caller)


async def _reminders(deps: Deps, caller: Caller, command: Command) -> Words:
    del command
    return in_words(await reminder_list(deps, caller))


SHOWN: Mapping[str, Callable[[Deps, Caller, Command], Awaitable[Words]]] = {
    "home": _home,
    "privacy": _privacy,
    "suggest": _suggest,
    "clarify": _clarify,
    "pause": _pause,
    "debrief": _call_list,
    "reminders": _reminders,
}
