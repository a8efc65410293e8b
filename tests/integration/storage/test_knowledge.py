from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import select

from storage import knowledge
from storage.database import Database
from storage.models import LIBRARY, Collection, Document, KnowledgeSnippet, postings
from tests.integration.storage.library import SECTIONS, keep_document


async def snippet_rows(database: Database) -> dict[str, tuple[int, str]]:
    """Row id and content of every snippet, by heading."""
    async with database.reading_all_teams() as session:
        rows = await session.scalars(select(KnowledgeSnippet))
        return {row.heading_path: (row.id, row.content_hash) for row in rows}


async def posting_rows(database: Database) -> set[Any]:
    async with database.reading_all_teams() as session:
        return {tuple(row) for row in await session.execute(select(postings))}


async def totals(database: Database) -> tuple[Any, Any]:
    """What the collection says it holds, and what it holds."""
    async with database.reading_all_teams() as session:
        said = (await session.execute(select(Collection.passages, Collection.total_length))).one()
        counted = sa.func.count(), sa.func.coalesce(sa.func.sum(KnowledgeSnippet.length), 0)
        held = (await session.execute(select(*counted).select_from(KnowledgeSnippet))).one()
    return tuple(said), tuple(held)


async def keep(database: Database, sections: dict[str, str]) -> str:
    async with database.for_team(LIBRARY) as session:
        return (await keep_document(session, sections))[1]


async def test_a_document_is_added_once_and_left_alone_until_it_changes(database: Database) -> None:
    changes = [await keep(database, SECTIONS), await keep(database, SECTIONS)]
    changes.append(await keep(database, {**SECTIONS, "Quiet account": "Call them."}))

    assert changes == ["added", "unchanged", "updated"]


async def test_an_edit_in_one_section_touches_only_that_section(database: Database) -> None:
    await keep(database, SECTIONS)
    rows, index = await snippet_rows(database), await posting_rows(database)

    await keep(database, {**SECTIONS, "Quiet account": "Call the sponsor today."})

    edited = await snippet_rows(database)
    touched = rows["Quiet account"][0]
    assert {heading for heading in rows if rows[heading] != edited[heading]} == {"Quiet account"}
    assert edited["Quiet account"][0] == touched
    assert {row for row in index ^ await posting_rows(database) if row[2] != touched} == set()


async def test_an_edit_in_one_section_indexes_only_that_section_anew(database: Database) -> None:
    await keep(database, SECTIONS)
    quiet_account, _ = (await snippet_rows(database))["Quiet account"]

    with noted_postings() as written:
        await keep(database, {**SECTIONS, "Quiet account": "Call the sponsor today."})

    assert set(written) == {quiet_account}


@contextmanager
def noted_postings() -> Iterator[list[int]]:
    """The snippets whose postings are written meanwhile."""
    written: list[int] = []

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        if "INTO postings" in statement:
            rows = given if many else [given]
            written.extend(row["snippet_id"] if isinstance(row, dict) else row[2] for row in rows)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield written
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


async def test_a_section_put_in_front_changes_no_other_citation(database: Database) -> None:
    await keep(database, SECTIONS)
    rows = await snippet_rows(database)

    await keep(database, {"First of all": "Breathe.", **SECTIONS})

    edited = await snippet_rows(database)
    assert {heading: edited[heading][0] for heading in rows} == {heading: row[0] for heading, row in rows.items()}


async def test_the_totals_that_ranking_needs_follow_every_change(database: Database) -> None:
    for sections in (
        SECTIONS,
        {**SECTIONS, "New": "One more section about onboarding."},
        {"Quiet account": "Shorter now."},
        {},
    ):
        await keep(database, sections)

        said, held = await totals(database)
        assert said == held
        assert said[0] == len(sections)


async def test_sections_that_are_gone_are_no_longer_found(database: Database) -> None:
    await keep(database, SECTIONS)
    await keep(database, {"Quiet account": SECTIONS["Quiet account"]})

    indexed = {row[2] for row in await posting_rows(database)}

    assert indexed == {row_id for row_id, _ in (await snippet_rows(database)).values()}


async def test_documents_that_are_gone_take_their_snippets_along(database: Database) -> None:
    async with database.for_team(LIBRARY) as session:
        collection_id, _ = await keep_document(session, SECTIONS)
        await keep_document(session, {"Other": "Something else."}, uri="library/other.md")

        gone = await knowledge.delete_documents_not_in(
            session, collection_id=collection_id, uris={"library/other.md"}
        )
        left = await knowledge.count_snippets(session, collection_ids=[collection_id])

    assert (gone, left) == (1, 1)
    assert list(await snippet_rows(database)) == ["Other"]
    said, held = await totals(database)
    assert said == held


async def test_a_team_sees_its_own_collections_and_the_librarys(database: Database) -> None:
    ids = {}
    for team in (LIBRARY, "T1", "T2"):
        async with database.for_team(team) as session:
            ids[team], _ = await keep_document(session, SECTIONS, uri=f"{team}/renewals.md")

    async with database.reading("T1") as session:
        assert await knowledge.list_collections(session, tracks=["sales"]) == [ids[LIBRARY], ids["T1"]]
        assert await knowledge.list_collections(session, tracks=["music"]) == []
        assert await knowledge.count_snippets(session, collection_ids=list(ids.values())) == 2 * len(SECTIONS)


async def test_a_card_is_read_from_the_collections_asked(database: Database) -> None:
    async with database.for_team(LIBRARY) as session:
        collection_id, _ = await keep_document(session, SECTIONS)

    async with database.reading("T1") as session:
        uri = "library/renewals.md"
        here = await knowledge.get_cards(session, collection_ids=[collection_id], uris=[uri, "elsewhere.md"])
        assert here == {uri: {"id": "champion-left"}}
        assert await knowledge.get_cards(session, collection_ids=[collection_id + 1], uris=[uri]) == {}


async def test_documents_indexed_in_an_older_way_are_indexed_anew(database: Database) -> None:
    async with database.for_team(LIBRARY) as session:
        collection_id, _ = await keep_document(session, SECTIONS)
        assert set(await knowledge.list_content_hashes(session, collection_id=collection_id)) == {
            "library/renewals.md"
        }
        await session.execute(sa.update(Document).values(analyzer="en-0"))

        assert await knowledge.list_content_hashes(session, collection_id=collection_id) == {}
        assert (await keep_document(session, SECTIONS))[1] == "updated"


async def test_the_sections_of_a_card_are_listed_in_the_order_they_are_read(database: Database) -> None:
    async with database.for_team(LIBRARY) as session:
        await keep_document(session, SECTIONS)
        await keep_document(session, {"Other": "Another card."}, uri="library/other.md")
        await keep_document(session, {"Later": "Read last.", **SECTIONS})

    async with database.reading("T1") as session:
        found = await knowledge.list_library_passages(session, card_id="KB")

    assert [passage.heading_path for passage in found if passage.heading_path != "Other"] == ["Later", *SECTIONS]
    async with database.reading("T1") as session:
        assert await knowledge.list_library_passages(session, card_id="K%") == []
