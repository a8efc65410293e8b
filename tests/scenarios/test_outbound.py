"""A day with the program, and to whom it spoke meanwhile."""

import sys
from collections.abc import Iterator

import pytest
from yarl import URL

from sandbox import Sandbox
from tests.fakes.anthropic_server import ScriptedAnthropic, status_error
from tests.scenarios.calls import ACME
from tests.scenarios.conftest import StartCoach
from tests.scenarios.seeing import at_rest, shown

_watched: list[set[tuple[str, int]]] = []


def _note(event: str, given: tuple[object, ...]) -> None:
    """An audit hook cannot be taken off again, so there is one, and it looks away when nobody watches."""
    if event == "socket.connect" and _watched and isinstance(given[1], tuple):
        _watched[-1].add(given[1][:2])


sys.addaudithook(_note)


@pytest.fixture
def spoken_to() -> Iterator[set[tuple[str, int]]]:
    """Every address to which this process opens a connection."""
    _watched.append(set())
    yield _watched[-1]
    _watched.pop()


async def test_the_program_speaks_to_slack_and_claude_and_nobody_else(
    sandbox: Sandbox, start_coach: StartCoach, spoken_to: set[tuple[str, int]]
) -> None:
    async with ScriptedAnthropic(otherwise=status_error(401)) as model:
        async with start_coach(model=model) as program:
            riya = sandbox.as_person("riya")
            await riya.says("my champion left, how should I handle it?")
            await shown(sandbox, "riya", "E-LLM-CONFIG")
            await riya.uploads("acme_discovery.vtt", ACME)
            await shown(sandbox, "riya", "Talk 61 %")
            await riya.opens_home()
            await at_rest(program)

        slack, claude = URL(sandbox.api_url), URL(model.url)
        assert spoken_to == {(slack.host, slack.port), (claude.host, claude.port)}
