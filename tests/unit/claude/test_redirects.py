"""What people wrote goes to Claude and nowhere else, whoever says that it has moved."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.claude import ClaudeSettings
from bot.claude.writer import ClaudeWriter
from bot.errors import ModelMisconfigured
from bot.model import Brief, Meter
from bot.tracks import House
from tests.fakes.anthropic_server import ScriptedAnthropic
from tests.unit.claude.conftest import Screen


@pytest.mark.parametrize("status", [301, 307, 308])
async def test_a_redirect_is_not_followed(
    moved: str, server: ScriptedAnthropic, house: House, brief: Brief, screen: Screen, meter: Meter, status: int
) -> None:
    writer = ClaudeWriter(ClaudeSettings(api_key="sk-test-key", base_url=f"{moved}/{status}"), house)

    with pytest.raises(ModelMisconfigured):
        await writer.write_guidance(brief, show=screen.show, meter=meter)

    assert not server.requests
    await writer.close()


@pytest.fixture
async def moved(server: ScriptedAnthropic) -> AsyncIterator[str]:
    """Where everybody is sent on to the server, with the status that is asked for."""

    async def send_on(request: web.Request) -> web.Response:
        location = {"Location": f"{server.url}/v1/messages"}
        return web.Response(status=int(request.match_info["status"]), headers=location)

    app = web.Application()
    app.router.add_post("/{status}/v1/messages", send_on)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()
