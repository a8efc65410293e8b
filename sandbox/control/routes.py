"""Routes under /_control: reading with GET, doing with POST."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.control import reading
from sandbox.control.asked import Asked
from sandbox.control.doing import VERBS
from sandbox.control.feed import feed_changes
from sandbox.control.guard import guarded
from sandbox.delivery.socket import SocketHub
from sandbox.records import Json
from sandbox.slack import Slack
from sandbox.verbs.errors import NotPossible

Reader = Callable[[Asked], Json]


def control_routes(slack: Slack, hub: SocketHub, control_token: str) -> list[web.RouteDef]:
    """Every route of the control API, behind the token."""
    readers: dict[str, Reader] = {
        "world": lambda asked: reading.world_json(slack, asked.team, asked.person, is_connected=hub.is_connected),
        "messages": lambda asked: reading.messages_json(
            slack, asked.team, asked.person, asked.channel, asked.text("thread_ts") or None
        ),
        "home": lambda asked: reading.home_json(asked.team, asked.person),
        "modal": lambda asked: reading.modal_json(asked.team, asked.person),
        "inspector": lambda asked: reading.inspector_json(slack),
    }

    async def handle_read(request: web.Request) -> web.StreamResponse:
        reader = readers.get(request.match_info["what"])
        if reader is None:
            return web.json_response({"ok": False, "error": "There is nothing to read there."}, status=404)
        return await _answered(lambda: _now(reader(Asked(slack, slack.team, dict(request.query)))))

    async def handle_feed(request: web.Request) -> web.StreamResponse:
        return await feed_changes(slack, slack.team, Asked(slack, slack.team, dict(request.query)).person, request)

    async def handle_verb(request: web.Request) -> web.StreamResponse:
        verb = VERBS.get(request.match_info["verb"])
        if verb is None:
            return web.json_response({"ok": False, "error": "There is no such verb."}, status=404)
        asked = Asked(slack, slack.team, await request.json())
        return await _answered(lambda: verb(asked))

    return [
        web.get("/_control/events", guarded(slack, control_token, handle_feed)),
        web.get("/_control/{what}", guarded(slack, control_token, handle_read)),
        web.post("/_control/{verb}", guarded(slack, control_token, handle_verb)),
    ]


async def _answered(work: Callable[[], Awaitable[Json]]) -> web.Response:
    try:
        return web.json_response({"ok": True, **await work()})
    except NotPossible as reason:
        return web.json_response({"ok": False, "error": str(reason)})


async def _now(answer: Json) -> Json:
    return answer
