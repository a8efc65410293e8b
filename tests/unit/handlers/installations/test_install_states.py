"""The state that travels to Slack and back: ours, this browser's, and young."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.installations.install_states import new_browser, new_state, read_state

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SECRET = "a client secret"


def test_a_state_comes_back_as_it_went() -> None:
    browser = new_browser()

    state = read_state(SECRET, new_state(SECRET, browser=browser, now=NOW), browser=browser, now=NOW)

    assert state is not None
    assert not state.is_old


def test_every_state_is_another() -> None:
    browser = new_browser()

    states = {new_state(SECRET, browser=browser, now=NOW) for _ in range(100)}

    assert len(states) == 100


def test_after_ten_minutes_it_is_old() -> None:
    state = new_state(SECRET, browser="b", now=NOW)

    assert not read_old(state, minutes=9)
    assert read_old(state, minutes=11)


def read_old(state: str, *, minutes: int) -> bool:
    read = read_state(SECRET, state, browser="b", now=NOW + timedelta(minutes=minutes))
    assert read is not None
    return read.is_old


@pytest.mark.parametrize("browser", ["", "another"])
def test_it_is_of_no_use_in_another_browser(browser: str) -> None:
    assert read_state(SECRET, new_state(SECRET, browser="b", now=NOW), browser=browser, now=NOW) is None


def test_it_is_of_no_use_with_another_secret() -> None:
    assert read_state("another", new_state(SECRET, browser="b", now=NOW), browser="b", now=NOW) is None


@pytest.mark.parametrize("state", ["", ".", "..", "a.b.c", "é.1.x", "a." + "9" * 30 + ".x", "\x00.1.x"])
def test_what_was_made_up_is_not_ours(state: str) -> None:
    assert read_state(SECRET, state, browser="b", now=NOW) is None


def test_its_end_cannot_be_moved() -> None:
    nonce, ends, signature = new_state(SECRET, browser="b", now=NOW).split(".")

    assert read_state(SECRET, f"{nonce}.{int(ends) + 9999}.{signature}", browser="b", now=NOW) is None
