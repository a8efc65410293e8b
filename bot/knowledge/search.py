"""Finding the snippets, and the situation cards, that speak to a question.

The gate decides "the library has nothing on this". A hit counts only when it carries enough of the
question's weight in at least two of its terms (one when it has only one). What a card says of itself
needs least; one of its sections is read for its words alone, so it opens the card only when it carries
most of the question. Measured in `benchmarks/retrieval`; a plain score does not transfer between libraries.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.knowledge.cards import SituationCard
from bot.knowledge.subjects import subjects_of
from bot.model import Snippet, Turn
from bot.tracks import Track
from storage import knowledge
from storage.analysis import query_weights
from storage.database import Session
from storage.models.base import Json

CARD_URI = "card/"
COMPANY = "company"
SHARED = "shared"
SUMMARY_COVERAGE = 0.25
COVERAGE = 0.35
ALONE_COVERAGE = 0.6
SNIPPETS = 8
MOST_CARDS = 3
_LOOK_AT = 24


def user_turns(question: str, history: Sequence[Turn]) -> list[str]:
    """The person's own words, newest first: retrieval weighs earlier turns less."""
    return [question, *(turn.text for turn in reversed(history) if turn.author == "person")]


async def find_snippets(
    session: Session, *, track: Track, turns: Sequence[str], names: Iterable[str] = ()
) -> list[Snippet]:
    """Up to eight passages near the question, best first: the person's track, then its neighbours.

    Neighbouring tracks are read only when the own one has no situation card near. `names` are accounts
    the question names: no library of ours speaks of them.
    """
    subjects = subjects_of(turns, names=names)
    weights = query_weights(subjects)
    own = await _search(session, [track.id, SHARED, COMPANY], weights)
    if any(is_from_card(snippet) for snippet in own) or not track.also_reads:
        return own[:SNIPPETS]
    wider = await _search(session, [track.id, SHARED, COMPANY, *track.also_reads], weights)
    return wider[:SNIPPETS]


async def find_cards(session: Session, *, track: Track, snippets: Sequence[Snippet]) -> list[SituationCard]:
    """The situation cards behind the snippets, the nearest first."""
    uris = _cards_by_nearness(snippets)[:MOST_CARDS]
    if not uris:
        return []
    collections = await knowledge.list_collections(session, tracks=[track.id, *track.also_reads])
    cards = await knowledge.get_cards(session, collection_ids=collections, uris=uris)
    return [_read_card(uri, cards[uri]) for uri in uris if uri in cards]


async def card_of_week(
    session: Session, track: Track, *, number: int = 0, card_id: str = ""
) -> SituationCard | None:
    """The card of that id, or else the one whose turn it is among the track's own; None without any."""
    own = {} if card_id else await _cards(session, [track.id])
    cards = own or await _cards(session, [track.id, *track.also_reads])
    uris = [uri for uri in sorted(cards) if not card_id or cards[uri].get("id") == card_id]
    if not uris:
        return None
    uri = uris[number % len(uris)]
    return _read_card(uri, cards[uri])


async def _cards(session: Session, tracks: Sequence[str]) -> Mapping[str, Json]:
    collections = await knowledge.list_collections(session, tracks=tracks)
    return await knowledge.list_cards(session, collection_ids=collections)


def _read_card(uri: str, card: Json) -> SituationCard:
    """A card of the library is the same object each time, and read once."""
    known = _READ.get(uri)
    if known is None or known[0] is not card:
        known = _READ[uri] = (card, SituationCard.model_validate(card))
    return known[1]


_READ: dict[str, tuple[Json, SituationCard]] = {}


def is_from_card(snippet: Snippet | knowledge.FoundSnippet) -> bool:
    """True for a passage of a situation card, false for a company's page or a shared note."""
    return snippet.document.startswith(CARD_URI)


def is_summary(snippet: Snippet | knowledge.FoundSnippet) -> bool:
    """True for what a card says of itself as a whole, false for one of its sections."""
    return is_from_card(snippet) and "§" not in snippet.label


def _cards_by_nearness(snippets: Sequence[Snippet]) -> list[str]:
    """A card is as near as its best passage, and nearer when its summary speaks to the question too."""
    nearness: dict[str, float] = {}
    for snippet in filter(is_from_card, snippets):
        nearness.setdefault(snippet.document, snippet.score)  # the snippets come best first
        if is_summary(snippet):
            nearness[snippet.document] += snippet.score
    return sorted(nearness, key=lambda uri: -nearness[uri])


async def _search(session: Session, tracks: Sequence[str], weights: Mapping[str, float]) -> list[Snippet]:
    collections = await knowledge.list_collections(session, tracks=tracks)
    found = await knowledge.search_snippets(session, collection_ids=collections, weights=weights, limit=_LOOK_AT)
    hits = [_snippet(hit) for hit in found if _counts(hit, len(weights))]
    near = {hit.document for hit in hits if is_summary(hit) or hit.coverage >= ALONE_COVERAGE}
    return [hit for hit in hits if hit.document in near or not is_from_card(hit)]


def _counts(hit: knowledge.FoundSnippet, terms: int) -> bool:
    if is_summary(hit):
        return hit.coverage >= SUMMARY_COVERAGE and hit.matched >= min(2, terms)
    needed = 2 if is_from_card(hit) else min(2, terms)
    return hit.coverage >= COVERAGE and hit.matched >= needed


def _snippet(hit: knowledge.FoundSnippet) -> Snippet:
    return Snippet(**hit._asdict())
