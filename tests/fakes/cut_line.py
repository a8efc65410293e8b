"""A line to a server that can be cut and mended: a relay from a port of this machine to the server's socket."""

import asyncio
import contextlib
import socket
from typing import Self


class CutLine:
    """`async with CutLine("/tmp/x/.s.PGSQL.5432") as line:` and connect to `line.port`."""

    def __init__(self, server: str) -> None:
        self._there = server
        self._server: asyncio.Server | None = None
        self._relays: set[asyncio.Task[None]] = set()
        self._place = socket.socket()  # so that nobody else gets the port while the line is cut
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.port = 0

    async def __aenter__(self) -> Self:
        self._place.bind(("127.0.0.1", 0))
        self.port = self._place.getsockname()[1]
        await self.mend()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()
        self._place.close()

    async def mend(self) -> None:
        """Listen, on the same port as before."""
        self._server = await asyncio.start_server(self._relay, "127.0.0.1", self.port, reuse_port=True)

    async def cut(self) -> None:
        """Break every connection, and refuse new ones."""
        if self._server:
            self._server.close()
        for relay in list(self._relays):
            relay.cancel()
        await asyncio.gather(*self._relays, return_exceptions=True)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._relays.add(task)
        with contextlib.suppress(asyncio.CancelledError):  # the server would call it a failure
            await self._pass_both_ways(reader, writer)
        writer.transport.abort()
        self._relays.discard(task)

    async def _pass_both_ways(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to_there = await asyncio.open_unix_connection(self._there)
        ways = [asyncio.create_task(_pass_on(*way)) for way in ((reader, to_there), (there, writer))]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            to_there.transport.abort()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while some := await reader.read(1 << 16):
            writer.write(some)
            await writer.drain()
