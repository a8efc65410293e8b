import pytest

from bot.knowledge.cues import cues_by_anchor, cues_of_all, said_terms, words_by_card, words_of_cues
from bot.knowledge.synonyms import MEANINGS
from storage.analysis import terms_of


def words(cues: list[str], question: str) -> int:
    return words_of_cues(cues_by_anchor(cues), said_terms(question))


@pytest.mark.parametrize(
    ("cue", "question"),
    [
        ("payroll", "I can't make Payroll on the 30th"),
        ("kick-off", "the kick off was chaos"),
        ("percent off", "they want 20% off"),
        ("owes money", "he owes me £3,200 since May"),
        ("money left", "there's about 9 grand left"),
        ("kickoff disaster", "the kick-off was painful"),
        ("customer furious", "my client is livid"),
        ("no next step", "Lovely call. We left with no next steps."),
        ("can't afford", "they say they can’t afford it"),
        ("sponsor/champion left/resigned", "my champion has resigned"),
        ("champion left", "she left on Friday, my only champion there"),
    ],
)
def test_a_cue_is_heard_in_any_form_and_order(cue: str, question: str) -> None:
    assert words([cue], question) == len(said_terms(cue.replace("sponsor/", "").replace("/resigned", "")))


@pytest.mark.parametrize(
    ("cue", "question"),
    [
        ("no value", "the value is plain to everybody"),
        ("champion left", "my champion is happy"),
        ("champion left", "my champion has people from several departments with her"),
        ("others talk", "they do not talk to each other"),
        ("expensive", "Dear coach, how are you"),
        (
            "champion left",
            "my champion called about the seats we sold them in spring and asked what is left of the budget",
        ),
    ],
)
def test_a_cue_needs_all_its_words_near_each_other(cue: str, question: str) -> None:
    assert words([cue], question) == 0


def test_what_several_cues_say_adds_up_and_none_counts_twice() -> None:
    cues = ["ghosted", "ghosting", "no reply", "procurement"]

    assert words(cues, "I was ghosted, no reply since May") == 3
    assert words(cues, "") == 0


def test_the_cues_of_many_cards_are_looked_for_at_once() -> None:
    cards = {
        "left": cues_by_anchor(["champion left", "sponsor left"]),
        "price": cues_by_anchor(["too expensive"]),
        "kick-off": cues_by_anchor(["kickoff"]),
    }

    words_said = words_by_card(cues_of_all(cards), said_terms("my champion left, and they find us too expensive"))

    assert words_said == {"left": 2, "price": 2}


def test_a_word_has_one_meaning() -> None:
    terms = [term for line in MEANINGS for term in set(terms_of(line, keeps_stop_words=True))]

    assert len(terms) == len(set(terms))
