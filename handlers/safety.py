"""When somebody may be in danger: a short human answer, help lines, and nothing kept."""

from bot.deps import Deps
from handlers.blocks.parts import Block, context, section
from handlers.blocks.text import mrkdwn

WORDS = (
    "That sounds heavy, and it matters more than any work question. I am a program, so please talk to a person "
    "now: someone you trust, or one of the lines below. If you or somebody else is in danger, call your local "
    "emergency number."
)
PUBLIC_LINES = "Find a free, confidential line in your country at findahelpline.com."


def safety_text(deps: Deps) -> str:
    """The answer in plain words."""
    return f"{WORDS}\n{_lines(deps)}"


def safety_blocks(deps: Deps) -> list[Block]:
    """The answer, with the company's own lines first when an administrator has set them."""
    return [section(WORDS), section(_lines(deps)), context("I have not kept what you wrote, and nobody is told.")]


def _lines(deps: Deps) -> str:
    own = mrkdwn(deps.settings.sideline_help_lines.strip())
    return f"{own}\n{PUBLIC_LINES}" if own else PUBLIC_LINES
