"""People with a weekly rhythm, as set-up leaves them, and the week they live in."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import Program
from handlers.week.weekly import schedule_person
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import accounts, people
from storage.database import Database
from storage.models import AgendaItem, DigestReaction, Person, WeeklyDigest
from tests.scenarios.scored import one_review
from tests.scenarios.seeing import at_rest, caught_up, eventually, rows, shown

FRIDAY = datetime(2026, 11, 20, 15, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, 31, tzinfo=UTC)
TITLE = "Your week"


async def settled(
    sandbox: Sandbox, program: Program, name: str = "riya", *, timezone: str = "UTC", **preferences: Any
) -> Person:
    """Somebody set up at the sandbox's present time, with these preferences."""
    now, database = program.deps.now(), program.deps.database
    return await _settle(sandbox, database, name, timezone=timezone, now=now, **preferences)


async def settled_on_file(sandbox: Sandbox, path: Path, name: str = "riya") -> None:
    """The same in a database that no program has open."""
    database = Database(f"sqlite+aiosqlite:///{path}")
    now = datetime.fromtimestamp(sandbox.clock.now(), UTC)
    await _settle(sandbox, database, name, timezone="UTC", now=now)
    await database.close()


async def _settle(
    sandbox: Sandbox, database: Database, name: str, *, timezone: str, now: datetime, **preferences: Any
) -> Person:
    async with database.for_team(sandbox.team.id) as session:
        person = await people.get_or_add_person(session, slack_user_id=f"U0{name.upper()}", now=now)
        await people.update_person(
            session,
            person_id=person.id,
            display_name=name.capitalize(),
            email=f"{name}@example.com",
            timezone=timezone,
            track="sales",
            preferences={"reflection": False, **preferences},
            dm_channel=sandbox.direct_message_with(name).id,
            onboarded_at=now,
            welcomed_at=now,
            profile_read_at=now,
        )
        person = await people.get_person(session, person_id=person.id)
        await schedule_person(session, person, now)
    return person


async def renewing_soon(program: Program, *, owner: str = "riya") -> None:
    """An account that renews 25 days after the Monday."""
    async with program.deps.database.for_team(program.identity.team_id) as session:
        await accounts.upsert_account(
            session,
            now=program.deps.now(),
            account_key=f"I-{owner}",
            name="Initech",
            owner_email=f"{owner}@example.com",
            renewal_on=datetime(2026, 12, 18).date(),
            health_score=55,
        )


async def digest_of_monday(sandbox: Sandbox, program: Program) -> SeenMessage:
    """Riya's digest of Monday, with a focus, a tip and an account."""
    await settled(sandbox, program)
    await renewing_soon(program)
    await one_review(sandbox, program)
    sandbox.clock.set_to(MONDAY)
    message = await shown(sandbox, "riya", TITLE)
    await at_rest(program)
    return message


async def kept_digest(program: Program) -> WeeklyDigest:
    """The only digest there is."""
    (kept,) = await rows(program, WeeklyDigest)
    return kept


async def until_noted(program: Program, *meanings: str) -> None:
    """Waits until the emojis on digests mean these things, and what they ask for is done."""
    await until_meant(program, *meanings)
    await at_rest(program)


async def until_meant(program: Program, *meanings: str) -> None:
    """The same, whether it is done or not."""

    async def look() -> bool:
        return sorted(each.meaning for each in await rows(program, DigestReaction)) == sorted(meanings)

    await eventually(look)


async def change_person(program: Program, person: Person, **fields: object) -> None:
    """What settings or Slack's profile changed, and what follows from it."""
    now = program.deps.now()
    async with program.deps.database.for_team(program.identity.team_id) as session:
        await people.update_person(session, person_id=person.id, **fields)
        await schedule_person(session, await people.get_person(session, person_id=person.id), now)


async def wakes(program: Program) -> datetime | None:
    """When the digest's row is due next; None when it is not."""
    await caught_up(program)
    return next(item.run_at for item in await rows(program, AgendaItem) if item.kind == "digest")


async def until_next_is_after(program: Program, moment: datetime) -> None:
    """Until the row has been run and sleeps past that moment."""

    async def look() -> bool:
        due = await wakes(program)
        return due is not None and due > moment

    await eventually(look)
