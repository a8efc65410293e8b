"""Keeping markdown files as knowledge: the library we ship, and a company's own folder.

Only changed files are parsed and only changed passages are written. A file that cannot be read is
reported by name and the rest is kept.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NoReturn

from bot.knowledge.cards import SituationCard, read_card, split_front_matter
from bot.knowledge.markdown import plainer, readable
from bot.knowledge.passages import Passage, cite_id, first_heading, passages_of
from bot.knowledge.search import CARD_URI, COMPANY, PAGE_URI, SHARED
from bot.packs import ContentError
from storage import knowledge
from storage.database import Database, Session
from storage.models import LIBRARY

MOST_BYTES = 1_000_000
AT_ONCE = 50
"""Files in one transaction: few enough that nobody who writes at the same time waits for long."""
MARKDOWN = {".md", ".markdown"}
FORMAT = "2"


@dataclass(frozen=True)
class Page:
    """One markdown file: where it stands in its folder, and its bytes; `problem` if it has none to give."""

    uri: str
    name: str
    content: bytes
    problem: str = ""

    @property
    def content_hash(self) -> str:
        """Changes when the file or the way we cut files changes."""
        return hashlib.sha256(FORMAT.encode() + self.content).hexdigest()


@dataclass
class ImportReport:
    """What an import did: counts by outcome, and one line for every file it could not take."""

    counts: dict[str, int] = field(
        default_factory=lambda: {"added": 0, "updated": 0, "unchanged": 0, "deleted": 0}
    )
    problems: list[str] = field(default_factory=list)

    @property
    def has_changed_anything(self) -> bool:
        """False when all files were as they had been."""
        return any(count for outcome, count in self.counts.items() if outcome != "unchanged")


async def keep_library(database: Database, content: Path) -> ImportReport:
    """Bring the shipped library in the database in line with `content/`. Raises `ContentError`."""
    report = ImportReport()
    folders = {path.parent.name: path for path in sorted((content / "tracks").glob("*/knowledge"))}
    for track, folder in [*folders.items(), (SHARED, content / "shared" / "knowledge")]:
        prefix = "note/" if track == SHARED else CARD_URI
        await keep_pages(database, LIBRARY, track=track, pages=pages_in(folder, prefix=prefix), report=report)
    if report.problems:
        raise ContentError("; ".join(report.problems))
    return report


async def keep_folder(
    database: Database, team_id: str, folder: Path, *, allow_empty: bool = False
) -> ImportReport:
    """Make a company's knowledge exactly what is in `folder`: new, changed and deleted files follow.

    Raises `ContentError`, and changes nothing, when there is no such folder, or no markdown file in it
    and `allow_empty` does not say that this is meant.
    """
    pages = _required_pages(folder, allow_empty=allow_empty)
    report = ImportReport()
    await keep_pages(database, team_id, track=COMPANY, pages=pages, report=report)
    if report.counts["added"] or report.counts["updated"]:
        await database.refresh_statistics()
    return report


def _required_pages(folder: Path, *, allow_empty: bool) -> list[Page]:
    if not folder.is_dir():
        raise ContentError(f"{folder} is not a folder; nothing was changed")
    pages = pages_in(folder, prefix=PAGE_URI)
    if not pages and not allow_empty:
        raise ContentError(
            f"{folder} holds no markdown file; nothing was changed (--allow-empty would forget all knowledge)"
        )
    return pages


def pages_in(folder: Path, *, prefix: str) -> list[Page]:
    """Every markdown file under a folder, in a stable order; hidden ones are left out. Raises `ContentError`."""
    inside = folder.resolve()
    return [_page(path, path.relative_to(folder).as_posix(), prefix, inside) for path in _pages_meant(folder)]


def _pages_meant(folder: Path) -> Iterator[Path]:
    """Also links to folders, in which nothing is looked for, so that each can be named."""
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in folders if os.path.islink(os.path.join(place, name)))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.casefold() not in MARKDOWN or name.startswith("."):
                continue
            if path.is_file() or _leads_nowhere(path):
                yield path


def _leads_nowhere(path: Path) -> bool:
    """A link to nothing, or to itself: somebody meant it to be a page."""
    return path.is_symlink() and not os.path.exists(path)


def _refuse(error: OSError) -> NoReturn:
    """A folder we may not look into is not a folder whose files were deleted."""
    raise ContentError(f"{error.filename} cannot be read: {error.strerror}; nothing was changed") from None


def _page(path: Path, name: str, prefix: str, inside: Path) -> Page:
    try:
        name.encode()
        if _leads_nowhere(path):
            return Page(prefix + name, name, b"", "the file is a link that leads nowhere")
        if path.is_dir():
            return Page(
                prefix + name, name, b"", "the folder is a link, so nothing in it was read; put a copy there"
            )
        if not path.resolve().is_relative_to(inside):
            return Page(
                prefix + name, name, b"", "the file is a link to a place outside the folder; put a copy there"
            )
        return Page(prefix + name, name, path.read_bytes())
    except UnicodeEncodeError:
        shown = name.encode(errors="replace").decode()
        return Page(prefix + shown, shown, b"", "the file's name is not UTF-8; rename it")
    except OSError as error:
        return Page(prefix + name, name, b"", f"the file cannot be read: {error.strerror}")


async def keep_pages(
    database: Database, team_id: str, *, track: str, pages: Sequence[Page], report: ImportReport
) -> None:
    """Write what changed and delete what is gone, in the collection of one track.

    Some files at a time: on SQLite others wait while one writes. Broken off, it is made whole by the next import.
    """
    for start in range(0, len(pages), AT_ONCE):
        async with database.for_team(team_id) as session:
            await _keep_some(session, track, pages[start : start + AT_ONCE], report)
    async with database.for_team(team_id) as session:
        collection_id = (await knowledge.get_or_add_collection(session, track=track)).id
        report.counts["deleted"] += await knowledge.delete_documents_not_in(
            session, collection_id=collection_id, uris={page.uri for page in pages}
        )


async def _keep_some(session: Session, track: str, pages: Sequence[Page], report: ImportReport) -> None:
    collection_id = (await knowledge.get_or_add_collection(session, track=track)).id
    known = await knowledge.list_content_hashes(session, collection_id=collection_id)
    for page in pages:
        if not page.problem and known.get(page.uri) == page.content_hash:
            report.counts["unchanged"] += 1
            continue
        try:
            report.counts[await _keep(session, collection_id, page)] += 1
        except ContentError as error:
            report.problems.append(f"{page.name}: {error}")


async def _keep(session: Session, collection_id: int, page: Page) -> str:
    if page.problem:
        raise ContentError(page.problem)
    text = read_text(page.content)
    head, written = split_front_matter(text)
    body = plainer(written, first_line=text.count("\n") - written.count("\n") + 1)
    card = read_card(head) if page.uri.startswith(CARD_URI) else None
    title = (
        card.title
        if card
        else _word(head, "title") or first_heading(body) or " ".join(Path(page.name).stem.split())
    )
    passages = passages_of(page.uri, title, body)
    kept = [_kept(passage, _label(passage, head, title)) for passage in passages]
    if card:
        kept.insert(0, _card_summary(page.uri, card))
    if not kept:
        raise ContentError("line 1: the file has no text")
    return await knowledge.replace_document(
        session,
        collection_id=collection_id,
        uri=page.uri,
        title=title,
        content_hash=page.content_hash,
        card=card.model_dump() if card else None,
        passages=kept,
    )


def read_text(content: bytes) -> str:
    """The file's text. Raises `ContentError` naming the line when it is not UTF-8 or is too large."""
    if len(content) > MOST_BYTES:
        raise ContentError(f"the file is larger than {MOST_BYTES // 1000} kB; split it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ContentError(f"line {line}: not UTF-8 text; save the file as UTF-8") from error
    if "\x00" in text:
        raise ContentError(f"line {text[: text.index(chr(0))].count(chr(10)) + 1}: not a text file")
    return readable(text.replace("\r\n", "\n").replace("\r", "\n"))


def _word(head: Mapping[str, object], name: str) -> str:
    """What the front matter says under the name, in one line; "" for nothing, and for what is more than a word."""
    value = head.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int | float | date) and value else ""


