"""The same coach over HTTP: signed requests are answered, everything else is turned away without a trace."""

import hashlib
import hmac
import json
import logging
import re
import shutil
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
import pytest

from app import Program, assembled, connected
from bot.api_tokens import checked_scopes, new_token
from bot.settings import Settings
from handlers.connection import CannotConnect
from sandbox import Sandbox
from storage import api_tokens
from storage.models import Person
from tests.scenarios.asking import PROMOTED
from tests.scenarios.patience import QUICK, let_acknowledge_late
from tests.scenarios.saving import saves
from tests.scenarios.seeing import at_rest, eventually, heard, messages_with, modal, rows, shown, whispered
from tests.scenarios.test_journal_full import no_room_for

PLAN = "Champion promoted"
SECRET = "sandbox-signing-secret"
EVENT = b'{"type":"event_callback","event":{"type":"message","text":"a secret plan"}}'


@pytest.fixture
def settings(sandbox: Sandbox, tmp_path: Path, new_database: Path) -> Settings:
    shutil.copy(new_database, tmp_path / "coach.db")
    values: dict[str, Any] = {
        "slack_bot_token": sandbox.bot_token,
        "slack_signing_secret": SECRET,
        "slack_api_url": sandbox.api_url,
        "sideline_mode": "http",
        "sideline_port": 0,
        "sideline_shutdown_seconds": 2,
        "database_url": f"sqlite+aiosqlite:///{tmp_path}/coach.db",
    }
    return Settings.model_validate(values)


@pytest.fixture
async def program(settings: Settings) -> AsyncIterator[Program]:
    async with assembled(settings, patience=QUICK) as program:
        let_acknowledge_late(program)
        yield program


@pytest.fixture
async def address(sandbox: Sandbox, program: Program) -> AsyncIterator[str]:
    """Where the program listens; Slack has been told."""
    async with connected(program) as how:
        found = re.search(r"http://\S+", how)
        assert found
        await sandbox.speak_http(found[0])
        yield found[0]
        await heard(sandbox)
        await at_rest(program)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def signed(body: bytes, *, timestamp: str | None = None, secret: str = SECRET) -> dict[str, str]:
    timestamp = timestamp or str(int(time.time()))
    basis = b"v0:" + timestamp.encode() + b":" + body
    signature = "v0=" + hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature,
        "Content-Type": "application/json",
    }


async def test_a_question_is_answered_once_over_http_too(sandbox: Sandbox, program: Program, address: str) -> None:
    sandbox.faults.add("duplicate", event="message")

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await heard(sandbox)
    await at_rest(program)
    assert [d.acked for d in sandbox.deliveries if d.attempt == 1] == [True]
    assert len(messages_with(sandbox, "riya", PLAN)) == 1


async def test_a_question_that_cannot_be_noted_is_answered_once(
    sandbox: Sandbox, program: Program, address: str
) -> None:
    with no_room_for(program.process.journal):
        await sandbox.as_person("riya").says(PROMOTED)
        await shown(sandbox, "riya", PLAN)
        await at_rest(program)

    assert len(messages_with(sandbox, "riya", PLAN)) == 1


