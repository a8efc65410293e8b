"""Somebody in a browser who adds Coach to a workspace."""

import re
from html import unescape
from urllib.parse import urlencode, urlsplit

import aiohttp

from sandbox import Sandbox

PUBLIC = "http://127.0.0.1:9"
"""Where the settings say that browsers find the program; this browser knows better."""


class Browser:
    """Follows the links as a person would, one page at a time."""

    def __init__(self, sandbox: Sandbox, address: str) -> None:
        self._sandbox = sandbox
        self._origin = f"http://{urlsplit(address).netloc}"
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def aclose(self) -> None:
        await self._session.close()

    async def sees(self, path: str) -> str:
        """The page at a path of the program, by its text."""
        return (await self.fetches(path))[1]

    async def fetches(self, path: str) -> tuple[int, str]:
        async with self._session.get(self._origin + path, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def begins(self) -> str:
        """Open the first page; where its button leads."""
        page = await self.sees("/slack/install")
        found = re.search(r'href="([^"]*/oauth/v2/authorize[^"]*)"', page)
        assert found, page
        return unescape(found[1])

    async def chooses(self, way: str, team_id: str, *, is_org: bool = False) -> str:
        """Allow it in a workspace ("" cancels); the path that Slack sends the browser back to."""
        more = {"choice": team_id, **({"org": "1"} if is_org else {})}
        answer = way.replace("/oauth/v2/authorize", "/oauth/v2/answer") + "&" + urlencode(more)
        async with self._session.get(answer, allow_redirects=False) as redirect:
            back = redirect.headers["Location"]
        assert back.startswith(PUBLIC)
        return back.removeprefix(PUBLIC)

    async def adds(self, team_id: str, *, is_org: bool = False) -> str:
        """From the first page to the last; what the last one says."""
        return await self.sees(await self.chooses(await self.begins(), team_id, is_org=is_org))

    def forget_cookies(self) -> None:
        """As another browser would, to which somebody sent the link."""
        self._session.cookie_jar.clear()
