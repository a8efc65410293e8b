"""Asking which of several accounts is meant."""

from collections.abc import Sequence

from bot.accounts import MOST_CHOICES
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, section
from handlers.blocks.text import mrkdwn
from handlers.button_values import PickAccountValue
from storage.models import Account

QUESTION = "Which account do you mean?"


def pick_account_blocks(accounts: Sequence[Account], *, message_id: int) -> list[Block]:
    """One button for each account, and one for none of them."""
    shown = accounts[: MOST_CHOICES - 1]
    names = [(account.name, account.id) for account in shown] + [("None of these", 0)]
    buttons = [
        button(
            name,
            f"{action_ids.PICK_ACCOUNT}{number}",
            PickAccountValue(message_id=message_id, account_id=account_id).packed(),
        )
        for number, (name, account_id) in enumerate(names)
    ]
    return [section(QUESTION), actions(*buttons)]


def pick_account_text(accounts: Sequence[Account]) -> str:
    """The same, for notifications."""
    return mrkdwn(f"{QUESTION} {', '.join(account.name for account in accounts[: MOST_CHOICES - 1])}")
