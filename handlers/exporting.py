"""Giving somebody everything we hold about them, in one file."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from bot.deps import Deps
from handlers.blocks.privacy import export_markdown
from handlers.people import direct_channel
from handlers.slack import Slack
from handlers.uploading import is_shown, show_file, upload
from storage import agenda, people, privacy
from storage.agenda import AgendaRow

FILENAME = "my-coach-data.zip"
TITLE = "Everything I keep about you"
COMMENT = "Everything I keep about you, as JSON for a program and as Markdown to read. 🔒 Only you"


async def run_export(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: a zip with the rows as JSON and as Markdown, shown once in the direct messages."""
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id or 0)
        rows = await privacy.export_person(session, person_id=person.id)
    channel = await direct_channel(deps, slack, person)
    if "file" not in row.memo:
        row.memo["file"] = await upload(slack, filename=FILENAME, content=zipped(rows))
        async with deps.database.for_team(row.team_id) as session:
            await agenda.save_memo(session, row=row)
    elif await is_shown(slack, row.memo["file"], channel=channel, since=row.due_at):
        return None
    await show_file(slack, row.memo["file"], channel=channel, title=TITLE, comment=COMMENT)
    return None


def zipped(rows: dict[str, list[dict[str, Any]]]) -> bytes:
    """The rows as a zip of two files: `data.json` for a program, `data.md` to read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        archive.writestr("data.md", export_markdown(rows))
    return buffer.getvalue()
