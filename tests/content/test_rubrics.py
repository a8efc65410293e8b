"""The shipped rubrics: complete, well worded, and decided by code where the words allow it."""

from collections.abc import Iterator

import pytest

from bot.coaching.wording import problems
from bot.knowledge.cards import SituationCard
from bot.rubrics import Check, Rubric
from bot.tracks import load_tracks
from tests.content.cards import CONTENT, card_files, card_in

TRACKS = load_tracks(CONTENT)
RUBRICS = {rubric.id: rubric for track in TRACKS.by_id.values() for rubric in track.rubrics}
CHECKS = [check for rubric in RUBRICS.values() for check in rubric.checks]
SHAPES = {"sales_calls": [6] * 6, "customer_calls": [4] * 6, "pitch": [8]}
WEIGHTS = {"sales_calls": [20, 15, 20, 15, 15, 15], "customer_calls": [20, 15, 20, 15, 15, 15], "pitch": [100]}
BY_CODE = {
    "sales_calls": "d1 d2 d3 d4 p5 p6 o1 o2 o4 o5 o6 n2 n3 c2 c3 c4 c6",
    "customer_calls": "g1 g3 g4 r1 r2 r3 r4 m2 s1 s2 s3",
    "pitch": "w1 w5 w6 w7 w8",
}
SCORED = {
    "Sales": "sales_calls",
    "Customer success": "customer_calls",
    "Music career": None,
    "Small business": None,
}

each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
each_rubric = pytest.mark.parametrize("rubric", RUBRICS.values(), ids=lambda rubric: rubric.id)


@pytest.mark.parametrize(("rubric_id", "sizes"), SHAPES.items())
def test_a_rubric_has_the_skills_and_checks_it_was_built_with(rubric_id: str, sizes: list[int]) -> None:
    rubric = RUBRICS[rubric_id]

    assert [len(skill.checks) for skill in rubric.skills] == sizes
    assert [skill.weight for skill in rubric.skills] == WEIGHTS[rubric_id]


@pytest.mark.parametrize(("rubric_id", "ids"), BY_CODE.items())
def test_code_decides_these_checks(rubric_id: str, ids: str) -> None:
    assert [check.id for check in RUBRICS[rubric_id].checks if check.rule] == ids.split()


@pytest.mark.parametrize(("name", "rubric_id"), SCORED.items())
def test_a_track_scores_calls_or_says_that_it_does_not(name: str, rubric_id: str | None) -> None:
    track = next(track for track in TRACKS.by_id.values() if track.name == name)
    rubric = track.call_rubric("other")

    assert (rubric.id if rubric else None) == rubric_id
    assert track.pitch_rubric


@each_check
def test_a_check_is_worded_as_the_coach_speaks(check: Check) -> None:
    for text in (check.strength, check.change.title, check.change.missing):
        assert not problems(text)
    assert not problems(check.change.try_line, is_speech=True)


@each_check
def test_what_is_read_at_a_glance_is_short(check: Check) -> None:
    assert len(check.strength.split()) <= 16
    assert len(check.change.title.split()) <= 9
    assert len(check.change.try_line.split()) <= 22


@each_check
def test_a_title_asks_for_something_and_ends_without_a_stop(check: Check) -> None:
    assert check.change.title[0].isupper()
    assert not check.change.title.endswith(".")
    assert check.change.missing.endswith(".")
    assert check.strength.endswith(".")


@each_rubric
def test_what_is_said_of_skills_is_well_worded(rubric: Rubric) -> None:
    for text in sentences_of_skills(rubric):
        assert not problems(text)


@each_rubric
def test_every_call_type_emphasises_something_or_is_the_one_for_the_rest(rubric: Rubric) -> None:
    for kind in rubric.call_types:
        assert kind.emphasised or kind.id == "other"


def test_two_call_types_of_a_track_are_not_called_the_same() -> None:
    for track in TRACKS.by_id.values():
        said = [words for kind in track.call_types for words in kind.said_as]
        assert len(said) == len(set(said))


def test_what_cards_say_of_the_reader_keeps_the_wording_rules() -> None:
    broken = [
        (card.id, problem)
        for card in map(card_in, card_files())
        for text in (card.situation, card.closing_offer, card.when_i_will, *card.watch_outs, *steps_of(card))
        for problem in problems(text)
    ]

    assert not broken


def steps_of(card: SituationCard) -> Iterator[str]:
    return (text for step in card.steps for text in (step.title, *step.bullets))


def sentences_of_skills(rubric: Rubric) -> Iterator[str]:
    for skill in rubric.skills:
        yield skill.challenge
        yield from (together.strength for together in skill.together)
