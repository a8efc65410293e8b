"""Finding the snippets, and the situation cards, that speak to a question.

The gate decides "the library has nothing on this". A hit counts only when it carries enough of the
question's weight in at least two of its terms (one when it has only one), and in more where the card has cues
and nobody has said one of them: "the customer is angry" shares two words with many a plan and fits none.
What a card says of itself needs the least weight; one of its sections is read for its words alone, so it opens
the card only when it carries most of the question. Of two cards that are near, the one whose situation people
speak of as the question does comes first. A card that the question names by one of its cues counts
however little else is covered, and a question about what no card speaks to gets none. Measured in
`benchmarks/retrieval` and by the questions in `tests/content`; a plain score does not transfer between libraries.
"""

from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from bot.knowledge.cards import SituationCard
from bot.knowledge.cues import CuesOfAll, cues_of_all, said_terms, words_by_card, words_of_cues
from bot.knowledge.expressions import with_expressions
from bot.knowledge.related import hints_for
from bot.knowledge.spelling import Spelling, spelling_of, spelt
from bot.knowledge.subjects import subjects_of
from bot.knowledge.wordings import Likeness, Wordings, likenesses, meant, near, overlooked, wordings_of
from bot.model import Snippet, Turn
from bot.tracks import Track
from storage import knowledge
from storage.analysis import query_weights
from storage.database import Session
from storage.models.base import Json

CARD_URI = "card/"
PAGE_URI = "page/"
COMPANY = "company"
SHARED = "shared"
TITLE_WEIGHT = 0.5
NAMED_BONUS = 0.15
CLEARLY = 0.5
SUMMARY_COVERAGE = 0.25
COVERAGE = 0.35
ALONE_COVERAGE = 0.6
UNNAMED_TERMS = 3
UNNAMED_COVERAGE = 0.5
SNIPPETS = 8
MOST_CARDS = 3
MOST_NEAR = 2
MOST_INDEXES = 100
LEAST_LIKE = 0.1
_LOOK_AT = 24


class Named(NamedTuple):
    """A situation the question calls by its name, and how many words of its card's cues were said."""

    card: SituationCard
    words: int


class _Shelf(NamedTuple):
    """The situations the question names, by document, and the cards that nobody in the thread has named."""

    named: Mapping[str, Named]
    unnamed: Container[str]


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
    there = await _there(session, track)
    turns = [spelt(turn, there.spelling) for turn in turns]
    said, *earlier = [_heard(turn) for turn in turns]
    shelf = _shelf(there, said, earlier=earlier)
    weights = _weights(subjects_of(turns, names=names), shelf.named)
    if _is_outside(track, said, shelf.named):
        return (await _search(session, [SHARED, COMPANY], weights, shelf))[:SNIPPETS]
    found = await _search_own_first(session, there, track, weights, shelf)
    like = there.like(track, said)
    if uri := _missed(found, like):
        named = {**shelf.named, uri: Named(there.cards[uri], 1)}
        weights = _weights(subjects_of(turns, names=names), named)
        found = await _search_own_first(session, there, track, weights, shelf._replace(named=named))
    thread = there.like(track, [*said, *chain(*earlier)]) if earlier else like
    return _by_wording(found, thread)[:SNIPPETS]


def _missed(found: Iterable[Snippet], like: Sequence[Likeness]) -> str:
    """The document of the one card that a question is worded like, where nothing like it was found; "" if none."""
    held = {snippet.document for snippet in found if is_from_card(snippet)}
    return overlooked(like, held) if held else meant(like)


async def _search_own_first(
    session: Session, there: "_Cards", track: Track, weights: Mapping[str, float], shelf: _Shelf
) -> list[Snippet]:
    if not track.also_reads or track.id in there.own:
        own = await _search(session, [track.id, SHARED, COMPANY], weights, shelf)
        if not track.also_reads or _speaks_to(own, shelf.named):
            return own
    return await _search(session, [track.id, SHARED, COMPANY, *track.also_reads], weights, shelf)


