"""Advice in its safe version: the form that shows what will be posted where, and the post itself."""

from collections.abc import Sequence
from datetime import date

from bot.model import Guidance
from handlers import action_ids
from handlers.blocks.guidance import general_guidance_blocks
from handlers.blocks.parts import DIVIDER, Block, channel_input, context, modal
from handlers.button_values import ShareValue

WHAT_IS_SHARED = (
    "This is what will be posted, word for word: the plan from my library, without your question, your accounts "
    "or anybody's name but yours."
)
CHANNEL = "channel"


def shared_blocks(plan: Guidance, *, shared_by: str, today: date) -> list[Block]:
    """The post; `shared_by` is the Slack user who shares it."""
    return [
        *general_guidance_blocks(plan, today),
        context(f"Shared by <@{shared_by}> · general guidance from Coach"),
    ]


def share_form(post: Sequence[Block], value: ShareValue) -> Block:
    """The form: the very post, and the channel it goes to."""
    blocks = [context(WHAT_IS_SHARED), DIVIDER, *post, DIVIDER]
    return modal(
        "Share a safe version",
        action_ids.SHARE_FORM,
        [
            *blocks,
            channel_input("Post it in", CHANNEL, hint="A channel that I am in: /invite me first where I am not."),
        ],
        submit="Post it",
        private=value.packed(),
    )
