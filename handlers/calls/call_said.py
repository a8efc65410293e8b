"""Words that mean a button of the call review they are said under: score is wrong, not me, draft, delete."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal

from bot.coaching.ratings import rate
from bot.deps import Deps
from handlers import action_ids
from handlers.ask.advice_words import NO_HELP
from handlers.blocks.parts import Block, actions, button, section
from handlers.blocks.ratings import call_why_button
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import CallMenuValue, OnCall
from handlers.calls.call_work import accept_work
from handlers.plain_words import Said, say_line
from handlers.slack import Slack
from handlers.whispering import ALREADY
from storage import calls, conversations, people, processed
from storage.models import Call

LONGEST_NOTE = 800
NO_CALL = "Say that in the thread of the call you mean, and I look at it again."

_DISPUTE = re.compile(
    r"(?:(?:this|that|the|my|your) )?(?:score|scoring|check|result|line)s? (?:is|was|are|looks?|seems?) "
    r"(?:wrong|unfair|off|incorrect|not (?:right|true|correct|fair))\b[^?]*"
    r"|(?:that's|that is|this is|it's) (?:not true|wrong|incorrect|a wrong score)\b[^?]*|wrong score\b[^?]*"
    r"|(?:but )?i (?:did|actually|clearly|already) (?:ask|say|said|mention|acknowledge|confirm|recap|summari[sz]e"
    r"|agree|offer|name|check|wait)(?:d|ed|ped)?\b[^?]*"
)
_NOT_ME = re.compile(
    r"(?:(?:that's|that is|that was|this is|it's) )?not me\b[^?]*|wrong speaker\b[^?]*"
    r"|i(?:'m| am) (?:the other (?:one|speaker|person)|not (?:this|that) (?:one|speaker|person))\b[^?]*"
)
_DRAFT = re.compile(
    r"(?:please |can you |could you )?(?:draft|write)(?: me)? (?:the|a|my) follow[- ]?up"
    r"(?: e-?mail| message)?(?: please)?"
)
_DELETE = re.compile(
    r"(?:please )?(?:delete|remove|erase) (?:this|the|that|my) (?:call|review|transcript)(?: please)?"
)
_EVIDENCE = re.compile(
    r"(?:please )?(?:show|see|give)(?: me)? (?:the |your |all the )?evidence(?: please)?|why this score"
)
_RETRY = re.compile(
    r"(?:let me )?(?:retry|try|redo)(?: that| this| the| it)?(?: (?:moment|line))?(?: again)?|retry this moment"
)
_EXAMPLE = re.compile(r"(?:please )?(?:save|keep|mark)(?: this| it)?(?: call)? as (?:my|an) example(?: please)?")

Act = Callable[[Deps, Slack, Said, Call], Awaitable[None]]


async def act_on_call(deps: Deps, slack: Slack, said: Said) -> bool:
    """Do what the words mean under this review; False when they mean nothing of that, or no call is here."""
    words = " ".join(said.text.replace("’", "'").casefold().split()).strip(".! ")
    act = next((act for pattern, act in _ACTS if pattern.fullmatch(words)), None)
    call = await call_here(deps, said) if act else None
    if act is None or call is None or call.status != "reviewed":
        return False
    await act(deps, slack, said, call)
    return True


async def dispute(deps: Deps, slack: Slack, said: Said) -> None:
    """ "This score is wrong", said where no call's thread is: about the last call, if there is one."""
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=said.caller.slack_user_id)
        recent = await calls.list_recent_calls(session, person_id=person.id, limit=1) if person else []
    if recent and recent[0].status == "reviewed":
        await _dispute(deps, slack, said, recent[0])
    else:
        await say_line(deps, slack, said, NO_CALL)


async def call_here(deps: Deps, said: Said) -> Call | None:
    """The last call of the thread, if this is one and it is the person's own."""
    if not said.is_reply:
        return None
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.find_person(session, slack_user_id=said.caller.slack_user_id)
        thread = await conversations.find_conversation(session, channel=said.channel, thread_ts=said.thread_ts)
        call = await calls.find_last_call(session, conversation_id=thread.id) if thread else None
    return call if call and person and call.person_id == person.id else None


async def _dispute(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    text = f"Which line of *{_name(call)}* is wrong? I check it again with what you wrote."
    offer = _menu_button("Choose the line", call, "wrong_score", note=said.text[:LONGEST_NOTE])
    await say_line(deps, slack, said, text, _offering(text, offer))


async def _not_me(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    text = "Tell me who you are on this call, and I review it again."
    await say_line(
        deps, slack, said, text, _offering(text, _menu_button("Choose who I am", call, "wrong_speaker"))
    )


async def _delete(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    text = f"I can delete *{_name(call)}*. You see what goes before it happens."
    await say_line(
        deps, slack, said, text, _offering(text, _menu_button("Delete this call", call, "delete", style="danger"))
    )


async def _example(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    async with deps.database.for_team(call.team_id) as session:
        await calls.update_call(session, call_id=call.id, is_example=True)
    await say_line(deps, slack, said, "Saved as your example. Only you see it.")


async def _retry(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    text = "Say it again as you would now. It is practice and never counts."
    value = OnCall(call_id=call.id).packed()
    await say_line(
        deps, slack, said, text, _offering(text, button("Retry this moment", action_ids.RETRY_MOMENT, value))
    )


async def _evidence(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    await _work(deps, slack, said, call, kind="call_evidence", name="evidence")


async def _draft(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    await _work(deps, slack, said, call, kind="call_follow_up", name="follow_up")


async def _work(deps: Deps, slack: Slack, said: Said, call: Call, *, kind: str, name: str) -> None:
    if not await accept_work(deps, slack, call, kind=kind, name=name):
        await say_line(deps, slack, said, ALREADY)
        return
    async with deps.database.for_team(call.team_id) as session:
        # The same message delivered again must not be told that it is there already.
        await processed.claim_event(session, key=said.key, now=deps.now())


async def _rate_down(deps: Deps, slack: Slack, said: Said, call: Call) -> None:
    async with deps.database.reading(call.team_id) as session:
        person = await people.get_person(session, person_id=call.person_id)
    await rate(deps, person, call_id=call.id, is_helpful=False)
    text = "Sorry it did not help. I have noted it. What was off?"
    await say_line(deps, slack, said, text, _offering(text, call_why_button(call.id)))


def _offering(text: str, offer: Block) -> Sequence[Block]:
    return [section(text), actions(offer)]


def _menu_button(
    label: str,
    call: Call,
    what: Literal["wrong_score", "wrong_speaker", "save_example", "delete"],
    *,
    note: str = "",
    style: str = "",
) -> Block:
    value = CallMenuValue(call_id=call.id, what=what, note=note)
    return button(label, action_ids.CALL_MENU, value.packed(), style=style)


def _name(call: Call) -> str:
    return mrkdwn(clip(call.title, 80)) or "this call"


_ACTS: Sequence[tuple[re.Pattern[str], Act]] = (
    (_DISPUTE, _dispute),
    (_NOT_ME, _not_me),
    (_DRAFT, _draft),
    (_DELETE, _delete),
    (_EVIDENCE, _evidence),
    (_RETRY, _retry),
    (_EXAMPLE, _example),
    (NO_HELP, _rate_down),
)
