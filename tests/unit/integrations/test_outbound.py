"""Nothing of ours goes anywhere but to Slack, to Zoom and where an administrator said."""

import socket
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from integrations.outbound import NotAllowed, PublicOnly, guarded_session, is_allowed

OURS = frozenset({URL("http://127.0.0.1:8020")})


@pytest.mark.parametrize(
    "url",
    [
        "https://slack.com/api/chat.postMessage",
        "https://files.slack.com/files-pri/T1-F1/a.vtt",
        "https://us02web.zoom.us/rec/download/x",
        "http://127.0.0.1:8020/api/auth.test",
    ],
)
def test_what_we_speak_to_is_allowed(url: str) -> None:
    assert is_allowed(URL(url), OURS)


@pytest.mark.parametrize(
    "url",
    [
        "http://slack.com/api/",
        "https://slack.com:8443/api/",
        "https://user:pw@slack.com/api/",
        "https://slack.com@evil.example/",
        "https://evilslack.com/",
        "https://slack.com.evil.example/",
        "https://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:8021/api/",
        "http://localhost:8020/api/",
        "https://[::1]/",
        "https://0x7f000001/",
        "file:///etc/passwd",
    ],
)
def test_everything_else_is_not(url: str) -> None:
    assert not is_allowed(URL(url), OURS)


async def test_a_redirect_leads_nowhere_else(servers: tuple[str, list[str]]) -> None:
    origin, asked = servers

    async with guarded_session(seconds=5, connections=5, origins=[origin]) as session:
        with pytest.raises(NotAllowed):
            await session.get(f"{origin}/elsewhere")

    assert asked == ["/elsewhere"]


async def test_a_known_name_that_leads_inside_is_not_followed() -> None:
    inside = Names({"files.slack.com": "10.0.0.7", "slack.com": "54.192.1.1", "gateway.corp": "10.0.0.8"})
    resolver = PublicOnly(inside, {"gateway.corp"})

    assert [each["host"] for each in await resolver.resolve("slack.com", 443)] == ["54.192.1.1"]
    assert [each["host"] for each in await resolver.resolve("gateway.corp", 443)] == ["10.0.0.8"]
    with pytest.raises(OSError, match=r"files\.slack\.com leads into a private network"):
        await resolver.resolve("files.slack.com", 443)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "169.254.169.254", "192.168.1.1", "::1", "fd00::1", "100.64.0.1"]
)
async def test_no_kind_of_private_address_is_taken_for_slacks(address: str) -> None:
    with pytest.raises(OSError, match="private network"):
        await PublicOnly(Names({"slack.com": address}), set()).resolve("slack.com", 443)


class Names(AbstractResolver):
    """Says what it was told."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host=self._known[host], port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        pass


@pytest.fixture
async def servers() -> AsyncIterator[tuple[str, list[str]]]:
    """One that sends everybody on to the other, and what both were asked."""
    asked: list[str] = []

    async def note(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(text="secret")

    async def send_on(request: web.Request) -> web.Response:
        asked.append(request.path)
        raise web.HTTPFound(f"{other}/metadata")

    runners = []
    for handler in (note, send_on):
        app = web.Application()
        app.router.add_get("/{any:.*}", handler)
        runners.append(web.AppRunner(app))
        await runners[-1].setup()
        await web.TCPSite(runners[-1], "127.0.0.1", 0).start()
    other, origin = (f"http://127.0.0.1:{runner.addresses[0][1]}" for runner in runners)
    yield origin, asked
    for runner in runners:
        await runner.cleanup()
