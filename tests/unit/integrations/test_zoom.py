"""What Zoom sends: signed over its bytes, from Zoom's hosts, and about a transcript."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import FileTooLarge
from integrations.zoom import (
    RecordingGone,
    challenge_answer,
    fetch_transcript,
    is_from_zoom,
    is_zooms,
    recordings_in,
)

SECRET = "zoom-secret"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
HALF_A_PAIR = b'{"event":"endpoint.url_validation","payload":{"plainToken":"\\ud800"}}'
STAMP = str(int(NOW.timestamp()))
FILE_URL = "https://us02web.zoom.us/rec/webhook_download/abc"


def signature(body: bytes, *, stamp: str = STAMP, secret: str = SECRET) -> str:
    message = b"v0:" + stamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def notice(event: str = "recording.transcript_completed", **file: Any) -> bytes:
    transcript = {
        "id": "f1",
        "file_type": "TRANSCRIPT",
        "file_extension": "VTT",
        "recording_type": "audio_transcript",
        "download_url": FILE_URL,
        "status": "completed",
        **file,
    }
    meeting = {
        "id": 123,
        "uuid": "/abc==",
        "host_email": "Riya@Example.com",
        "topic": "Acme — discovery",
        "start_time": "2026-11-20T09:00:00Z",
        "duration": 31,
        "recording_files": [{"id": "f0", "file_type": "MP4", "download_url": FILE_URL}, transcript],
    }
    whole = {"event": event, "event_ts": 1, "payload": {"object": meeting}, "download_token": "t"}
    return json.dumps(whole, ensure_ascii=False).encode()


def test_what_zoom_signed_is_believed_also_with_letters_beyond_ascii() -> None:
    body = notice()

    assert is_from_zoom(SECRET, timestamp=STAMP, signature=signature(body), body=body, now=NOW)


@pytest.mark.parametrize(
    ("stamp", "signed"),
    [
        (STAMP, "v0=00"),
        (STAMP, ""),
        (STAMP, "v0=ü"),
        ("", signature(notice())),
        ("no number", signature(notice())),
        ("9" * 400, signature(notice())),
        (STAMP, signature(notice(), secret="another")),
        (STAMP, signature(notice() + b" ")),
        (str(int(STAMP) - 301), signature(notice(), stamp=str(int(STAMP) - 301))),
        (str(int(STAMP) + 301), signature(notice(), stamp=str(int(STAMP) + 301))),
    ],
)
def test_what_is_forged_or_old_is_not_believed(stamp: str, signed: str) -> None:
    assert not is_from_zoom(SECRET, timestamp=stamp, signature=signed, body=notice(), now=NOW)


def test_the_challenge_is_answered_with_the_token_signed() -> None:
    body = b'{"event":"endpoint.url_validation","payload":{"plainToken":"qgg8vlvZRS6UYooatFL8Aw"}}'

    answer = challenge_answer(SECRET, body)

    digest = hmac.new(SECRET.encode(), b"qgg8vlvZRS6UYooatFL8Aw", hashlib.sha256).hexdigest()
    assert answer == {"plainToken": "qgg8vlvZRS6UYooatFL8Aw", "encryptedToken": digest}


@pytest.mark.parametrize(
    "body", [notice(), b"[]", b"{", b'{"event":"endpoint.url_validation","payload":[1]}', HALF_A_PAIR]
)
def test_nothing_else_is_a_challenge(body: bytes) -> None:
    assert challenge_answer(SECRET, body) is None


def test_a_ready_transcript_is_found_among_the_files() -> None:
    (recording,) = recordings_in(notice())

    assert (recording.key, recording.host_email) == ("zoom:/abc==:f1", "riya@example.com")
    assert (recording.topic, recording.minutes, recording.token) == ("Acme — discovery", 31, "t")


@pytest.mark.parametrize(
    "body",
    [
        notice("recording.completed"),
        notice(download_url="https://evil.example/zoom.us"),
        notice(file_type="CHAT", recording_type="chat_file"),
        b"{}",
        b"[]",
        b"\xff",
        b'{"event":"recording.transcript_completed","payload":{}}',
    ],
)
def test_nothing_is_made_of_anything_else(body: bytes) -> None:
    assert recordings_in(body) == []


@pytest.mark.parametrize("url", ["https://zoom.us/rec", FILE_URL, "https://us02web.zoom.us:443/x"])
def test_zooms_hosts_are_known(url: str) -> None:
    assert is_zooms(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://zoom.us/rec",
        "https://evilzoom.us/rec",
        "https://zoom.us.evil.example/rec",
        "https://zoom.us@evil.example/rec",
        "https://user@zoom.us/rec",
        "https://zoom.us:8443/rec",
        "https://zoom.us:port/rec",
        "file:///etc/passwd",
        "https://169.254.169.254/",
        "",
    ],
)
def test_no_other_address_is_zooms(url: str) -> None:
    assert not is_zooms(url)


@dataclass
class Response:
    """As much of aiohttp's answer as is looked at."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    content_length: int | None = None

    @property
    def content(self) -> "Response":
        return self

    async def iter_chunked(self, size: int) -> AsyncIterator[bytes]:
        for start in range(0, len(self.body), size):
            yield self.body[start : start + size]

    def raise_for_status(self) -> None:
        assert self.status < 400


class Session:
    """Answers in turn, and remembers what was asked."""

    def __init__(self, *answers: Response) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, dict[str, str]]] = []

    @asynccontextmanager
    async def get(self, url: str, *, headers: dict[str, str], allow_redirects: bool) -> AsyncIterator[Response]:
        assert not allow_redirects
        self.asked.append((url, headers))
        yield self.answers.pop(0)


async def fetched(session: Session) -> bytes:
    return await fetch_transcript(session, url=FILE_URL, token="secret")  # type: ignore[arg-type]


async def test_the_token_goes_to_the_first_host_only() -> None:
    moved = Response(302, headers={"Location": "https://ssrweb.zoom.us/file"})
    session = Session(moved, Response(200, b"WEBVTT"))

    assert await fetched(session) == b"WEBVTT"
    assert session.asked == [
        (FILE_URL, {"Authorization": "Bearer secret"}),
        ("https://ssrweb.zoom.us/file", {}),
    ]


@pytest.mark.parametrize(
    "answers",
    [
        [Response(302, headers={"Location": "https://evil.example/file"})],
        [Response(302)] * 6,
        [Response(401)],
        [Response(404)],
    ],
)
async def test_a_transcript_that_is_not_to_be_had_is_said_to_be_gone(answers: list[Response]) -> None:
    with pytest.raises(RecordingGone):
        await fetched(Session(*answers))


async def test_no_more_is_read_than_a_transcript_has() -> None:
    with pytest.raises(FileTooLarge):
        await fetched(Session(Response(200, b"x" * 5_000_001)))
    with pytest.raises(FileTooLarge):
        await fetched(Session(Response(200, content_length=6_000_000)))
