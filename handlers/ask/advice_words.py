"""Words that mean a button of the advice they are said under: a draft, a reminder, more, another view, a thumb."""

import re
from collections.abc import Awaitable, Callable, Sequence

from bot.budget import why_template
from bot.coaching.asked_of_plan import wants_shorter
from bot.coaching.draft_requests import asks_for_draft, draft_meant
from bot.coaching.reminder_requests import asks_for_reminder, names_own_matter
from bot.coaching.reminders import moment_said
from bot.coaching.rewording import asks_to_reword
from bot.courtesies import bare, plain_request
from bot.deps import Deps
from bot.model import Guidance
from bot.plain_words import asks_for
from handlers.ask.drafts import accept_draft, draft_key
from handlers.ask.more import Angle, accept_more
from handlers.ask.reminder_words import ask_when
from handlers.ask.reminders import accept_reminder
from handlers.ask.thread_words import advice_here, rate_down, rate_up
from handlers.blocks.drafts import no_rewording
from handlers.plain_words import Said, say_line
from handlers.slack import Slack
from handlers.whispering import ALREADY
from storage import conversations, messages, people
from storage.models import GivenGuidance

IN_ITS_THREAD = "Say that in the thread of the answer you mean, and I go on from there."
_IT = r"(?: (?:about|of) (?:this|that|it))?"
_TELL_MORE = re.compile(rf"(?:please )?tell me more{_IT},?(?: please)?")
_SECOND_OPINION = re.compile(
    r"(?:please )?(?:(?:can|could|may) i (?:have|get) |give me )?(?:a )?second opinion,?(?: please)?"
)
STEP_OR_TASK = (
    "Well done, if that was a step of this advice: tell me how it went, and I go on from there. "
    "For your weekly plan say *task 2 done*."
)
_GOES_ON = re.compile(
    r"(?:and |but |so |ok(?:ay)?,? )*(?:why(?: not| so)?|how(?: so| come)?|what next|and then|go on)"
)
_OF_THE_WEEK = re.compile(r"\b(?:week|weekly|tasks?)\b")
NO_HELP = re.compile(
    r"(?:(?:this|that|it) (?:did not|didn't|doesn't|does not) (?:really )?help(?: me)?(?: at all)?"
    r"|(?:(?:this|that|it) (?:is|was) |(?:that|it)'s )?"
    r"(?:not (?:very |really )?(?:helpful|useful)|useless|unhelpful))"
)
_TONE = r"(?:[\U0001F3FB-\U0001F3FF]|:skin-tone-\d:)?"
_THUMB_UP = re.compile(rf"(?:(?:👍|:\+1:|:thumbsup:){_TONE} ?)+")
_THUMB_DOWN = re.compile(rf"(?:(?:👎|:-1:|:thumbsdown:){_TONE} ?)+")

Act = Callable[[Deps, Slack, Said, GivenGuidance], Awaitable[bool]]


async def act_on_advice(deps: Deps, slack: Slack, said: Said) -> bool:
    """Do what the words mean under this advice; False when they mean nothing of that, or no advice is here."""
    words = plain_request(said.text)
    act = next((act for means, act in _ACTS if means(words)), None)
    given = await advice_here(deps, said) if act else None
    if not said.is_reply and (act in (_tell_more, _second_opinion, _thumb_up) or _goes_on(words)):
        await say_line(deps, slack, said, IN_ITS_THREAD)
        return True
    return act is not None and given is not None and await act(deps, slack, said, given)


def _goes_on(words: str) -> bool:
    """Words that mean nothing but in a thread: "why?", "shorter please"."""
    return wants_shorter(words) or _GOES_ON.fullmatch(words) is not None


def _wants_another(words: str) -> bool:
    """ "I don't like this plan, make me another": said under advice, the plan is the advice."""
    return _OF_THE_WEEK.search(words) is None and asks_for("week_generate", bare(words))


def _wants_reminder(words: str) -> bool:
    """ "Remind me on Friday": said under advice, of the advice, unless the words name something else."""
    return asks_for_reminder(words) and not names_own_matter(words)


def _is_ticked(words: str) -> bool:
    """ "I did the second one": said under advice, nobody knows of what."""
    return _OF_THE_WEEK.search(words) is None and asks_for("week_done", bare(words))


async def _remind(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    if not given.payload.get("steps"):  # questions back are no plan to be reminded of
        return False
    async with deps.database.reading(said.caller.team_id) as session:
        person = await people.get_person(session, person_id=given.person_id)
    moment = moment_said(person, plain_request(said.text), deps.now())
    words = await accept_reminder(deps, person, given, when=moment) if moment else await ask_when(deps, said)
    await say_line(deps, slack, said, words)
    return True


async def _draft(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    offer = draft_meant(said.text, Guidance.model_validate(given.payload).drafts)
    if offer is None:
        return False
    if not await accept_draft(deps, slack, said.caller, given, kind=offer.kind, said_in=said.key):
        await say_line(deps, slack, said, ALREADY)
    return True


async def _reword(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    """Only a model can; where it may not write, that is said, and what there is instead."""
    async with deps.database.reading(said.caller.team_id) as session:
        thread = await conversations.get_conversation(session, conversation_id=given.conversation_id)
        person = await people.get_person(session, person_id=given.person_id)
        why = await why_template(deps, session, person)
        if not why or "drafted" not in thread.state:
            return False
        offers = Guidance.model_validate(given.payload).drafts
        keys = [draft_key(given, offer.kind) for offer in offers]
        written = [await messages.find_said(session, source_key=key) for key in keys]
    others = [offer for offer, is_there in zip(offers, written, strict=True) if not is_there]
    await say_line(deps, slack, said, *no_rewording(others, guidance_id=given.id, note=why))
    return True


async def _tell_more(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    return await _more(deps, slack, said, given, "tell_more")


async def _second_opinion(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    return await _more(deps, slack, said, given, "second_opinion")


async def _another_view(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    """As the second opinion; but said outside a thread these words mean the weekly plan."""
    return await _second_opinion(deps, slack, said, given)


async def _step_or_task(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    del given
    await say_line(deps, slack, said, STEP_OR_TASK)
    return True


async def _thumb_up(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    await rate_up(deps, slack, said, given)
    return True


async def _thumb_down(deps: Deps, slack: Slack, said: Said, given: GivenGuidance) -> bool:
    del given
    await rate_down(deps, slack, said)
    return True


async def _more(deps: Deps, slack: Slack, said: Said, given: GivenGuidance, angle: Angle) -> bool:
    if why_not := await accept_more(deps, slack, said.caller, given, angle, said_in=said.key):
        await say_line(deps, slack, said, why_not)
    return True


_ACTS: Sequence[tuple[Callable[[str], object], Act]] = (
    (_wants_reminder, _remind),
    (_TELL_MORE.fullmatch, _tell_more),
    (_SECOND_OPINION.fullmatch, _second_opinion),
    (_wants_another, _another_view),
    (_is_ticked, _step_or_task),
    (_THUMB_UP.fullmatch, _thumb_up),
    (_THUMB_DOWN.fullmatch, _thumb_down),
    (NO_HELP.fullmatch, _thumb_down),
    (asks_to_reword, _reword),
    (asks_for_draft, _draft),
)
"""What may be said under advice and what is done then; an act that finds it was not meant returns False."""
