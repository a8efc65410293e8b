"""What comes over the socket is told apart first, and connections are not asked for in a rush."""

from typing import Any

import pytest

from handlers.socket_mode import PAUSES, SHORT_LIVED, Restraint, frame_in, is_from_a_program

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


@pytest.mark.parametrize("message", ["", "Ping from applink-7", "{not json", "[1]", "null", '{"a": ' * 100_000])
def test_a_frame_without_an_object_holds_nothing(message: str) -> None:
    assert frame_in(message) == {}


def test_a_frame_holds_an_object() -> None:
    assert frame_in('{"type": "hello"}') == {"type": "hello"}


def test_connections_that_last_are_made_anew_at_once() -> None:
    restraint = Restraint()

    assert [restraint.pause(hour * 3600.0) for hour in range(3)] == [0, 0, 0]


def test_the_less_connections_last_the_longer_we_wait() -> None:
    restraint, now, waited = Restraint(), 0.0, []

    for _ in range(len(PAUSES) + 1):
        waited.append(restraint.pause(now))
        now += waited[-1] + 0.1

    assert waited == [*PAUSES, PAUSES[-1]]
    assert restraint.pause(now + SHORT_LIVED) == 0


def test_a_connection_that_was_built_anew_and_does_not_last_either_counts() -> None:
    restraint = Restraint(pauses=(0.0, 1.0, 2.0))
    restraint.pause(0.0)
    restraint.pause(0.1)

    restraint.begin(60.0)

    assert restraint.pause(60.1) == 2


def test_a_pause_ends_when_the_next_connection_is_made() -> None:
    restraint = Restraint(pauses=(5.0,))

    restraint.pause(100.0)

    assert [restraint.is_pausing(moment) for moment in (100.0, 104.9, 105.0)] == [True, True, False]
