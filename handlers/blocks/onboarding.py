"""Layout L15: the first words, and the one tip."""

from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.text import mrkdwn


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
