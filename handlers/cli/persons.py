"""Whom a command is about, by Slack id or e-mail address."""

from dataclasses import dataclass

from handlers.cli.doors import CannotDo
from storage import people
from storage.database import Database
from storage.models import Person


@dataclass(frozen=True)
class Whom:
    """One person of one workspace; prints as Slack's ids, which name nobody to a stranger."""

    person: Person

    def __str__(self) -> str:
        return f"{self.person.slack_user_id} of {self.person.team_id}"


async def find_whom(database: Database, name: str, team_id: str | None) -> Whom:
    """The one person that is meant. Raises `CannotDo` when nobody is, or several are."""
    async with database.reading_all_teams() as session:
        known = await people.list_known_as(session, name=name.strip())
    found = [Whom(person) for person in known if team_id in (None, person.team_id)]
    if not found:
        where = f" in {team_id}" if team_id else ""
        raise CannotDo(f"nobody{where} is known as {name}; give the Slack id (U012AB3CD) or the e-mail address")
    if len(found) > 1:
        raise CannotDo(f"{name} is several people: {', '.join(map(str, found))}; say which with --team or by id")
    return found[0]
