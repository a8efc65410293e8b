"""Words that mean a button of the plan they are said under: be reminded, hear more, another view, no help."""

import re
from typing import Literal

from bot.coaching.reminders import moment_said
from bot.courtesies import bare
from bot.deps import Deps
from bot.plain_words import asks_for
from handlers.intake import accept_again
from handlers.plain_words import Said, say_line
from handlers.reminders import accept_reminder
from handlers.slack import Slack
from handlers.thread_words import advice_here, rate_down
from handlers.whispering import ALREADY
from storage import people, processed
from storage.models import GivenGuidance

GONE = "Your question is gone, so I cannot go on from it. Ask me again."
_IT = r"(?: (?:about|of) (?:this|that|it))?"
_REMIND = re.compile(r"(?:please |pls |can you |could you )*remind me\b(?P<rest>.*)")
WHICH_DAY = "When? Say a day or a time, for example “remind me on Thursday” or “remind me in two hours”."
_MORE = re.compile(
    rf"(?:please )?(?:(?P<tell_more>tell me more{_IT})"
    r"|(?:(?:can|could|may) i (?:have|get) |give me )?(?P<second_opinion>(?:a )?second opinion)),?(?: please)?"
)
STEP_OR_TASK = (
    "Well done, if that was a step of this advice: tell me how it went, and I go on from there. "
    "For your weekly plan say *task 2 done*."
)
_OF_THE_WEEK = re.compile(r"\b(?:week|weekly|tasks?)\b")
NO_HELP = re.compile(
    r"(?:(?:this|that|it) (?:did not|didn't|doesn't|does not) (?:really )?help(?: me)?(?: at all)?"
    r"|(?:(?:this|that|it) (?:is|was) |(?:that|it)'s )?"
    r"(?:not (?:very |really )?(?:helpful|useful)|useless|unhelpful))"
)


async def act_on_plan(deps: Deps, slack: Slack, said: Said) -> bool:
    """Do what the words mean under this plan; False when they mean nothing of that, or no plan is here."""
    words = " ".join(said.text.replace("’", "'").casefold().split()).strip(".!? ")
    reminded, more = _REMIND.fullmatch(words), _MORE.fullmatch(words)
    wants_another, is_ticked = _wants_another(words), _is_ticked(words)
    if not (reminded or more or wants_another or is_ticked or NO_HELP.fullmatch(words)):
        return False
    given = await advice_here(deps, said)
    if given is None:
        return False
    if reminded:
        await _remind(deps, slack, said, given, reminded["rest"])
    elif more or wants_another:
        await _more(deps, slack, said, given, "tell_more" if more and more["tell_more"] else "second_opinion")
    elif is_ticked:
        await say_line(deps, slack, said, STEP_OR_TASK)
    else:
        await rate_down(deps, slack, said)
    return True


def _wants_another(words: str) -> bool:
    """ "I don't like this plan, make me another": said under advice, the plan is the advice."""
    return _OF_THE_WEEK.search(words) is None and asks_for("week_generate", bare(words))


def _is_ticked(words: str) -> bool:
    """ "I did the second one": said under advice, nobody knows of what."""
    return _OF_THE_WEEK.search(words) is None and asks_for("week_done", bare(words))


async def _remind(deps: Deps, slack: Slack, said: Said, given: GivenGuidance, when: str) -> None:
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.get_person(session, person_id=given.person_id)
    moment = moment_said(person, when, deps.now())
    words = await accept_reminder(deps, person, given, when=moment) if moment else WHICH_DAY
    await say_line(deps, slack, said, words)


async def _more(
    deps: Deps, slack: Slack, said: Said, given: GivenGuidance, what: Literal["tell_more", "second_opinion"]
) -> None:
    if given.question_message_id is None:
        await say_line(deps, slack, said, GONE)
        return
    is_new = await accept_again(
        deps,
        slack,
        said.caller,
        given.question_message_id,
        name=f"{what}:{given.id}",
        text=given.question,
        angle=what,
    )
    if not is_new:
        await say_line(deps, slack, said, ALREADY)
        return
    async with deps.database.for_team(said.caller.team_id) as session:
        # The same message delivered again must not be told that it is there already.
        await processed.claim_event(session, key=said.key, now=deps.now())
