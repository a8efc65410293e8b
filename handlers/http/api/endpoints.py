"""From an endpoint to a route: who asks, whether they may, what they ask, and the answer or the problem."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.errors import CoachError
from handlers.http.api.bearers import Bearer, Doorkeeper, person_meant
from handlers.http.api.limits import Limits
from handlers.http.api.problems import (
    MISSING_SCOPE,
    NOT_JSON,
    NOT_SHARED,
    UNAVAILABLE,
    UNREADABLE,
    Problem,
    problem_of_coach,
    problem_of_fields,
    problem_of_http,
    wrong,
)
from handlers.http.api.repeats import once, repeat_of
from handlers.http.api.visits import Answer, Api, Endpoint, Nothing, Visit
from handlers.http.bodies import body_of
from storage.errors import DATABASE_TROUBLE
from storage.models import Person

LARGEST_BODY = 64_000
WAIT_SECONDS = 25.0
"""How long a question is waited for when nobody says otherwise: below the 30 seconds after which many give up."""
LONGEST_WAIT = 120.0
REFUSED = (Problem, HTTPException, CoachError, *DATABASE_TROUBLE)


def route_of(path: str, endpoints: Sequence[Endpoint], api: Api, door: Doorkeeper, limits: Limits) -> Route:
    """The route to one address, behind which an endpoint stands for each method."""
    by_method: dict[str, Endpoint] = {endpoint.method: endpoint for endpoint in endpoints}

    async def serve(request: Request) -> Response:
        endpoint = by_method["GET" if request.method == "HEAD" else request.method]
        left: dict[str, str] = {}
        begun = time.perf_counter()
        try:
            bearer = await door.bearer_of(request)
            left = await limits.let_through(bearer.token, api.deps.now())
            answer = await _let_in(endpoint, api, bearer, request)
        except REFUSED as error:
            answer = _problem_of(error).answer()
        answer.headers.update(left)
        seconds = time.perf_counter() - begun
        api.deps.metering.api.observe(seconds, f"{endpoint.method} {path}", str(answer.status_code))
        return answer

    return Route(path, serve, methods=list(by_method))


def _problem_of(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        return problem_of_http(error)
    if isinstance(error, CoachError):
        return problem_of_coach(error)
    return Problem(UNAVAILABLE, "The database cannot be reached.")


async def _let_in(endpoint: Endpoint, api: Api, bearer: Bearer, request: Request) -> Response:
    if endpoint.scope and endpoint.scope not in bearer.token.scopes:
        raise Problem(MISSING_SCOPE, f"That needs the scope {endpoint.scope}.")
    if endpoint.is_private and bearer.person is None:
        raise Problem(NOT_SHARED)
    given = dict(request.query_params)
    name = given.pop("person", "")
    query = _parsed(endpoint.query, given)
    sent = b"" if endpoint.body is Nothing else await body_of(request, largest=LARGEST_BODY)
    body = _read(endpoint.body, request, sent)
    person = await person_meant(api.deps, bearer, name, is_needed=endpoint.needs_person)
    visit = Visit(
        api=api,
        token=bearer.token,
        known_person=person,
        path=request.path_params,
        query=query,
        body=body,
        key=uuid4().hex,
        wait_seconds=_wait_of(request),
    )
    return await _worked(endpoint, visit, request, sent, person)


async def _worked(
    endpoint: Endpoint, visit: Visit[Any, Any], request: Request, sent: bytes, person: Person | None
) -> Response:
    repeat = repeat_of(request, visit.token, sent) if endpoint.is_repeatable else None
    if repeat is None or person is None:
        return _as_response(await endpoint.work(visit))
    known = replace(visit, key=repeat.key[:32])

    async def work() -> Response:
        return _as_response(await endpoint.work(known))

    return await once(visit.deps, repeat, visit.token, person, work)


def _as_response(answer: Answer) -> Response:
    if answer.model is None:
        return Response(status_code=answer.status, headers=dict(answer.headers))
    body = answer.model.model_dump_json()
    return Response(body, answer.status, dict(answer.headers), "application/json")


def _read(shape: type[BaseModel], request: Request, sent: bytes) -> BaseModel:
    """The body as its shape; an empty one is an empty object. Raises `Problem`."""
    if shape is Nothing:
        return Nothing()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if sent and kind != "application/json" and not kind.endswith("+json"):
        raise Problem(NOT_JSON)
    try:
        given = json.loads(sent or b"{}")
    except (ValueError, RecursionError):
        raise Problem(UNREADABLE) from None
    if not isinstance(given, dict):
        raise Problem(UNREADABLE)
    return _parsed(shape, given)


def _parsed(shape: type[BaseModel], given: Mapping[str, Any]) -> BaseModel:
    try:
        parsed = shape.model_validate(given)
    except ValidationError as error:
        raise problem_of_fields(error) from None
    for name in given:
        if not _is_storable(given[name]):
            raise wrong({name: "Leave out characters that are none."})
    return parsed


def _is_storable(value: object) -> bool:
    """False for text no database takes: a zero character, or half of a surrogate pair."""
    if not isinstance(value, str):
        return True
    return "\x00" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _wait_of(request: Request) -> float:
    """How long to wait, after RFC 7240: `Prefer: wait=5`, or `respond-async` for not at all."""
    wishes = [wish.strip().casefold() for wish in request.headers.get("prefer", "").split(",")]
    if "respond-async" in wishes:
        return 0.0
    seconds = next((wish.partition("=")[2] for wish in wishes if wish.startswith("wait=")), "")
    if seconds.isascii() and seconds.isdigit() and len(seconds) <= 6:
        return min(float(seconds), LONGEST_WAIT)
    return WAIT_SECONDS
