"""A database or a journal that cannot be used at the start: one line that says why and what to do."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scenarios.processes import Processes

NEWER = "UPDATE alembic_version SET version_num = '9999', oldest = '9999'"
HALF = "UPDATE alembic_version SET version_num = '0007'; ALTER TABLE alembic_version DROP COLUMN oldest"

Spoil = Callable[[str], None]


@pytest.fixture
def spoil(tmp_path: Path, processes: Processes) -> Spoil:
    def run(statements: str) -> None:
        with sqlite3.connect(tmp_path / "coach.db") as connection:
            connection.executescript(statements)
        connection.close()

    return run


@pytest.mark.parametrize(
    ("environment", "statements", "said"),
    [
        ({}, NEWER, "the database cannot be opened: A newer program changed the tables"),
        ({}, HALF, "the database cannot be opened: The tables are not what their version says"),
        (
            {"DATABASE_URL": "postgresql://coach:s3cr3t@127.0.0.1:1/coach"},
            "",
            "the database cannot be opened (Oper",
        ),
        (
            {"SIDELINE_JOURNAL_DIR": "/dev/null/journal"},
            "",
            "/dev/null/journal cannot be written (Not a directory): check SIDELINE_JOURNAL_DIR",
        ),
    ],
    ids=["newer", "half-migrated", "nobody there", "no journal"],
)
async def test_what_cannot_be_used_is_one_line(
    processes: Processes, spoil: Spoil, environment: dict[str, str], statements: str, said: str
) -> None:
    spoil(statements)

    code, log = await processes.run_to_the_end(**environment)

    assert code == 1
    assert said in log.splitlines()[-1]
    assert "Traceback" not in log
    assert "s3cr3t" not in log


async def test_what_can_only_be_read_is_one_line(processes: Processes, tmp_path: Path) -> None:
    code, log = await processes.run_to_the_end(DATABASE_URL=f"sqlite:///file:{tmp_path}/coach.db?mode=ro&uri=true")

    assert code == 1
    assert "the database cannot be opened (OperationalError: attempt to write" in log.splitlines()[-1]
    assert "CRITICAL" not in log
