"""Where requests of ours may go: to Slack, to Zoom, and to addresses an administrator set; nowhere else.

Whoever fetches something checks the address first (`handlers.calls.downloading`, `integrations.zoom`). This stands
behind them all, so that a check somebody forgets, a redirect, or a name that suddenly leads into the company's own
network (DNS rebinding) comes to nothing.
"""

import ipaddress
from collections.abc import Collection

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from storage.json_text import json_text

KNOWN = ("slack.com", "slack-files.com", "zoom.us")


class NotAllowed(aiohttp.ClientError):
    """A request was about to leave for somewhere it has no business."""


def guarded_session(*, seconds: float, connections: int, origins: Collection[str] = ()) -> aiohttp.ClientSession:
    """A session for the known hosts over TLS, and for these addresses' origins; made inside the running loop.

    A request that takes longer than `seconds` fails; its outcome is unknown then. What is not allowed raises
    `NotAllowed`, also in the middle of redirects.
    """
    allowed = frozenset(URL(origin).origin() for origin in origins)

    async def guard(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
        if not is_allowed(request.url, allowed):
            raise NotAllowed(request.url.host or "")
        return await handler(request)

    resolver = PublicOnly(aiohttp.ThreadedResolver(), {url.host for url in allowed})
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=seconds),
        connector=aiohttp.TCPConnector(limit=connections, resolver=resolver),
        middlewares=(guard,),
        json_serialize=json_text,
    )


def is_allowed(url: URL, origins: Collection[URL]) -> bool:
    """True for https at a known host on its own port, or for one of the origins; never with a name in it."""
    if url.user is not None or url.password is not None or not url.host:
        return False
    return url.origin() in origins or (url.scheme == "https" and url.port == 443 and is_known(url.host))


def is_known(host: str) -> bool:
    """True for Slack's and Zoom's hosts."""
    name = host.casefold()
    return any(name == known or name.endswith(f".{known}") for known in KNOWN)


class PublicOnly(AbstractResolver):
    """Finds addresses, but of a known host none inside a company's network or on this machine.

    What an administrator named may be anywhere, and so may a proxy.
    """

    def __init__(self, resolver: AbstractResolver, trusted: Collection[str | None]) -> None:
        """`trusted` hosts are those an administrator named."""
        self._resolver = resolver
        self._trusted = trusted

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        """The addresses to try. Raises OSError when there is none that may be."""
        found = await self._resolver.resolve(host, port, family)  # type: ignore[arg-type]
        if host in self._trusted or not is_known(host):
            return found
        public = [each for each in found if ipaddress.ip_address(each["host"]).is_global]
        if not public:
            raise OSError(None, f"{host} leads into a private network")
        return public

    async def close(self) -> None:
        """Close what it asks."""
        await self._resolver.close()
