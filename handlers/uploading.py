"""Files of ours: handing Slack the bytes, and showing them once.

A file cannot carry a delivery's key as a message can. But Slack names it before anybody sees it, so a
file whose showing was never confirmed is looked for by that name.
"""

import asyncio
import logging
from datetime import datetime

from slack_sdk.errors import SlackApiError

from handlers.failures import code_of, is_refusal
from handlers.looking import messages_around
from handlers.slack import Slack

log = logging.getLogger("sideline.uploading")

READY_AFTER = (0.2, 0.5, 1, 2)
"""Slack takes a moment to look at an image before a message may show it: the pauses between questions."""


async def upload(slack: Slack, *, filename: str, content: bytes) -> str:
    """Hand Slack the bytes, which nobody sees yet; the file's id."""
    place = await slack.posting.files_getUploadURLExternal(filename=filename, length=len(content))
    async with slack.session.post(str(place["upload_url"]), data=content) as answer:
        answer.raise_for_status()
    return str(place["file_id"])


async def finish_image(slack: Slack, file_id: str, *, title: str) -> None:
    """Make an uploaded image one that a block may show, and wait until Slack has looked at it.

    Asking needs a permission of its own; without it the image is taken as ready.
    """
    await slack.posting.files_completeUploadExternal(files=[{"id": file_id, "title": title}])
    for pause in (*READY_AFTER, 0):
        try:
            answer = await slack.reading.files_info(file=file_id)
        except SlackApiError as error:
            if not is_refusal(error):
                raise
            log.info("asking about an image failed: %s", code_of(error))
            return
        if answer["file"].get("mimetype"):
            return
        await asyncio.sleep(pause)


def is_file(name: str) -> bool:
    """True for Slack's name of a file, False for the `ts` of a message."""
    return name.startswith("F")


async def show_file(slack: Slack, file_id: str, *, channel: str, title: str, comment: str) -> None:
    """Show an uploaded file in a channel."""
    await slack.posting.files_completeUploadExternal(
        files=[{"id": file_id, "title": title}], channel_id=channel, initial_comment=comment
    )


async def is_shown(slack: Slack, file_id: str, *, channel: str, since: datetime) -> bool:
    """True when an earlier attempt, whose answer was lost, brought the file there."""
    around = await messages_around(slack, since, channel=channel, thread_ts=None)
    return any(file["id"] == file_id for message in around for file in message.get("files") or ())
