"""The shipped goals: of known categories, about figures that exist, and well worded."""

from collections.abc import Iterator

import pytest

from bot.coaching.metrics import read_logged
from bot.coaching.tracked_measures import BY_ID
from bot.coaching.wording import problems
from bot.tracks import Track, load_tracks
from tests.content.cards import CONTENT
from tests.unit.bot.made import NOW

TRACKS = list(load_tracks(CONTENT).by_id.values())


def sentences(track: Track) -> Iterator[str]:
    for offer in track.goals.offers:
        yield from (offer.title, offer.why, offer.when_i_will)
    yield from track.goals.when_i_will.values()


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.name)
def test_every_sentence_keeps_the_wording_rules(track: Track) -> None:
    assert [found for sentence in sentences(track) for found in problems(sentence)] == []


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.name)
def test_every_goal_of_a_preset_has_a_category_and_a_figure_that_exist(track: Track) -> None:
    rubric = track.call_rubric("")
    measured = {*BY_ID, *(skill.id for skill in rubric.skills)} if rubric else set(BY_ID)
    known = {*measured, *(metric.id for metric in track.goals.metrics), ""}
    categories = {category.id for category in track.goals.categories}
    goals = [goal for role in track.presets for level in role.levels.values() for goal in level.goals]

    assert goals
    assert {goal.category for goal in goals} <= categories
    assert {goal.metric for goal in goals} <= known


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.name)
def test_every_figure_can_be_logged_by_its_own_names(track: Track) -> None:
    for metric in track.goals.metrics:
        for name in metric.said_as:
            logged = read_logged(f"log 12 {name}", today=NOW.date(), kinds=track.goals)
            assert logged
            assert logged.metric == metric.id


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.name)
def test_every_track_offers_something_to_everybody(track: Track) -> None:
    assert any(offer.needs == "none" for offer in track.goals.offers)
    assert track.goals.when_then("", "nowhere").startswith("When ")
