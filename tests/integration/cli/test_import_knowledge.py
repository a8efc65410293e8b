"""A company's own pages, from a folder to what the coach cites."""

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.knowledge.search import COMPANY
from storage import knowledge
from storage.database import Database
from storage.models import Document
from tests.integration.cli.terminal import Terminal

TEAM = "T0SANDBOX"
REFUNDS = "# Refunds\n\nWe refund within 30 days.\n"
SLA = "---\ntitle: Service levels\n---\nWe answer within four hours.\n"


async def test_a_folder_becomes_the_companys_knowledge(terminal: Terminal, database: Database) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    terminal.writes("pages/support/SLA.MD", SLA)
    terminal.writes("pages/logo.png", b"\x89PNG")
    terminal.writes("pages/.obsidian/notes.md", "# Hidden\n\nNot for the coach.\n")

    said = await terminal.types("kb", "import", "pages")

    assert (said.code, said.out) == (
        0,
        "Sideline Sandbox (T0SANDBOX): 2 added, 0 updated, 0 unchanged, 0 deleted\n",
    )
    assert await uris(database) == {"page/refunds.md", "page/support/SLA.MD"}


async def test_twice_is_the_same_as_once(terminal: Terminal, database: Database) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    await terminal.types("kb", "import", "pages")

    said = await terminal.types("kb", "import", "pages")

    assert said.out == "Sideline Sandbox (T0SANDBOX): 0 added, 0 updated, 1 unchanged, 0 deleted\n"


async def test_changed_and_deleted_files_follow(terminal: Terminal, database: Database) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    terminal.writes("pages/sla.md", SLA)
    await terminal.types("kb", "import", "pages")
    terminal.writes("pages/refunds.md", REFUNDS.replace("30", "14"))
    (terminal.folder / "pages/sla.md").unlink()

    said = await terminal.types("kb", "import", "pages")

    assert said.out == "Sideline Sandbox (T0SANDBOX): 0 added, 1 updated, 0 unchanged, 1 deleted\n"
    assert await uris(database) == {"page/refunds.md"}


async def test_files_that_cannot_be_read_are_told_by_line_and_the_others_come_in(
    terminal: Terminal, database: Database
) -> None:
    terminal.writes("pages/a.md", "# Prices\n\nMüller pays\n".encode("latin-1"))
    terminal.writes("pages/b.md", "---\ntitle: x\nparts: [a\n---\nText\n")
    terminal.writes("pages/c.md", "---\nreviewed: 2026-13-45\n---\nText\n")
    terminal.writes("pages/d.md", "# Only a heading\n")
    terminal.writes("pages/e.md", "text\n\x00\n")
    terminal.writes("pages/f.md", "x" * 1_000_001)
    terminal.writes("pages/refunds.md", REFUNDS)

    said = await terminal.types("kb", "import", "pages")

    assert said.code == 1
    assert said.out.splitlines() == [
        "Sideline Sandbox (T0SANDBOX): 1 added, 0 updated, 0 unchanged, 0 deleted, 6 left out",
        "  a.md: line 3: not UTF-8 text; save the file as UTF-8",
        "  b.md: line 4: the front matter is not valid YAML",
        "  c.md: line 1: the front matter is not valid YAML",
        "  d.md: line 1: the file has no text",
        "  e.md: line 2: not a text file",
        "  f.md: the file is larger than 1000 kB; split it",
    ]
    assert await uris(database) == {"page/refunds.md"}


async def test_front_matter_that_is_never_closed_is_told_by_its_line(
    terminal: Terminal, database: Database
) -> None:
    terminal.writes("pages/open.md", "---\ntitle: Prices\n\n# Prices\n\nWe charge by the seat.\n")
    terminal.writes("pages/ruled.md", "---\n\nNote: a page may begin with a rule.\n")

    said = await terminal.types("kb", "import", "pages")

    assert (said.code, said.out.splitlines()[1:]) == (
        1,
        ["  open.md: line 1: the front matter begins here and is never closed; end it with a line of ---"],
    )
    assert await uris(database) == {"page/ruled.md"}


async def test_a_link_out_of_the_folder_is_refused(terminal: Terminal, database: Database) -> None:
    terminal.writes("secrets.md", "# Salaries\n\nNot for the coach.\n")
    terminal.writes("pages/refunds.md", REFUNDS)
    (terminal.folder / "pages/out.md").symlink_to(terminal.folder / "secrets.md")
    (terminal.folder / "pages/within.md").symlink_to(terminal.folder / "pages/refunds.md")

    said = await terminal.types("kb", "import", "pages")

    assert (said.code, said.out.splitlines()[1:]) == (
        1,
        ["  out.md: the file is a link to a place outside the folder; put a copy there"],
    )
    assert await uris(database) == {"page/refunds.md", "page/within.md"}


async def test_a_link_that_leads_nowhere_is_told(terminal: Terminal, database: Database) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    (terminal.folder / "pages/gone.md").symlink_to("nowhere.md")
    (terminal.folder / "pages/itself.md").symlink_to("itself.md")
    (terminal.folder / "pages/round").symlink_to(".")

    said = await terminal.types("kb", "import", "pages")

    assert (said.code, said.out.splitlines()[1:]) == (
        1,
        [
            "  round: the folder is a link, so nothing in it was read; put a copy there",
            "  gone.md: the file is a link that leads nowhere",
            "  itself.md: the file is a link that leads nowhere",
        ],
    )
    assert await uris(database) == {"page/refunds.md"}


