"""The one address that Slack posts to when there are several programs: what a company's load balancer does."""

import contextlib
import itertools
import socket
from collections.abc import AsyncIterator, Sequence

import aiohttp
from aiohttp import web

HOST = "127.0.0.1"
PASSED_ON = ("Content-Type", "X-Slack-Signature", "X-Slack-Request-Timestamp", "X-Slack-Retry-Num")


class Door:
    """Brings each request to the next program that lives; `cut` breaks off those that are under way."""

    def __init__(self, ports: Sequence[int]) -> None:
        """`ports` are those of the programs, alive or not."""
        self.address = ""
        self._ports = ports
        self._turn = itertools.count()
        self._session = aiohttp.ClientSession()

    async def cut(self) -> None:
        """Lose every connection to the programs: whoever waits for an answer gets none."""
        old, self._session = self._session, aiohttp.ClientSession()
        await old.close()

    async def close(self) -> None:
        """Let go of the connections."""
        await self._session.close()

    async def pass_on(self, request: web.Request) -> web.Response:
        """The program's answer; 502 when it died over it, 503 when nobody is there."""
        body = await request.read()
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        first = next(self._turn)
        for number in range(len(self._ports)):
            address = f"http://{HOST}:{self._ports[(first + number) % len(self._ports)]}{request.path}"
            try:
                async with self._session.post(address, data=body, headers=headers) as answer:
                    said = await answer.read()
                    return web.Response(status=answer.status, body=said, content_type=answer.content_type)
            except aiohttp.ClientConnectorError:
                continue
            except (aiohttp.ClientError, RuntimeError):  # broken off, or cut before it began
                return web.Response(status=502)
        return web.Response(status=503)


def free_ports(count: int) -> list[int]:
    """So many ports that nobody listens on."""
    with contextlib.ExitStack() as closing:
        held = [closing.enter_context(socket.create_server((HOST, 0))) for _ in range(count)]
        return [each.getsockname()[1] for each in held]


@contextlib.asynccontextmanager
async def opened_door(ports: Sequence[int]) -> AsyncIterator[Door]:
    """A door to the programs on these ports, with the address to give to Slack."""
    door = Door(ports)
    site = web.Application()
    site.router.add_post("/slack/events", door.pass_on)
    runner = web.AppRunner(site, shutdown_timeout=0)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        door.address = f"http://{HOST}:{runner.addresses[0][1]}/slack/events"
        yield door
    finally:
        await runner.cleanup()
        await door.close()
