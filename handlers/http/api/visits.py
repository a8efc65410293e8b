"""One request of the API that was let in, and what is answered; and what an endpoint is."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from bot.api_tokens import Scope, may_read
from bot.deps import Deps
from handlers.http.api.problems import NOT_FOUND, NOT_SHARED, Kind, Problem
from storage.agenda import AgendaRow
from storage.models import ApiToken, Person

Q = TypeVar("Q", bound=BaseModel)
B = TypeVar("B", bound=BaseModel)
LARGEST_ID = 2**63 - 1
VISIBLE = r"[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
"""A character one can see; as a regular expression of pydantic's, of JavaScript's and of Python's."""

Method = Literal["GET", "POST", "PATCH", "DELETE"]


class Asked(BaseModel):
    """What somebody sends: what we do not know is refused, so that a typo is not taken for a wish."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Nothing(Asked):
    """No query, or no body."""


@dataclass(frozen=True)
class Api:
    """What the endpoints lean on.

    `take` does work that was begun with its promise; `changed` is told whose things changed.
    """

    deps: Deps
    take: Callable[[AgendaRow], None]
    changed: Callable[[Person], None]


@dataclass(frozen=True)
class Visit(Generic[Q, B]):
    """A request whose token, person, query and body are in order.

    `key` names it for ever, the same when it is sent again with the same Idempotency-Key. `wait_seconds` is how
    long whoever asks will wait.
    """

    api: Api
    token: ApiToken
    known_person: Person | None
    path: Mapping[str, str]
    query: Q
    body: B
    key: str
    wait_seconds: float

    @property
    def deps(self) -> Deps:
        """The coach's surroundings."""
        return self.api.deps

    @property
    def person(self) -> Person:
        """Whom it is about. Only for endpoints that need a person."""
        assert self.known_person is not None
        return self.known_person

    @property
    def is_own(self) -> bool:
        """True when the person themselves ask, with a token of their own."""
        return self.known_person is not None and self.token.person_id == self.known_person.id

    def number(self, name: str) -> int:
        """A number in the path. Raises `Problem` for what can be no id of ours."""
        text = self.path[name]
        if not (text.isascii() and text.isdigit() and len(text) <= 19 and 0 < int(text) <= LARGEST_ID):
            raise Problem(NOT_FOUND)
        return int(text)

    def require_shared(self) -> None:
        """Raises `Problem` for a team's token about somebody who shares nothing with it."""
        if not may_read(self.token, self.person):
            raise Problem(NOT_SHARED)


@dataclass(frozen=True)
class Answer:
    """What is answered: a model (None for nothing), and what stands in the header."""

    model: BaseModel | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Work = Callable[[Visit[Any, Any]], Awaitable[Answer]]


@dataclass(frozen=True)
class Endpoint:
    """One method at one address. `answers` are the shapes by status; `problems` those beside the usual ones.

    With `is_repeatable` an Idempotency-Key makes it the same request however often it is sent. `scope` None is
    for whoever has a token. `is_private` endpoints are for the person's own token alone.
    """

    method: Method
    path: str
    work: Work
    summary: str
    scope: Scope | None
    answers: Mapping[int, type[BaseModel] | None]
    query: type[BaseModel] = Nothing
    body: type[BaseModel] = Nothing
    needs_person: bool = True
    is_private: bool = True
    is_repeatable: bool = False
    problems: Sequence[Kind] = ()
