"""The library by heart: what every team may read, kept in memory so that a question need not look it up.

The library is the product's own: some hundred passages, written when a program starts and then only
read. Searching it here costs a tenth of what the same search costs in SQL (`storage.search`), with the
same scores. A team's own pages, and a library too large to carry about, are searched in SQL.
What another process writes to it, as an upgrade does, is noticed at the next start.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import LIBRARY, Collection, Document, KnowledgeSnippet, postings
from storage.models.base import Json

K1 = 1.2
B = 0.75
MOST_PASSAGES = 5_000
"""A library of so many passages takes some 50 MB."""


class FoundSnippet(NamedTuple):
    """A snippet with how well it fits: `coverage` is the share (0–1) of the question's weight that its
    words carry, `matched` how many of the question's terms it has. Scores compare within one search only.
    """

    cite: str
    label: str
    document: str
    heading_path: str
    body: str
    score: float
    coverage: float
    matched: int


Posting = tuple[int, int, int]
"""A word in a snippet: the snippet's id, how often, and how long the snippet is in words."""

Gains = Mapping[int, float]
"""The snippets a word stands in, and what that adds to the score of each (BM25 but for the word's weight)."""


@dataclass
class Shelf:
    """One collection of the library: its totals, where each word stands, and the cards of its documents."""

    id: int
    passages: int
    total_length: int
    postings: dict[str, list[Posting]] = field(default_factory=lambda: defaultdict(list))
    cards: dict[str, Json] = field(default_factory=dict)


class Shelves:
    """Some shelves as one: what is the same for every question is worked out when it is first asked for."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        """In the order of their ids: of two cards for the same document the first one's counts."""
        self._shelves = shelves
        self._passages = sum(shelf.passages for shelf in shelves)
        self._length = sum(shelf.total_length for shelf in shelves)
        self._gains: dict[str, tuple[float, Gains]] = {}
        self.cards = {uri: card for shelf in reversed(shelves) for uri, card in shelf.cards.items()}

    def gains_of(self, term: str) -> tuple[float, Gains]:
        """How rare a word is, and what it adds where it stands: BM25 (Robertson & Zaragoza 2009)."""
        known = self._gains.get(term)
        if known is not None:
            return known
        found = [posting for shelf in self._shelves for posting in shelf.postings.get(term, ())]
        rarity = math.log(1 + (self._passages - len(found) + 0.5) / (len(found) + 0.5))
        if not found:  # whatever people say that is in no passage is not kept
            return rarity, {}
        flat, slope = K1 * (1 - B), K1 * B * self._passages / self._length
        gains = {which: (K1 + 1) * tf / (tf + flat + slope * words) for which, tf, words in found}
        self._gains[term] = rarity, gains
        return rarity, gains


@dataclass
class Library:
    """Every shelf, its id by its track, and the snippets by id: cite, label, document, heading path, body."""

    ids_by_track: dict[str, int] = field(default_factory=dict)
    by_id: dict[int, Shelf] = field(default_factory=dict)
    snippets: dict[int, tuple[str, str, str, str, str]] = field(default_factory=dict)
    _together: dict[tuple[int, ...], Shelves] = field(default_factory=dict)

    def shelves(self, collection_ids: Iterable[int]) -> Shelves | None:
        """The collections of these ids as one; None if any is not carried here."""
        ids = tuple(sorted(set(collection_ids)))
        if ids not in self._together and self.by_id.keys() >= set(ids):
            self._together[ids] = Shelves([self.by_id[each] for each in ids])
        return self._together.get(ids)


class Memory:
    """The library once somebody has asked for it, until it is written to."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._writes = 0

    async def library(self, session: AsyncSession) -> Library:
        """The library as it is in the database."""
        if self._library is not None:
            return self._library
        writes = self._writes
        library = await _read(session)
        if writes == self._writes:
            self._library = library
        return library

    def forget(self) -> None:
        """Somebody has written to it."""
        self._writes += 1
        self._library = None


def search(library: Library, shelves: Shelves, weights: Mapping[str, float], *, limit: int) -> list[FoundSnippet]:
    """The snippets that fit best, best first."""
    scores: dict[int, float] = {}
    asked: list[tuple[float, Gains]] = []
    for term, weight in weights.items():
        rarity, gains = shelves.gains_of(term)
        rarity *= weight
        asked.append((rarity, gains))
        for which, gain in gains.items():
            scores[which] = scores.get(which, 0.0) + rarity * gain
    whole = sum(rarity for rarity, _ in asked)
    best = sorted(sorted(scores), key=scores.__getitem__, reverse=True)[:limit]
    return [_found(library, which, scores[which], asked, whole) for which in best]


def _found(
    library: Library, which: int, score: float, asked: Sequence[tuple[float, Gains]], whole: float
) -> FoundSnippet:
    """A snippet with what it covers of the `whole` weight of what was asked."""
    covered = [rarity for rarity, gains in asked if which in gains]
    return FoundSnippet(*library.snippets[which], score, sum(covered) / whole, len(covered))


async def _read(session: AsyncSession) -> Library:
    library = Library()
    collections = select(Collection.id, Collection.track, Collection.passages, Collection.total_length)
    rows = (await session.execute(collections.where(Collection.team_id == LIBRARY))).all()
    if sum(passages for _, _, passages, _ in rows) > MOST_PASSAGES:
        return library
    for shelf_id, track, passages, length in rows:
        library.ids_by_track[track] = shelf_id
        library.by_id[shelf_id] = Shelf(shelf_id, passages, length)
    await _read_documents(session, library)
    await _read_postings(session, library)
    return library


async def _read_documents(session: AsyncSession, library: Library) -> None:
    shelves = list(library.by_id)
    documents = select(Document.id, Document.collection_id, Document.uri, Document.card)
    uris = {}
    for document_id, shelf_id, uri, card in await session.execute(
        documents.where(Document.collection_id.in_(shelves))
    ):
        uris[document_id] = uri
        if card is not None:
            library.by_id[shelf_id].cards[uri] = card
    snippet = KnowledgeSnippet
    snippets = select(
        snippet.id, snippet.document_id, snippet.cite, snippet.label, snippet.heading_path, snippet.body
    )
    for which, document_id, *said in await session.execute(snippets.where(snippet.collection_id.in_(shelves))):
        cite, label, heading_path, body = said
        library.snippets[which] = (cite, label, uris[document_id], heading_path, body)


async def _read_postings(session: AsyncSession, library: Library) -> None:
    """Only of the library's own collections: the table has no team of its own."""
    connection = await session.connection()
    columns = postings.c.collection_id, postings.c.term, postings.c.snippet_id, postings.c.tf, postings.c.length
    query = select(*columns).where(postings.c.collection_id.in_(list(library.by_id)))
    for shelf_id, term, snippet_id, tf, length in await connection.execute(query):
        library.by_id[shelf_id].postings[term].append((snippet_id, tf, length))
