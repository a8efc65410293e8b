"""Measures the search on any labelled set: the product's own indexing and search, without the gate.

Documents are kept by `storage.knowledge.replace_document`, a line as one passage under its title, and each
workspace is a team of its own. A query is searched by `search_snippets` with the person's earlier turns behind
it, as the coach searches; it is timed end to end (transaction, collections, search) for as many passages as
the coach looks at. MRR needs a longer ranking, so quality is measured by a second, untimed search of 100 passages.
A document ranks by its best passage; of equal ones the first in the file comes first. Queries
without a relevant document are left out.
"""

import hashlib
import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.retrieval_measures import Answered, Grades, quality, speed
from benchmarks.retrieval_set import (
    MalformedSet,
    Passage,
    Query,
    read_judgements,
    read_passages,
    read_queries,
)
from bot.knowledge.related import hints_for
from bot.knowledge.search import COMPANY
from bot.knowledge.subjects import subjects_of
from storage import knowledge
from storage.analysis import query_weights
from storage.database import Database, Session

AT_ONCE = 300
"""Documents in one transaction."""
LOOK_AT = 24
"""Passages in a timed search: what the coach asks for before its gate."""
DEEP = 100
"""Passages in the search that quality is measured by."""


async def measure_files(
    database: Database, corpus: Path, queries: Path, judgements: Path, *, as_asked: bool
) -> dict[str, Any]:
    """The figures of one set. Raises `MalformedSet`.

    `as_asked` leaves out the words any question to a coach has, as the coach does before it searches.
    """
    passages, asked, judged = read_passages(corpus), read_queries(queries), read_judgements(judgements)
    wanted = [query for query in asked if any(grade > 0 for grade in judged.get(query.id, {}).values())]
    if not wanted:
        raise MalformedSet(f"{judgements}: no query of {queries} has a relevant document")
    run = secrets.token_hex(4)  # a database that was measured on before may be used again
    started = time.perf_counter()
    documents = await _keep_all(database, run, passages)
    await database.refresh_statistics()
    seconds = time.perf_counter() - started
    answered = [await _answer(database, run, query, judged[query.id], as_asked) for query in wanted]
    return {
        **quality(answered),
        **speed(answered),
        "documents": documents,
        "passages": len(passages),
        "queries": len(wanted),
        "queries_without_relevant": len(asked) - len(wanted),
        "workspaces": len({passage.workspace for passage in passages}),
        "indexing_seconds": round(seconds, 1),
    }


async def _keep_all(database: Database, run: str, passages: Sequence[Passage]) -> int:
    """Keep every document in its workspace, in the order of the file; how many they are."""
    workspaces: dict[str, dict[str, list[Passage]]] = {}
    for passage in passages:
        workspaces.setdefault(passage.workspace, {}).setdefault(passage.document, []).append(passage)
    for workspace, by_document in workspaces.items():
        documents = list(by_document.values())
        for start in range(0, len(documents), AT_ONCE):
            async with database.for_team(_team(run, workspace)) as session:
                await _keep_some(session, documents[start : start + AT_ONCE])
    return sum(map(len, workspaces.values()))


async def _keep_some(session: Session, documents: Sequence[Sequence[Passage]]) -> None:
    collection_id = (await knowledge.get_or_add_collection(session, track=COMPANY)).id
    for passages in documents:
        uri, title = passages[0].document, passages[0].title
        await knowledge.replace_document(
            session,
            collection_id=collection_id,
            uri=uri,
            title=title,
            content_hash=hashlib.sha256("\x1f".join(one.text for one in passages).encode()).hexdigest(),
            card=None,
            passages=[_kept(passage, place) for place, passage in enumerate(passages)],
        )


def _kept(passage: Passage, place: int) -> knowledge.PassageToKeep:
    return knowledge.PassageToKeep(
        cite=f"{passage.document}#{place}",
        label=passage.title or passage.document,
        heading_path=passage.title,
        body=passage.text,
        search_text=f"{passage.title}\n{passage.text}",
        ordinal=place,
    )


async def _answer(database: Database, run: str, query: Query, grades: Grades, as_asked: bool) -> Answered:
    team = _team(run, query.workspace)
    started = time.perf_counter()
    await _search(database, team, query, as_asked, limit=LOOK_AT)
    seconds = time.perf_counter() - started
    return Answered(await _search(database, team, query, as_asked, limit=DEEP), grades, seconds)


async def _search(database: Database, team: str, query: Query, as_asked: bool, *, limit: int) -> list[str]:
    """The documents found, each where its best passage stands."""
    turns = subjects_of(query.turns) if as_asked else query.turns
    async with database.reading(team) as session:
        collections = await knowledge.list_collections(session, tracks=[COMPANY])
        weights = query_weights(turns)
        found = await knowledge.search_snippets(
            session, collection_ids=collections, weights=weights, hints=hints_for, limit=limit
        )
    return list(dict.fromkeys(snippet.document for snippet in found))


def _team(run: str, workspace: str) -> str:
    return f"T-{run}-{workspace}"
