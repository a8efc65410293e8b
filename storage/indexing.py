"""Keeps the passages of a document and the index of their words, touching only what changed."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.analysis import ANALYZER, searched_terms
from storage.models import Collection, Document, KnowledgeSnippet, postings

MAX_TERM_COUNT = 32_767
"""The largest count a posting can hold; a term more frequent than that is frequent enough."""


@dataclass(frozen=True)
class PassageToKeep:
    """One passage of a document; it is found by `search_text` and shown as `body`."""

    cite: str
    label: str
    heading_path: str
    body: str
    search_text: str
    ordinal: int

    @property
    def content_hash(self) -> str:
        """Changes with whatever is stored or indexed, but not with the place in the document."""
        parts = (ANALYZER, self.label, self.heading_path, self.body, self.search_text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


async def replace_passages(session: AsyncSession, document: Document, passages: Sequence[PassageToKeep]) -> None:
    """Make these the document's passages, and its collection's totals right."""
    query = select(KnowledgeSnippet).where(KnowledgeSnippet.document_id == document.id)
    kept = {snippet.cite: snippet for snippet in await session.scalars(query)}
    before = _totals(kept.values())
    gone = [kept.pop(cite) for cite in kept.keys() - {passage.cite for passage in passages}]
    changed = []
    for passage in passages:
        snippet = kept.setdefault(passage.cite, _blank(document, passage.cite))
        if snippet.content_hash != passage.content_hash:
            changed.append((snippet, _fill(snippet, passage)))
        snippet.ordinal = passage.ordinal
    session.add_all(kept.values())
    await _delete_snippets(session, gone)
    await session.flush()
    await _index(session, document.collection_id, changed)
    await _add_to_totals(session, document.collection_id, before, _totals(kept.values()))


def _blank(document: Document, cite: str) -> KnowledgeSnippet:
    return KnowledgeSnippet(
        cite=cite, collection_id=document.collection_id, document_id=document.id, content_hash="", length=0
    )


def _fill(snippet: KnowledgeSnippet, passage: PassageToKeep) -> Counter[str]:
    """Write the passage into its row; the terms it is now found by."""
    counts = Counter(searched_terms(passage.search_text))
    snippet.label, snippet.heading_path, snippet.body = passage.label, passage.heading_path, passage.body
    snippet.length = counts.total()
    snippet.content_hash = passage.content_hash
    return counts


async def _delete_snippets(session: AsyncSession, gone: Sequence[KnowledgeSnippet]) -> None:
    if gone:
        ids = [snippet.id for snippet in gone]
        await session.execute(delete(KnowledgeSnippet).where(KnowledgeSnippet.id.in_(ids)))


async def _index(
    session: AsyncSession, collection_id: int, changed: Sequence[tuple[KnowledgeSnippet, Counter[str]]]
) -> None:
    """Replace the postings of changed snippets; sorted by key, which both databases take in faster."""
    rows = sorted(
        (term, snippet.id, min(count, MAX_TERM_COUNT), snippet.length)
        for snippet, counts in changed
        for term, count in counts.items()
    )
    connection = await session.connection()
    ids = [snippet.id for snippet, _ in changed]
    if ids:
        await connection.execute(postings.delete().where(postings.c.snippet_id.in_(ids)))
    if rows:
        await connection.execute(postings.insert(), [_posting(collection_id, *row) for row in rows])


def _posting(collection_id: int, term: str, snippet_id: int, tf: int, length: int) -> dict[str, Any]:
    return {"collection_id": collection_id, "term": term, "snippet_id": snippet_id, "tf": tf, "length": length}


def _totals(snippets: Iterable[KnowledgeSnippet]) -> tuple[int, int]:
    lengths = [snippet.length for snippet in snippets]
    return len(lengths), sum(lengths)


async def _add_to_totals(
    session: AsyncSession, collection_id: int, before: tuple[int, int], after: tuple[int, int]
) -> None:
    if before != after:
        grown = {
            "passages": Collection.passages + after[0] - before[0],
            "total_length": Collection.total_length + after[1] - before[1],
        }
        await session.execute(update(Collection).where(Collection.id == collection_id).values(**grown))
