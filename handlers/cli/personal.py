"""Handing over everything about somebody, and forgetting them, for whoever answers such requests."""

import os
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from bot.numbers import so_many
from handlers.blocks.privacy import counted
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import opened_database, settings_here
from handlers.cli.persons import Whom, find_whom
from handlers.cli.printing import say
from handlers.exporting import zipped
from handlers.forgetting import Forgotten, erase_promise, forget_within
from storage import agenda, conversations, people, privacy
from storage.database import Database

TYPED = "FORGET"


async def export(given: Namespace, _doors: Doors) -> int:
    """Write every row about a person into a zip that only this account can read. Raises `CannotDo`."""
    async with opened_database(settings_here()) as database:
        whom = await find_whom(database, given.person, given.team)
        async with database.reading(whom.person.team_id) as session:
            rows = await privacy.export_person(session, person_id=whom.person.id)
    path = given.output or Path(f"sideline-{whom.person.slack_user_id}.zip")
    _write_new(path, zipped(rows))
    held = {table: len(entries) for table, entries in rows.items() if entries}
    say(f"{whom}: {counted(held)}")
    say(f"written to {path}; it holds what they told their coach, so hand it to nobody else")
    return 0


def _write_new(path: Path, content: bytes) -> None:
    """An export is never written over another file, nor into one that others may read."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CannotDo(f"{path} cannot be written: {error.strerror}") from None
    with os.fdopen(file, "wb") as opened:
        opened.write(content)


async def forget(given: Namespace, _doors: Doors) -> int:
    """Delete everything about a person once that was confirmed; 1 when it was not. Raises `CannotDo`.

    A running Sideline tells them, and takes back what it wrote to them.
    """
    async with opened_database(settings_here()) as database:
        whom = await find_whom(database, given.person, given.team)
        async with database.reading(whom.person.team_id) as session:
            held = await privacy.count_person_rows(session, person_id=whom.person.id)
        say(f"{whom}: {counted(held)}")
        if not (given.yes or _is_confirmed()):
            say("nothing was forgotten")
            return 1
        forgotten, channel = await _forget(database, whom)
    say(f"forgotten: {so_many(sum(forgotten.counts.values()), 'row')}; left: {sum(forgotten.left.values())}")
    if channel:
        say("the running Sideline takes back its messages to them, and tells them so")
    return 0


def _is_confirmed() -> bool:
    sys.stdout.write(f"All of it goes for good. Type {TYPED} to go on: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() == TYPED.casefold()


async def _forget(database: Database, whom: Whom) -> tuple[Forgotten, str]:
    """Forget them; what went, and where in Slack we spoke to them directly, "" when we never did."""
    team_id, now = whom.person.team_id, datetime.now(UTC)
    async with database.for_team(team_id) as session:
        person = await people.find_person(session, slack_user_id=whom.person.slack_user_id)
        if person is None:
            raise CannotDo(f"{whom} was forgotten meanwhile")
        channel = person.dm_channel or await conversations.find_direct_channel(session, person_id=person.id)
        forgotten = await forget_within(session, person, channel=channel, now=now)
        if channel:
            promise = erase_promise(forgotten, team_id=team_id, channel=channel, key=uuid4().hex)
            await agenda.plan(session, **promise)
    return forgotten, channel
