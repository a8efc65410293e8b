"""Puts the program together and runs it: what is made here is handed to the floors below, which never ask for it.

Nothing is decided here and nothing is done: the database, the writers, the way out to Slack, the clock and the
ways in are made in that order, and closed in the reverse of it.
"""

import asyncio
import contextlib
import gc
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import uvloop
from aiohttp import ClientSession
from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp

from bot.claude import ClaudeDoor, claude_settings
from bot.deps import Deps
from bot.knowledge.library import keep_library
from bot.metering import Metering
from bot.packs import ContentError
from bot.settings import CannotOpen, Settings
from bot.template_coach import TemplateCoach
from bot.tracing import Tracing, Untraced
from bot.tracks import House, load_tracks
from handlers import JOBS, logs, register, ways_in
from handlers.ask.following import FollowedClock
from handlers.bolt import bolt_app
from handlers.cli.reasons import cannot_open
from handlers.clock import Clock
from handlers.connection import CannotConnect
from handlers.installations.serving import open_workspaces
from handlers.installations.workspaces import OneWorkspace, Workspaces
from handlers.runner import LANES_OF, WORKERS, Runner
from handlers.slack import Identity, Patience, Process, Slack, open_session
from handlers.ways_in import take_over
from handlers.working import do_work, say_given_up
from integrations.aside import Aside
from integrations.extras import open_tracing, ticket_queue
from storage.agenda import AgendaRow
from storage.analysis import forget_words
from storage.database import Database
from storage.journal import Journal
from storage.outage import is_gone

if TYPE_CHECKING:
    from integrations.ticket_queue import TicketQueue

ROOT = Path(__file__).parent
CONTENT = ROOT / "content"
MANIFEST = ROOT / "manifest.yml"
TRY = "/coach my champion at Acme Corp just got promoted, what now?"
TAKE_OVER_EVERY = 20
"""Seconds between two looks for what a killed program left."""
TIDY_QUEUE_EVERY = 300
"""Seconds between two looks for what killed workers left in the queue."""
LOOK_AFTER_EVERY = 600
"""Seconds between two looks for tokens that end, and workspaces that have gone."""
log = logging.getLogger("sideline")


Skew = Callable[[], timedelta]


@dataclass(frozen=True)
class Program:
    """The assembled coach: what the engine leans on, the way out to Slack, Bolt, and the work in hand."""

    deps: Deps
    process: Process
    workspaces: Workspaces
    bolt: AsyncApp
    runner: Runner
    clock: Clock
    claude: ClaudeDoor | None

    @property
    def slack(self) -> Slack:
        """The way out to the workspace of the bot token. Raises TypeError where many are served."""
        if not isinstance(self.workspaces, OneWorkspace):
            raise TypeError("each workspace has its own")
        return self.workspaces.slack

    @property
    def identity(self) -> Identity:
        """Who we are in the workspace of the bot token. Raises TypeError where many are served."""
        return self.slack.identity


@contextlib.asynccontextmanager
async def assembled(
    settings: Settings, *, skew: Skew = timedelta, patience: Patience | None = None
) -> AsyncIterator[Program]:
    """The whole program but for its connection to Slack, ticking; closes what it opened.

    `skew` moves its clock. Raises `CannotConnect` for a bot token that does not work, `ContentError`
    for a broken library.
    """
    patience = patience or Patience()
    async with contextlib.AsyncExitStack() as closing:
        session = await closing.enter_async_context(
            open_session(settings.slack_api_url, settings.sideline_clock_url, seconds=patience.request)
        )
        followed = FollowedClock(settings.sideline_clock_url, session) if settings.sideline_clock_url else None
        if followed:
            await followed.look()
        deps, writer = surroundings(settings, patience, followed.skew if followed else skew, closing)
        await prepare_database(deps)
        queue = await closing.enter_async_context(shared_queue(settings))
        runner, process, workspaces = await at_work(deps, session, patience, queue)
        closing.callback(process.journal.close)
        clock = Clock(deps.database, runner, tick_seconds=patience.tick)
        if followed:
            clock.add(followed.look, seconds=patience.tick)
        bolt = bolt_app(deps, process, workspaces)
        register(bolt)
        clock.add(lambda: take_over(bolt, deps, process.journal), seconds=TAKE_OVER_EVERY)
        clock.add(workspaces.look_after, seconds=LOOK_AFTER_EVERY)
        await take_over(bolt, deps, process.journal)
        if queue:
            share(queue, settings, runner, clock)
        clock.start()
        try:
            yield Program(deps, process, workspaces, bolt, runner, clock, writer)
        finally:
            await clock.stop()
            if queue:
                await queue.rest()
            await end_work(runner, process, settings.sideline_shutdown_seconds)


