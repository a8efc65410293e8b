"""The small words of a weekly plan."""

import pytest

from handlers.blocks.weekly_plan import length_words


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 m"), (45, "45 m"), (120, "2 h"), (130, "2 h 10 m")])
def test_a_length_names_only_what_there_is(minutes: int, words: str) -> None:
    assert length_words(minutes) == words
