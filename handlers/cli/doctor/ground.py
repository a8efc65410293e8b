"""Whether the database can be used, and what is in it. Only looks: nothing is made or brought up to date."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bot.knowledge.search import COMPANY, SHARED
from bot.numbers import so_many
from bot.packs import ContentError
from bot.settings import Settings
from bot.tracks import load_tracks
from handlers.cli.doctor.clocks import clock_finding
from handlers.cli.doctor.finding import Finding, absent, broken, fine
from handlers.cli.ground import is_sqlite
from storage import knowledge, teams
from storage.database import Database
from storage.database import now as database_now
from storage.migrations import HEAD, Standing
from storage.models import LIBRARY

MOST_SECONDS_APART = 2
NEXT_START = "the next start sees to it"


def content_finding(content: Path, framework: str) -> tuple[Finding, list[str]]:
    """Whether the tracks can be read as they are shipped and set, and their ids."""
    try:
        tracks = load_tracks(content, framework=framework)
    except ContentError as problem:
        return broken("Content", str(problem), "put the file back as it was, or mend it"), []
    return fine("Content", so_many(len(tracks.by_id), "track")), list(tracks.by_id)


def file_finding(settings: Settings) -> Finding | None:
    """What stands in the way before the database is even asked; None when nothing does."""
    file = settings.database_file
    if file is None:
        return None
    if not file.exists():
        return _place_finding(file)
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return broken("Database", f"{file} cannot be written", "give this user the file and its folder")
    if not is_sqlite(file):
        return broken("Database", f"{file} is not a SQLite database", "change DATABASE_URL, or move the file away")
    return None


def _place_finding(file: Path) -> Finding:
    """Whether the first start will be able to make the file."""
    nearest = next(folder for folder in file.absolute().parents if folder.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return absent("Database", f"{file} is not there yet", "the first start makes it")
    return broken("Database", f"{file} cannot be made in {nearest}", "make the folder, or change DATABASE_URL")


async def database_findings(
    database: Database, track_ids: Sequence[str], now: Callable[[], datetime]
) -> list[Finding]:
    """Tables, clock, library and the teams' own knowledge. Raises what the database raises."""
    standing = await database.standing()
    if standing.version and not standing.is_ahead and (misfit := await database.misfit()):
        return [_misfit_finding(standing, misfit)]
    if not standing.is_usable:
        return [_unusable_finding(standing)]
    return [
        _tables_finding(standing),
        *await _role_findings(database),
        await _clock_finding(database, now),
        await _library_finding(database, track_ids),
        *await _knowledge_findings(database),
    ]


def _misfit_finding(standing: Standing, misfit: str) -> Finding:
    says = f"its tables are not those of version {standing.version}, which it says it has: {misfit}"
    return broken("Database", says, "restore the backup, then upgrade again")


def _unusable_finding(standing: Standing) -> Finding:
    if standing.is_ahead:
        says = f"its tables are of version {standing.version}, and this program knows {HEAD}"
        return broken("Database", says, "start the newer program, or restore the backup made before it")
    if not standing.version:
        return absent("Database", "reachable; it has no tables yet", "the first start makes them")
    says = f"reachable; its tables are of version {standing.version}, this program's of {HEAD}"
    return absent("Database", says, "make a backup; the next start brings them up to date")


def _tables_finding(standing: Standing) -> Finding:
    if standing.is_ahead:
        says = (
            f"reachable; a newer program brought its tables to version {standing.version}, this one knows {HEAD}"
        )
        return absent("Database", f"{says} and can work with them", "upgrade this one too")
    return fine("Database", "reachable, and its tables are up to date")


async def _role_findings(database: Database) -> list[Finding]:
    if not await database.is_past_row_security():
        return []
    says = "our role is a superuser, so the server does not keep workspaces apart; Sideline's own filter does"
    return [absent("Row security", says, "give Sideline a role of its own, as docs/operations.md says")]


async def _clock_finding(database: Database, now: Callable[[], datetime]) -> Finding:
    async with database.reading_all_teams() as session:
        asked_at = now()
        theirs = await database_now(session)
    return clock_finding(
        "the database's", theirs, asked_at=asked_at, told_at=now(), most_seconds=MOST_SECONDS_APART
    )


async def _library_finding(database: Database, track_ids: Sequence[str]) -> Finding:
    count = await _count(database, LIBRARY, [*track_ids, SHARED])
    if not count:
        return absent("Library", "not loaded yet", NEXT_START)
    return fine("Library", so_many(count, "passage"))


async def _knowledge_findings(database: Database) -> list[Finding]:
    async with database.reading_all_teams() as session:
        known = await teams.list_teams(session)
    if not known:
        return [absent("Workspace", "none yet", "start Sideline once")]
    return [await _knowledge_finding(database, team.team_id, team.name) for team in known]


async def _knowledge_finding(database: Database, team_id: str, name: str) -> Finding:
    subject = f"Knowledge of {name} ({team_id})"
    count = await _count(database, team_id, [COMPANY])
    if not count:
        return absent(subject, "none of its own", "sideline kb import FOLDER")
    return fine(subject, so_many(count, "passage"))


async def _count(database: Database, team_id: str, tracks: Sequence[str]) -> int:
    async with database.reading(team_id) as session:
        collections = await knowledge.list_collections(session, tracks=tracks)
        return await knowledge.count_snippets(session, collection_ids=collections)
