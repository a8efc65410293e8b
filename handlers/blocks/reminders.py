"""A reminder of a plan: its first step, and what can be done now."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.model import Guidance
from handlers import action_ids
from handlers.blocks.guidance import REMINDERS
from handlers.blocks.parts import Block, actions, button, context, menu, section
from handlers.blocks.text import clip, mrkdwn, quoted
from handlers.button_values import DraftValue, RemindValue

LONGEST_WORDS = 1000
LONGEST_LINE = 120
MOST_LISTED = 15


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


def reminder_list_text(reminders: Sequence[tuple[datetime, str]]) -> str:
    """Each with its local moment and what it is of, and how to take it back."""
    if not reminders:
        return "You have no reminder open. Say for example *remind me on Thursday to call Dana*."
    lines = [
        f"• {moment:%a} {moment.day} {moment:%b}, {moment:%H:%M} — {mrkdwn(clip(of, LONGEST_LINE))}"
        for moment, of in reminders[:MOST_LISTED]
    ]
    more = [f"• and {len(reminders) - MOST_LISTED} later"] if len(reminders) > MOST_LISTED else []
    taking_back = "Say *cancel the reminder* in its thread to take one back, or *cancel my reminders* for all."
    return "\n".join(["*Your reminders*", *lines, *more, taking_back])


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
