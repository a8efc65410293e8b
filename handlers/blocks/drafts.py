"""A draft, shown so that it can be copied."""

from collections.abc import Sequence

from bot.model import Draft, DraftOffer
from handlers.blocks.guidance import draft_buttons
from handlers.blocks.parts import Words, actions, context, section
from handlers.blocks.rich import rich_quote, rich_text
from handlers.blocks.splitting import MESSAGE, PARAGRAPH, goes_on, pieces
from handlers.blocks.text import clip, mrkdwn

NO_REWORDING = "I can't reword a draft without a model. Change it as you like before you send it."
OTHERS = "What I have besides:"


def draft_messages(draft: Draft, note: str) -> list[Words]:
    """Subject and body as they would be sent, and that they were not; a long one goes on in further messages."""
    bodies = pieces(draft.body, MESSAGE)
    last = len(bodies)
    return [
        (
            clip(mrkdwn(f"{draft.subject}\n\n{body}".strip()), 3900),
            [
                *([section(f"*Subject:* {mrkdwn(draft.subject)}")] if draft.subject and number == 1 else []),
                rich_text(*(rich_quote(piece) for piece in pieces(body, PARAGRAPH))),
                context(_closing(note) if number == last else goes_on(number, last)),
            ],
        )
        for number, body in enumerate(bodies, start=1)
    ]


def _closing(note: str) -> str:
    closing = "✍️ A draft for you to change and send yourself. I send nothing. 🔒 Only you"
    return f"{closing} · {mrkdwn(note)}" if note else closing


def no_rewording(others: Sequence[DraftOffer], *, guidance_id: int, note: str) -> Words:
    """That a draft stays as it is, why (`note`), and the other texts there are for the same situation."""
    text = f"{NO_REWORDING} {OTHERS}" if others else NO_REWORDING
    offer = [actions(*draft_buttons(others, guidance_id))] if others else []
    return text, [section(text), *offer, context(f"🔒 Only you · {mrkdwn(note)}")]
