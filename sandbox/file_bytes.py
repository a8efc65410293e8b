"""The bytes of files: taking them in, and giving them to whoever has the token."""

from aiohttp import web

from sandbox.records import Team
from sandbox.slack import Slack
from sandbox.web_api.arguments import read_token

_PICTURES = ("image/png", "image/jpeg", "image/gif")
_LOGIN_PAGE = (
    "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to see this file.</body></html>"
)


async def handle_upload(slack: Slack, request: web.Request) -> web.Response:
    """Take the bytes of an announced upload; 400 when the length is not the announced one."""
    upload = slack.issued.uploads.get(request.match_info["file_id"])
    if upload is None:
        return web.Response(status=404, text="There is no such upload.")
    content = await _content_of(request)
    if len(content) != upload.length:
        slack.problem("wrong_length", f"{upload.length} bytes were announced and {len(content)} came")
        return web.Response(status=400, text="The length is not the announced one.")
    upload.content = content
    return web.Response(text=f"OK - {len(content)}")


async def handle_download(slack: Slack, request: web.Request) -> web.Response:
    """The bytes for a bot that may read files; a sign-in page with status 200, as Slack has, for all others."""
    team_id, _, file_id = request.match_info["key"].partition("-")
    if not _may_read(slack, read_token(request, {}), team_id):
        slack.problem("file_without_token", "a file was asked for without a token that may read files")
        return web.Response(text=_LOGIN_PAGE, content_type="text/html")
    file = slack.teams[team_id].files.get(file_id)
    if file is None:
        return web.Response(status=404, text="There is no such file.")
    return web.Response(body=file.content, content_type=file.mimetype)


def _may_read(slack: Slack, token_text: str, team_id: str) -> bool:
    token, team = slack.tokens.get(token_text), slack.teams.get(team_id)
    if token is None or team is None or token.is_revoked or "files:read" not in slack.manifest.bot_scopes:
        return False
    if token.expires_at is not None and token.expires_at <= slack.clock.now():
        return False
    is_of_all = token.enterprise_id is not None and token.enterprise_id == team.enterprise_id
    return token.team_id == team_id or is_of_all


def shown_file(team: Team, file_id: str) -> web.Response:
    """The bytes of a picture a block shows, for the sandbox's own page; no other file goes to a browser."""
    file = team.files.get(file_id)
    if file is None or file.mimetype not in _PICTURES:
        return web.Response(status=404, text="There is no such picture.")
    return web.Response(body=file.content, content_type=file.mimetype)


async def _content_of(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    form = await request.post()
    parts = [part.file.read() for part in form.values() if isinstance(part, web.FileField)]
    return b"".join(parts)
