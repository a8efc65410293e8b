"""Gathering everything a writer may use for one question, in one short read of the database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.accounts import basis_of, facts_of, find_accounts, is_urgent, name_said
from bot.budget import why_template
from bot.coaching.second_opinion import find_second_view
from bot.deps import Deps
from bot.knowledge.cards import SituationCard
from bot.knowledge.search import CARD_URI, card_of_week, find_cards, find_near_misses, find_snippets, user_turns
from bot.model import Angle, Asker, Brief, Guidance, Snippet, Turn
from bot.people import asker_of, first_name, local_day, zone_of
from bot.privacy import masked
from bot.tracks import Track
from storage import accounts, deals, guidance, knowledge, messages
from storage.database import Session
from storage.models import Account, Deal, GivenGuidance, Person

TELL_MORE = "Tell me more about this plan: why it works, and how to do each step well. My question was:"
TURNS_KEPT = 12
LONGEST_QUESTION = 6000
MOST_FACTS = 4


@dataclass(frozen=True)
class Question:
    """What somebody asked and where; `conversation_id` is None before a thread exists.

    `message_id` is our record of it: what was said, asked or planned after that is not its history.
    `is_private` is False where others read along: then nothing about the person or their accounts
    is used. `account_id` is set when the person picked one of several accounts; 0 means none of them.
    `card_id` is the situation card that a plan came from, where something is to be written to go with it.
    """

    text: str
    person: Person
    conversation_id: int | None = None
    message_id: int | None = None
    is_private: bool = True
    angle: Angle = "first"
    account_id: int | None = None
    card_id: str = ""


@dataclass(frozen=True)
class Prepared:
    """A brief with what code adds to the writer's words; `is_cut` when only the first part was read.

    `near_misses` are the situations to choose from where none is near enough.
    """

    brief: Brief
    assumptions: Sequence[str] = ()
    basis: str = ""
    account_id: int | None = None
    choices: Sequence[Account] = ()
    near_misses: Sequence[SituationCard] = ()
    why_template: str = ""
    is_cut: bool = False


async def prepare_brief(deps: Deps, session: Session, question: Question) -> Prepared:
    """Read the thread, the account named and the knowledge near.

    `choices` holds the accounts that share the name said, when there are several.
    """
    person, is_cut = question.person, len(question.text) > LONGEST_QUESTION
    if is_cut:
        question = replace(question, text=question.text[:LONGEST_QUESTION])
    turns = await _turns(session, question) if question.angle == "first" else []
    named = await _accounts_named(session, person, question, turns) if question.is_private else []
    brief = await _brief(deps, session, question, turns=turns, named=named)
    if not named:
        brief = _with_name(brief, question.text)
    prepared = Prepared(
        brief,
        near_misses=await _near_misses(session, question, brief),
        why_template=await why_template(deps, session, person, is_private=question.is_private),
        is_cut=is_cut,
    )
    if len(named) > 1:
        return replace(prepared, choices=named)
    if not named:
        return prepared
    return _about(prepared, person, named[0], await _deals_of(session, person, named[0]))


async def _brief(
    deps: Deps, session: Session, question: Question, *, turns: Sequence[Turn], named: Sequence[Account]
) -> Brief:
    """What a writer is told, but for the account. In a channel that is nothing of the person's."""
    person, text = question.person, masked(question.text)
    track = deps.tracks.get(person.track if question.is_private else None)
    given = await _given(session, question)
    previous = Guidance.model_validate(given.payload) if given else None
    searched = _searched(text, turns, given.question if given else "")
    names = [name for account in named for name in (account.name, account.champion)]
    names = names or [name for said in searched if (name := name_said(said))]
    near = await find_snippets(session, track=track, turns=searched, names=names)
    cards = await _cards(session, question=question, text=text, track=track, near=near, previous=previous)
    return Brief(
        question=f"{TELL_MORE}\n{text}" if question.angle == "tell_more" else text,
        track=track,
        asker=asker_of(person) if question.is_private else Asker(),
        today=local_day(person, deps.now()),
        snippets=await _with_sections(session, near, previous.card_id if previous else question.card_id, cards),
        cards=cards,
        history=turns,
        names={"me": first_name(person.display_name) or "[your name]"} if question.is_private else {},
        angle=question.angle,
        previous=previous,
    )


