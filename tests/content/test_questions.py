"""Whether strangers' questions find the right card, through the real import and the real search."""

from collections.abc import Sequence

import pytest

from bot.errors import NothingNear
from bot.knowledge.cards import SituationCard
from tests.content.asking import (
    FIGURATIVE,
    FRESH,
    LABELLED,
    PRACTITIONERS,
    UNFORESEEN,
    Asked,
    Library,
    questions_in,
)
from tests.content.cards import card_files, card_in

# Measured: labelled 147 of 149 first, all among three, none of 24 answered that should not be; fresh 107 of 108
# first, all among three, none of 28 answered; practitioners' 266 of 270 first. The unforeseen came in ten sets,
# each asked before the cues were widened by it (the fifth and the seventh widened none): 56 of 63, 30 of 31,
# 40 of 51, 31 of 46, 33 of 44, 54 of 69, 34 of 39, 51 of 64, 37 of 68, 44 of 64 first; wrong cards among them
# 4, 0, 4, 10, 1, 6, 2, 5, 17, 4. Half of the eighth was kept aside until the ninth was asked: 44 of 47 then.
# Five more, half of each asked without a track: 38 of 48, 41 of 47, 39 of 48, 59 of 84, 35 of 48.
# Of the figurative half were kept aside: 45 of 74 of those first before expressions were heard, 60 after.
FLOORS = {
    LABELLED: (0.95, 0.97),
    FRESH: (0.96, 0.98),
    PRACTITIONERS: (0.96, 0.97),
    UNFORESEEN: (0.95, 0.97),
    FIGURATIVE: (0.87, 0.93),
}
MOST_FALSE_ANSWERS = 1
J1 = "My champion at Acme Corp just got promoted to VP. How should I handle this?"


async def found(library: Library, questions: Sequence[Asked]) -> list[tuple[Asked, Sequence[str]]]:
    return [(asked, await library.cards(asked)) for asked in questions]


@pytest.mark.parametrize("name", FLOORS)
async def test_strangers_questions_find_their_card(library: Library, name: str) -> None:
    answers = await found(library, [asked for asked in questions_in(name) if asked.card])

    first = sum(cards[:1] == [asked.card] for asked, cards in answers) / len(answers)
    among_three = sum(asked.card in cards for asked, cards in answers) / len(answers)

    assert len(answers) >= 90
    assert first >= FLOORS[name][0]
    assert among_three >= FLOORS[name][1]


@pytest.mark.parametrize("name", FLOORS)
async def test_questions_from_outside_find_no_card(library: Library, name: str) -> None:
    answers = await found(library, [asked for asked in questions_in(name) if asked.card is None])

    answered = [(asked.text, cards) for asked, cards in answers if cards]

    assert len(answers) >= 20
    assert len(answered) <= MOST_FALSE_ANSWERS, answered


@pytest.mark.parametrize("text", ["best font for slides?", "asdkjh", "what should I do next?", "I need help"])
async def test_what_the_library_knows_nothing_about_is_not_answered(library: Library, text: str) -> None:
    for path in card_files():
        with pytest.raises(NothingNear):
            await library.plan(text, path.parents[1].name)


@pytest.mark.parametrize("card", [card_in(path) for path in card_files()], ids=lambda card: card.id)
async def test_a_card_is_found_by_its_own_title_and_phrases(library: Library, card: SituationCard) -> None:
    answers = await found(
        library, [Asked(phrase, card.tracks[0], card.id) for phrase in [card.title, *card.match]]
    )

    assert [asked.text for asked, cards in answers if card.id not in cards] == []
    assert sum(cards[:1] == [card.id] for _, cards in answers) >= 0.8 * len(answers)


async def test_a_promoted_champion_is_answered_as_designed(library: Library) -> None:
    plan = await library.plan(J1, "customer_success", account="Acme Corp", contact="Dana")

    assert (await library.brief(J1, "customer_success", account="Acme Corp")).cards[0].id == "KB-CS-04"
    assert plan.title == "Champion promoted at Acme Corp"
    assert "Dana" in plan.situation
    assert [step.when for step in plan.steps] == ["today", "this_week", "within_2_weeks", "within_1_month"]
    assert all(step.sources for step in plan.steps)
    assert (len(plan.watch_outs), len(plan.drafts)) == (3, 2)
    assert plan.closing_offer.endswith("?")


@pytest.mark.parametrize("track", ["customer_success", "sales", "nobody-chose-one"])
async def test_a_promoted_champion_is_known_on_every_track_that_meets_one(library: Library, track: str) -> None:
    assert (await library.brief(J1, track)).cards[0].id == "KB-CS-04"
