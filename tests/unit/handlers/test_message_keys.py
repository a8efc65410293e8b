"""What names a message, and what can be read from the name."""

from handlers.message_keys import message_key, ts_of


def test_the_name_of_a_message_says_when_it_was_written() -> None:
    assert ts_of(message_key("D1", "1764032400.000100")) == "1764032400.000100"


def test_the_name_of_something_else_says_nothing_of_a_message() -> None:
    assert ts_of("form:V123") == ""
