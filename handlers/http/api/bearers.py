"""Whose request it is: the token in the header, and the person it stands for or names."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request

from bot.api_tokens import is_over, is_same, looks_like_token, prefix_of
from bot.deps import Deps
from handlers.http.api.problems import (
    ANOTHER_PERSON,
    INVALID_TOKEN,
    NO_TOKEN,
    PERSON_NEEDED,
    PERSON_UNKNOWN,
    Problem,
)
from storage import api_tokens, people, teams
from storage.database import Session
from storage.models import ApiToken, Person

LOOK_AGAIN_AFTER = timedelta(minutes=1)
LONGEST_NAME = 320
"""An e-mail address has no more characters than that."""


@dataclass(frozen=True)
class Bearer:
    """A valid token, and its person if it is a person's."""

    token: ApiToken
    person: Person | None


class Doorkeeper:
    """Knows for a minute which workspaces have us, so that this is not looked up for every request."""

    def __init__(self, deps: Deps) -> None:
        """Nobody is known yet."""
        self._deps = deps
        self._served_until: dict[str, datetime] = {}

    async def bearer_of(self, request: Request) -> Bearer:
        """Who asks. Raises `Problem`: 401 when that is nobody."""
        token, now = _token_in(request), self._deps.now()
        async with self._deps.database.reading_all_teams() as session:
            found = await api_tokens.find_bearer(session, prefix=prefix_of(token))
            if found is None or not is_same(token, found[0]) or is_over(found[0], now):
                raise Problem(INVALID_TOKEN)
            bearer = Bearer(*found)
            has_left = bearer.person is not None and bearer.person.is_deleted
            if has_left or await self._is_removed(session, bearer.token.team_id, now):
                raise Problem(INVALID_TOKEN)
        return bearer

    async def _is_removed(self, session: Session, team_id: str, now: datetime) -> bool:
        if self._served_until.get(team_id, now) > now:
            return False
        if await teams.is_removed(session, team_id=team_id):
            return True
        self._served_until[team_id] = now + LOOK_AGAIN_AFTER
        return False


def _token_in(request: Request) -> str:
    """What looks like a token. Raises `Problem`."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    token = token.strip()
    if kind.casefold() != "bearer" or not token:
        raise Problem(NO_TOKEN)
    if not looks_like_token(token):
        raise Problem(INVALID_TOKEN)
    return token


async def person_meant(deps: Deps, bearer: Bearer, name: str, *, is_needed: bool) -> Person | None:
    """The person a request is about; `name` is a Slack id or an e-mail address, "" when none was given.

    Raises `Problem` when it is nobody, or somebody else than the token's own.
    """
    if bearer.person is not None:
        own = (bearer.person.slack_user_id.casefold(), bearer.person.email.casefold())
        if name and name.casefold() not in own:
            raise Problem(ANOTHER_PERSON)
        return bearer.person
    if not name:
        if is_needed:
            raise Problem(PERSON_NEEDED)
        return None
    found = await _find(deps, bearer.token.team_id, name) if len(name) <= LONGEST_NAME else None
    if found is None or found.is_deleted:
        raise Problem(PERSON_UNKNOWN)
    return found


async def _find(deps: Deps, team_id: str, name: str) -> Person | None:
    async with deps.database.reading(team_id) as session:
        if "@" in name:
            return await people.find_person_by_email(session, email=name.casefold())
        return await people.find_person(session, slack_user_id=name.upper())
