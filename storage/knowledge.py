"""Questions about coaching knowledge, and how a document is kept: only what changed is touched."""

from collections.abc import Container, Mapping, Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.analysis import ANALYZER
from storage.database import Change, insert_or_ignore
from storage.indexing import PassageToKeep, replace_passages
from storage.library import FoundSnippet
from storage.models import LIBRARY, Collection, Document, KnowledgeSnippet
from storage.models.base import Json
from storage.prepared import Query
from storage.search import search_snippets
from storage.tenancy import by_heart, scope_of

__all__ = [
    "Change",
    "FoundSnippet",
    "PassageToKeep",
    "count_snippets",
    "delete_documents_not_in",
    "get_cards",
    "get_or_add_collection",
    "list_cards",
    "list_collections",
    "list_content_hashes",
    "list_library_passages",
    "replace_document",
    "search_snippets",
]


_OWN = Query(Collection, select(Collection).where(Collection.team_id != LIBRARY).order_by(Collection.id))
_OF_LIBRARY = select(Collection.id, Collection.track).where(Collection.team_id == LIBRARY)
_CARDS = (
    select(Document.uri, Document.card)
    .where(
        Document.collection_id.in_(bindparam("collection_ids", expanding=True)),
        Document.uri.in_(bindparam("uris", expanding=True)),
        Document.card.is_not(None),
    )
    .order_by(Document.collection_id)
)


async def get_or_add_collection(session: AsyncSession, *, track: str) -> Collection:
    """The team's own collection on a track, begun if there is none."""
    team_id = scope_of(session).team_id
    mine = select(Collection).where(Collection.track == track, Collection.team_id == team_id)
    found = await session.scalar(mine)
    if found is not None:
        return found
    await insert_or_ignore(session, Collection, track=track)
    return (await session.scalars(mine)).one()


async def list_collections(session: AsyncSession, *, tracks: Sequence[str]) -> list[int]:
    """The ids of the team's and the library's collections on these tracks."""
    shipped = (await by_heart(session)).ids_by_track
    if not shipped:
        shipped = {track: shelf_id for shelf_id, track in await session.execute(_OF_LIBRARY)}
    own = [row.id for row in await _own(session) if row.track in tracks]
    return sorted({*own, *[shipped[track] for track in tracks if track in shipped]})


async def _own(session: AsyncSession) -> Sequence[Collection]:
    """The team's own collections; whoever only reads sees the same ones each time, and looks once."""
    if not scope_of(session).is_reading:
        return await _OWN.all(session)
    if _OWN not in session.info:
        session.info[_OWN] = await _OWN.all(session)
    seen: Sequence[Collection] = session.info[_OWN]
    return seen


async def count_snippets(session: AsyncSession, *, collection_ids: Sequence[int]) -> int:
    """How many snippets the collections hold."""
    query = select(func.coalesce(func.sum(Collection.passages), 0)).where(Collection.id.in_(collection_ids))
    return int((await session.scalars(query)).one())


async def get_cards(
    session: AsyncSession, *, collection_ids: Sequence[int], uris: Sequence[str]
) -> dict[str, Json]:
    """The situation cards of these documents, by uri; the first collection that has one wins."""
    library = await by_heart(session)
    shelves = library.shelves(collection_ids)
    if shelves is not None:
        return {uri: shelves.cards[uri] for uri in uris if uri in shelves.cards}
    rows = await session.execute(_CARDS, {"collection_ids": list(collection_ids), "uris": list(uris)})
    cards: dict[str, Json] = {}
    for uri, card in rows:
        if card is not None:
            cards.setdefault(uri, card)
    return cards


async def list_cards(session: AsyncSession, *, collection_ids: Sequence[int]) -> Mapping[str, Json]:
    """Every situation card of these collections, by uri; the same object again as long as they are the same."""
    shelves = (await by_heart(session)).shelves(collection_ids)
    if shelves is not None:
        return shelves.cards
    query = select(Document.uri, Document.card).where(
        Document.collection_id.in_(collection_ids), Document.card.is_not(None)
    )
    return {uri: card for uri, card in await session.execute(query) if card is not None}


async def list_content_hashes(session: AsyncSession, *, collection_id: int) -> dict[str, str]:
    """The hash of every document indexed as it is indexed today, by uri: what need not be read again."""
    query = select(Document.uri, Document.content_hash).where(
        Document.collection_id == collection_id, Document.analyzer == ANALYZER
    )
    return dict((await session.execute(query)).all())


async def replace_document(
    session: AsyncSession,
    *,
    collection_id: int,
    uri: str,
    title: str,
    content_hash: str,
    card: Json | None,
    passages: Sequence[PassageToKeep],
) -> Change:
    """Keep a document as it is now. Passages whose content stayed keep their row and their index."""
    here = (Document.collection_id == collection_id, Document.uri == uri)
    document = await session.scalar(select(Document).where(*here))
    is_new = document is None
    if document is None:
        document = Document(collection_id=collection_id, uri=uri)
        session.add(document)
    elif (document.content_hash, document.analyzer) == (content_hash, ANALYZER):
        return "unchanged"
    document.title, document.card = title, card
    document.content_hash, document.analyzer = content_hash, ANALYZER
    await session.flush()
    await replace_passages(session, document, passages)
    return "added" if is_new else "updated"


async def delete_documents_not_in(session: AsyncSession, *, collection_id: int, uris: Container[str]) -> int:
    """Forget the documents of a collection that are no longer there; how many went."""
    there = select(Document.id, Document.uri).where(Document.collection_id == collection_id)
    gone = [which for which, uri in await session.execute(there) if uri not in uris]
    for which in gone:
        document = await session.get_one(Document, which)
        await replace_passages(session, document, ())
        await session.delete(document)
    await session.flush()
    return len(gone)


async def list_library_passages(session: AsyncSession, *, card_id: str) -> list[KnowledgeSnippet]:
    """The sections of one of the library's cards or notes, in the order they are read."""
    query = select(KnowledgeSnippet).where(
        KnowledgeSnippet.team_id == LIBRARY,
        KnowledgeSnippet.label.startswith(f"{card_id} §", autoescape=True),
        KnowledgeSnippet.ordinal >= 0,
    )
    found = await session.scalars(query)
    return sorted(found, key=lambda passage: (int(passage.label.rpartition("§")[2]), passage.ordinal))
