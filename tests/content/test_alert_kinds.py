"""The shipped alert kinds: some for every track, well worded."""

import pytest

from bot.coaching.wording import problems
from bot.tracks import Track, load_tracks
from tests.content.cards import CONTENT

LIBRARY = load_tracks(CONTENT)


@pytest.mark.parametrize("track", LIBRARY.by_id.values(), ids=lambda track: track.name)
def test_every_track_has_kinds_of_its_own_and_the_shared_ones(track: Track) -> None:
    ids = [kind.id for kind in track.alerts]

    assert ids[-3:] == ["high_stakes_meeting", "focus_stale", "goal_overdue"]
    assert len(ids) > 3
    assert [found for kind in track.alerts for found in problems(kind.name)] == []


def test_whoever_has_not_chosen_a_track_can_choose_among_all() -> None:
    ids = {kind.id for track in LIBRARY.by_id.values() for kind in track.alerts}

    assert {kind.id for kind in LIBRARY.everyone().alerts} == ids
