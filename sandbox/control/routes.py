"""Routes under /_control: reading with GET, doing with POST."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.control.asked import Asked
from sandbox.control.doing import VERBS
from sandbox.control.feed import feed_changes
from sandbox.control.guard import guarded
from sandbox.control.reading import READERS
from sandbox.delivery.socket import SocketHub
from sandbox.file_bytes import shown_file
from sandbox.records import Json
from sandbox.slack import Slack
from sandbox.verbs.errors import NotPossible


def control_routes(slack: Slack, hub: SocketHub, control_token: str) -> list[web.RouteDef]:
    """Every route of the control API, behind the token."""

    async def handle_read(request: web.Request) -> web.StreamResponse:
        reader = READERS.get(request.match_info["what"])
        if reader is None:
            return _refused("There is nothing to read there.", status=404)
        try:
            return web.json_response(reader(Asked(slack, slack.team, hub, dict(request.query))))
        except NotPossible as reason:
            return _refused(str(reason), status=400)

    async def handle_feed(request: web.Request) -> web.StreamResponse:
        try:
            person = Asked(slack, slack.team, hub, dict(request.query)).person
        except NotPossible as reason:
            return _refused(str(reason), status=400)
        return await feed_changes(slack, person, request)

    async def handle_verb(request: web.Request) -> web.StreamResponse:
        verb = VERBS.get(request.match_info["verb"])
        if verb is None:
            return _refused("There is no such verb.", status=404)
        body, files = await _body_of(request)
        return await _answered(verb, Asked(slack, slack.team, hub, body, files))

    async def handle_file(request: web.Request) -> web.StreamResponse:
        return shown_file(slack.team, request.match_info["file_id"])

    return [
        web.get("/_control/files/{file_id}", guarded(slack, control_token, handle_file)),
        web.get("/_control/events", guarded(slack, control_token, handle_feed)),
        web.get("/_control/{what}", guarded(slack, control_token, handle_read)),
        web.post("/_control/{verb}", guarded(slack, control_token, handle_verb)),
    ]


async def _answered(verb: Callable[[Asked], Awaitable[Json]], asked: Asked) -> web.Response:
    try:
        return web.json_response({"ok": True, **await verb(asked)})
    except NotPossible as reason:
        return _refused(str(reason))


async def _body_of(request: web.Request) -> tuple[Json, list[tuple[str, bytes]]]:
    if not request.content_type.startswith("multipart/"):
        return await request.json(), []
    form = await request.post()
    files = [(part.filename, part.file.read()) for part in form.values() if isinstance(part, web.FileField)]
    return {name: value for name, value in form.items() if isinstance(value, str)}, files


def _refused(reason: str, status: int = 200) -> web.Response:
    return web.json_response({"ok": False, "error": reason}, status=status)
