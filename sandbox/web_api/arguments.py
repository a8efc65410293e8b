"""Reading the arguments and the token of a call, however the client chose to send them."""

import json

from aiohttp import web

from sandbox.records import Json
from sandbox.web_api.call import Refused


async def read_arguments(request: web.Request) -> Json:
    """Query string, form or JSON body merged, a later one winning; raises Refused for broken JSON."""
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        arguments |= _json_object(await request.text())
    else:
        arguments |= dict(await request.post())
    return arguments


def read_token(request: web.Request, arguments: Json) -> str:
    """The token from the header or, as older clients send it, from the arguments; it is taken out of those."""
    in_arguments = str(arguments.pop("token", "") or "")
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ").strip() or in_arguments


def _json_object(text: str) -> Json:
    try:
        body = json.loads(text or "{}")
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(body, dict):
        raise Refused("json_not_object")
    return body
