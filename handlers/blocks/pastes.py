"""What is said while somebody pastes a call in several parts."""

from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, section


def more_text(count: int) -> str:
    """While more may come."""
    return "Got it. More coming?" if count == 1 else f"Got {count} parts. More coming?"


def more_blocks(count: int, *, key: str) -> list[Block]:
    """The same with [That's all]."""
    hint = "Paste the rest, or tap the button. I begin by myself in a moment."
    return [
        section(f"*{more_text(count)}*\n{hint}"),
        actions(button("That's all", action_ids.PASTE_DONE, key)),
    ]


def together_text(count: int) -> str:
    """Once it is ended."""
    return "Got it. I'm reading it now." if count == 1 else f"Got {count} parts. I'm reading them as one call."
