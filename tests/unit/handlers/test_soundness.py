"""Only what Bolt can take apart is handed to it."""

import logging
from typing import Any

import pytest

from handlers.soundness import is_sound, say_unsound

VIEW = {"type": "modal", "callback_id": "form"}


@pytest.mark.parametrize(
    "body",
    [
        {"type": "url_verification", "challenge": "x"},
        {"type": "event_callback", "event": {"type": "message"}},
        {"event": {"type": "nobody_knows_it_yet"}},
        {"command": "/coach"},
        {"type": "block_actions", "actions": [{"action_id": "a"}]},
        {"type": "block_suggestion", "action_id": "a"},
        {"type": "view_submission", "view": VIEW},
        {"type": "view_closed", "view": VIEW},
        {"type": "shortcut", "callback_id": "a"},
        {"type": "message_action", "callback_id": "a"},
    ],
)
def test_what_has_the_parts_it_needs_is_sound(body: dict[str, Any]) -> None:
    assert is_sound(body)


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        "hello",
        {},
        {"type": "event_callback"},
        {"event": "message"},
        {"event": {}},
        {"event": {"type": 7}},
        {"command": None},
        {"type": ["event_callback"]},
        {"type": "app_rate_limited"},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": ["a"]},
        {"type": "block_suggestion"},
        {"type": "view_submission"},
        {"type": "view_submission", "view": {"type": "modal"}},
        {"type": "view_closed", "view": {"callback_id": "form"}},
        {"type": "shortcut"},
        {"type": "dialog_submission", "callback_id": "a"},
    ],
)
def test_what_lacks_a_part_is_not(body: object) -> None:
    assert not is_sound(body)


def test_events_that_slack_holds_back_are_worth_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    say_unsound({"type": "app_rate_limited"})

    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_what_is_not_understood_is_not_repeated(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    say_unsound({"type": "zanzibar", "text": "zanzibar"})

    assert caplog.records
    assert "zanzibar" not in caplog.text
