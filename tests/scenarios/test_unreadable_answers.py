"""Answers in the place of Slack's that are not Slack's: a proxy's error page, half a sentence."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import web
from slack_bolt.async_app import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from app import Program
from handlers.connection import CannotConnect, identify, try_app_token
from handlers.people import known_person
from handlers.whispering import whisper
from sandbox import Sandbox
from tests.scenarios.seeing import eventually, home

PAGES = [
    (502, "text/plain", "bad gateway"),
    (503, "text/html", "<h1>Down</h1>"),
    (500, "application/json", '{"ok": fal'),
    (200, "application/json", '{"ok": fal'),
]


@pytest.fixture(params=PAGES, ids=["text", "page", "broken", "half"])
async def client(request: pytest.FixtureRequest) -> AsyncIterator[AsyncWebClient]:
    """A client of a Slack that answers everything with this."""
    status, kind, body = request.param

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=status, content_type=kind, text=body)

    server = web.Application()
    server.router.add_route("*", "/{anything:.*}", answer)
    runner = web.AppRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0]
    yield AsyncWebClient("xoxb-x", base_url=f"http://{host}:{port}/api/", retry_handlers=[])
    await runner.cleanup()


async def test_at_the_start_it_is_a_slack_that_cannot_be_reached(client: AsyncWebClient) -> None:
    with pytest.raises(CannotConnect, match="Slack cannot be reached at SLACK_API_URL"):
        await identify(client)
    with pytest.raises(CannotConnect, match="Slack cannot be reached at SLACK_API_URL"):
        await try_app_token(client, "xapp-x")


async def test_a_profile_nobody_can_read_is_done_without(coach: Program, client: AsyncWebClient) -> None:
    slack = replace(coach.slack, reading=client)

    person = await known_person(coach.deps, slack, team_id=coach.identity.team_id, slack_user_id="U0NEW")

    assert person.slack_user_id == "U0NEW"
    assert person.profile_read_at is None


async def test_what_cannot_be_whispered_fails_as_slacks_own_refusals_do(
    coach: Program, client: AsyncWebClient
) -> None:
    context = AsyncBoltContext({"user_id": "U0RIYA", "channel_id": "C1"})

    with pytest.raises(SlackApiError):
        await whisper(replace(coach.slack, posting=client), context, "Hello")


@pytest.mark.parametrize("kind", ["http_500", "error"])
async def test_a_home_tab_that_cannot_be_shown_is_logged_and_bothers_nobody(
    sandbox: Sandbox, coach: Program, kind: str, caplog: pytest.LogCaptureFixture
) -> None:

    async def is_logged() -> bool:
        return "showing the Home tab failed" in caplog.text

    for _ in range(3 if kind == "http_500" else 1):
        sandbox.faults.add(kind, method="views.publish")  # type: ignore[arg-type]

    await sandbox.as_person("riya").opens_home()

    await eventually(is_logged)
    await home(sandbox, "riya")
    assert not [call for call in sandbox.calls() if call.method.startswith("chat.")]
