"""Questions about the people we coach."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Person
from storage.prepared import Query, insert_or_ignore

_BY_ID = Query(Person, select(Person).where(Person.id == bindparam("id")))
_BY_SLACK_ID = Query(Person, select(Person).where(Person.slack_user_id == bindparam("slack_user_id")))


async def get_person(session: AsyncSession, *, person_id: int) -> Person:
    """The person. Raises NoResultFound for somebody forgotten or of another team."""
    return await _BY_ID.one(session, id=person_id)


async def find_person(session: AsyncSession, *, slack_user_id: str) -> Person | None:
    """The person behind a Slack user, if we know them."""
    return await _BY_SLACK_ID.first(session, slack_user_id=slack_user_id)


async def find_person_by_email(session: AsyncSession, *, email: str) -> Person | None:
    """The person with this address (in small letters), if we know them."""
    return await session.scalar(select(Person).where(Person.email == email).limit(1))


async def list_teams_knowing(session: AsyncSession, *, email: str) -> list[str]:
    """The workspaces in which somebody has this address (in small letters); needs a session for all teams."""
    query = select(Person.team_id).where(Person.email == email).distinct().order_by(Person.team_id)
    return list(await session.scalars(query))


async def list_names(session: AsyncSession) -> list[str]:
    """What the people we know are called."""
    return [name for name in await session.scalars(select(Person.display_name)) if name]


async def get_or_add_person(session: AsyncSession, *, slack_user_id: str, now: datetime) -> Person:
    """The person behind a Slack user, added if this is the first we hear of them."""
    person = await find_person(session, slack_user_id=slack_user_id)
    if person is not None:
        return person
    await insert_or_ignore(session, Person, slack_user_id=slack_user_id, created_at=now)
    return await _BY_SLACK_ID.one(session, slack_user_id=slack_user_id)


async def list_looking(
    session: AsyncSession, *, person_ids: Collection[int], slack_user_ids: Collection[str], since: datetime
) -> list[Person]:
    """Those of these people who have looked at their Home tab since then."""
    query = select(Person).where(
        Person.home_seen_at > since, Person.id.in_(person_ids) | Person.slack_user_id.in_(slack_user_ids)
    )
    return list(await session.scalars(query))


async def update_person(session: AsyncSession, *, person_id: int, **fields: Any) -> None:
    """Set columns of a person."""
    await session.execute(update(Person).where(Person.id == person_id).values(**fields))


async def update_preferences(session: AsyncSession, *, person_id: int, **entries: Any) -> Person:
    """Set entries of what a person's row keeps as JSON, the others as they are now; the person then.

    Raises NoResultFound for somebody forgotten.
    """
    person = await get_person(session, person_id=person_id)
    person.preferences = {**person.preferences, **entries}
    await update_person(session, person_id=person_id, preferences=person.preferences)
    return person


async def list_known_as(session: AsyncSession, *, name: str) -> list[Person]:
    """The people whose Slack id or e-mail address this is, whatever the case; of all the session's teams."""
    is_them = (func.lower(Person.slack_user_id) == name.lower()) | (func.lower(Person.email) == name.lower())
    query = select(Person).where(is_them).order_by(Person.team_id, Person.id)
    return list(await session.scalars(query))
