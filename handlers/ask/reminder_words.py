"""Asking for a reminder, or for none any more, in words of one's own."""

from bot.coaching.reminder_requests import asks_for_reminder, cancels_reminder, plain_request
from bot.coaching.reminders import moment_said
from bot.deps import Deps
from handlers.ask.own_reminders import keep_own_reminder, take_back_reminders
from handlers.ask.reminders import promised_for
from handlers.ask.thread_words import advice_here
from handlers.plain_words import Said, say_line
from handlers.slack import Slack
from storage import people

WHICH_DAY = "When? Say a day or a time, for example “remind me on Thursday” or “remind me in two hours”."


async def act_on_reminder(deps: Deps, slack: Slack, said: Said) -> bool:
    """Keep a reminder of one moment, or take reminders back; False for anything else, such as a standing order."""
    words = plain_request(said.text)
    if cancels_reminder(words):
        text = await take_back_reminders(deps, said, await advice_here(deps, said))
    elif asks_for_reminder(words):
        text = await _promise(deps, said, words)
    else:
        return False
    await say_line(deps, slack, said, text)
    return True


async def _promise(deps: Deps, said: Said, words: str) -> str:
    async with deps.database.for_team(said.caller.team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=said.caller.slack_user_id, now=deps.now())
    moment = moment_said(person, words, deps.now())
    if moment is None:
        return WHICH_DAY
    return promised_for(await keep_own_reminder(deps, said, due_at=moment), moment)
