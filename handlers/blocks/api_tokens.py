"""The person's tokens for the API: those there are, and a new one, shown this once."""

from collections.abc import Sequence

from bot.accounts import short_date
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, modal, section
from storage.models import ApiToken

MOST_SHOWN = 20
ABOUT = (
    "A token lets a program of yours do what you can do here: ask, read your progress, keep your goals. "
    "Whoever has it is you, so give it to nobody."
)


def api_tokens_modal(tokens: Sequence[ApiToken]) -> Block:
    """The tokens, each with a button that ends it, and the way to a new one."""
    new = actions(button("Make a token", action_ids.MAKE_API_TOKEN, style="primary"))
    if not tokens:
        return modal("API tokens", action_ids.API_TOKENS, [section(ABOUT), new, context("You have none.")])
    return modal("API tokens", action_ids.API_TOKENS, [section(ABOUT), new, *map(_row, tokens[-MOST_SHOWN:])])


def new_token_modal(token: str) -> Block:
    """The token itself: it is kept nowhere, and shown this once."""
    blocks = [
        section(f"Your new token. Copy it now, as I keep only its fingerprint:\n```{token}```"),
        context("`curl -H 'Authorization: Bearer …'` · what it can do is at /api/docs of this Sideline."),
        context("🔒 Only you see this. End it any time under Settings → API tokens."),
    ]
    return modal("A new token", action_ids.API_TOKENS, blocks)


def _row(token: ApiToken) -> Block:
    used = f"used {short_date(token.last_used_at.date())}" if token.last_used_at else "never used"
    made = f"made {short_date(token.created_at.date())}"
    end = button("Revoke", action_ids.REVOKE_API_TOKEN, token.prefix, style="danger")
    return section(f"`{token.prefix}…`\n{made} · {used}", end)
