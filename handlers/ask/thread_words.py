"""Words that act on the thread they are said in: yes, no, it worked, that was useless."""

from collections.abc import Mapping

from bot.coaching.ratings import rate
from bot.deps import Deps
from bot.intents import tells_of_a_loss
from handlers.ask.drafts import accept_draft
from handlers.blocks.parts import actions, section
from handlers.blocks.ratings import why_button
from handlers.plain_words import Said, ask, say_line
from handlers.privacy import accept_export
from handlers.slack import Slack
from handlers.whispering import ALREADY
from storage import conversations, guidance, outcomes, people
from storage.models import GivenGuidance
from storage.models.guidance import Result

NOTED: Mapping[Result, str] = {
    "worked": "Noted with this advice. Thank you, it helps me know what works.",
    "no": "Noted with this advice. Thank you for telling me. Say what happened, and I go on from there.",
}
GOOD_NEWS = (
    "Good news, and thank you for telling me. Say it in the thread of the advice that helped, and I note that."
)
OF_WHICH_ADVICE = "Thank you for telling me. Say it in the thread of the advice, and I link the two."
YES_TO_WHAT = (
    "Good. Tell me what you would like me to do, in a sentence; or say yes in the thread of the answer you mean."
)


async def confirm(deps: Deps, slack: Slack, said: Said) -> None:
    """ "Yes please" takes up the offer that is open in the thread, or answers what was last said there."""
    async with deps.database.reading(said.caller.team_id) as session:
        thread = await conversations.find_conversation(session, channel=said.channel, thread_ts=said.thread_ts)
        offer = thread.state if thread else {}
        given = await guidance.find_guidance(session, guidance_id=offer.get("guidance_id", 0))
    if given and offer.get("draft"):
        await accept_draft(deps, slack, said.caller, given, kind=offer["draft"], said_in=said.key)
    elif offer.get("drafted"):
        await say_line(deps, slack, said, ALREADY)
    elif await advice_here(deps, said):
        await ask(deps, slack, said)
    else:
        await say_line(deps, slack, said, YES_TO_WHAT)


async def decline(deps: Deps, slack: Slack, said: Said) -> None:
    """ "No thanks" closes the offer."""
    async with deps.database.for_team(said.caller.team_id) as session:
        thread = await conversations.find_conversation(session, channel=said.channel, thread_ts=said.thread_ts)
        if thread:
            await conversations.set_conversation_state(session, conversation_id=thread.id, state={})
    await say_line(deps, slack, said, "All right. I'm here when you need me.")


async def outcome(deps: Deps, slack: Slack, said: Said) -> None:
    """ "It worked", said under a piece of advice, is its outcome; a loss said elsewhere is a question."""
    given = await advice_here(deps, said)
    if given is None and tells_of_a_loss(said.text):
        await ask(deps, slack, said)
        return
    if given is None:
        await say_line(deps, slack, said, GOOD_NEWS)
        return
    async with deps.database.for_team(said.caller.team_id) as session:
        await outcomes.set_outcome(session, given=given, result=_result(said.text), now=deps.now())
    await say_line(deps, slack, said, NOTED[_result(said.text)])


def _result(text: str) -> Result:
    return "no" if tells_of_a_loss(text) else "worked"


async def rate_down(deps: Deps, slack: Slack, said: Said) -> None:
    """ "Your answer was useless" is a thumb down, with a way to say why."""
    given = await advice_here(deps, said)
    if given is None:
        await say_line(
            deps, slack, said, "Sorry about that. Use 👎 under the answer you mean, and tell me what was off."
        )
        return
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.get_person(session, person_id=given.person_id)
    await rate(deps, person, guidance_id=given.id, is_helpful=False)
    text = "Sorry it did not help. I have noted it. What was off?"
    await say_line(deps, slack, said, text, [section(text), actions(why_button(given.id))])


async def rate_up(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> None:
    """A thumb up, typed under a piece of advice, counts as the button does."""
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.get_person(session, person_id=given.person_id)
    await rate(deps, person, guidance_id=given.id, is_helpful=True)
    await say_line(deps, slack, said, "Noted as helpful. Thank you.")


async def export(deps: Deps, slack: Slack, said: Said) -> None:
    """Promise the file and say so."""
    await say_line(deps, slack, said, "Putting your data together. The file appears here in a moment.")
    await accept_export(deps, slack, said.caller, key=said.ts)


async def advice_here(deps: Deps, said: Said) -> GivenGuidance | None:
    """The last advice of the thread, if this is one and it is the person's own."""
    if not said.is_reply:
        return None
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=said.caller.slack_user_id)
        thread = await conversations.find_conversation(session, channel=said.channel, thread_ts=said.thread_ts)
        given = await guidance.find_last_guidance(session, conversation_id=thread.id) if thread else None
    return given if given and person and given.person_id == person.id else None
