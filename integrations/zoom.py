"""What Zoom sends when a recording's transcript is ready, checked before anything of it is believed.

Zoom signs the bytes it sends: HMAC-SHA256 over "v0:<timestamp>:<body>" with the app's secret token
(developers.zoom.us/docs/api/webhooks). The same request may come again, for hours.
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import aiohttp
from pydantic import BaseModel, ValidationError

from bot.errors import CannotRead
from integrations.bodies import limited

MOST_AGE = timedelta(minutes=5)
HOST = "zoom.us"
CHALLENGE = "endpoint.url_validation"
MOST_REDIRECTS = 5


class RecordingGone(CannotRead):
    """Zoom does not hand the transcript out any more: its token has run out, or the recording is deleted."""

    code = "E-ZOOM-GONE"
    user_message = "Zoom doesn't hand me that transcript any more. Download the .vtt from Zoom and drop it here."


@dataclass(frozen=True)
class Recording:
    """One transcript that is ready to be fetched; `key` is the same however often Zoom tells of it."""

    key: str
    host_email: str
    topic: str
    started_at: str
    minutes: int
    url: str
    token: str

    def packed(self) -> dict[str, Any]:
        """As it is kept until the person has answered."""
        return asdict(self)


class _File(BaseModel):
    id: str = ""
    file_type: str = ""
    recording_type: str = ""
    download_url: str = ""
    status: str = "completed"


class _Meeting(BaseModel):
    uuid: str
    host_email: str = ""
    topic: str = ""
    start_time: str = ""
    duration: int = 0
    recording_files: list[_File] = []


class _Payload(BaseModel):
    object: _Meeting


class _Notice(BaseModel):
    event: Literal["recording.transcript_completed"]
    payload: _Payload
    download_token: str = ""


def is_from_zoom(secret: str, *, timestamp: str, signature: str, body: bytes, now: datetime) -> bool:
    """True for a request that Zoom signed in the last five minutes."""
    if not timestamp.isascii() or not timestamp.isdigit() or len(timestamp) > 15:
        return False
    if abs(now.timestamp() - int(timestamp)) > MOST_AGE.total_seconds():
        return False
    expected = f"v0={_signed(secret, b'v0:' + timestamp.encode() + b':' + body)}"
    return hmac.compare_digest(expected.encode(), signature.encode("latin-1", errors="replace"))


def challenge_answer(secret: str, body: bytes) -> dict[str, str] | None:
    """What Zoom wants to hear when an administrator enters our address; None for any other request."""
    try:
        notice = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(notice, dict) or notice.get("event") != CHALLENGE:
        return None
    plain = (notice.get("payload") or {}).get("plainToken") if isinstance(notice.get("payload"), dict) else None
    if not isinstance(plain, str) or not plain.isascii():
        return None
    return {"plainToken": plain, "encryptedToken": _signed(secret, plain.encode())}


def recordings_in(body: bytes) -> list[Recording]:
    """The transcripts a notice tells of; none for any other event, or for one that cannot be read."""
    try:
        notice = _Notice.model_validate_json(body)
    except ValidationError:
        return []
    meeting = notice.payload.object
    return [
        Recording(
            key=f"zoom:{meeting.uuid}:{file.id or 'transcript'}",
            host_email=meeting.host_email.casefold(),
            topic=meeting.topic,
            started_at=meeting.start_time,
            minutes=meeting.duration,
            url=file.download_url,
            token=notice.download_token,
        )
        for file in meeting.recording_files
        if _is_transcript(file) and is_zooms(file.download_url)
    ]


def is_zooms(url: str) -> bool:
    """True for an https address at Zoom: nowhere else may a token, or a request of ours, be sent."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").casefold()
    is_known = host == HOST or host.endswith(f".{HOST}")
    return parts.scheme == "https" and is_known and parts.username is None and port in (None, 443)


async def fetch_transcript(session: aiohttp.ClientSession, *, url: str, token: str) -> bytes:
    """The transcript, from Zoom's own hosts only. Raises CannotRead, and what aiohttp fails with.

    Zoom answers with a redirect to another of its hosts, which needs no token.
    """
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    for _ in range(MOST_REDIRECTS):
        if not is_zooms(url):
            raise RecordingGone
        async with session.get(url, headers=headers, allow_redirects=False) as response:
            if 300 <= response.status < 400:
                url, headers = urljoin(url, response.headers.get("Location", "")), {}
                continue
            if 400 <= response.status < 500:
                raise RecordingGone
            response.raise_for_status()
            return await limited(response)
    raise RecordingGone


def _is_transcript(file: _File) -> bool:
    return file.file_type == "TRANSCRIPT" or file.recording_type == "audio_transcript"


def _signed(secret: str, message: bytes) -> str:
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