def _by_wording(found: list[Snippet], like: Sequence[Likeness]) -> list[Snippet]:
    """The passages, those of a card the nearer the more people speak of its situation as the thread does."""
    held = {snippet.document for snippet in found if is_from_card(snippet)}
    if len(held) < 2:
        return found
    scores = {one.document: one.score for one in like if one.document in held}
    most = max(scores.values(), default=1.0)
    share = {uri: max(LEAST_LIKE, scores.get(uri, 0.0) / most) for uri in held}
    nearer = [
        replace(snippet, score=snippet.score * share[snippet.document]) if snippet.document in held else snippet
        for snippet in found
    ]
    return sorted(nearer, key=lambda snippet: -snippet.score)


def _is_outside(track: Track, said: Sequence[str], named: Mapping[str, Named]) -> bool:
    """Whether a question is rather about something no card speaks to than about what it names."""
    outside = words_of_cues(track.outside_cues, said)
    return outside > max((situation.words for situation in named.values()), default=0)


def _heard(question: str) -> list[str]:
    """The terms a question says, and those it means by an expression."""
    return with_expressions(said_terms(question))


async def find_named(session: Session, *, track: Track, question: str) -> Mapping[str, Named]:
    """The situations a question calls by their name, by document."""
    there = await _there(session, track)
    return _shelf(there, _heard(spelt(question, there.spelling))).named


def _shelf(there: "_Cards", said: Sequence[str], *, earlier: Sequence[Sequence[str]] = ()) -> _Shelf:
    words = words_by_card(there.cues, said)
    before = {uri for turn in earlier for uri in words_by_card(there.cues, turn)}
    named = {uri: Named(card, words[uri]) for uri, card in there.cards.items() if uri in words}
    return _Shelf(named, there.with_cues - before)


def _weights(subjects: Sequence[str], named: Mapping[str, Named]) -> dict[str, float]:
    """The terms to search for: the question's, and so that a situation it names is found, that one's title."""
    weights = query_weights(subjects)
    for term in (term for situation in named.values() for term in situation.card.title_terms):
        weights[term] = weights.get(term, 0.0) + TITLE_WEIGHT
    return weights


def _speaks_to(own: Iterable[Snippet], named: Mapping[str, Named]) -> bool:
    """Whether the own track has a card for the question: if cards are named, one named about as clearly as any."""
    documents = {snippet.document for snippet in own if is_from_card(snippet)}
    if not named:
        return bool(documents)
    most = max(situation.words for situation in named.values())
    return any(document in named and named[document].words >= CLEARLY * most for document in documents)


async def find_cards(session: Session, *, track: Track, snippets: Sequence[Snippet]) -> list[SituationCard]:
    """The situation cards behind the snippets, the nearest first."""
    uris = _cards_by_nearness(snippets)[:MOST_CARDS]
    if not uris:
        return []
    collections = await knowledge.list_collections(session, tracks=[track.id, *track.also_reads])
    cards = await knowledge.get_cards(session, collection_ids=collections, uris=uris)
    return [_read_card(uri, cards[uri]) for uri in uris if uri in cards]


async def find_near_misses(session: Session, *, track: Track, question: str) -> list[SituationCard]:
    """Up to two cards that are worded a little like a question for which none is near enough."""
    there = await _there(session, track)
    said = _heard(spelt(question, there.spelling))
    if _is_outside(track, said, _shelf(there, said).named):
        return []
    worded = near(there.like(track, said))
    return [there.cards[uri] for uri in worded[:MOST_NEAR]]


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


async def _there(session: Session, track: Track) -> "_Cards":
    """The cards that somebody on this track may be answered from."""
    return _read(await _cards(session, [track.id, *track.also_reads]))


def _read_card(uri: str, card: Json) -> SituationCard:
    """A card is read once, as long as it stays as it is."""
    known = _READ.get(uri)
    if known is None or (known[0] is not card and known[0] != card):
        known = _READ[uri] = (card, SituationCard.model_validate(card))
    return known[1]


