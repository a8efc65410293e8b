"""Asking for a reminder, or for none any more, in words of one's own."""

from dataclasses import replace

from bot.coaching.reminder_requests import asks_for_reminder, asks_for_repeats, cancels_reminder
from bot.coaching.reminders import moment_said
from bot.courtesies import plain_request
from bot.deps import Deps
from handlers.ask.own_reminders import keep_own_reminder, take_back_reminders
from handlers.ask.reminders import promised_for
from handlers.ask.thread_words import advice_here
from handlers.intake import keep_words
from handlers.plain_words import Said, say_line
from handlers.slack import Slack
from storage import conversations, messages, people

WHICH_DAY = "When? Say a day or a time here, for example “on Thursday” or “in two hours”."
ONLY_ONCE = (
    "I remind you once, at a moment you name; I can't repeat that or watch for something yet. "
    "Say for example “remind me on Monday to order flour”."
)
WAITS = "reminder_waits"
"""Where a thread keeps which message is the request whose moment was asked for."""
LONGEST_ANSWER = 60


async def act_on_reminder(deps: Deps, slack: Slack, said: Said) -> bool:
    """Keep a reminder of one moment, or take reminders back; False for anything else, such as a standing order."""
    words = plain_request(said.text)
    if cancels_reminder(words):
        text = await take_back_reminders(deps, said, await advice_here(deps, said))
    elif asks_for_reminder(words):
        text = await _promise(deps, said, words)
    elif asks_for_repeats(words):
        text = ONLY_ONCE
    else:
        return False
    await say_line(deps, slack, said, text)
    return True


async def _promise(deps: Deps, said: Said, words: str) -> str:
    async with deps.database.for_team(said.caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=said.caller.slack_user_id, now=deps.now())
    moment = moment_said(person, words, deps.now())
    if moment is None:
        return await ask_when(deps, said)
    return promised_for(await keep_own_reminder(deps, said, due_at=moment), moment)


async def ask_when(deps: Deps, said: Said) -> str:
    """Let the request wait in its thread for a moment; the question for one."""
    message_id = await keep_words(deps, said.caller, said.channel, said.thread_ts, said.ts, said.text)
    async with deps.database.for_team(said.caller.team_id) as session:
        thread = await conversations.find_conversation(session, channel=said.channel, thread_ts=said.thread_ts)
        if thread:
            state = {**thread.state, WAITS: message_id}
            await conversations.set_conversation_state(session, conversation_id=thread.id, state=state)
    return WHICH_DAY


async def with_moment(deps: Deps, said: Said) -> Said:
    """The request that waits in this thread, with the moment that is said now; any other message as it is."""
    if not said.is_reply or len(said.text) > LONGEST_ANSWER:
        return said
    async with deps.database.reading(said.caller.team_id) as session:
        thread = await conversations.find_conversation(session, channel=said.channel, thread_ts=said.thread_ts)
        if thread is None or WAITS not in thread.state:
            return said
        request = await messages.find_message(session, message_id=thread.state[WAITS])
        person = await people.find_person(session, slack_user_id=said.caller.slack_user_id)
    if request is None or person is None or moment_said(person, plain_request(said.text), deps.now()) is None:
        return said
    state = {name: value for name, value in thread.state.items() if name != WAITS}
    async with deps.database.for_team(said.caller.team_id) as session:
        await conversations.set_conversation_state(session, conversation_id=thread.id, state=state)
    return replace(said, text=f"{request.text} {said.text}")
