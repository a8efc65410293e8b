"""Finding the snippets, and the situation cards, that speak to a question.

The gate decides "the library has nothing on this": a hit counts only when it carries at least 35 %
of the question's weight in at least two of its terms (one for a one-word question). Measured in
`benchmarks/retrieval`; a plain score does not transfer between libraries.
"""

from collections.abc import Iterable, Sequence

from bot.knowledge.cards import SituationCard
from bot.model import Snippet, Turn
from bot.tracks import Track
from storage import knowledge
from storage.database import Session

COMPANY = "company"
SHARED = "shared"
COVERAGE = 0.35
SNIPPETS = 8
_LOOK_AT = 24


def user_turns(question: str, history: Sequence[Turn]) -> list[str]:
    """The person's own words, newest first: retrieval weighs earlier turns less."""
    return [question, *(turn.text for turn in reversed(history) if turn.author == "person")]


async def find_snippets(session: Session, *, track: Track, turns: Sequence[str]) -> list[Snippet]:
    """Up to eight passages near the question, best first: the person's track, then its neighbours.

    Neighbouring tracks are read only when the own one has no situation card near.
    """
    own = await _search(session, [track.id, SHARED, COMPANY], turns)
    if any(is_from_card(snippet) for snippet in own) or not track.also_reads:
        return own[:SNIPPETS]
    wider = await _search(session, [track.id, SHARED, COMPANY, *track.also_reads], turns)
    return wider[:SNIPPETS]


async def find_cards(session: Session, *, track: Track, snippets: Sequence[Snippet]) -> list[SituationCard]:
    """The situation cards behind the snippets, the nearest first."""
    uris = list(dict.fromkeys(snippet.document for snippet in snippets if is_from_card(snippet)))
    if not uris:
        return []
    collections = await knowledge.list_collections(session, tracks=[track.id, *track.also_reads])
    cards = [await knowledge.get_card(session, collection_ids=collections, uri=uri) for uri in uris[:3]]
    return [SituationCard.model_validate(card) for card in cards if card]


def is_from_card(snippet: Snippet) -> bool:
    """True for a passage of a situation card, false for a company's page or a shared note."""
    return snippet.document.startswith(CARD_URI)


CARD_URI = "card/"


async def _search(session: Session, tracks: Iterable[str], turns: Sequence[str]) -> list[Snippet]:
    collections = await knowledge.list_collections(session, tracks=list(tracks))
    found = await knowledge.search_snippets(session, collection_ids=collections, turns=turns, limit=_LOOK_AT)
    needed = 1 if len(turns[0].split()) == 1 else 2
    near = [hit for hit in found if hit.coverage >= COVERAGE and hit.matched >= needed]
    return [
        Snippet(
            cite=hit.cite,
            label=hit.label,
            document=hit.document,
            heading_path=hit.heading_path,
            body=hit.body,
            score=hit.score,
            coverage=hit.coverage,
            matched=hit.matched,
        )
        for hit in near
    ]
