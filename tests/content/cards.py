"""The shipped cards, read once from their files, and the words a person would see of each."""

from functools import cache
from pathlib import Path

from bot.knowledge.cards import SituationCard, read_card, split_front_matter

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"


@cache
def card_files() -> tuple[Path, ...]:
    return tuple(sorted((CONTENT / "tracks").glob("*/knowledge/*.md")))


@cache
def card_in(path: Path) -> SituationCard:
    return read_card(split_front_matter(path.read_text(encoding="utf-8"))[0])


def body_of(path: Path) -> str:
    return split_front_matter(path.read_text(encoding="utf-8"))[1]


def words_shown(card: SituationCard) -> list[str]:
    """Every text of a card that code puts in front of a person, drafts included."""
    steps = [text for step in card.steps for text in (step.title, *step.bullets)]
    drafts = [text for draft in card.drafts for text in (draft.label, draft.subject, draft.body)]
    return [card.title, card.situation, card.closing_offer, card.when_i_will, *steps, *card.watch_outs, *drafts]