def _label(passage: Passage, head: Mapping[str, object], title: str) -> str:
    if name := _word(head, "id"):
        return f"{name} §{passage.section}"
    return passage.heading_path.replace(" > ", " › ") or title


def _kept(passage: Passage, label: str) -> knowledge.PassageToKeep:
    return knowledge.PassageToKeep(
        cite=passage.cite,
        label=label,
        heading_path=passage.heading_path,
        body=passage.body,
        search_text=f"{passage.heading_path}\n{passage.body}",
        ordinal=passage.ordinal,
    )


def _card_summary(uri: str, card: SituationCard) -> knowledge.PassageToKeep:
    """The card's own plan as a passage: what a model may cite, and where strangers' wordings are found."""
    names: dict[str, str] = {}
    steps = [f"- {card.filled(step.title, names)} ({step.when.replace('_', ' ')}): " for step in card.steps]
    lines = [
        line + card.filled("; ".join(step.bullets), names) for line, step in zip(steps, card.steps, strict=True)
    ]
    body = "\n".join([card.filled(card.situation, names), *lines])
    return knowledge.PassageToKeep(
        cite=cite_id(uri, card.title, -1),
        label=card.id,
        heading_path=card.title,
        body=body,
        search_text="\n".join([card.title, *card.match, card.situation]),
        ordinal=-1,
    )