async def end_work(runner: Runner, process: Process, seconds: float) -> None:
    """Let what is in hand finish for so long, and then what that has begun beside itself."""
    deadline = time.monotonic() + seconds
    await runner.close(seconds)
    await process.tasks.close(deadline - time.monotonic())


def surroundings(
    settings: Settings, patience: Patience, skew: Skew, closing: contextlib.AsyncExitStack
) -> tuple[Deps, ClaudeDoor | None]:
    """What the engine leans on, and the door to Claude if there is a key. Raises `ContentError`."""
    tracks = load_tracks(CONTENT, framework=settings.coach_framework)
    database = Database(settings.database_url.get_secret_value(), skew=skew)
    closing.push_async_callback(database.close)
    metering, tracing = Metering(), tracing_to(settings.otel_exporter_otlp_endpoint, closing)
    writer = claude_writer(settings, tracks.house, metering, tracing)
    if writer is not None:
        closing.push_async_callback(writer.close)
    aside = Aside()
    closing.push_async_callback(aside.close)
    deps = Deps(
        settings,
        database,
        tracks,
        writer,
        TemplateCoach(),
        lambda: datetime.now(UTC) + skew(),
        patience_seconds=patience.template_after,
        aside=aside.run,
        batches=writer.batches if writer else None,
        metering=metering,
        tracing=tracing,
    )
    return deps, writer


async def at_work(
    deps: Deps, session: ClientSession, patience: Patience, queue: "TicketQueue | None"
) -> tuple[Runner, Process, Workspaces]:
    """Who does the agenda's work, and the way out to Slack: each needs the other.

    Raises `CannotConnect`, `CannotOpen`.
    """
    workspaces: Workspaces

    async def run(row: AgendaRow) -> datetime | None:
        return await do_work(deps, workspaces, JOBS, row)

    async def gave_up(row: AgendaRow) -> None:
        await say_given_up(deps, workspaces, row)

    def take(row: AgendaRow) -> None:
        runner.take(row)

    settings = deps.settings
    process = Process(settings.slack_api_url, session, take, open_journal(settings), patience)
    try:
        workspaces = await open_workspaces(deps, process)
    except BaseException:
        process.journal.close()
        raise
    lanes = LANES_OF[settings.sideline_role]
    runner = Runner(deps.database, run, teams=workspaces.teams, gave_up=gave_up, lanes=lanes, queue=queue)
    return runner, process, workspaces


@contextlib.asynccontextmanager
async def shared_queue(settings: Settings) -> "AsyncIterator[TicketQueue | None]":
    """Where several programs share what is due; None where each does what it finds. Raises `CannotOpen`."""
    if settings.sideline_runner == "local":
        yield None
        return
    queue = ticket_queue(settings.database_url.get_secret_value())
    async with queue.opened():
        yield queue


def share(queue: "TicketQueue", settings: Settings, runner: Runner, clock: Clock) -> None:
    """Work on what is in the queue, unless that is what other programs are for, and keep it tidy."""
    clock.add(queue.tidy, seconds=TIDY_QUEUE_EVERY)
    if settings.sideline_role != "web":
        queue.work_on(WORKERS, runner.work)


def tracing_to(collector: str | None, closing: contextlib.AsyncExitStack) -> Tracing:
    """Where spans go: to the collector at this address, if any. Raises `CannotOpen`."""
    if not collector:
        return Untraced()
    tracing = open_tracing(collector)
    closing.push_async_callback(asyncio.to_thread, tracing.close)
    return tracing


def claude_writer(settings: Settings, house: House, metering: Metering, tracing: Tracing) -> ClaudeDoor | None:
    """Claude when there is a key, else None."""
    chosen = claude_settings(settings, on_call=metering.note_call, traces_to=tracing.provider)
    return ClaudeDoor(chosen, house) if chosen else None


def open_journal(settings: Settings) -> Journal:
    """This process' notes. Raises `CannotOpen`."""
    try:
        return Journal(settings.journal_folder)
    except OSError as error:
        why = f"{settings.journal_folder} cannot be written ({error.strerror})"
        raise CannotOpen(f"{why}: check SIDELINE_JOURNAL_DIR") from None


async def _let_go_of_what_wrote(deps: Deps) -> None:
    """A first start, and one after an upgrade, would hold 3 MB for as long as it runs: what connections have in
    memory of what they wrote, and the words of the library. Connections are opened again when they are wanted.
    """
    forget_words()
    await deps.database.close()


