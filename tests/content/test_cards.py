import re
from pathlib import Path

import pytest

from bot.knowledge.cards import SituationCard
from bot.knowledge.cues import said_terms
from bot.knowledge.passages import passages_of
from bot.tracks import load_tracks
from tests.content.cards import CONTENT, body_of, card_files, card_in, words_shown

CARDS = [card_in(path) for path in card_files()]
NAMES = {"contact": "Dana", "account": "Acme", "me": "Riya"}
NOT_SAID = (
    r"bad|poor|poorly|failed|weak|lazy|obviously|should have|shouldn't have|stupid|incompetent|loser|worst|"
    r"always|never"
)
ADVICE = re.compile(  # what not to do, said of nobody
    r"never (?:promise|send|argue|guess|pay|offer|trade|say|ask|give|mention|forward|quote)", re.IGNORECASE
)

each_card = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
each_file = pytest.mark.parametrize("path", card_files(), ids=lambda path: path.stem)


def test_no_two_cards_have_the_same_number_and_none_of_the_thirty_six_promised_is_missing() -> None:
    numbers = sorted(int(card.id[-2:]) for card in CARDS)

    assert numbers == sorted(set(numbers))
    assert set(range(1, 37)) <= set(numbers)


def test_every_track_loads_and_has_cards_of_its_own() -> None:
    tracks = load_tracks(CONTENT).by_id

    assert {path.parents[1].name for path in card_files()} == set(tracks)
    assert {track for card in CARDS for track in card.tracks} <= set(tracks)


@each_file
def test_a_card_lies_in_a_folder_of_one_of_its_tracks_and_is_named_by_its_id(path: Path) -> None:
    card = card_in(path)

    assert path.parents[1].name in card.tracks
    assert path.name.startswith(card.id.casefold())


@each_file
def test_a_step_rests_on_sections_the_card_has(path: Path) -> None:
    sections = {passage.section for passage in passages_of("card", "title", body_of(path))}

    for step in card_in(path).steps:
        assert step.sources, f"{step.title}: no section"
        assert set(step.sources) <= sections


@each_card
def test_steps_come_soonest_first(card: SituationCard) -> None:
    order = ["today", "this_week", "within_2_weeks", "within_1_month"]
    when = [order.index(step.when) for step in card.steps]

    assert when == sorted(when)


@each_card
def test_titles_of_steps_and_watch_outs_are_short_enough_to_read_at_a_glance(card: SituationCard) -> None:
    assert [step.title for step in card.steps if len(card.filled(step.title, NAMES).split()) > 8] == []
    assert [risk for risk in card.watch_outs if len(card.filled(risk, {}).split()) > 9] == []


@each_card
def test_a_filled_text_has_no_hole_left_and_begins_with_a_capital(card: SituationCard) -> None:
    for names in ({}, NAMES):
        shown = [card.filled(text, names) for text in words_shown(card) if text]
        assert not [text for text in shown if re.search(r"\$[a-z]", text)]
        assert not [text for text in shown if text[0].islower()]


@each_card
def test_no_filled_text_says_a_word_twice_or_leaves_stray_spaces(card: SituationCard) -> None:
    for names in ({}, NAMES):
        for text in (card.filled(text, names) for text in words_shown(card)):
            assert not re.search(r"\b(the|a|an|your|my|at|to|of|with|and) \1\b", text, re.IGNORECASE), text
            assert not re.search(r" +[.,;?]", text), text
            assert not re.search(r"\b(?:the|a|your|my) (?:the|a|your|my)\b", text, re.IGNORECASE), text


@each_card
def test_the_words_judge_no_person(card: SituationCard) -> None:
    for text in words_shown(card):
        found = re.findall(rf"\b(?:{NOT_SAID})\b", ADVICE.sub("", text), re.IGNORECASE)
        assert not found, text


@each_card
def test_nobody_is_shouted_at(card: SituationCard) -> None:
    assert not [text for text in words_shown(card) if "!" in text]


@each_card
def test_the_coach_never_says_it_has_sent_something(card: SituationCard) -> None:
    shown = [card.situation, card.closing_offer, *(step.title for step in card.steps)]

    assert not [text for text in shown if re.search(r"\bI(?:'ve| have)? (?:sent|e-?mailed|booked|posted)\b", text)]


@each_card
def test_the_offer_at_the_end_is_one_question(card: SituationCard) -> None:
    assert card.closing_offer.endswith("?")
    assert card.closing_offer.count("?") == 1


@each_card
def test_a_draft_can_be_told_from_the_other_by_its_button(card: SituationCard) -> None:
    labels = [draft.label for draft in card.drafts]

    assert len(set(labels)) == len({draft.kind for draft in card.drafts}) == len(card.drafts)
    assert all(label.startswith(("Draft ", "Create ")) for label in labels)


@each_card
def test_another_view_of_a_situation_is_a_card_that_can_be_read_on_one_of_its_tracks(card: SituationCard) -> None:
    if not card.second:
        return
    by_id = {other.id: other for other in CARDS}
    readable = {
        reader.id
        for reader in load_tracks(CONTENT).by_id.values()
        for track in by_id[card.second].tracks
        if track in (reader.id, *reader.also_reads)
    }

    assert card.second != card.id
    assert readable & set(card.tracks)


@each_card
def test_a_card_has_words_that_name_it(card: SituationCard) -> None:
    assert len(card.cues) >= 10


@each_card
def test_a_word_to_choose_in_a_cue_is_one_word(card: SituationCard) -> None:
    """Of "go-live/launch" either part may be said, so that "go" alone would name the card."""
    choices = [word for cue in card.cues for place in cue.split() if "/" in place for word in place.split("/")]

    assert [word for word in choices if len(said_terms(word)) != 1] == []
