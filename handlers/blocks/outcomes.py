"""Layout L18: did it help?"""

from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.text import mrkdwn
from handlers.button_values import OutcomeValue

ANSWERS = {"worked": "Worked", "partly": "Partly", "no": "No", "did_not_try": "Didn't try"}


def outcome_text(about: str) -> str:
    """The question in plain words."""
    return f"Did this help with {mrkdwn(about)}?"


def outcome_blocks(about: str, *, guidance_id: int) -> list[Block]:
    """The question with its four answers."""
    buttons = [
        button(
            label,
            f"{action_ids.OUTCOME}{result}",
            OutcomeValue.model_validate({"guidance_id": guidance_id, "result": result}).packed(),
        )
        for result, label in ANSWERS.items()
    ]
    return [section(outcome_text(about)), actions(*buttons), context("🔒 Only you")]


def noted_blocks(result: str) -> list[Block]:
    """What stands in place of the question once it is answered."""
    return [section(f"Noted: *{ANSWERS[result]}*. Thank you, it helps me know which advice works.")]