async def prepare_database(deps: Deps) -> None:
    """Tables and library as this version expects them. Raises `CannotOpen`."""
    try:
        await deps.database.migrate()
        kept = await keep_library(deps.database, CONTENT)
        if kept.has_changed_anything:
            await _let_go_of_what_wrote(deps)
    except ContentError:
        raise
    except Exception as error:
        raise CannotOpen(cannot_open(error)) from None


def connected(program: Program) -> contextlib.AbstractAsyncContextManager[str]:
    """Take in what Slack sends for as long as the block runs; says how. Raises `CannotConnect`."""
    return ways_in.opened(program.bolt, program.deps, program.workspaces, program.process)


def run(settings: Settings, patience: Patience | None = None) -> int:
    """Run until told to stop; the exit code.

    Raises KeyboardInterrupt, which holds the signal's number, when told so before it was ready.
    """
    logs.set_up(settings)
    told = Told()
    try:
        uvloop.run(_run(settings, patience, told))
    except asyncio.CancelledError:
        raise KeyboardInterrupt(told.by) from None
    except (CannotConnect, CannotOpen, ContentError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except Exception as error:
        if not is_gone(error):
            raise
        sys.stderr.write(f"{cannot_open(error)}\n")
        return 1
    return 0


def settle() -> None:
    """Keep the garbage collector from what is there to stay: what was loaded, then what was put together.

    Looking through all of it takes a tenth of a second, in which nothing is acknowledged. There is next to no
    garbage in it, so nothing is collected first.
    """
    gc.freeze()


@dataclass
class Told:
    """Whether we were told to stop, and by which signal.

    Until we are ready that breaks the start off, which may wait half a minute for a Slack or a database that does
    not answer.
    """

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    is_ready: bool = False
    by: signal.Signals = signal.SIGINT

    def listen(self) -> None:
        """Listen for the signals, from inside the task that is broken off."""
        start, loop = asyncio.current_task(), asyncio.get_running_loop()

        def told(by: signal.Signals) -> None:
            if start and not (self.is_ready or self.stop.is_set()):
                self.by = by
                start.cancel()
            self.stop.set()

        for name in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(name, told, name)


async def _run(settings: Settings, patience: Patience | None, told: Told) -> None:
    told.listen()
    async with contextlib.AsyncExitStack() as closing:
        settle()
        is_sandbox = settings.uses_sandbox
        if is_sandbox:
            settings = await closing.enter_async_context(own_sandbox(settings))
        program = await closing.enter_async_context(assembled(settings, patience=patience))
        if is_sandbox:
            from integrations.samples import add_samples  # noqa: PLC0415  (a workspace has accounts of its own)

            await add_samples(program.deps, program.identity.team_id, CONTENT / "samples")
        settle()
        how = await closing.enter_async_context(connected(program))
        if program.claude:
            program.process.tasks.start(program.claude.warm_up())
        told.is_ready = True
        log.info("ready: %s", how)
        if is_sandbox:
            sys.stdout.write(f"\n  Open {settings.slack_api_url.removesuffix('api/')} and type:  {TRY}\n\n")
            sys.stdout.flush()
        await told.stop.wait()
        log.info("stopping: finishing what is in hand")


@contextlib.asynccontextmanager
async def own_sandbox(settings: Settings) -> AsyncIterator[Settings]:
    """A Slack of our own beside us, and the settings that lead there. Raises `CannotConnect`."""
    from sandbox import APP_TOKEN, BOT_TOKEN  # noqa: PLC0415  (a workspace needs no sandbox)
    from sandbox.beside import DidNotStart, beside  # noqa: PLC0415

    try:
        async with beside(port=settings.sideline_sandbox_port, manifest=MANIFEST) as origin:
            yield settings.model_copy(
                update={
                    "slack_bot_token": SecretStr(BOT_TOKEN),
                    "slack_app_token": SecretStr(APP_TOKEN),
                    "slack_api_url": f"{origin}/api/",
                    "sideline_clock_url": f"{origin}/clock",
                }
            )
    except DidNotStart:
        raise CannotConnect(
            f"The sandbox did not start. Is port {settings.sideline_sandbox_port} taken? "
            "Set SIDELINE_SANDBOX_PORT to another."
        ) from None


def main() -> None:
    """The command `sideline`."""
    from handlers import cli  # noqa: PLC0415

    raise SystemExit(cli.main(sys.argv[1:], cli.Doors(run=run, sandbox=_sandbox, sandbox_team=_sandbox_team)))


def _sandbox(arguments: list[str]) -> int:
    from sandbox.__main__ import main as sandbox_main  # noqa: PLC0415

    return sandbox_main(["--manifest", str(MANIFEST), *arguments], prog="sideline sandbox")


def _sandbox_team() -> tuple[str, str]:
    from sandbox import first_team  # noqa: PLC0415

    return first_team()


if __name__ == "__main__":
    main()
