"""What chaos happens to: a sandbox with two workspaces that added Sideline, one Postgres, a scripted Claude."""

import contextlib
import re
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from app import MANIFEST, assembled, connected
from benchmarks.chaos_door import Door, free_ports, opened_door
from benchmarks.nursery import Nursery, nursery
from benchmarks.weekly_people import add_due_people
from bot.settings import Role, Settings
from sandbox import CLIENT_ID, CLIENT_SECRET, Sandbox
from storage.database import Database
from storage.sealing import new_key
from tests.fakes.anthropic_answers import Json, Message
from tests.fakes.anthropic_by_hand import answer_by_hand
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.postgres import empty_database, execute, running_postgres
from tests.scenarios.plans import PLAN
from tests.scenarios.workspaces.browser import PUBLIC, Browser

TEAMS = ("T0ACME", "T0GLOBEX")
SECRET = "sandbox-signing-secret"
MARK = re.compile(r"case ((?:T0ACME|T0GLOBEX)-\d+)")
"""What tells one question or call from all others, and of which workspace it is."""
STEPS = [{**step, "sources": []} for step in PLAN["steps"]]
A_PIECE = 0.05
"""Seconds between two pieces of what Claude writes: an answer takes about two."""
Over = Literal["socket", "http"]
Runner = Literal["local", "procrastinate"]
FLEETS: dict[Runner, Sequence[Role]] = {
    "local": ("all", "all", "all", "all"),
    "procrastinate": ("web", "web", "worker", "all"),
}
"""The roles of the programs, of which the last is never killed."""


@dataclass(frozen=True)
class Ground:
    """The two workspaces `of` the sandbox, and what their programs are given.

    `roles` and `ports` are the programs'; `door` is what Slack posts to, None over the socket. In `folder` is
    what they note and say.
    """

    slack: Sandbox
    model: ScriptedAnthropic
    database: Database
    server: str
    url: str
    settings: dict[str, str]
    roles: Sequence[Role]
    ports: Sequence[int]
    door: Door | None
    folder: Path
    mixed: list[str]
    """Requests to Claude in which words of both workspaces were."""

    def of(self, team_id: str) -> Sandbox:
        """The sandbox as seen from this workspace."""
        return self.slack.in_workspace(team_id)

    @property
    def journal(self) -> Path:
        """The folder of what programs have noted and the database does not hold yet."""
        return self.folder / "journal"

    def log(self, number: int) -> Path:
        """What the programs in this place of the fleet have said."""
        return self.folder / f"{number}.log"

    def births(self, number: int) -> contextlib.AbstractAsyncContextManager[Nursery]:
        """Where the programs in this place of the fleet are born, one after the other."""
        mine = {"SIDELINE_ROLE": self.roles[number], "SIDELINE_PORT": str(self.ports[number])}
        return nursery(self.slack, self.url, self.log(number), **self.settings, **mine)


@contextlib.asynccontextmanager
async def ground(people: int, *, over: Over, runner: Runner) -> AsyncIterator[Ground]:
    """All of it, with so many people p0, p1, … in each workspace, whose digests can be made due."""
    mixed: list[str] = []
    async with contextlib.AsyncExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory()))
        server = closing.enter_context(running_postgres())
        # A crash may lose what was committed without waiting, which a company's Postgres does not do.
        execute(server, "ALTER SYSTEM SET synchronous_commit = on")
        execute(server, "SELECT pg_reload_conf()")
        url = empty_database(server)
        model = await closing.enter_async_context(ScriptedAnthropic(otherwise=lambda body: _answer(body, mixed)))
        world = _write_world(folder / "world.yaml", people)
        slack = await closing.enter_async_context(Sandbox(manifest=MANIFEST, world=world))
        settings = {
            "SLACK_BOT_TOKEN": "",
            "SLACK_CLIENT_ID": CLIENT_ID,
            "SLACK_CLIENT_SECRET": CLIENT_SECRET,
            "SLACK_SIGNING_SECRET": SECRET,
            "SIDELINE_PUBLIC_URL": PUBLIC,
            "SIDELINE_ENCRYPTION_KEYS": new_key(),
            "SIDELINE_MODE": over,
            "SIDELINE_RUNNER": runner,
            "SIDELINE_JOURNAL_DIR": str(folder / "journal"),
            "ANTHROPIC_API_KEY": "test-key",
            "ANTHROPIC_BASE_URL": model.url,
        }
        await _add_to_both(slack, url, settings)
        database = Database(url)
        closing.push_async_callback(database.close)
        for team_id in TEAMS:
            team = slack.in_workspace(team_id).team
            channels = {person.id: team.direct_message(person).id for person in team.people.values()}
            await add_due_people(database, people, channels, team_id=team_id)
        roles = FLEETS[runner]
        ports = free_ports(len(roles))
        door = await closing.enter_async_context(opened_door(_entrances(roles, ports))) if over == "http" else None
        if door:
            await slack.speak_http(door.address, SECRET)
        yield Ground(slack, model, database, server, url, settings, roles, ports, door, folder, mixed)


def _entrances(roles: Sequence[Role], ports: Sequence[int]) -> list[int]:
    """The ports of those that take in what Slack sends."""
    return [port for role, port in zip(roles, ports, strict=True) if role != "worker"]


def _write_world(path: Path, people: int) -> Path:
    """Two workspaces in which people have the same names and ids."""
    named = [
        {"name": f"p{number}", "real_name": f"Person {number}", "email": f"p{number}@example.com"}
        for number in range(people)
    ]
    everybody = {"name": "general", "topic": "Everybody", "members": [person["name"] for person in named]}
    teams = [
        {"id": team_id, "name": team_id, "domain": team_id.lower(), "people": named, "channels": [everybody]}
        for team_id in TEAMS
    ]
    path.write_text(yaml.safe_dump({"teams": teams}), encoding="utf-8")
    return path


def _answer(body: Json, mixed: list[str]) -> Message:
    """A plan that names the question it answers, which is the last in the request; else what fits."""
    marks = MARK.findall(str(body))
    if len({mark.partition("-")[0] for mark in marks}) > 1:
        mixed.append(" ".join(marks))
    if "steps" not in str(body.get("output_config")):
        return answer_by_hand(body, delay=A_PIECE)
    title = f"Answer to {marks[-1]}." if marks else "Answer"
    return guidance_answer({**PLAN, "title": title, "steps": STEPS}, chunk=24, delay=A_PIECE)


async def _add_to_both(slack: Sandbox, url: str, settings: dict[str, str]) -> None:
    """As somebody in a browser does."""
    for token in slack.state.tokens.values():
        token.is_revoked = token.kind == "bot"
    values: dict[str, Any] = {
        **{name.lower(): value for name, value in settings.items() if value},
        "sideline_runner": "local",
        "sideline_mode": "http",
        "sideline_port": 0,
        "slack_api_url": slack.api_url,
        "database_url": url,
    }
    async with assembled(Settings.model_validate(values)) as program, connected(program) as how:
        address = re.findall(r"http://\S+", how)[-1]
        async with contextlib.aclosing(Browser(slack, address)) as browser:
            for team_id in TEAMS:
                page = await browser.adds(team_id)
                if "is in" not in page:
                    raise RuntimeError(f"{team_id} could not add it")
