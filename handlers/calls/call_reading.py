"""Fetching what somebody shared and reading a call in it, or saying why not."""

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.deps import Deps
from bot.doors import Door
from bot.errors import CannotRead, NotAConversation
from bot.meetings.taken_in import TakenIn
from handlers.blocks.call_intake import AN_IMPORT, CAME_TO_NOTHING, refusal_text
from handlers.calls.downloading import Downloaded, download
from handlers.calls.shared_calls import Shared
from handlers.slack import Slack
from integrations.aside import CameToNothing
from integrations.zoom import fetch_transcript

# They run aside, so what reads and masks a call is loaded there alone.
if TYPE_CHECKING:
    from bot.meetings.taking_in import take_in_file, take_in_notes, take_in_paste
    from integrations.crm_files.recognising import list_called
else:
    take_in_file = Door("bot.meetings.taking_in", "take_in_file")
    take_in_notes = Door("bot.meetings.taking_in", "take_in_notes")
    take_in_paste = Door("bot.meetings.taking_in", "take_in_paste")
    list_called = Door("integrations.crm_files.recognising", "list_called")  # few mistake one for a call

log = logging.getLogger("sideline.call_reading")


@dataclass(frozen=True)
class ReadCall:
    """A call that was read, and what its file is called."""

    taken_in: TakenIn
    file_name: str = ""


@dataclass(frozen=True)
class Unreadable:
    """Why nothing came of it, in words for the person."""

    text: str


async def read_call(deps: Deps, slack: Slack, shared: Shared) -> ReadCall | Unreadable:
    """What was said on the shared call. Raises `Later`, and what Slack or Zoom fail with."""
    try:
        if shared.file or shared.download or shared.name:
            return await _read_file(deps, await _fetched(slack, shared))
        take_in = take_in_notes if shared.source == "notes" else take_in_paste
        return ReadCall(await deps.aside(take_in, shared.text))
    except CannotRead as error:
        return Unreadable(refusal_text(error))
    except CameToNothing:
        log.error("reading a call came to nothing")
        return Unreadable(CAME_TO_NOTHING)


async def _read_file(deps: Deps, fetched: Downloaded) -> ReadCall | Unreadable:
    try:
        return ReadCall(await deps.aside(take_in_file, fetched.data, fetched.name), fetched.name)
    except NotAConversation:
        crm_list = list_called(fetched.data)
        if crm_list is None:
            raise
        return Unreadable(AN_IMPORT.format(name=crm_list))


async def _fetched(slack: Slack, shared: Shared) -> Downloaded:
    if shared.text:
        return Downloaded(shared.text.encode(), shared.name)
    if shared.download:
        return Downloaded(await fetch_transcript(slack.session, **shared.download), shared.name)
    return await download(slack, shared.file)
