"""Thumbs, and the six reasons behind a thumb down."""

from bot.coaching.ratings import REASONS
from handlers import action_ids
from handlers.blocks.parts import Block, button, modal, option, plain, text_input
from handlers.button_values import ButtonValue, OnCall, OnGuidance, RateCallValue, RateValue


def thumbs(guidance_id: int) -> Block:
    """Slack's own feedback buttons under a piece of guidance; the last thumb counts."""
    up, down = (RateValue(guidance_id=guidance_id, is_helpful=is_helpful) for is_helpful in (True, False))
    return _feedback(action_ids.RATE, up, down)


def call_thumbs(call_id: int) -> Block:
    """The same under a call review."""
    up, down = (RateCallValue(call_id=call_id, is_helpful=is_helpful) for is_helpful in (True, False))
    return _feedback(action_ids.RATE_CALL, up, down)


def _feedback(action_id: str, up: ButtonValue, down: ButtonValue) -> Block:
    feedback: Block = {
        "type": "feedback_buttons",
        "action_id": action_id,
        "positive_button": _thumb("Helpful", up),
        "negative_button": _thumb("Not useful", down),
    }
    return {"type": "context_actions", "elements": [feedback]}


def _thumb(label: str, value: ButtonValue) -> Block:
    return {"text": plain(label), "value": value.packed(), "accessibility_label": label}


def rating_modal(guidance_id: int) -> Block:
    """Why guidance was not useful: one of six, and a note if they like."""
    return _rating_modal(action_ids.RATING_FORM, OnGuidance(guidance_id=guidance_id))


def call_rating_modal(call_id: int) -> Block:
    """The same about a call review."""
    return _rating_modal(action_ids.CALL_RATING_FORM, OnCall(call_id=call_id))


def _rating_modal(callback_id: str, about: ButtonValue) -> Block:
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
    return modal("Not useful", callback_id, [reasons, note], submit="Send", private=about.packed())


def why_button(guidance_id: int) -> Block:
    """Opens the form behind a thumb down."""
    value = RateValue(guidance_id=guidance_id, is_helpful=False)
    return button("Tell me why", f"{action_ids.RATE}_why", value.packed())


def call_why_button(call_id: int) -> Block:
    """The same for a call review."""
    value = RateCallValue(call_id=call_id, is_helpful=False)
    return button("Tell me why", f"{action_ids.RATE_CALL}_why", value.packed())
