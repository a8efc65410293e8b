"""Finds snippets by their words: BM25 in one statement, the same on both databases.

The words of a question come in as rows of (term, weight), so nothing a person writes ever reaches
a query language. Numbers are cast, because an untyped number beside an integer column would be
taken for an integer. `CROSS JOIN` fixes the order in which SQLite joins.
"""

import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import NoTeam
from storage.library import K1, B, FoundSnippet, search
from storage.models import LIBRARY
from storage.tenancy import by_heart, scope_of

_TERMS = {
    "sqlite": "SELECT key AS term, CAST(value AS REAL) AS weight FROM json_each(:weights)",
    "postgresql": """
        SELECT given.term, given.weight
        FROM unnest(CAST(:terms AS text[]), CAST(:weights AS float8[])) AS given(term, weight)""",
}

_SEARCH = f"""
WITH totals AS (
  SELECT CAST(sum(passages) AS float8) AS passages, CAST(sum(total_length) AS float8) AS length,
    count(*) AS readable
  FROM collections WHERE id IN :collections AND team_id IN :readable),
asked AS ({{terms}}),
counted AS (
  SELECT asked.term, asked.weight,
    (SELECT count(*) FROM postings p WHERE p.collection_id IN :collections AND p.term = asked.term) AS found
  FROM asked),
query AS MATERIALIZED (
  SELECT counted.term,
    counted.weight * ln(1 + (totals.passages - counted.found + 0.5) / (counted.found + 0.5)) AS weight
  FROM counted CROSS JOIN totals WHERE totals.passages > 0 AND totals.readable = :collection_count),
best AS (
  SELECT p.snippet_id AS id,
    sum(query.weight * {K1 + 1} * p.tf
        / (CAST(p.tf AS float8) + {K1 * (1 - B)} + {K1 * B} * totals.passages / totals.length * p.length)) AS score
  FROM query CROSS JOIN postings p CROSS JOIN totals
  WHERE p.collection_id IN :collections AND p.term = query.term AND totals.length > 0
  GROUP BY p.snippet_id ORDER BY score DESC, p.snippet_id LIMIT :limit)
SELECT s.cite, s.label, d.uri, s.heading_path, s.body, best.score,
  (SELECT sum(query.weight) FROM query JOIN postings p
     ON p.collection_id = s.collection_id AND p.term = query.term AND p.snippet_id = s.id)
    / (SELECT sum(query.weight) FROM query) AS coverage,
  (SELECT count(*) FROM query JOIN postings p
     ON p.collection_id = s.collection_id AND p.term = query.term AND p.snippet_id = s.id) AS matched
FROM best JOIN snippets s ON s.id = best.id JOIN documents d ON d.id = s.document_id
ORDER BY best.score DESC, s.id"""


async def search_snippets(
    session: AsyncSession, *, collection_ids: Sequence[int], weights: Mapping[str, float], limit: int
) -> list[FoundSnippet]:
    """The snippets that fit best, best first; `weights` are what the terms count (`storage.analysis`).

    Nothing is found if any of the collections is another team's. Raises NoTeam without a team.
    """
    team_id = scope_of(session).team_id
    if team_id is None:
        raise NoTeam
    if not weights or not collection_ids:
        return []
    library = await by_heart(session)
    shelves = library.shelves(collection_ids)
    if shelves is not None:
        return search(library, shelves, weights, limit=limit)
    return await _search_in_sql(session, team_id, collection_ids, weights, limit)


async def _search_in_sql(
    session: AsyncSession, team_id: str, collection_ids: Sequence[int], weights: Mapping[str, float], limit: int
) -> list[FoundSnippet]:
    connection = await session.connection()
    parameters = {
        **_weights_parameters(connection.dialect.name, weights),
        "collections": sorted(set(collection_ids)),
        "collection_count": len(set(collection_ids)),
        "readable": [team_id, LIBRARY],
        "limit": limit,
    }
    rows = await connection.execute(_statement(connection.dialect.name), parameters)
    return [FoundSnippet(*row) for row in rows]


@functools.cache
def _statement(dialect: str) -> sa.TextClause:
    lists: list[sa.BindParameter[Any]] = [
        sa.bindparam(name, expanding=True) for name in ("collections", "readable")
    ]
    return sa.text(_SEARCH.format(terms=_TERMS[dialect])).bindparams(*lists)


def _weights_parameters(dialect: str, weights: Mapping[str, float]) -> dict[str, Any]:
    if dialect == "sqlite":
        return {"weights": json.dumps(weights)}
    return {"terms": list(weights), "weights": list(weights.values())}
