"""A draft, shown so that it can be copied."""

from bot.model import Draft
from handlers.blocks.parts import Block, context, section
from handlers.blocks.text import clip, mrkdwn


def draft_blocks(draft: Draft, note: str) -> list[Block]:
    """Subject and body as they would be sent, and that they were not."""
    closing = "✍️ A draft for you to change and send yourself. I send nothing. 🔒 Only you"
    return [
        *([section(f"*Subject:* {mrkdwn(draft.subject)}")] if draft.subject else []),
        _body(draft.body),
        context(f"{closing} · {mrkdwn(note)}" if note else closing),
    ]


def draft_text(draft: Draft) -> str:
    """The same for notifications and screen readers."""
    return clip(mrkdwn(f"{draft.subject}\n\n{draft.body}".strip()), 3900)


def _body(body: str) -> Block:
    """A rich-text quotation: copied from Slack it is plain text, with its line breaks."""
    words = {"type": "text", "text": clip(body, 2900)}
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [words]}]}
