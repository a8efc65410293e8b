from pathlib import Path

import pytest

from bot.knowledge.library import MOST_BYTES, keep_folder, keep_library, pages_in
from bot.knowledge.search import find_cards, find_snippets
from bot.model import Snippet
from bot.packs import ContentError
from storage.database import Database
from tests.unit.bot.made import a_track
from tests.unit.bot.small_library import PROMOTED, write_card

TEAM = "T1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "sub").mkdir(parents=True)
    (folder / "travel.md").write_text("# Travel\n## Trains\nBook a sleeper train to Lisbon.\n", encoding="utf-8")
    (folder / "sub" / "leave.md").write_text("# Leave\nAsk for parental leave in writing.\n", encoding="utf-8")
    return folder


async def found(database: Database, words: str, *, team: str = TEAM) -> list[Snippet]:
    async with database.reading(team) as session:
        return await find_snippets(session, track=a_track(), turns=[words])


async def test_importing_twice_changes_nothing_the_second_time(database: Database, content: Path) -> None:
    first = await keep_library(database, content)
    second = await keep_library(database, content)

    assert first.counts == {"added": 4, "updated": 0, "unchanged": 0, "deleted": 0}
    assert second.counts == {"added": 0, "updated": 0, "unchanged": 4, "deleted": 0}
    assert (first.has_changed_anything, second.has_changed_anything) == (True, False)


async def test_an_edited_card_answers_with_its_new_words(database: Database, content: Path) -> None:
    await keep_library(database, content)
    path = content / "tracks" / "a_track" / "knowledge" / "promoted.md"
    write_card(path, PROMOTED, title="Champion moves to Brazil")

    report = await keep_library(database, content)

    assert report.counts["updated"] == 1
    async with database.reading(TEAM) as session:
        near = await found(database, "my champion got promoted")
        cards = await find_cards(session, track=a_track(), snippets=near)
    assert cards[0].title == "Champion moves to Brazil"


async def test_a_deleted_card_is_found_no_more(database: Database, content: Path) -> None:
    await keep_library(database, content)
    (content / "tracks" / "a_track" / "knowledge" / "no-logins.md").unlink()

    report = await keep_library(database, content)

    assert report.counts["deleted"] == 1
    assert await found(database, "nobody logs in") == []


async def test_a_broken_card_stops_the_library_by_file_and_field(database: Database, content: Path) -> None:
    write_card(content / "tracks" / "a_track" / "knowledge" / "odd.md", "text", stance="gloomy")

    with pytest.raises(ContentError, match=r"odd\.md: stance"):
        await keep_library(database, content)


async def test_a_companys_pages_are_found_by_that_company_only(database: Database, folder: Path) -> None:
    report = await keep_folder(database, TEAM, folder)

    assert (report.counts["added"], report.problems) == (2, [])
    assert [snippet.label for snippet in await found(database, "sleeper train Lisbon")] == ["Travel › Trains"]
    assert await found(database, "sleeper train Lisbon", team="T2") == []


async def test_only_the_page_that_changed_is_written_again(database: Database, folder: Path) -> None:
    await keep_folder(database, TEAM, folder)
    (folder / "travel.md").write_text("# Travel\nTake the ferry to Tallinn.\n", encoding="utf-8")
    (folder / "sub" / "leave.md").unlink()

    report = await keep_folder(database, TEAM, folder)

    assert report.counts == {"added": 0, "updated": 1, "unchanged": 0, "deleted": 1}
    assert await found(database, "sleeper train Lisbon") == []
    assert await found(database, "ferry Tallinn") != []
    assert await found(database, "parental leave") == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"---\ntitle: [\n---\ntext", "odd.md: line 3: the front matter is not valid YAML"),
        (b"# A\nfine\ncaf\xe9\n", "odd.md: line 3: not UTF-8 text; save the file as UTF-8"),
        (b"# A\n\nbinary\x00here", "odd.md: line 3: not a text file"),
        (b"x" * (MOST_BYTES + 1), "odd.md: the file is larger than 1000 kB; split it"),
        (b"", "odd.md: line 1: the file has no text"),
        (b"# Only a heading\n", "odd.md: line 1: the file has no text"),
    ],
    ids=["yaml", "latin-1", "binary", "too large", "empty", "no text"],
)
async def test_a_page_that_cannot_be_read_is_named_with_its_line_and_the_rest_is_kept(
    database: Database, folder: Path, content: bytes, problem: str
) -> None:
    (folder / "odd.md").write_bytes(content)

    report = await keep_folder(database, TEAM, folder)

    assert report.problems == [problem]
    assert report.counts["added"] == 2


