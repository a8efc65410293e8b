import math
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.analysis import query_weights
from storage.database import Database
from storage.knowledge import FoundSnippet, list_collections, search_snippets
from storage.models import LIBRARY
from storage.search import COMMON
from tests.integration.storage.conftest import MakeUrl, opened
from tests.integration.storage.library import SECTIONS, keep_document

WORDS = sorted({word.strip(".,").lower() for body in SECTIONS.values() for word in body.split()})
questions = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


async def fill(database: Database) -> dict[str, int]:
    """The library's sections for everybody, and a secret of each team; the collections by team."""
    ids = {}
    for team in (LIBRARY, "T1", "T2"):
        sections = {f"{heading} ({team})": body for heading, body in SECTIONS.items()}
        async with database.for_team(team) as session:
            ids[team], _ = await keep_document(session, sections, uri=f"{team}/renewals.md")
    return ids


async def search(
    database: Database, *turns: str, ids: Sequence[int] | None = None, hints: dict[str, float] | None = None
) -> list[FoundSnippet]:
    async with database.reading("T1") as session:
        if ids is None:
            ids = await list_collections(session, tracks=["sales"])
        return await search_snippets(
            session, collection_ids=ids, weights=query_weights(turns), hints=lambda _: hints or {}, limit=20
        )


async def test_what_fits_best_comes_first(database: Database) -> None:
    await fill(database)

    found = await search(database, "how do I trade a discount for a longer term?")

    assert found[0].heading_path.startswith("Pricing pushback")
    assert found[0].document in {"library/renewals.md", "T1/renewals.md"}
    assert found[0].matched == 4
    assert found[0].coverage == pytest.approx(1.0)
    assert [snippet.score for snippet in found] == sorted((s.score for s in found), reverse=True)


async def test_a_follow_up_is_understood_from_what_was_said_before(database: Database) -> None:
    await fill(database)

    alone = await search(database, "and the price?")
    with_history = await search(database, "and the price?", "an account stopped logging in")

    assert not any(snippet.heading_path.startswith("Quiet account") for snippet in alone)
    assert any(snippet.heading_path.startswith("Quiet account") for snippet in with_history)


async def test_a_hint_finds_what_is_the_teams_own_and_uncovers_nothing(database: Database) -> None:
    await fill(database)

    plain = await search(database, "rebate")
    hinted = await search(database, "rebate", hints={"discount": 0.3})
    beside = await search(database, "discount", hints={"zebra": 0.3})

    assert plain == []
    assert {snippet.document for snippet in hinted} == {"T1/renewals.md"}
    assert all(0 < snippet.coverage < 1 for snippet in hinted)
    assert beside == await search(database, "discount")


async def test_a_hint_that_stands_everywhere_is_not_looked_for(database: Database) -> None:
    everywhere = {f"Page {number}": "Lanterns are lit." for number in range(COMMON)}
    async with database.for_team("T1") as session:
        await keep_document(session, everywhere)
    assert len(await search(database, "rebate", hints={"lantern": 0.3})) == 20

    async with database.for_team("T1") as session:
        await keep_document(session, {**everywhere, "One more": "Lanterns are lit."})

    assert await search(database, "rebate", hints={"lantern": 0.3}) == []


@pytest.mark.parametrize(
    "question", ["", "   ", "the of and", "zebra", "'; DROP TABLE postings; --", "%", "\x00", "🎵"]
)
async def test_nothing_is_found_for_words_nobody_wrote(database: Database, question: str) -> None:
    await fill(database)

    assert [s for s in await search(database, question) if s.matched > 1] == []


async def test_an_empty_collection_has_nothing_to_say(database: Database) -> None:
    async with database.for_team("T1") as session:
        await keep_document(session, {})

    assert await search(database, "champion") == []
    assert await search(database, "champion", ids=[]) == []


