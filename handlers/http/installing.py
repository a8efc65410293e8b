"""/slack/install and /slack/oauth_redirect: what a browser sees while a workspace adds Sideline."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.deps import Deps
from handlers.http.install_pages import added_page, failed_page, invitation_page
from handlers.installations.install_states import GOOD_FOR_SECONDS, new_browser
from handlers.installations.installed import InstalledWorkspaces
from handlers.installations.installing import (
    INSTALL_PATH,
    MANIFEST,
    REDIRECT_PATH,
    NotInstalled,
    Return,
    add_workspace,
    scopes_in,
    way_to_slack,
)
from handlers.slack import Process

COOKIE = "sideline_install"
LONGEST = 2000
"""Longer values are not Slack's, nor ours."""
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
STATUS = {"cancelled": 200, "link": 400, "spent": 400, "not_invited": 403, "slack": 502}


def install_routes(deps: Deps, process: Process, workspaces: InstalledWorkspaces) -> list[BaseRoute]:
    """The way to Slack and the way back."""
    scopes = scopes_in(MANIFEST)

    async def invite(request: Request) -> Response:
        browser = _browser(request) or new_browser()
        page = _page(invitation_page(way_to_slack(deps, scopes, browser=browser)))
        page.set_cookie(
            COOKIE,
            browser,
            max_age=GOOD_FOR_SECONDS,
            path="/slack",
            secure=(deps.settings.sideline_public_url or "").startswith("https://"),
            httponly=True,
            samesite="lax",
        )
        return page

    async def come_back(request: Request) -> Response:
        said = {name: request.query_params.get(name, "")[:LONGEST] for name in ("state", "code", "error")}
        try:
            added = await add_workspace(deps, process, workspaces, Return(**said, browser=_browser(request)))
        except NotInstalled as problem:
            return _page(failed_page(problem.why, again=INSTALL_PATH), STATUS[problem.why])
        return _page(added_page(escape(added.name), is_again=added.is_again))

    return [Route(INSTALL_PATH, invite), Route(REDIRECT_PATH, come_back)]


def _browser(request: Request) -> str:
    return request.cookies.get(COOKIE, "")[:LONGEST]


def _page(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, HEADERS)
