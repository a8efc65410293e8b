"""A digest is shown as it will be, and nothing comes of looking."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.knowledge.library import keep_library
from storage import digests, people
from storage.database import Database
from storage.models import Person
from tests.house.source import ROOT
from tests.integration.cli.terminal import NOON, Terminal, add_team


@pytest.fixture
async def riya(database: Database) -> Person:
    """Set up, in sales, with a weekly rhythm."""
    await keep_library(database, ROOT / "content")
    await add_team(database, "T1", "Northwind")
    async with database.for_team("T1") as session:
        person = await people.get_or_add_person(session, slack_user_id="U0RIYA", now=NOON)
        await people.update_person(session, person_id=person.id, track="sales", onboarded_at=NOON)
        return await people.get_person(session, person_id=person.id)


async def test_the_next_one_is_shown_and_nothing_is_kept(terminal: Terminal, ready: Path, riya: Person) -> None:
    before = dumped(ready)

    said = await terminal.types("digest", "preview", "U0RIYA")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("U0RIYA of T1: Monday 20")
    assert "a preview; nothing was sent or kept\n\nYour week · " in said.out
    assert "🧠 *Recall*" in said.out
    assert dumped(ready) == before


async def test_another_week_and_as_slack_gets_it(terminal: Terminal, riya: Person) -> None:
    said = await terminal.types("digest", "preview", "U0RIYA", "--week", "2026-W48", "--json")

    told = json.loads(said.out)
    assert told["text"].startswith("Your week · 16–20 Nov")
    assert told["blocks"][0]["text"]["text"] == "Your week · 16–20 Nov"


async def test_one_that_is_composed_is_shown_as_it_will_be_sent(
    terminal: Terminal, riya: Person, database: Database
) -> None:
    payload = {"on": "2026-11-23", "did_well": "You asked before you answered."}
    async with database.for_team("T1") as session:
        monday = NOON.date().fromisoformat("2026-11-23")
        await digests.add_digest(
            session, person_id=riya.id, week_on=monday, payload=payload, is_active_week=True, now=NOON
        )

    said = await terminal.types("digest", "preview", "U0RIYA", "--week", "2026-11-25")

    assert "✅ *Did well* You asked before you answered." in said.out


async def test_a_week_that_is_none_is_one_line(terminal: Terminal, riya: Person) -> None:
    said = await terminal.types("digest", "preview", "U0RIYA", "--week", "next")

    assert (said.code, said.err) == (
        2,
        "sideline: next is no week; write 2026-W48, or a day of it such as 2026-11-23\n",
    )


@pytest.mark.parametrize("week", ["0001-W01", "1970-01-01", "9999-W52", "9999-12-31"])
async def test_a_week_nobody_will_see_is_one_line(terminal: Terminal, riya: Person, week: str) -> None:
    said = await terminal.types("digest", "preview", "U0RIYA", "--week", week)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"sideline: {week} is too far away; write a week of these years, such as 20")


def dumped(path: Path) -> list[str]:
    """Every row of the file."""
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())
