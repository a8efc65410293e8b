"""Adding the app to a workspace: the page on which somebody allows it, and the exchange of a code for a token."""

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from aiohttp import web

from sandbox.inspector import CallRecord
from sandbox.records import Json, Team
from sandbox.slack import Slack, Token

CLIENT_ID = "sandbox.client"
CLIENT_SECRET = "sandbox-client-secret"
CODE_SECONDS = 600.0
TOKEN_SECONDS = 43_200.0


@dataclass
class Code:
    """The right to one token: of a workspace, or of its whole organisation."""

    team_id: str
    is_org: bool
    redirect_uri: str
    scopes: str
    expires_at: float
    is_used: bool = False


@dataclass
class OAuth:
    """What was allowed. With `rotates` tokens end after twelve hours and are renewed."""

    slack: Slack
    rotates: bool = False
    codes: dict[str, Code] = field(default_factory=dict)
    refresh_tokens: dict[str, Token] = field(default_factory=dict)

    async def handle_authorize(self, request: web.Request) -> web.Response:
        """The page that asks: one button for each workspace, and one to cancel."""
        if request.query.get("client_id") != CLIENT_ID:
            raise web.HTTPBadRequest(text="invalid client_id")
        choices = [("Cancel", {"choice": "cancel"})]
        for team in self.slack.teams.values():
            choices.append((f"Allow in {team.name}", {"choice": team.id}))
            if team.enterprise_id:
                choices.append((f"Allow in all of {team.enterprise_id}", {"choice": team.id, "org": "1"}))
        links = [
            f'<p><a href="/oauth/v2/answer?{escape(urlencode({**request.query, **more}))}">{escape(text)}</a></p>'
            for text, more in choices
        ]
        wanted = escape(request.query.get("scope", ""))
        page = f"<!doctype html><title>Allow?</title><h1>Coach asks for: {wanted}</h1>"
        return web.Response(text=page + "".join(links), content_type="text/html")

    async def handle_answer(self, request: web.Request) -> web.Response:
        """Send the browser back, with a code or with `access_denied`."""
        query = request.query
        back = {"state": query.get("state", "")}
        team = self.slack.teams.get(query.get("choice", ""))
        if team is None:
            back["error"] = "access_denied"
        else:
            back["code"] = secrets.token_hex(12)
            self.codes[back["code"]] = Code(
                team.id,
                query.get("org") == "1",
                query.get("redirect_uri", ""),
                query.get("scope", ""),
                self.slack.clock.now() + CODE_SECONDS,
            )
        raise web.HTTPFound(f"{query.get('redirect_uri', '')}?{urlencode(back)}")

    async def handle_access(self, request: web.Request) -> web.Response:
        """oauth.v2.access: a token for a code, or a newer one for a refresh token."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        fault = self.slack.faults.for_call("oauth.v2.access")
        answer = self._answer(_credentials(request), form)
        error = answer.get("error")
        self.slack.inspector.calls.append(
            CallRecord(
                self.slack.clock.now(),
                "oauth.v2.access",
                {"grant_type": form.get("grant_type", "")},
                error is None,
                error,
                0.0,
            )
        )
        self.slack.changes.announce("inspector")
        if fault is not None and fault.kind == "slow":
            await fault.passes()
        elif fault is not None:  # the answer is lost, whatever was done
            raise web.HTTPInternalServerError
        return web.json_response(answer)

    def _answer(self, credentials: tuple[str, str], form: dict[str, str]) -> Json:
        if credentials != (CLIENT_ID, CLIENT_SECRET):
            return _refused("bad_client_secret" if credentials[0] == CLIENT_ID else "invalid_client_id")
        if form.get("grant_type") == "refresh_token":
            return self._renewed(form.get("refresh_token", ""))
        code = self.codes.get(form.get("code", ""))
        if code is None or code.expires_at <= self.slack.clock.now():
            return _refused("invalid_code")
        if code.is_used:
            return _refused("code_already_used")
        if code.redirect_uri != form.get("redirect_uri", ""):
            return _refused("bad_redirect_uri")
        code.is_used = True
        return self._granted(self.slack.teams[code.team_id], code)

    def _granted(self, team: Team, code: Code) -> Json:
        enterprise = (
            {"id": team.enterprise_id, "name": f"{team.enterprise_id} Inc"} if team.enterprise_id else None
        )
        if code.is_org:
            for each in self.slack.teams.values():
                each.is_org_install = each.is_org_install or each.enterprise_id == team.enterprise_id
        return {
            "ok": True,
            "app_id": team.app_id,
            "authed_user": {"id": next(iter(team.people))},
            "scope": code.scopes,
            "token_type": "bot",
            "bot_user_id": team.bot.id,
            "team": None if code.is_org else {"id": team.id, "name": team.name},
            "enterprise": enterprise,
            "is_enterprise_install": code.is_org,
            **self._new_token(team.id, team.enterprise_id if code.is_org else None),
        }

    def _renewed(self, refresh_token: str) -> Json:
        known = self.refresh_tokens.pop(refresh_token, None)
        if known is None or known.is_revoked:
            return _refused("invalid_refresh_token")
        team = self.slack.teams[known.team_id]
        return {
            "ok": True,
            "token_type": "bot",
            "bot_user_id": team.bot.id,
            **self._new_token(known.team_id, known.enterprise_id),
        }

    def _new_token(self, team_id: str, enterprise_id: str | None) -> Json:
        token = Token(team_id, "bot", enterprise_id=enterprise_id)
        text = f"xoxb-sandbox-{team_id.lower()}-{secrets.token_hex(8)}"
        self.slack.tokens[text] = token
        if not self.rotates:
            return {"access_token": text}
        token.expires_at = self.slack.clock.now() + TOKEN_SECONDS
        refresh_token = f"xoxe-1-sandbox-{secrets.token_hex(8)}"
        self.refresh_tokens[refresh_token] = token
        return {"access_token": text, "refresh_token": refresh_token, "expires_in": int(TOKEN_SECONDS)}


def _credentials(request: web.Request) -> tuple[str, str]:
    """Client id and secret, which come as HTTP's own basic authentication."""
    given = request.headers.get("Authorization", "").removeprefix("Basic ")
    try:
        client_id, _, secret = base64.b64decode(given).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return client_id, secret


def _refused(error: str) -> Json:
    return {"ok": False, "error": error}
