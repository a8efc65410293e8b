"""Whose request it is: the token in the header, and the person it stands for or names."""

from dataclasses import dataclass

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
from storage.models import ApiToken, Person

LONGEST_NAME = 320
"""An e-mail address has no more characters than that."""


@dataclass(frozen=True)
class Bearer:
    """A valid token, and its person if it is a person's."""

    token: ApiToken
    person: Person | None


async def bearer_of(deps: Deps, request: Request) -> Bearer:
    """Who asks. Raises `Problem`: 401 when that is nobody."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    token = token.strip()
    if kind.casefold() != "bearer" or not token:
        raise Problem(NO_TOKEN)
    if not looks_like_token(token):
        raise Problem(INVALID_TOKEN)
    async with deps.database.reading_all_teams() as session:
        kept = await api_tokens.find_token(session, prefix=prefix_of(token))
        if kept is None or not is_same(token, kept) or is_over(kept, deps.now()):
            raise Problem(INVALID_TOKEN)
        if await teams.is_removed(session, team_id=kept.team_id):
            raise Problem(INVALID_TOKEN)
        if kept.person_id is None:
            return Bearer(kept, None)
        person = await people.get_person(session, person_id=kept.person_id)
    if person.is_deleted:
        raise Problem(INVALID_TOKEN)
    return Bearer(kept, person)


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
