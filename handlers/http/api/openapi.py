"""The OpenAPI 3.1 description of the API, made from the shapes the endpoints themselves use."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from bot.api_tokens import SCOPES
from handlers.http.api.problems import (
    ANOTHER_PERSON,
    FAILED,
    IN_PROGRESS,
    INVALID,
    INVALID_TOKEN,
    KEY_REUSED,
    MEDIA_TYPE,
    METHOD,
    MISSING_SCOPE,
    NO_TOKEN,
    NOT_FOUND,
    NOT_JSON,
    NOT_SHARED,
    PERSON_NEEDED,
    PERSON_UNKNOWN,
    RATE_LIMITED,
    TOO_LARGE,
    TOO_SLOW,
    UNAVAILABLE,
    UNREADABLE,
    Kind,
    ProblemDetails,
)
from handlers.http.api.visits import Asked, Endpoint, Nothing

JsonObject = dict[str, Any]
VERSION = "1"
REF = "#/components/schemas/{model}"
ALWAYS = (NO_TOKEN, INVALID_TOKEN, MISSING_SCOPE, ANOTHER_PERSON, INVALID, RATE_LIMITED, FAILED, UNAVAILABLE)
WITH_A_BODY = (UNREADABLE, TOO_SLOW, TOO_LARGE, NOT_JSON)
REPEATABLE = (IN_PROGRESS, KEY_REUSED)
SENTENCES: Mapping[str, str] = {
    "title": "Sideline",
    "version": VERSION,
    "summary": "Guidance, goals, weekly plans and progress of the people coached in Slack.",
    "description": (
        "Every request carries a bearer token. A person's token acts as that person; a team's token names the "
        "person with `person`. Whatever cannot be done is answered as problem details (RFC 9457)."
    ),
}
PERSON: JsonObject = {
    "name": "person",
    "in": "query",
    "required": False,
    "description": "for a team's token: whom it is about, by Slack id or e-mail address",
    "schema": {"type": "string", "maxLength": 320},
}
IDEMPOTENCY_KEY: JsonObject = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "sent again with the same key within 24 hours, a request is done once and answered the same",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}
PREFER: JsonObject = {
    "name": "Prefer",
    "in": "header",
    "required": False,
    "description": "how long to wait for the answer: `wait=5`, or `respond-async` for not at all (RFC 7240)",
    "schema": {"type": "string", "pattern": "^(respond-async|wait=[0-9]{1,3})$"},
}


def openapi_of(endpoints: Sequence[Endpoint]) -> JsonObject:
    """The whole document."""
    paths: JsonObject = {}
    for endpoint in endpoints:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": dict(SENTENCES),
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": _schemas(_models(endpoints)),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "sl_…"}},
        },
    }


def problems_of(endpoint: Endpoint) -> list[Kind]:
    """Every problem an endpoint may answer with."""
    kinds = [*ALWAYS, *endpoint.problems]
    if endpoint.body is not Nothing:
        kinds += WITH_A_BODY
    if endpoint.is_repeatable:
        kinds += REPEATABLE
    if endpoint.needs_person or not endpoint.is_private:
        kinds += (PERSON_NEEDED, PERSON_UNKNOWN)
    if endpoint.is_private:
        kinds.append(NOT_SHARED)
    if "{" in endpoint.path or endpoint.path.endswith(("/feedback",)):
        kinds.append(NOT_FOUND)
    return list(dict.fromkeys([*kinds, METHOD]))


def _operation(endpoint: Endpoint) -> JsonObject:
    scope = f"Needs the scope `{endpoint.scope}` ({SCOPES[endpoint.scope]})." if endpoint.scope else "Any token."
    operation: JsonObject = {
        "operationId": f"{endpoint.work.__module__.rpartition('.')[2]}_{endpoint.work.__name__}",
        "summary": endpoint.summary,
        "description": f"{(endpoint.work.__doc__ or '').strip()}\n\n{scope}",
        "tags": [endpoint.path.split("/")[2]],
        "parameters": [*_path_parameters(endpoint), *_query_parameters(endpoint), PERSON],
        "responses": {**_answers(endpoint), **_problems(endpoint)},
    }
    if endpoint.is_repeatable:
        operation["parameters"].append(IDEMPOTENCY_KEY)
    if 202 in endpoint.answers and endpoint.method == "POST":
        operation["parameters"].append(PREFER)
    if endpoint.body is not Nothing:
        content = {"application/json": {"schema": _ref(endpoint.body)}}
        needs = any(field.is_required() for field in endpoint.body.model_fields.values())
        operation["requestBody"] = {"required": needs, "content": content}
    return operation


def _path_parameters(endpoint: Endpoint) -> list[JsonObject]:
    return [
        {"name": name, "in": "path", "required": True, "schema": _path_schema(name)}
        for name in re.findall(r"\{(\w+)\}", endpoint.path)
    ]


def _path_schema(name: str) -> JsonObject:
    return {"type": "integer", "minimum": 1} if name == "goal_id" else {"type": "string", "minLength": 1}


def _query_parameters(endpoint: Endpoint) -> list[JsonObject]:
    schema = endpoint.query.model_json_schema()
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            "description": part.pop("description", ""),
            "schema": part,
        }
        for name, part in schema.get("properties", {}).items()
    ]


def _answers(endpoint: Endpoint) -> JsonObject:
    return {
        str(status): {
            "description": _sentence(status),
            "headers": _headers(status),
            **({"content": {"application/json": {"schema": _ref(model)}}} if model else {}),
        }
        for status, model in endpoint.answers.items()
    }


def _sentence(status: int) -> str:
    sentences = {200: "Done.", 201: "Added.", 202: "Promised: ask again at Location.", 204: "Gone."}
    return sentences[status]


def _headers(status: int) -> JsonObject:
    names = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"]
    names += ["Location"] if status in (201, 202) else []
    return {name: {"schema": {"type": "string" if name == "Location" else "integer"}} for name in names}


def _problems(endpoint: Endpoint) -> JsonObject:
    by_status: dict[int, list[Kind]] = {}
    for kind in problems_of(endpoint):
        by_status.setdefault(kind.status, []).append(kind)
    content = {MEDIA_TYPE: {"schema": _ref(ProblemDetails)}}
    return {
        str(status): {
            "description": " · ".join(f"`{kind.code}`: {kind.title}" for kind in kinds),
            "content": content,
        }
        for status, kinds in sorted(by_status.items())
    }


def _models(endpoints: Iterable[Endpoint]) -> list[type[BaseModel]]:
    """Every shape that is sent or answered, by name."""
    models: set[type[BaseModel]] = {ProblemDetails}
    for endpoint in endpoints:
        models |= {model for model in endpoint.answers.values() if model}
        models |= {endpoint.body} - {Nothing}
    return sorted(models, key=lambda model: model.__name__)


def _schemas(models: Iterable[type[BaseModel]]) -> JsonObject:
    """The shapes and all they hold: of what is sent what may be sent, of answers what is answered."""
    modes: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (model, "validation" if issubclass(model, Asked) else "serialization") for model in models
    ]
    _, schema = models_json_schema(modes, ref_template=REF)
    return dict(schema["$defs"])


def _ref(model: type[BaseModel]) -> JsonObject:
    return {"$ref": REF.format(model=model.__name__)}
