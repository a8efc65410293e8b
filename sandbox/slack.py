"""Everything this pretend Slack is made of, in one place: the first argument of most functions here."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.faults import Faults
from sandbox.inspector import Inspector, Problem
from sandbox.issued import Issued
from sandbox.manifest import Manifest
from sandbox.records import Json, Team
from sandbox.seed import read_teams
from sandbox.tokens import APP_TOKEN, BOT_TOKEN

Found = TypeVar("Found")

_TOLD = 5


@dataclass(frozen=True)
class Envelope:
    """Something for the bot: an event, a command or an interaction, and which attempt this is."""

    type: str
    payload: Json
    attempt: int = 0
    reason: str = ""


class Transport(Protocol):
    """The way to the bot: Socket Mode or HTTP."""

    async def send(self, envelope: Envelope) -> Json | None:
        """Bring it over. Returns the acknowledgement's payload ({} when empty), None when none came in time."""


class NoTransport:
    """Before the sandbox is running there is no way to the bot."""

    async def send(self, _envelope: Envelope) -> Json | None:
        """Nothing arrives, so nothing is acknowledged."""
        return None


@dataclass
class Token:
    """A token the sandbox handed out; one of a whole organisation is good for each of its workspaces."""

    team_id: str
    kind: str
    is_revoked: bool = False
    expires_at: float | None = None
    enterprise_id: str | None = None


@dataclass
class Slack:
    """The whole state. Nothing in it knows how it is reached."""

    manifest: Manifest
    teams: dict[str, Team]
    clock: Clock
    changes: Changes
    issued: Issued
    transport: Transport
    world_file: Path
    inspector: Inspector = field(default_factory=Inspector)
    faults: Faults = field(default_factory=Faults)
    tokens: dict[str, Token] = field(default_factory=dict)
    origin: str = ""
    new_ticket: Callable[[], str] | None = None
    retry_seconds: tuple[float, ...] = (0.0, 60.0, 300.0)
    has_rate_limits: bool = False
    held: list[Envelope] | None = None
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def team(self) -> Team:
        """The first workspace: the only one unless the world file says otherwise."""
        return next(iter(self.teams.values()))

    @property
    def api_url(self) -> str:
        """What the bot's client takes as its base URL."""
        return f"{self.origin}/api/"

    def problem(self, kind: str, detail: str) -> None:
        """Write down something real Slack would not have put up with."""
        self.inspector.problems.append(Problem(self.clock.now(), kind, detail))
        self.changes.announce("inspector")

    async def until(self, condition: Callable[[], Found], timeout: float) -> Found:  # noqa: ASYNC109
        """Wait until the condition is truthy; returns its value.

        Raises TimeoutError, which names the latest calls and problems but no message text.
        """
        try:
            return await self.changes.until(condition, timeout)
        except TimeoutError:
            calls = [f"{call.method} {call.error or 'ok'}" for call in list(self.inspector.calls)[-_TOLD:]]
            problems = [f"{problem.kind}: {problem.detail}" for problem in list(self.inspector.problems)[-_TOLD:]]
            raise TimeoutError(
                f"Nothing came of it in {timeout} s. Calls: {calls}. Problems: {problems}."
            ) from None

    def in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something that nobody waits for, and keep hold of it until it is done."""
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


def build_slack(manifest: Manifest, world_file: Path) -> Slack:
    """A Slack in which nothing has happened yet."""
    teams = read_teams(world_file, manifest.name)
    changes = Changes()
    clock = Clock(moved=lambda: changes.announce("clock"))
    slack = Slack(manifest, teams, clock, changes, Issued(clock), NoTransport(), world_file)
    for number, team_id in enumerate(teams):
        suffix = f"-{number + 1}" if number else ""
        slack.tokens[BOT_TOKEN + suffix] = Token(team_id, "bot")
    slack.tokens[APP_TOKEN] = Token(slack.team.id, "app")
    return slack