def _searched(text: str, turns: Sequence[Turn], answered: str) -> list[str]:
    """What to look for, newest first: what the plan here answered stays near, however much was said since."""
    newest, *earlier = user_turns(text, turns)
    if answered in ("", newest):
        return [newest, *earlier]
    return [newest, answered, *(turn for turn in earlier if turn != answered)]


async def _near_misses(session: Session, question: Question, brief: Brief) -> Sequence[SituationCard]:
    """The situations to choose from where a first question has none of its own."""
    if brief.cards or not question.is_private or question.angle != "first":
        return ()
    return await find_near_misses(session, track=brief.track, question=brief.question)


async def _cards(
    session: Session,
    *,
    question: Question,
    text: str,
    track: Track,
    near: Sequence[Snippet],
    previous: Guidance | None,
) -> list[SituationCard]:
    """The cards a plan may be made of, the best first: of what is near, or the one that is a second view."""
    cards = await find_cards(session, track=track, snippets=near)
    if question.angle == "second_opinion":
        second = await find_second_view(session, track=track, question=text, near=cards, previous=previous)
        return [second] if second else []
    own = await card_of_week(session, track, card_id=question.card_id) if question.card_id else None
    return [own, *(card for card in cards if card.id != own.id)] if own else cards


async def _with_sections(
    session: Session, near: Sequence[Snippet], plans_card: str, cards: Sequence[SituationCard]
) -> Sequence[Snippet]:
    """What is near, and every section of the card behind the plan in this thread, or behind a second view."""
    if not plans_card:
        return near
    known = {snippet.cite for snippet in near}
    sections = [
        Snippet(passage.cite, passage.label, f"{CARD_URI}{card_id}", passage.heading_path, passage.body)
        for card_id in dict.fromkeys((plans_card, *(card.id for card in cards[:1])))
        for passage in await knowledge.list_library_passages(session, card_id=card_id)
    ]
    return [*near, *(section for section in sections if section.cite not in known)]


def _with_name(brief: Brief, text: str) -> Brief:
    name = name_said(text)
    return replace(brief, names={**brief.names, "account": name}) if name else brief


def _about(prepared: Prepared, person: Person, account: Account, own_deals: Sequence[Deal]) -> Prepared:
    brief = prepared.brief
    facts = facts_of(account, today=brief.today, deals=own_deals, zone=zone_of(person))[:MOST_FACTS]
    names = {**brief.names, "account": account.name}
    if account.champion:
        names["contact"] = first_name(account.champion)
    return replace(
        prepared,
        brief=replace(brief, facts=facts, names=names, is_urgent=is_urgent(account, today=brief.today)),
        assumptions=[fact.text for fact in facts],
        basis=basis_of(facts),
        account_id=account.id,
    )


async def _deals_of(session: Session, person: Person, account: Account) -> list[Deal]:
    """The deals with the account, but for those a colleague looks after."""
    known = await deals.list_deals_of_account(session, account_key=account.account_key)
    return [deal for deal in known if deal.owner_email in ("", person.email.casefold())]


async def _accounts_named(
    session: Session, person: Person, question: Question, turns: Sequence[Turn]
) -> list[Account]:
    """The person's own accounts that the question names, or failing that the thread so far."""
    if not person.email or question.account_id == 0:
        return []
    own = await accounts.list_accounts_of(session, owner_email=person.email)
    if question.account_id:
        return [account for account in own if account.id == question.account_id]
    named = find_accounts(own, question.text)
    if named or not turns:
        return named
    earlier = " \n".join(turn.text for turn in turns if turn.author == "person")
    return find_accounts(own, earlier)[:1]


async def _turns(session: Session, question: Question) -> list[Turn]:
    if question.conversation_id is None:
        return []
    recent = await messages.list_recent_messages(
        session,
        conversation_id=question.conversation_id,
        limit=TURNS_KEPT,
        before_message=question.message_id,
    )
    return [Turn(message.author, masked(message.text)) for message in recent]


async def _given(session: Session, question: Question) -> GivenGuidance | None:
    """The plan this is about; a question answered again, say after an edit, is not about its own plan."""
    if question.conversation_id is None:
        return None
    return await guidance.find_last_guidance(
        session,
        conversation_id=question.conversation_id,
        before_message=question.message_id if question.angle == "first" else None,
    )