async def test_a_name_that_would_steer_the_terminal_is_one_plain_line(
    terminal: Terminal, database: Database
) -> None:
    terminal.writes("pages/a\x1b[31m\nb.md", "")

    said = await terminal.types("kb", "import", "pages")

    assert said.out.splitlines()[1:] == ["  a [31m b.md: line 1: the file has no text"]


async def test_a_comment_that_is_never_closed_is_told_by_its_line(terminal: Terminal, database: Database) -> None:
    terminal.writes("pages/draft.md", "---\ntitle: Draft\n---\n\n# Prices\n\n<!-- not yet\n\nA secret.\n")

    said = await terminal.types("kb", "import", "pages")

    assert said.out.splitlines()[1:] == [
        "  draft.md: line 7: a comment begins here and is never closed; end it with -->"
    ]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("---\n---\n# Heading\n\nText.\n", "Heading"),
        ("---\ntitle: Ended by dots\n...\nText.\n", "Ended by dots"),
        ("---\ntitle: >\n  Over two\n  lines\n---\nText.\n", "Over two lines"),
        ("---\ntitle: [A, list]\n---\nText.\n", "page"),
        ("---\ntitle: 2026-11-20\n---\nText.\n", "2026-11-20"),
        ("---\n\nA rule: then text.\n\n---\n\nMore.\n", "page"),
        ("#tag\n\nEscalations\n===========\n\nText.\n", "Escalations"),
    ],
)
async def test_a_page_is_called_what_its_writer_called_it(
    terminal: Terminal, database: Database, page: str, title: str
) -> None:
    terminal.writes("pages/page.md", page)

    said = await terminal.types("kb", "import", "pages")

    assert (said.code, await titles(database)) == (0, [title])


async def test_a_file_that_broke_keeps_what_was_known_of_it(terminal: Terminal, database: Database) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    await terminal.types("kb", "import", "pages")
    terminal.writes("pages/refunds.md", "---\n[\n---\n")

    said = await terminal.types("kb", "import", "pages")

    assert (said.code, said.out.count("0 deleted, 1 left out")) == (1, 1)
    assert await uris(database) == {"page/refunds.md"}


@pytest.mark.parametrize("make", [lambda folder: None, lambda folder: folder.write_text("a file")])
async def test_a_folder_that_is_none_changes_nothing(terminal: Terminal, database: Database, make: object) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    await terminal.types("kb", "import", "pages")
    shutil.rmtree(terminal.folder / "pages")
    assert callable(make)
    make(terminal.folder / "pages")

    said = await terminal.types("kb", "import", "pages", "--allow-empty")

    assert (said.code, said.err) == (2, "sideline: pages is not a folder; nothing was changed\n")
    assert await uris(database) == {"page/refunds.md"}


async def test_an_empty_folder_forgets_everything_only_when_that_is_meant(
    terminal: Terminal, database: Database
) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    await terminal.types("kb", "import", "pages")
    terminal.writes("empty/notes.txt", "no markdown")

    refused = await terminal.types("kb", "import", "empty")
    before = await uris(database)
    meant = await terminal.types("kb", "import", "empty", "--allow-empty")

    assert (refused.code, before) == (2, {"page/refunds.md"})
    assert refused.err.startswith("sideline: empty holds no markdown file; nothing was changed (--allow-empty ")
    assert (meant.code, meant.out) == (
        0,
        "Sideline Sandbox (T0SANDBOX): 0 added, 0 updated, 0 unchanged, 1 deleted\n",
    )
    assert await uris(database) == set()


async def test_more_files_than_fit_one_transaction_come_in(terminal: Terminal, database: Database) -> None:
    for number in range(60):
        terminal.writes(f"pages/{number:02}.md", f"# Page {number}\n\nText {number}.\n")

    said = await terminal.types("kb", "import", "pages")

    assert said.out == "Sideline Sandbox (T0SANDBOX): 60 added, 0 updated, 0 unchanged, 0 deleted\n"
    assert len(await uris(database)) == 60


async def test_a_file_whose_name_is_not_text_is_told(terminal: Terminal, database: Database) -> None:
    terminal.writes("pages/refunds.md", REFUNDS)
    shutil.copy(terminal.folder / "pages/refunds.md", Path(os.fsdecode(b"pages/m\xfcnchen.md")))

    said = await terminal.types("kb", "import", "pages")

    assert (said.code, said.out.splitlines()[1]) == (1, "  m?nchen.md: the file's name is not UTF-8; rename it")


async def titles(database: Database) -> list[str]:
    async with database.reading(TEAM) as session:
        return list(await session.scalars(select(Document.title).where(Document.team_id == TEAM)))


async def uris(database: Database) -> set[str]:
    async with database.for_team(TEAM) as session:
        collection = await knowledge.get_or_add_collection(session, track=COMPANY)
        return set(await knowledge.list_content_hashes(session, collection_id=collection.id))
