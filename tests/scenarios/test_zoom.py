"""Zoom tells that a transcript is ready: it is offered to the host, once, and opened only after a yes."""

import hashlib
import hmac
import json
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from app import Program, assembled, connected
from bot.settings import Settings
from sandbox import Sandbox
from tests.scenarios.patience import QUICK, let_acknowledge_late
from tests.scenarios.seeing import at_rest, messages_with, shown

SECRET = "zoom-secret"
OFFER = "Zoom has the transcript of *Acme discovery* (31 min). Shall I review it?"


@pytest.fixture
async def program(sandbox: Sandbox, tmp_path: Path, new_database: Path) -> AsyncIterator[Program]:
    shutil.copy(new_database, tmp_path / "coach.db")
    values: dict[str, Any] = {
        "slack_bot_token": sandbox.bot_token,
        "slack_app_token": sandbox.app_token,
        "slack_api_url": sandbox.api_url,
        "sideline_port": 0,
        "sideline_shutdown_seconds": 2,
        "zoom_secret_token": SECRET,
        "database_url": f"sqlite+aiosqlite:///{tmp_path}/coach.db",
    }
    settings = Settings.model_validate(values)
    async with assembled(settings, patience=QUICK) as program:
        let_acknowledge_late(program)
        yield program


@pytest.fixture
async def address(program: Program) -> AsyncIterator[str]:
    """Where the program listens beside its socket."""
    async with connected(program) as how:
        found = re.search(r"(http://\S+)/webhooks/zoom", how)
        assert found
        yield found[1]


def notice(event: str = "recording.transcript_completed") -> bytes:
    file = {
        "id": "f1",
        "file_type": "TRANSCRIPT",
        "recording_type": "audio_transcript",
        "download_url": "https://us02web.zoom.us/rec/abc",
    }
    meeting = {
        "uuid": "abc==",
        "host_email": "riya@example.com",
        "topic": "Acme discovery",
        "start_time": "2026-11-20T09:00:00Z",
        "duration": 31,
        "recording_files": [file],
    }
    return json.dumps({"event": event, "payload": {"object": meeting}, "download_token": "t"}).encode()


async def sent(program: Program, address: str, body: bytes, *, secret: str = SECRET) -> tuple[int, bytes]:
    stamp = str(int(program.deps.now().timestamp()))
    signed = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    headers = {"x-zm-request-timestamp": stamp, "x-zm-signature": f"v0={signed}"}
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{address}/webhooks/zoom", data=body, headers=headers) as r,
    ):
        return r.status, await r.read()


async def test_a_ready_transcript_is_offered_once(sandbox: Sandbox, program: Program, address: str) -> None:
    answers = [await sent(program, address, notice()) for _ in range(2)]

    assert answers == [(204, b"")] * 2
    offer = await shown(sandbox, "riya", OFFER)
    assert offer.shows("Review it")
    await at_rest(program)
    assert len(messages_with(sandbox, "riya", OFFER)) == 1


async def test_not_now_leaves_it_unopened(sandbox: Sandbox, program: Program, address: str) -> None:
    await sent(program, address, notice())
    offer = await shown(sandbox, "riya", OFFER)

    await sandbox.as_person("riya").clicks("Not now", on=offer)

    left = await shown(sandbox, "riya", "I left *Acme discovery* unopened")
    assert left.ts == offer.ts
    assert not left.shows("Review it")


async def test_a_recording_without_its_transcript_is_left(
    sandbox: Sandbox, program: Program, address: str
) -> None:
    assert await sent(program, address, notice("recording.completed")) == (204, b"")

    await at_rest(program)
    assert not messages_with(sandbox, "riya", "Zoom")


async def test_zooms_challenge_is_answered(program: Program, address: str) -> None:
    body = b'{"event":"endpoint.url_validation","payload":{"plainToken":"abc"}}'

    status, answer = await sent(program, address, body)

    digest = hmac.new(SECRET.encode(), b"abc", hashlib.sha256).hexdigest()
    assert (status, json.loads(answer)) == (200, {"plainToken": "abc", "encryptedToken": digest})


async def test_what_zoom_did_not_sign_is_turned_away(sandbox: Sandbox, program: Program, address: str) -> None:
    assert await sent(program, address, notice(), secret="guessed") == (401, b"invalid signature")

    async with aiohttp.ClientSession() as http:
        async with http.post(f"{address}/webhooks/zoom", data=notice()) as plain:
            assert plain.status == 401
        async with http.post(f"{address}/slack/events", data=b"{}") as slack:
            assert slack.status == 404
        async with http.get(f"{address}/healthz") as health:
            assert health.status == 200
    await at_rest(program)
    assert not messages_with(sandbox, "riya", "Zoom")
