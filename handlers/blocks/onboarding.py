"""Layout L15: the first words, the one tip, and what happens once somebody is set up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.coaching.goal_offers import Offer
from bot.people import first_name
from bot.presets import Preset
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.settings import when_text
from handlers.blocks.text import mrkdwn
from handlers.button_values import GoalOfferValue
from storage.models import Focus, Person


def welcome_text(name: str) -> str:
    """The greeting in plain words."""
    hello = f"Hi {mrkdwn(name)} 👋" if name else "Hi 👋"
    return (
        f"{hello} I'm Coach. Ask me how to handle anything at work: a customer, a deal, a hard talk. "
        "Drop a call transcript here, and I review it. Only you see it."
    )


def welcome_blocks(name: str, sample: str, *, has_sample_call: bool = False) -> list[Block]:
    """The greeting, with set-up, a question to try, and a call to try a review on."""
    calls = [button("Review a sample call", action_ids.SAMPLE_CALL)] if has_sample_call else []
    return [
        section(welcome_text(name)),
        actions(
            button("Set up (1 min)", action_ids.OPEN_SETUP, style="primary"),
            button("Try a question", f"{action_ids.TRY_QUESTION}welcome", sample),
            *calls,
        ),
    ]


def tip_text() -> str:
    """The one thing worth knowing after three days."""
    return (
        "One tip, then I stay quiet: on any message, choose _Coach me on this_ from its ⋯ menu, and I answer here "
        "in private."
    )


def tip_blocks() -> list[Block]:
    """The tip, and set-up again."""
    return [
        section(tip_text()),
        actions(button("Set up (1 min)", action_ids.OPEN_SETUP)),
        context("🔒 Only you"),
    ]


@dataclass(frozen=True)
class SetUp:
    """What somebody begins with; `next_digest` is local, None when they want none."""

    person: Person
    preset: Preset | None
    focus: Focus | None
    next_digest: datetime | None
    offers: Sequence[Offer] = ()


def set_up_text(set_up: SetUp) -> str:
    """The first line, for the notification."""
    name = first_name(set_up.person.display_name)
    return f"You are set, {mrkdwn(name)}. Here is what happens now." if name else "You are set."


def set_up_blocks(set_up: SetUp) -> list[Block]:
    """The path, the first focus, when we write, and goals on offer."""
    return [
        section(set_up_text(set_up)),
        *_path(set_up.preset),
        *_focus(set_up.focus),
        section(f"*When I write*\n{when_text(set_up.person, set_up.next_digest)}"),
        *_offers(set_up.offers),
        actions(button("Open my plan", action_ids.OPEN_PLAN, style="primary")),
        context("🔒 Only you · `/coach settings` changes any of it"),
    ]


def _path(preset: Preset | None) -> list[Block]:
    if preset is None:
        settings = button("Settings", action_ids.OPEN_SETTINGS)
        return [section("*Your path*\nSay in the settings what you do, and I lay one out for you.", settings)]
    topics = "\n".join(f"{place}. {mrkdwn(topic.title)}" for place, topic in enumerate(preset.pathway, start=1))
    see = button("See my path", action_ids.OPEN_PATH)
    return [section(f"*Your path* for {mrkdwn(preset.level.for_whom)}\n{topics}", see)]


def _focus(focus: Focus | None) -> list[Block]:
    if focus is None:
        return []
    return [section(f"*First focus*  {mrkdwn(focus.title)}\n_{mrkdwn(focus.when_then)}_")]


def _offers(offers: Sequence[Offer]) -> list[Block]:
    if not offers:
        return []
    rows = [section(_offer_line(offer), _add(offer, place)) for place, offer in enumerate(offers)]
    return [section("*Goals to begin with*, if you like"), *rows]


def _offer_line(offer: Offer) -> str:
    return f"🎯 {mrkdwn(offer.draft.title)}\n{mrkdwn(offer.draft.why)}"


def _add(offer: Offer, place: int) -> Block:
    return button("Add", f"{action_ids.GOAL_OFFER}{place}", GoalOfferValue(offer_id=offer.id).packed())