async def test_a_page_that_breaks_keeps_its_last_good_words(database: Database, folder: Path) -> None:
    await keep_folder(database, TEAM, folder)
    (folder / "travel.md").write_bytes(b"\xff\xfe")

    report = await keep_folder(database, TEAM, folder)

    assert (len(report.problems), report.counts["deleted"]) == (1, 0)
    assert await found(database, "sleeper train Lisbon") != []


@pytest.mark.parametrize("how", ["utf-8-sig", "crlf", "cr"])
async def test_a_mark_at_the_start_and_foreign_line_ends_make_no_difference(
    database: Database, folder: Path, how: str
) -> None:
    text = "---\ntitle: Expenses\n---\n## Taxis\nKeep the taxi receipt.\n"
    ends = {"crlf": "\r\n", "cr": "\r"}.get(how, "\n")
    encoding = "utf-8-sig" if how == "utf-8-sig" else "utf-8"
    (folder / "expenses.md").write_bytes(text.replace("\n", ends).encode(encoding))

    await keep_folder(database, TEAM, folder)

    [snippet] = await found(database, "taxi receipt")
    assert (snippet.heading_path, snippet.body) == ("Expenses > Taxis", "Keep the taxi receipt.")


async def test_a_head_in_toml_is_no_text(database: Database, folder: Path) -> None:
    text = '+++\ntitle = "Expenses"\ntags = ["money"]\n+++\n\n## Taxis\nKeep the taxi receipt.\n'
    (folder / "expenses.md").write_text(text, encoding="utf-8")
    (folder / "broken.md").write_text("+++\ntitle = \n+++\nKeep it.\n", encoding="utf-8")

    report = await keep_folder(database, TEAM, folder)

    [snippet] = await found(database, "taxi receipt")
    assert (snippet.heading_path, snippet.body) == ("Expenses > Taxis", "Keep the taxi receipt.")
    assert report.problems == ["broken.md: line 1: the front matter is not valid TOML"]


async def test_a_folder_that_is_a_link_is_named(database: Database, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "page.md").write_text("Keep it.", encoding="utf-8")
    (folder / "linked").symlink_to(elsewhere)

    report = await keep_folder(database, TEAM, folder)

    assert report.problems == ["linked: the folder is a link, so nothing in it was read; put a copy there"]


def test_hidden_files_and_other_kinds_are_left_out(folder: Path) -> None:
    (folder / ".git").mkdir()
    for name in (".draft.md", ".git/page.md", "notes.txt"):
        (folder / name).write_text("text", encoding="utf-8")
    (folder / "more.markdown").write_text("text", encoding="utf-8")

    assert {page.uri for page in pages_in(folder, prefix="page/")} == {
        "page/more.markdown",
        "page/sub/leave.md",
        "page/travel.md",
    }


async def test_a_page_called_like_a_card_is_still_a_page(database: Database, folder: Path) -> None:
    (folder / "card").mkdir()
    (folder / "card" / "a.md").write_text(
        "---\nid: KB-XX-09\n---\n## Parrots\nFeed the parrot.\n", encoding="utf-8"
    )

    await keep_folder(database, TEAM, folder)

    async with database.reading(TEAM) as session:
        near = await found(database, "feed the parrot")
        assert near
        assert await find_cards(session, track=a_track(), snippets=near) == []
