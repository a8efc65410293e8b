"""Tokens for the JSON API: making one, listing those there are, ending one."""

import sys
from argparse import Namespace
from datetime import UTC, datetime, timedelta

from bot.api_tokens import START, NoSuchScope, checked_scopes, new_token, prefix_of
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import opened_database, settings_here
from handlers.cli.persons import find_whom
from handlers.cli.printing import say
from handlers.cli.workspaces import choose_workspace, require_known
from storage import api_tokens, people
from storage.database import Database
from storage.models import ApiToken


async def look_after_tokens(given: Namespace, doors: Doors) -> int:
    """Do what the verb says; 1 when there was no such token to revoke. Raises `CannotDo`."""
    settings = settings_here()
    async with opened_database(settings) as database:
        if given.verb == "revoke":
            return await _revoke(database, given.token)
        if given.verb == "list":
            await require_known(given.team, database)
            return await _list(database, given.team)
        if given.person:
            whom = await find_whom(database, given.person, given.team)
            return await _add(database, given, whom.person.team_id, whom.person.id, str(whom))
        workspace = await choose_workspace(given.team, settings, database, doors)
        return await _add(database, given, workspace.team_id, None, f"all of {workspace}")


async def _add(database: Database, given: Namespace, team_id: str, person_id: int | None, whose: str) -> int:
    """Print the token alone on standard output, so that it can be piped, and all else beside it."""
    try:
        scopes = checked_scopes(given.scope, is_team=person_id is None)
    except NoSuchScope as problem:
        raise CannotDo(str(problem)) from None
    new, now = new_token(), datetime.now(UTC)
    async with database.for_team(team_id) as session:
        await api_tokens.add_token(
            session,
            prefix=new.prefix,
            secret_hash=new.secret_hash,
            label=given.label,
            scopes=scopes,
            person_id=person_id,
            expires_at=now + timedelta(days=given.days) if given.days else None,
            now=now,
        )
    sys.stderr.write(f"a token for {whose}, with the scopes {', '.join(scopes)}; it is shown this once:\n")
    say(new.token)
    return 0


async def _list(database: Database, team_id: str | None) -> int:
    async with database.reading_all_teams() as session:
        found = [each for each in await api_tokens.list_tokens(session) if team_id in (None, each.team_id)]
        names = {
            each.person_id: (await people.get_person(session, person_id=each.person_id)).slack_user_id
            for each in found
            if each.person_id
        }
    for each in found:
        say(_line(each, names[each.person_id] if each.person_id else "the team"))
    if not found:
        sys.stderr.write("there are no tokens; sideline token add makes one\n")
    return 0


def _line(token: ApiToken, whose: str) -> str:
    used = f"used {token.last_used_at:%Y-%m-%d}" if token.last_used_at else "never used"
    ends = f", ends {token.expires_at:%Y-%m-%d}" if token.expires_at else ""
    label = f" “{token.label}”" if token.label else ""
    return f"{token.prefix}…  {whose} of {token.team_id}{label}: {' '.join(token.scopes)}; {used}{ends}"


async def _revoke(database: Database, given: str) -> int:
    prefix = given.strip().rstrip("…")
    if not prefix.startswith(START):
        raise CannotDo(f"a token begins with {START}; sideline token list shows their beginnings")
    async with database.for_all_teams() as session:
        is_over = await api_tokens.revoke_token(session, prefix=prefix_of(prefix), now=datetime.now(UTC))
    sys.stderr.write("revoked; it is refused from now on\n" if is_over else "there is no such token\n")
    return 0 if is_over else 1
