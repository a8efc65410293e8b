"""Giving somebody everything we hold about them, in one file.

A file cannot carry a delivery's key as a message can. But Slack names it before anybody sees it, so
a file whose showing was never confirmed is looked for by that name.
"""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from bot.deps import Deps
from handlers.blocks.privacy import export_markdown
from handlers.looking import messages_around
from handlers.people import direct_channel
from handlers.slack import Slack
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
        row.memo["file"] = await _uploaded(slack, _zipped(rows))
        async with deps.database.for_team(row.team_id) as session:
            await agenda.save_memo(session, row=row)
    elif await _is_shown(slack, row, channel):
        return None
    await slack.posting.files_completeUploadExternal(
        files=[{"id": row.memo["file"], "title": TITLE}], channel_id=channel, initial_comment=COMMENT
    )
    return None


async def _uploaded(slack: Slack, content: bytes) -> str:
    """Hand Slack the bytes, which nobody sees yet; the file's id."""
    place = await slack.posting.files_getUploadURLExternal(filename=FILENAME, length=len(content))
    async with slack.session.post(str(place["upload_url"]), data=content) as answer:
        answer.raise_for_status()
    return str(place["file_id"])


async def _is_shown(slack: Slack, row: AgendaRow, channel: str) -> bool:
    """True when an earlier attempt, whose answer was lost, brought the file there."""
    around = await messages_around(slack, row.due_at, channel=channel, thread_ts=None)
    return any(file["id"] == row.memo["file"] for message in around for file in message.get("files") or ())


def _zipped(rows: dict[str, list[dict[str, Any]]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        archive.writestr("data.md", export_markdown(rows))
    return buffer.getvalue()
