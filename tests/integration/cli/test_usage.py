"""What the last days took, as somebody at a terminal reads it."""

import json

import pytest

from handlers.cli.usage import quantile
from storage import model_calls
from storage.database import Database
from tests.integration.cli.terminal import NOON, Terminal, add_team
from tests.integration.storage.test_usage import CALL, delivered, ended


async def test_what_cannot_be_said_yet_is_said_so(terminal: Terminal, database: Database) -> None:
    said = await terminal.types("usage")

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "The last 30 days",
        "  first words of an answer   — (no answers)",
        "  review of a call           — (no reviews)",
        "  promises given up          — (no promises)",
        "  template instead of Claude — (no answers by Claude)",
        "  calls of a model           — (no model was asked)",
    ]


async def test_it_tells_of_speed_failures_and_cost(terminal: Terminal, database: Database) -> None:
    await some_use(database)

    said = await terminal.types("usage", "--days", "36500")

    assert said.code == 2
    said = await terminal.types("usage", "--days", "3650")
    assert "half within 2.0 s, 95 % within 2.0 s (1 answer; wanted 12 s)" in said.out
    assert "promises given up          50.0% of 2 promises" in said.out
    assert "T1 large: 1 call, 0 failed, 1.5 s each" in said.out
    assert "100 tokens in and 5 out, 75% from the cache, $0.00" in said.out


async def test_a_program_can_read_it_and_one_team_can_be_asked_for(terminal: Terminal, database: Database) -> None:
    await some_use(database)

    ours, other = [
        json.loads((await terminal.types("usage", "--days", "3650", "--json", "--team", team)).out)
        for team in ("T1", "T2")
    ]

    assert ours["first_replies"] == {"count": 1, "p50": 2.0, "p95": 2.0}
    assert ours["models"][0]["cost_microdollars"] == 1000
    assert (other["promises"], other["models"], other["error_rate"]) == (0, [], None)


async def test_a_workspace_that_is_not_here_is_no_quiet_one(terminal: Terminal, database: Database) -> None:
    await add_team(database, "T1", "Acme")

    said = await terminal.types("usage", "--team", "T9")

    assert (said.code, said.out) == (2, "")
    assert said.err == "sideline: there is no workspace T9 here, only Acme (T1)\n"


@pytest.mark.parametrize(
    ("values", "part", "found"),
    [([], 0.5, None), ([3.0], 0.95, 3.0), ([1.0, 2.0, 3.0, 4.0], 0.5, 2.0), (list(range(1, 101)), 0.95, 95)],
)
def test_quantiles_are_values_that_were_measured(values: list[float], part: float, found: float | None) -> None:
    assert quantile(values, part) == found


async def some_use(database: Database) -> None:
    async with database.for_team("T1") as session:
        await model_calls.add_model_call(session, now=NOON, **CALL)
        session.add(ended("T1:answer:1"))
        session.add(ended("T1:answer:2", error="KeyError"))
        session.add(delivered("T1:answer:1:answer", ts=str(NOON.timestamp() + 2)))