async def test_a_collection_of_another_team_cannot_be_searched_even_by_its_id(database: Database) -> None:
    ids = await fill(database)

    assert await search(database, "champion", ids=[ids["T1"]])
    assert await search(database, "champion", ids=[ids["T2"]]) == []
    assert await search(database, "champion", ids=list(ids.values())) == []


async def test_other_teams_knowledge_does_not_change_a_score(database: Database) -> None:
    await fill(database)
    before = await search(database, "champion renewal")

    async with database.for_team("T2") as session:
        await keep_document(session, {f"s{n}": "champion champion" for n in range(20)}, uri="T2/more.md")

    assert await search(database, "champion renewal") == before


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(turns=st.lists(questions, min_size=1, max_size=4))
async def test_no_question_finds_another_teams_snippet(database: Database, turns: list[str]) -> None:
    if not await search(database, "champion"):
        await fill(database)

    found = await search(database, *turns)

    assert all("(T2)" not in snippet.heading_path for snippet in found)
    assert {snippet.document for snippet in found} <= {"library/renewals.md", "T1/renewals.md"}


@pytest.fixture
async def both(make_url: MakeUrl) -> Any:
    async with opened(make_url("sqlite")) as sqlite, opened(make_url("postgres")) as postgres:
        await fill(sqlite)
        await fill(postgres)
        yield sqlite, postgres


async def test_both_databases_find_the_same_with_the_same_scores(both: tuple[Database, Database]) -> None:
    for turns in (["champion left"], ["renewal price"], ["price", "champion", "account login"], ["discount " * 9]):
        hints = {"price": 0.3, "login": 0.12}
        on_sqlite, on_postgres = [await search(database, *turns, hints=hints) for database in both]

        assert [snippet.cite for snippet in on_sqlite] == [snippet.cite for snippet in on_postgres]
        for one, other in zip(on_sqlite, on_postgres, strict=True):
            assert math.isclose(one.score, other.score, rel_tol=1e-9)
            assert math.isclose(one.coverage, other.coverage, rel_tol=1e-9)
            assert one.matched == other.matched


async def test_a_score_is_bm25(database: Database) -> None:
    """By hand: two passages of 3 and 1 terms, one with the word twice."""
    async with database.for_team("T1") as session:
        await keep_document(session, {"alpha": "beta beta", "gamma": ""})

    (found,) = await search(database, "beta")

    idf = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    length, mean_length = 3, 2
    expected = idf * 2.2 * 2 / (2 + 1.2 * (0.25 + 0.75 * length / mean_length))
    assert math.isclose(found.score, expected, rel_tol=1e-9)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(turns=st.lists(questions, min_size=1, max_size=3))
async def test_the_library_by_heart_and_in_sql_answer_the_same(database: Database, turns: list[str]) -> None:
    ids = await fill(database)

    by_heart = await search(database, *turns, ids=[ids[LIBRARY]])
    async with database.for_team(LIBRARY) as session:  # whoever writes it looks everything up
        in_sql = await search_snippets(
            session, collection_ids=[ids[LIBRARY]], weights=query_weights(turns), limit=20
        )

    assert [snippet.cite for snippet in by_heart] == [snippet.cite for snippet in in_sql]
    for mine, theirs in zip(by_heart, in_sql, strict=True):
        assert (mine.score, mine.coverage) == pytest.approx((theirs.score, theirs.coverage))
        assert (mine.label, mine.document, mine.heading_path, mine.body, mine.matched) == (
            theirs.label,
            theirs.document,
            theirs.heading_path,
            theirs.body,
            theirs.matched,
        )


async def test_what_is_written_to_the_library_is_found_by_the_next_question(database: Database) -> None:
    await fill(database)
    assert not await search(database, "zebra")

    async with database.for_team(LIBRARY) as session:
        await keep_document(session, {"Zebra": "A zebra renews by itself."}, uri="library/zebra.md")

    assert [snippet.heading_path for snippet in await search(database, "zebra")] == ["Zebra"]
