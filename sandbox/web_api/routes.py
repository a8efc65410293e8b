"""The HTTP side of the Web API: calls in, answers out, faults in between, everything written down."""

import time

from aiohttp import web

from sandbox.faults import Fault
from sandbox.inspector import CallRecord
from sandbox.records import Json
from sandbox.slack import Slack
from sandbox.streams import expire_streams
from sandbox.web_api.arguments import read_arguments, read_token
from sandbox.web_api.call import Refused
from sandbox.web_api.gate import RateLimited, Rates, answer_call

# Codes a correct bot meets in its daily work; every other refusal is worth a look.
_EVERYDAY = frozenset(
    {"already_reacted", "no_reaction", "hash_conflict", "users_not_found", "message_not_in_streaming_state"}
)


class WebApi:
    """Answers POST and GET on /api/<method>."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._rates = Rates()

    async def handle_call(self, request: web.Request) -> web.Response:
        """One call from request to response."""
        name = request.match_info["method"]
        started = time.perf_counter()
        try:
            arguments = await read_arguments(request)
        except Refused as refused:
            self._slack.problem(refused.code, f"{name}: {refused.code}")
            return web.json_response({"ok": False, "error": refused.code})
        token = read_token(request, arguments)
        fault = self._slack.faults.for_call(name)
        if fault and fault.kind in _BEFORE:
            return await self._fail(request, name, arguments, fault)
        if fault and fault.kind == "slow":
            self._slack.changes.announce("inspector")  # that the fault has begun
            await fault.passes()
        if fault and fault.kind == "expire_stream":
            expire_streams(self._slack, self._slack.team)
        response, error = self._answer(name, token, arguments)
        self._write_down(name, arguments, error, started)
        return await self._spoil(request, fault, response)

    def _answer(self, name: str, token: str, arguments: Json) -> tuple[web.Response, str | None]:
        headers = {"x-oauth-scopes": ",".join(sorted(self._slack.manifest.bot_scopes))}
        try:
            answer = answer_call(self._slack, self._rates, name, token, arguments)
        except RateLimited as limited:
            return _too_many(limited.retry_after), "ratelimited"
        except Refused as refused:
            if refused.code not in _EVERYDAY:
                self._slack.problem(refused.code, f"{name}: {refused.code} {_explanation(refused)}".strip())
            body = {"ok": False, "error": refused.code, **refused.more}
            return web.json_response(body, headers=headers), refused.code
        return web.json_response({"ok": True, **answer}, headers=headers), None

    async def _fail(self, request: web.Request, name: str, arguments: Json, fault: Fault) -> web.Response:
        error = fault.error if fault.kind == "error" else fault.kind
        self._write_down(name, arguments, error, time.perf_counter())
        match fault.kind:
            case "ratelimited":
                return _too_many(int(fault.seconds))
            case "error":
                return web.json_response({"ok": False, "error": fault.error})
            case "http_500" | "http_503":
                return _server_error(int(fault.kind.removeprefix("http_")))
            case "http_502":
                return web.Response(status=502, text=_GATEWAY_PAGE, content_type="text/html")
            case "hang":
                await self._slack.closing.wait()
        return _hang_up(request)

    async def _spoil(self, request: web.Request, fault: Fault | None, response: web.Response) -> web.Response:
        if fault is None:
            return response
        match fault.kind:
            case "apply_then_500":
                return _server_error(500)
            case "apply_then_error":
                return web.json_response({"ok": False, "error": fault.error})
            case "apply_then_drop":
                return _hang_up(request)
            case "apply_then_hang":
                await self._slack.closing.wait()
        return response

    def _write_down(self, name: str, arguments: Json, error: str | None, started: float) -> None:
        ms = round((time.perf_counter() - started) * 1000, 2)
        record = CallRecord(self._slack.clock.now(), name, arguments, error is None, error, ms)
        self._slack.inspector.calls.append(record)
        self._slack.changes.announce("inspector")


_GATEWAY_PAGE = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>"
_BEFORE = frozenset({"ratelimited", "http_500", "http_502", "http_503", "hang", "drop", "error"})


def _too_many(retry_after: int) -> web.Response:
    body = {"ok": False, "error": "ratelimited"}
    return web.json_response(body, status=429, headers={"Retry-After": str(retry_after)})


def _server_error(status: int) -> web.Response:
    return web.json_response({"ok": False, "error": "internal_error"}, status=status)


def _hang_up(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.close()
    return web.Response()


def _explanation(refused: Refused) -> str:
    needed = refused.more.get("needed", "")
    messages = refused.more.get("response_metadata", {}).get("messages", [])
    return " ".join(filter(None, [needed, *messages]))