async def test_commands_clicks_and_forms_work_over_http(sandbox: Sandbox, program: Program, address: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.types(f"/coach {PROMOTED}", channel="general")
    assert await whispered(sandbox, "general", "riya", "Answering in our DM")

    await riya.clicks("Not useful", on=await shown(sandbox, "riya", "Not useful"))
    await modal(sandbox, "riya")
    await riya.closes()
    await riya.types("/coach settings")
    await modal(sandbox, "riya")
    assert await riya.submits({"uses_model": "no"}) is None

    assert sandbox.modal_of("riya") is None


async def test_slacks_challenge_is_given_back(sandbox: Sandbox, address: str) -> None:
    assert await sandbox.verify_request_url()


@pytest.mark.parametrize(
    "headers",  # made when they are sent, since old ones are refused whatever they say
    [
        dict,
        lambda: signed(EVENT, secret="another-secret"),
        lambda: signed(b"another body"),
        lambda: signed(EVENT, timestamp=str(int(time.time()) - 600)),
        lambda: {**signed(EVENT), "X-Slack-Request-Timestamp": "soon"},
        lambda: {**signed(EVENT), "X-Slack-Request-Timestamp": "٣"},
        lambda: {**signed(EVENT), "X-Slack-Request-Timestamp": "9" * 400},
        lambda: {**signed(EVENT), "X-Slack-Signature": "v0=é"},
        lambda: {**signed(EVENT), "X-Slack-Signature": ""},
    ],
    ids=["none", "secret", "body", "old", "words", "digits", "endless", "accents", "empty"],
)
async def test_what_slack_did_not_sign_is_refused_and_not_logged(
    address: str,
    http: aiohttp.ClientSession,
    headers: Callable[[], dict[str, str]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)

    async with http.post(address, data=EVENT, headers=headers()) as answer:
        assert (answer.status, await answer.text()) == (401, "invalid signature")

    assert "a secret plan" not in caplog.text


async def test_a_body_that_is_too_large_is_refused(address: str, http: aiohttp.ClientSession) -> None:
    body = b"x" * 2_100_000

    async with http.post(address, data=body, headers=signed(body)) as answer:
        assert answer.status == 413


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b"null", b"\xff\xfe"])
async def test_a_signed_body_that_makes_no_sense_does_no_harm(
    sandbox: Sandbox, address: str, http: aiohttp.ClientSession, body: bytes
) -> None:
    async with http.post(address, data=body, headers=signed(body)) as answer:
        assert 400 <= answer.status < 500

    await sandbox.as_person("riya").says(PROMOTED)
    await shown(sandbox, "riya", PLAN)


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, b"payload=nonsense"),
        (FORM, b"payload=%5B%5D"),
        (FORM, b"payload="),
        (FORM, b"payload=%FF"),
        (FORM, b"{nonsense"),
        ("text/plain", b"{nonsense"),
        ("application/json", b"[" * 100_000),
        ("application/json", b'{"type":"event_callback","event":[]}'),
        ("application/json", b'{"type":"event_callback","event":{"type":["message"]}}'),
        ("application/json", b'{"type":"event_callback","event":{"type":"message","channel":5,"user":[]}}'),
        ("application/json", b'{"type":"event_callback","event":{"type":"message"},"authorizations":"x"}'),
    ],
    ids=["words", "list", "blank", "bytes", "brace", "plain", "deep", "no event", "no kind", "channel", "no list"],
)
async def test_a_signed_form_nobody_can_read_is_turned_away_without_a_trace(
    address: str, http: aiohttp.ClientSession, kind: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with http.post(address, data=body, headers={**signed(body), "Content-Type": kind}) as answer:
        assert answer.status == 400

    assert "Traceback" not in caplog.text
    assert "failed" not in caplog.text


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":28000000}'),
        ("application/json", b'{"type":"event_callback"}'),
        (FORM, b"payload=" + quote(json.dumps({"type": "block_actions", "actions": []})).encode()),
        (FORM, b"payload=" + quote(json.dumps({"type": "something_new"})).encode()),
    ],
    ids=["held back", "no event", "no action", "new"],
)
async def test_what_nobody_listens_to_is_not_sent_again(
    address: str, http: aiohttp.ClientSession, kind: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with http.post(address, data=body, headers={**signed(body), "Content-Type": kind}) as answer:
        assert (answer.status, await answer.text()) == (200, "")

    assert "failed" not in caplog.text


async def test_health_is_open_and_nothing_else_is(address: str, http: aiohttp.ClientSession) -> None:
    origin = address.removesuffix("/slack/events")

    async with http.get(f"{origin}/healthz") as answer:
        assert (answer.status, await answer.text()) == (200, "ok")
    for path in ("/", "/slack", "/api"):
        async with http.get(f"{origin}{path}") as answer:
            assert answer.status == 404
    async with http.get(address) as answer:
        assert (answer.status, answer.headers["Allow"]) == (405, "POST")


async def test_it_is_ready_when_every_part_is(program: Program, address: str, http: aiohttp.ClientSession) -> None:
    ready = f"{address.removesuffix('/slack/events')}/readyz"
    async with http.get(ready) as answer:
        assert (answer.status, await answer.json()) == (
            200,
            {"ready": True, "parts": {"database": "ok", "agenda": "ok", "slack": "ok"}},
        )

    await forget_versions(program)

    told = await eventually(lambda: unready(http, ready))
    assert told is not None
    assert told["parts"]["database"].startswith("its tables are version 0000")
    assert told["parts"]["agenda"] == "unknown without the database"


async def test_metrics_are_open_and_name_nobody(
    sandbox: Sandbox, program: Program, address: str, http: aiohttp.ClientSession
) -> None:
    await sandbox.as_person("riya").says(PROMOTED)
    await shown(sandbox, "riya", PLAN)

    async with http.get(f"{address.removesuffix('/slack/events')}/metrics") as answer:
        text = await answer.text()

    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    assert "sideline_" in text
    assert "riya" not in text.casefold()


async def test_the_api_is_served_beside_slack(
    sandbox: Sandbox, program: Program, address: str, http: aiohttp.ClientSession
) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    origin, token = address.removesuffix("/slack/events"), await token_of(program)
    headers = {"Authorization": f"Bearer {token}"}

    async with http.post(
        f"{origin}/api/coaching/guidance", json={"question": PROMOTED}, headers=headers
    ) as answer:
        told = await answer.json()

    assert (answer.status, told["kind"]) == (200, "plan")
    assert told["plan"]["title"].startswith(PLAN)
    assert not messages_with(sandbox, "riya", PLAN)


async def unready(http: aiohttp.ClientSession, address: str) -> dict[str, Any] | None:
    async with http.get(address) as answer:
        told: dict[str, Any] = await answer.json()
        return told if answer.status == 503 else None


async def forget_versions(program: Program) -> None:
    """As if a program from long ago had made the tables."""
    async with program.deps.database.for_all_teams() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000', oldest = '0000'")


async def token_of(program: Program) -> str:
    """A token of the only person there is."""
    new, now = new_token(), program.deps.now()
    (person,) = await rows(program, Person)
    async with program.deps.database.for_team(person.team_id) as session:
        await api_tokens.add_token(
            session,
            prefix=new.prefix,
            secret_hash=new.secret_hash,
            label="",
            scopes=checked_scopes([], is_team=False),
            person_id=person.id,
            now=now,
        )
    return new.token


async def test_nothing_that_was_said_is_logged(
    sandbox: Sandbox, program: Program, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("sideline", "uvicorn", "storage", "bot"):
        caplog.set_level(logging.DEBUG, logger=name)

    await sandbox.as_person("riya").says(PROMOTED)

    await shown(sandbox, "riya", PLAN)
    await at_rest(program)
    assert "promoted" not in caplog.text


async def test_a_port_that_is_taken_ends_in_one_line(settings: Settings, address: str) -> None:
    port = urlsplit(address).port
    taken = settings.model_copy(update={"sideline_port": port})

    async with assembled(taken, patience=QUICK) as program:
        with pytest.raises(CannotConnect, match=f"port {port} .*SIDELINE_PORT"):
            async with connected(program):
                pass
