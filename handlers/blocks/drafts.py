"""A draft, shown so that it can be copied."""

from bot.model import Draft
from handlers.blocks.parts import Block, context, section
from handlers.blocks.rich import rich_quote, rich_text
from handlers.blocks.text import clip, mrkdwn


def draft_blocks(draft: Draft, note: str) -> list[Block]:
    """Subject and body as they would be sent, and that they were not."""
    closing = "✍️ A draft for you to change and send yourself. I send nothing. 🔒 Only you"
    return [
        *([section(f"*Subject:* {mrkdwn(draft.subject)}")] if draft.subject else []),
        rich_text(rich_quote(draft.body)),
        context(f"{closing} · {mrkdwn(note)}" if note else closing),
    ]


def draft_text(draft: Draft) -> str:
    """The same for notifications and screen readers."""
    return clip(mrkdwn(f"{draft.subject}\n\n{draft.body}".strip()), 3900)
