"""/openapi.json, and /api/docs: the same for people, as one page that asks no other host for anything."""

import json
import re
from collections.abc import Sequence
from html import escape
from inspect import cleandoc
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.api_tokens import SCOPES
from handlers.http.api.openapi import openapi_of, problems_of
from handlers.http.api.problems import DOCS_PATH, KINDS, Kind
from handlers.http.api.visits import Endpoint

OPENAPI_PATH = "/openapi.json"
ONLY_ITSELF = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"}
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d1c1d}"
    "code,pre{font:14px/1.5 ui-monospace,monospace;background:#f4f4f4;border-radius:4px}code{padding:1px 4px}"
    "pre{padding:.8rem;overflow:auto}h2{margin-top:2.5rem}h3{margin:1.8rem 0 .3rem}dt{margin-top:.7rem}"
    "@media(prefers-color-scheme:dark){body{background:#1a1d21;color:#d1d2d3}code,pre{background:#2a2d31}}"
)


def document_routes(endpoints: Sequence[Endpoint]) -> list[BaseRoute]:
    """Both documents, made when first asked for. They are open to all: nothing of anybody's is in them."""
    made: dict[str, Response] = {}

    async def openapi(request: Request) -> Response:
        del request
        if "openapi" not in made:
            made["openapi"] = Response(json.dumps(openapi_of(endpoints)), media_type="application/json")
        return made["openapi"]

    async def page(request: Request) -> Response:
        del request
        if "page" not in made:
            made["page"] = HTMLResponse(_page(endpoints), headers=ONLY_ITSELF)
        return made["page"]

    return [Route(OPENAPI_PATH, openapi), Route(DOCS_PATH, page)]


def _page(endpoints: Sequence[Endpoint]) -> str:
    document = openapi_of(endpoints)
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>Sideline's API</title><style>{STYLE}</style><h1>Sideline's API</h1>",
        f"<p>{_words(document['info']['description'])}</p>",
        f"<p>For programs: <a href='{OPENAPI_PATH}'>{OPENAPI_PATH}</a> (OpenAPI 3.1).</p>",
        "<pre>curl -H 'Authorization: Bearer sl_…' \\\n  -H 'Content-Type: application/json' \\\n"
        '  -d \'{"question": "My champion just left. What now?"}\' …/api/coaching/guidance</pre>',
        "<h2>Scopes</h2><dl>",
        *(f"<dt><code>{scope}</code><dd>{escape(words)}" for scope, words in SCOPES.items()),
        "</dl><h2>Endpoints</h2>",
        *(_section(endpoint, document) for endpoint in endpoints),
        "<h2>Problems</h2><dl>",
        *map(_problem, KINDS),
        "</dl>",
    ]
    return "\n".join(parts)


def _problem(kind: Kind) -> str:
    return f"<dt id={kind.code}><code>{kind.code}</code> {kind.status} {escape(kind.title)}<dd>{_words(kind.help)}"


def _section(endpoint: Endpoint, document: dict[str, Any]) -> str:
    operation = document["paths"][endpoint.path][endpoint.method.lower()]
    takes = [
        f"<dt><code>{escape(each['name'])}</code> ({each['in']})<dd>{_words(each.get('description', ''))}"
        for each in operation["parameters"]
    ]
    takes += [
        f"<dt><code>{escape(name)}</code> (body{', needed' if field.is_required() else ''})"
        f"<dd>{_words(field.description or '')}"
        for name, field in endpoint.body.model_fields.items()
    ]
    problems = " ".join(f"<a href='#{kind.code}'>{kind.code}</a>" for kind in problems_of(endpoint))
    return (
        f"<h3><code>{endpoint.method} {escape(endpoint.path)}</code></h3><p>{escape(endpoint.summary)}. "
        f"{_words(operation['description'])}</p><dl>{''.join(takes)}</dl>"
        f"{''.join(map(_answer, endpoint.answers.items()))}<p>Problems: {problems}</p>"
    )


def _answer(answer: tuple[int, type[BaseModel] | None]) -> str:
    """What comes back with a status: what it is, and its fields."""
    status, model = answer
    if model is None:
        return f"<p>{status}: nothing more to say.</p>"
    fields = ", ".join(f"<code>{escape(name)}</code>" for name in model.model_fields)
    return f"<p>{status}: {_words(cleandoc(model.__doc__ or ''))} Fields: {fields}</p>"


def _words(text: str) -> str:
    """A sentence for the page; what stands between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