class _Cards(NamedTuple):
    """Cards that were `shelved` together, those of each track, their cues, which have any, and their words."""

    shelved: Mapping[str, Json]
    cards: Mapping[str, SituationCard]
    own: Mapping[str, Set[str]]
    cues: CuesOfAll
    with_cues: frozenset[str]
    spelling: Spelling
    wordings: Wordings

    def like(self, track: Track, said: Sequence[str]) -> list[Likeness]:
        """The cards that are worded like a question, the most like first."""
        return likenesses(self.wordings, said, own=self.own.get(track.id, ()))


def _read(shelved: Mapping[str, Json]) -> _Cards:
    """The cards as they are meant; put together anew only where one of them has changed."""
    uris = tuple(shelved)
    known = _TOGETHER.get(uris)
    if known is None or known.shelved is not shelved:
        cards = {uri: _read_card(uri, json) for uri, json in shelved.items()}
        if known is None or any(known.cards[uri] is not card for uri, card in cards.items()):
            if len(_TOGETHER) >= MOST_INDEXES:
                _TOGETHER.clear()
            tracks = {track for card in cards.values() for track in card.tracks}
            own = {track: {uri for uri, card in cards.items() if track in card.tracks} for track in tracks}
            cues = cues_of_all({uri: card.cue_terms for uri, card in cards.items()})
            with_cues = frozenset(uri for uri, card in cards.items() if card.cues)
            wordings = wordings_of({uri: card.said_of for uri, card in cards.items()})
            known = _Cards(shelved, cards, own, cues, with_cues, _spelling(cards.values()), wordings)
        known = _TOGETHER[uris] = known._replace(shelved=shelved)
    return known


def _spelling(cards: Iterable[SituationCard]) -> Spelling:
    return spelling_of(text for card in cards for text in (card.title, *card.match, *card.cues))


_READ: dict[str, tuple[Json, SituationCard]] = {}
_TOGETHER: dict[tuple[str, ...], _Cards] = {}


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


async def _search(
    session: Session, tracks: Sequence[str], weights: Mapping[str, float], shelf: _Shelf
) -> list[Snippet]:
    collections = await knowledge.list_collections(session, tracks=tracks)
    found = await knowledge.search_snippets(
        session, collection_ids=collections, weights=weights, hints=hints_for, limit=_LOOK_AT
    )
    named = shelf.named
    hits = [_snippet(hit, named) for hit in found if _counts(hit, len(weights), shelf)]
    near = {hit.document for hit in hits if is_summary(hit) or hit.coverage >= ALONE_COVERAGE} | named.keys()
    hits = [hit for hit in hits if hit.document in near or not is_from_card(hit)]
    return sorted(hits, key=lambda hit: -hit.score) if named else hits


def _counts(hit: knowledge.FoundSnippet, terms: int, shelf: _Shelf) -> bool:
    if hit.document in shelf.named:
        return True
    if hit.document in shelf.unnamed and not _is_likely(hit):
        return False
    if is_summary(hit):
        return hit.coverage >= SUMMARY_COVERAGE and hit.matched >= min(2, terms)
    needed = min(2, terms) if hit.document.startswith(PAGE_URI) else 2
    return hit.coverage >= COVERAGE and hit.matched >= needed


def _is_likely(hit: knowledge.FoundSnippet) -> bool:
    """Whether a card that nobody names shares enough words with a question; few must be most of the question."""
    return hit.matched > UNNAMED_TERMS or (hit.matched == UNNAMED_TERMS and hit.coverage >= UNNAMED_COVERAGE)


def _snippet(hit: knowledge.FoundSnippet, named: Mapping[str, Named]) -> Snippet:
    """The hit; what is named counts for more, the more words of its cues were said."""
    if hit.document not in named:
        return Snippet(*hit)
    cite, label, document, heading_path, body, score, coverage, matched = hit
    score *= 1 + NAMED_BONUS * named[document].words
    return Snippet(cite, label, document, heading_path, body, score, coverage, matched)
