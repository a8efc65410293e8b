from bot.knowledge.cards import SituationCard
from bot.knowledge.rivals import rivals_of
from bot.model import Snippet
from tests.unit.bot.made import a_card, a_snippet

SHOP = a_card(id="KB-XX-01", tracks=["a_shop"])
SALES = a_card(id="KB-XX-02", tracks=["a_sales_team"])
BAND = a_card(id="KB-XX-03", tracks=["a_band"])


def found(**scores: float) -> list[Snippet]:
    return [
        a_snippet(f"KB-XX-{number} §1", document=f"card/kb-xx-{number}.md", score=score)
        for number, score in ((name[1:], score) for name, score in scores.items())
    ]


def ids(cards: list[SituationCard]) -> list[str]:
    return [card.id for card in cards]


def test_what_is_nearly_as_near_in_another_track_is_a_rival() -> None:
    assert ids(rivals_of([SHOP, SALES, BAND], found(_01=10, _02=8, _03=3))) == ["KB-XX-02"]


def test_another_card_of_the_same_track_is_none() -> None:
    other = a_card(id="KB-XX-02", tracks=["a_shop", "a_sales_team"])

    assert rivals_of([SHOP, other], found(_01=10, _02=9)) == []


def test_a_card_that_was_chosen_and_is_not_the_nearest_has_none() -> None:
    assert rivals_of([SALES, SHOP], found(_01=10, _02=8)) == []


def test_without_cards_or_passages_there_is_none() -> None:
    assert rivals_of([], []) == rivals_of([SHOP, SALES], []) == []


def test_a_summary_counts_beside_the_best_passage() -> None:
    summary = a_snippet("KB-XX-02", document="card/kb-xx-02.md", score=4)

    assert ids(rivals_of([SHOP, SALES], [*found(_01=10, _02=4), summary])) == ["KB-XX-02"]
