"""What comes from a program is only acknowledged."""

from typing import Any

import pytest

from handlers.connection import is_from_a_program

OURS, RIYA = "U0COACH", "U0RIYA"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"type": "message", "bot_id": "B1"}, True),
        ({"type": "message", "user": RIYA}, False),
        ({"type": "reaction_added", "user": OURS}, True),
        ({"type": "reaction_removed", "user": OURS}, True),
        ({"type": "reaction_added", "user": RIYA}, False),
        ({"type": "app_mention", "user": RIYA}, False),
    ],
)
def test_our_own_messages_and_emojis_and_other_bots_words_are_from_a_program(
    event: dict[str, Any], expected: bool
) -> None:
    payload = {"event": event, "authorizations": [{"user_id": OURS, "is_bot": True}]}

    assert is_from_a_program(payload) is expected


def test_a_command_is_from_a_person() -> None:
    assert not is_from_a_program({"command": "/coach"})
