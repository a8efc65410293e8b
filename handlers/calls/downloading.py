"""Fetching a file somebody shared in Slack, from Slack's own hosts only.

Slack answers a download it does not allow with a sign-in page and status 200, and it names files it
has deleted, keeps elsewhere, or is not ready to hand out; each of these has its own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.errors import CannotRead, FileIsAudio, FileIsImage, FileTooLarge
from bot.meetings.taken_in import MOST_BYTES
from handlers.failures import code_of, is_refusal
from handlers.jobs import Later
from handlers.slack import Slack
from integrations.bodies import limited

SLACKS_HOSTS = ("slack.com", "slack-files.com")
NOT_READY_SECONDS = 2.0
ELSEWHERE = {"external", "gdoc", "gsheet", "gpres", "space", "quip", "canvas", "list"}
GONE_MODES = {"tombstone", "hidden_by_limit"}
GONE_CODES = {"file_not_found", "file_deleted"}


class FileGone(CannotRead):
    """Deleted while it was being read, or hidden by the plan's limits."""

    code = "E-FILE-GONE"
    user_message = "That file is no longer in Slack, so I could not read it. Drop it here again."


class FileElsewhere(CannotRead):
    """A link to a document that is kept outside of Slack, or that Slack keeps as its own kind of page."""

    code = "E-FILE-LINK"
    user_message = "That file is only linked here, so I can't open it. Download it and drop the file itself."


class FileNotForUs(CannotRead):
    """Slack does not let the bot have it."""

    code = "E-FILE-ACCESS"
    user_message = (
        "Slack won't let me open that file. Drop it in our direct messages; if it happens there too, an "
        "administrator needs to reinstall me with the right to read files."
    )


@dataclass(frozen=True)
class Downloaded:
    """The bytes of a file, and what it is called."""

    data: bytes
    name: str


async def download(slack: Slack, file: Mapping[str, Any]) -> Downloaded:
    """The file Slack described. Raises CannotRead for what will not change, `Later` for what may.

    At most 5 MB are read, whatever size was announced.
    """
    refuse_by_kind(file)
    url = _url_of(file)
    if file.get("file_access") == "check_file_info" or not url:
        file = await _asked_again(slack, file)
        refuse_by_kind(file)
        url = _url_of(file)
    if not url:
        raise Later(NOT_READY_SECONDS)
    if not is_slacks(url, slack.reading.base_url):
        raise FileElsewhere
    data = await _fetched(slack, url, is_page=str(file.get("mimetype", "")).startswith("text/html"))
    return Downloaded(data, str(file.get("name") or file.get("title") or ""))


def is_slacks(url: str, api_url: str) -> bool:
    """True for an address our token may be shown to: https at Slack, or where the Web API itself is."""
    wanted, api = urlsplit(url), urlsplit(api_url)
    if (wanted.scheme, wanted.netloc) == (api.scheme, api.netloc):
        return True
    host = wanted.netloc.removesuffix(":443")  # with a name or another port it is none of these
    is_known = any(host == known or host.endswith(f".{known}") for known in SLACKS_HOSTS)
    return wanted.scheme == "https" and is_known and "@" not in host


def _url_of(file: Mapping[str, Any]) -> str:
    return str(file.get("url_private_download") or file.get("url_private") or "")


def refuse_by_kind(file: Mapping[str, Any]) -> None:
    """Raise `CannotRead` for what need not be fetched to know that it cannot be read."""
    kind = str(file.get("mimetype") or "").partition("/")[0]
    if file.get("mode") in GONE_MODES or file.get("file_access") == "file_not_found":
        raise FileGone
    if file.get("file_access") == "access_denied":
        raise FileNotForUs
    if file.get("is_external") or file.get("mode") in ELSEWHERE:
        raise FileElsewhere
    if kind in ("audio", "video"):
        raise FileIsAudio
    if kind == "image":
        raise FileIsImage
    if int(file.get("size") or 0) > MOST_BYTES:
        raise FileTooLarge


async def _asked_again(slack: Slack, file: Mapping[str, Any]) -> dict[str, Any]:
    """What Slack says about the file now."""
    try:
        answer = await slack.reading.files_info(file=str(file.get("id", "")))
    except SlackApiError as error:
        if code_of(error) in GONE_CODES:
            raise FileGone from error
        if is_refusal(error):
            raise FileNotForUs from error
        raise
    known: dict[str, Any] = answer.get("file") or {}
    return known


async def _fetched(slack: Slack, url: str, *, is_page: bool) -> bytes:
    headers = {"Authorization": f"Bearer {slack.reading.token}"}
    async with slack.session.get(url, headers=headers, allow_redirects=False) as response:
        _refuse_by_status(response)
        if response.content_type == "text/html" and not is_page:
            raise FileNotForUs
        return await limited(response)


def _refuse_by_status(response: aiohttp.ClientResponse) -> None:
    """A redirect is never followed: it would carry our token along, and mostly leads to a sign-in page."""
    if response.status in (404, 410):
        raise FileGone
    if 300 <= response.status < 400 or response.status in (401, 403):
        raise FileNotForUs
    if response.status == 429:
        raise Later(float(response.headers.get("Retry-After") or NOT_READY_SECONDS))
    response.raise_for_status()
