"""What the API answers when it cannot do what was asked: problem details after RFC 9457.

`type` is an address on our own documentation page and stays the same for ever, and so does `code`, its last
part; `detail` is for people and may change. Nothing of what was sent is in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.coaching.goal_keeping import GoalGone, GoalNotKept
from bot.errors import CoachError

DOCS_PATH = "/api/docs"
MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 20


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its status, what it is called, and what whoever asks should do."""

    code: str
    status: int
    title: str
    help: str
    headers: Mapping[str, str] = field(default_factory=dict, compare=False)


NO_TOKEN = Kind(
    "no-token",
    401,
    "A token is needed",
    "Send the header Authorization: Bearer sl_…; `sideline token add` makes one.",
    {"www-authenticate": 'Bearer realm="sideline"'},
)
INVALID_TOKEN = Kind(
    "invalid-token",
    401,
    "That token is not valid",
    "It is misspelt, expired or revoked, or whoever it stands for has left. Make another one.",
    {"www-authenticate": 'Bearer realm="sideline", error="invalid_token"'},
)
MISSING_SCOPE = Kind(
    "missing-scope", 403, "The token may not do that", "Use a token that has the scope named in the detail."
)
NOT_SHARED = Kind(
    "not-shared",
    403,
    "That is private",
    "It is read with the person's own token, or when they choose Share with my manager: My reports in "
    "/coach settings.",
)
ANOTHER_PERSON = Kind(
    "another-person", 403, "The token is somebody else's", "Leave `person` out: this token acts as its person."
)
PERSON_NEEDED = Kind(
    "person-needed",
    400,
    "For whom?",
    "A team's token names the person: add ?person= with their Slack id or e-mail address.",
)
PERSON_UNKNOWN = Kind(
    "person-unknown",
    404,
    "Nobody here is called that",
    "Check the Slack id or e-mail address; whoever never wrote to the coach is not known to it.",
)
NOT_FOUND = Kind(
    "not-found",
    404,
    "There is no such thing",
    "It was deleted, it is somebody else's, or the address is misspelt.",
)
NO_TASKS = Kind(
    "no-tasks", 404, "There are no weekly tasks for this track yet", "Choose another track in the profile."
)
METHOD = Kind("method", 405, "Not with that method", "The header Allow says which.")
TOO_SLOW = Kind("too-slow", 408, "The request did not come in time", "Send it again, all at once.")
IN_PROGRESS = Kind(
    "in-progress",
    409,
    "The first request with this key is being worked on",
    "Wait as long as Retry-After says, then send the same again.",
    {"retry-after": "1"},
)
TOO_LARGE = Kind("too-large", 413, "That is too much at once", "Send at most 64 KB.")
NOT_JSON = Kind("not-json", 415, "Only JSON is read here", "Send it with Content-Type: application/json.")
UNREADABLE = Kind("unreadable", 400, "That cannot be read", "Send one JSON object in UTF-8.")
INVALID = Kind("invalid", 422, "Something in it cannot be right", "`errors` says what, field by field.")
KEY_REUSED = Kind(
    "key-reused", 422, "This Idempotency-Key belongs to another request", "Use a new key for a new request."
)
RATE_LIMITED = Kind(
    "rate-limited",
    429,
    "Too many requests",
    "Wait as long as Retry-After says; RateLimit-Limit says how many fit.",
)
FAILED = Kind("failed", 500, "Something went wrong on our side", "Try again; the operator's log says where.")
UNAVAILABLE = Kind(
    "unavailable",
    503,
    "Not possible at the moment",
    "Try again in a few seconds.",
    {"retry-after": "5"},
)
KINDS = tuple(value for value in tuple(globals().values()) if isinstance(value, Kind))
_BY_STATUS = {400: UNREADABLE, 404: NOT_FOUND, 405: METHOD, 408: TOO_SLOW, 413: TOO_LARGE, 503: UNAVAILABLE}


class FieldProblem(BaseModel):
    """What is wrong with one field; "" is the whole."""

    field: str
    detail: str


class ProblemDetails(BaseModel):
    """A problem as RFC 9457 has it, with its short code, what to do, and what is wrong field by field."""

    type: str = Field(examples=[f"{DOCS_PATH}#not-found"])
    title: str
    status: int
    detail: str
    code: str
    help: str
    errors: list[FieldProblem] = []


class Problem(Exception):
    """The request ends here, with this answer."""

    def __init__(
        self,
        kind: Kind,
        detail: str = "",
        *,
        errors: Sequence[FieldProblem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """`detail` says more than the kind's title; `headers` are added to the kind's own."""
        super().__init__(kind.code)
        self.kind = kind
        self.detail = detail or (kind.title if kind.title.endswith("?") else f"{kind.title}.")
        self.errors = list(errors)
        self.headers = {**kind.headers, **(headers or {})}

    def answer(self) -> Response:
        """As it is sent."""
        kind = self.kind
        details = ProblemDetails(
            type=f"{DOCS_PATH}#{kind.code}",
            title=kind.title,
            status=kind.status,
            detail=self.detail,
            code=kind.code,
            help=kind.help,
            errors=self.errors,
        )
        body = details.model_dump_json(exclude={"errors"} if not self.errors else None)
        return Response(body, kind.status, self.headers, MEDIA_TYPE)


def wrong(fields: Mapping[str, str], detail: str = "") -> Problem:
    """What cannot be right: each field's name with what is wrong with it."""
    return Problem(INVALID, detail, errors=[FieldProblem(field=name, detail=why) for name, why in fields.items()])


def problem_of_http(error: HTTPException) -> Problem:
    """What Starlette refused, in our words."""
    return Problem(_BY_STATUS.get(error.status_code, FAILED), headers=error.headers)


def problem_of_coach(error: CoachError) -> Problem:
    """What the engine says cannot be done."""
    if isinstance(error, GoalGone):
        return Problem(NOT_FOUND, error.user_message)
    if isinstance(error, GoalNotKept):
        return wrong(error.problems, error.user_message)
    return Problem(UNAVAILABLE, f"{error.user_message} ({error.code})")


def problem_of_fields(error: ValidationError) -> Problem:
    """What pydantic found, without what was sent."""
    found = error.errors(include_url=False, include_input=False, include_context=False)[:MOST_ERRORS]
    errors = [
        FieldProblem(field=".".join(map(str, each["loc"])), detail=_PLAINLY.get(each["type"]) or f"{each['msg']}.")
        for each in found
    ]
    return Problem(INVALID, errors=errors)


_PLAINLY = {
    "extra_forbidden": "There is no such field here.",
    "missing": "It has to be given.",
    "string_pattern_mismatch": "It is blank.",
}
"""Where pydantic's words speak of its own machinery."""
