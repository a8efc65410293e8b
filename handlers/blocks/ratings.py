"""Thumbs, and the six reasons behind a thumb down."""

from bot.coaching.ratings import REASONS
from handlers import action_ids
from handlers.blocks.parts import Block, button, modal, option, plain, text_input
from handlers.button_values import OnGuidance, RateValue


def thumbs(guidance_id: int) -> Block:
    """Slack's own feedback buttons; the last thumb counts."""
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": action_ids.RATE,
                "positive_button": _thumb("Helpful", guidance_id, is_helpful=True),
                "negative_button": _thumb("Not useful", guidance_id, is_helpful=False),
            }
        ],
    }


def _thumb(label: str, guidance_id: int, *, is_helpful: bool) -> Block:
    value = RateValue(guidance_id=guidance_id, is_helpful=is_helpful)
    return {"text": plain(label), "value": value.packed(), "accessibility_label": label}


def rating_modal(guidance_id: int) -> Block:
    """Why it was not useful: one of six, and a note if they like."""
    reasons: Block = {
        "type": "input",
        "block_id": "reason",
        "label": plain("What was off?"),
        "element": {
            "type": "radio_buttons",
            "action_id": "reason",
            "options": [option(label, reason) for reason, label in REASONS.items()],
        },
    }
    note = text_input(
        "Anything to add?",
        "note",
        optional=True,
        lines=True,
        most=1000,
        hint="Only used to improve your answers.",
    )
    return modal(
        "Not useful",
        action_ids.RATING_FORM,
        [reasons, note],
        submit="Send",
        private=OnGuidance(guidance_id=guidance_id).packed(),
    )


def why_button(guidance_id: int) -> Block:
    """Opens the form behind a thumb down."""
    value = RateValue(guidance_id=guidance_id, is_helpful=False)
    return button("Tell me why", f"{action_ids.RATE}_why", value.packed())
