"""A reminder of a plan: its first step, and what can be done now."""

from datetime import date

from bot.model import Guidance
from handlers import action_ids
from handlers.blocks.guidance import REMINDERS
from handlers.blocks.parts import Block, actions, button, context, menu, section
from handlers.blocks.text import mrkdwn, quoted
from handlers.button_values import DraftValue, RemindValue

LONGEST_WORDS = 1000


def reminder_blocks(guidance: Guidance, *, guidance_id: int) -> list[Block]:
    """Which plan, where to start, the first draft, and later again."""
    drafts = [
        button(
            offer.label,
            f"{action_ids.DRAFT}{number}",
            DraftValue(guidance_id=guidance_id, kind=offer.kind).packed(),
        )
        for number, offer in enumerate(guidance.drafts[:1])
    ]
    later = [
        (label, RemindValue.model_validate({"guidance_id": guidance_id, "when": when}).packed())
        for label, when in REMINDERS
    ]
    return [
        section(reminder_text(guidance)),
        actions(*drafts, menu("Remind me again", action_ids.REMIND, later)),
        context("🔒 Only you"),
    ]


def own_reminder_text(words: str, said_on: date) -> str:
    """What somebody asked to be reminded of, as they said it, and when: "tomorrow" was the day after."""
    return f"⏰ You asked me on {said_on:%A} {said_on.day} {said_on:%B}:\n{quoted(words, LONGEST_WORDS)}"


def own_reminder_blocks(words: str, said_on: date) -> list[Block]:
    """The same as blocks."""
    return [section(own_reminder_text(words, said_on)), context("🔒 Only you")]


def reminder_text(guidance: Guidance) -> str:
    """The same in one line."""
    first = f" Start with: {mrkdwn(guidance.steps[0].title)}." if guidance.steps else ""
    return f"⏰ You asked me to remind you: *{mrkdwn(guidance.title)}*.{first}"
