"""Finds snippets by their words: BM25 in one statement, the same on both databases.

The words of a question come in as rows of (term, weight), so nothing a person writes ever reaches
a query language. Numbers are cast, because an untyped number beside an integer column would be
taken for an integer. `CROSS JOIN` fixes the order in which SQLite joins.
"""

import functools
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import NoTeam
from storage.library import K1, B, FoundSnippet, search
from storage.models import LIBRARY
from storage.tenancy import by_heart, scope_of

COMMON, COMMON_SHARE = 50, 0.02
"""A hint in more passages than that, and in a greater share of them, tells next to nothing and costs most."""

Hints = Callable[[Mapping[str, float]], Mapping[str, float]]
"""From what the terms of a question count to terms that may mean the same, and what these count."""

_TERMS = {
    "sqlite": """
        SELECT key AS term, CAST(value AS REAL) AS weight, 1 AS said FROM json_each(:weights)
        UNION ALL SELECT key, CAST(value AS REAL), 0 FROM json_each(:hints)""",
    "postgresql": """
        SELECT given.term, given.weight, given.said
        FROM unnest(CAST(:terms AS text[]), CAST(:weights AS float8[]), CAST(:said AS int[]))
          AS given(term, weight, said)""",
}

_SEARCH = f"""
WITH totals AS (
  SELECT CAST(sum(passages) AS float8) AS passages, CAST(sum(total_length) AS float8) AS length,
    count(*) AS readable
  FROM collections WHERE id IN :collections AND team_id IN :readable),
own AS (SELECT id FROM collections WHERE id IN :collections AND team_id = :team_id),
asked AS ({{terms}}),
counted AS (
  SELECT asked.term, asked.weight, asked.said,
    (SELECT count(*) FROM postings p WHERE p.collection_id IN :collections AND p.term = asked.term) AS found
  FROM asked),
query AS MATERIALIZED (
  SELECT counted.term, counted.said,
    counted.weight * ln(1 + (totals.passages - counted.found + 0.5) / (counted.found + 0.5)) AS weight,
    {K1 * B} * totals.passages / totals.length AS slope
  FROM counted CROSS JOIN totals WHERE totals.length > 0 AND totals.readable = :collection_count
    AND (counted.said = 1 OR counted.found <= {COMMON} OR counted.found <= {COMMON_SHARE} * totals.passages)),
best AS (
  SELECT p.snippet_id AS id,
    sum(query.weight * {K1 + 1} * p.tf
        / (CAST(p.tf AS float8) + {K1 * (1 - B)} + query.slope * p.length)) AS score
  FROM query CROSS JOIN postings p
  WHERE p.collection_id IN :collections AND p.term = query.term
    AND (query.said = 1 OR p.collection_id IN (SELECT id FROM own))
  GROUP BY p.snippet_id ORDER BY score DESC, p.snippet_id LIMIT :limit),
fit AS (
  SELECT best.id, sum(query.weight) AS covered, count(*) AS matched
  FROM best CROSS JOIN snippets s CROSS JOIN query CROSS JOIN postings p
  WHERE s.id = best.id
    AND p.collection_id = s.collection_id AND p.term = query.term AND p.snippet_id = best.id
    AND (query.said = 1 OR p.collection_id IN (SELECT id FROM own))
  GROUP BY best.id)
SELECT s.cite, s.label, d.uri, s.heading_path, s.body, best.score,
  fit.covered / (SELECT sum(query.weight) FROM query WHERE query.said = 1) AS coverage, fit.matched
FROM best JOIN fit ON fit.id = best.id JOIN snippets s ON s.id = best.id JOIN documents d ON d.id = s.document_id
ORDER BY best.score DESC, s.id"""


async def search_snippets(
    session: AsyncSession,
    *,
    collection_ids: Sequence[int],
    weights: Mapping[str, float],
    limit: int,
    hints: Hints = lambda _: {},
) -> list[FoundSnippet]:
    """The snippets that fit best, best first; `weights` are what the terms count (`storage.analysis`).

    `hints` gives terms nobody said that may mean the same: they find and cover what is the team's own, and nothing
    is uncovered without them. The library is searched without: its cards are told by their cues. Nothing is found
    if any of the collections is another team's. Raises NoTeam without a team.
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
    where = {
        "collections": sorted(set(collection_ids)),
        "collection_count": len(set(collection_ids)),
        "readable": [team_id, LIBRARY],
        "team_id": team_id,
        "limit": limit,
    }
    return await _search_in_sql(session, lambda dialect: {**_asked(dialect, weights, hints(weights)), **where})


async def _search_in_sql(session: AsyncSession, asked: Callable[[str], dict[str, Any]]) -> list[FoundSnippet]:
    """`asked` gives the parameters for the dialect that is spoken."""
    connection = await session.connection()
    dialect = connection.dialect.name
    rows = await connection.execute(_statement(dialect), asked(dialect))
    found = [FoundSnippet(*row) for row in rows]
    return [snippet._replace(coverage=min(snippet.coverage, 1.0)) for snippet in found]


@functools.cache
def _statement(dialect: str) -> sa.TextClause:
    lists: list[sa.BindParameter[Any]] = [
        sa.bindparam(name, expanding=True) for name in ("collections", "readable")
    ]
    return sa.text(_SEARCH.format(terms=_TERMS[dialect])).bindparams(*lists)


def _asked(dialect: str, weights: Mapping[str, float], hints: Mapping[str, float]) -> dict[str, Any]:
    if dialect == "sqlite":
        return {"weights": json.dumps(weights), "hints": json.dumps(hints)}
    said = [1] * len(weights) + [0] * len(hints)
    return {"terms": [*weights, *hints], "weights": [*weights.values(), *hints.values()], "said": said}
