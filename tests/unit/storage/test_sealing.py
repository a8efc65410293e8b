"""Secrets in the database: noise without a key, and of no use in another row."""

import pytest

from storage.sealing import BadKey, NoSuchKey, Seal, new_key

TOKEN = "xoxb-a-token-of-some-length"


def test_what_was_sealed_opens_with_the_same_key_and_shows_nothing() -> None:
    seal = Seal([new_key()])

    sealed = seal.close(TOKEN, owner="T1")

    assert "xoxb" not in sealed
    assert sealed != seal.close(TOKEN, owner="T1")
    assert seal.open(sealed, owner="T1") == TOKEN


def test_a_new_key_in_front_still_opens_what_the_old_one_sealed() -> None:
    old, new = new_key(), new_key()
    sealed = Seal([old]).close(TOKEN, owner="T1")

    both = Seal([new, old])

    assert both.open(sealed, owner="T1") == TOKEN
    with pytest.raises(NoSuchKey):
        Seal([old]).open(both.close(TOKEN, owner="T1"), owner="T1")


@pytest.mark.parametrize("sealed", ["", "nonsense", "gAAAAAB"])
def test_what_no_key_opens_says_which_setting_is_meant(sealed: str) -> None:
    with pytest.raises(NoSuchKey, match="SIDELINE_ENCRYPTION_KEYS"):
        Seal([new_key()]).open(sealed, owner="T1")


def test_a_token_copied_to_another_workspaces_row_does_not_open_there() -> None:
    seal = Seal([new_key()])

    with pytest.raises(NoSuchKey):
        seal.open(seal.close(TOKEN, owner="T1"), owner="T2")


@pytest.mark.parametrize("keys", [["short"], [""], [], ["é" * 44]])
def test_what_is_no_key_is_refused_without_being_shown(keys: list[str]) -> None:
    with pytest.raises(BadKey, match="sideline new-key") as refused:
        Seal(keys)

    assert "short" not in str(refused.value)
