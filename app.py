"""Puts the program together and runs it: what is made here is handed to the floors below, which never ask for it.

Nothing is decided here and nothing is done: the database, the writers, the way out to Slack, the clock and the
ways in are made in that order, and closed in the reverse of it.
"""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvloop
from aiohttp import ClientSession
from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.claude import ClaudeDoor, ClaudeSettings
from bot.deps import Deps
from bot.knowledge.library import keep_library
from bot.packs import ContentError
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import House, load_tracks
from handlers import JOBS, logs, register, ways_in
from handlers.cli.reasons import reason_of
from handlers.clock import Clock, Runner
from handlers.connection import CannotConnect, Identity, identify
from handlers.following import FollowedClock
from handlers.giving_up import say_gave_up
from handlers.home import refresh_home
from handlers.slack import Patience, Slack, open_session, posting_client, reading_client, streaming_client
from handlers.ways_in import take_over
from integrations.aside import Aside
from storage import accounts, teams
from storage.agenda import AgendaRow
from storage.database import Database
from storage.journal import Journal

ROOT = Path(__file__).parent
CONTENT = ROOT / "content"
MANIFEST = ROOT / "manifest.yml"
TRY = "/coach my champion at Acme Corp just got promoted, what now?"
TAKE_OVER_EVERY = 20
"""Seconds between two looks for what a killed program left."""
log = logging.getLogger("sideline")


class CannotOpen(Exception):
    """The database is not to be had; the message is one line that names the setting."""


Skew = Callable[[], timedelta]


@dataclass(frozen=True)
class Program:
    """The assembled coach: what the engine leans on, the way out to Slack, Bolt, and the work in hand."""

    deps: Deps
    slack: Slack
    bolt: AsyncApp
    runner: Runner
    clock: Clock
    identity: Identity
    claude: ClaudeDoor | None


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
        session = await closing.enter_async_context(open_session(patience.request))
        followed = FollowedClock(settings.sideline_clock_url, session) if settings.sideline_clock_url else None
        if followed:
            await followed.look()
        deps, writer = surroundings(settings, patience, followed.skew if followed else skew, closing)
        reading = reading_client(bot_token(settings), settings.slack_api_url, session)
        identity = await identify(reading)
        await prepare_database(deps, identity)
        runner, slack = at_work(deps, reading, session, identity, patience)
        closing.callback(slack.journal.close)
        clock = Clock(deps.database, runner, tick_seconds=patience.tick)
        if followed:
            clock.add(followed.look, seconds=patience.tick)
        bolt = bolt_app(settings, slack, identity)
        register(bolt, deps, slack)
        clock.add(lambda: take_over(bolt, deps, slack.journal), seconds=TAKE_OVER_EVERY)
        await take_over(bolt, deps, slack.journal)
        clock.start()
        try:
            yield Program(deps, slack, bolt, runner, clock, identity, writer)
        finally:
            await clock.stop()
            seconds = settings.sideline_shutdown_seconds
            await asyncio.gather(runner.close(seconds), slack.tasks.close(seconds))


def surroundings(
    settings: Settings, patience: Patience, skew: Skew, closing: contextlib.AsyncExitStack
) -> tuple[Deps, ClaudeDoor | None]:
    """What the engine leans on, and the door to Claude if there is a key. Raises `ContentError`."""
    tracks = load_tracks(CONTENT)
    database = Database(settings.database_url.get_secret_value(), skew=skew)
    closing.push_async_callback(database.close)
    writer = claude_writer(settings, tracks.house)
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
    )
    return deps, writer


def at_work(
    deps: Deps, reading: AsyncWebClient, session: ClientSession, identity: Identity, patience: Patience
) -> tuple[Runner, Slack]:
    """Who does the agenda's work, and the way out to Slack: each needs the other."""
    token, api_url = bot_token(deps.settings), deps.settings.slack_api_url

    async def run(row: AgendaRow) -> datetime | None:
        run_at = await JOBS[row.kind](deps, slack, row)
        refresh_home(deps, slack, slack.homes.caller_of(row.person_id))
        return run_at

    async def gave_up(row: AgendaRow) -> None:
        await say_gave_up(deps, slack, row)

    runner = Runner(deps.database, run, teams={identity.team_id}, gave_up=gave_up)
    slack = Slack(
        reading,
        posting_client(token, api_url, session),
        streaming_client(token, api_url, session),
        session,
        identity.bot_id,
        runner.take,
        Journal(deps.settings.journal_folder),
        patience=patience,
        workspace_url=identity.url,
    )
    return runner, slack


def bot_token(settings: Settings) -> str:
    """The workspace's token, "" when there is none."""
    return settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""


def claude_writer(settings: Settings, house: House) -> ClaudeDoor | None:
    """Claude when there is a key, else None."""
    if settings.anthropic_api_key is None:
        return None
    chosen = ClaudeSettings(
        api_key=settings.anthropic_api_key.get_secret_value(),
        base_url=settings.anthropic_base_url,
        chat_model=settings.coach_model_chat,
        fallback_model=settings.coach_model_fallback,
        effort=settings.coach_effort_chat,
        review_effort=settings.coach_effort_review,
        timeout_seconds=settings.coach_llm_timeout_s,
        max_retry_after_seconds=settings.coach_llm_max_retry_after_s,
        concurrency=settings.coach_llm_concurrency,
    )
    return ClaudeDoor(chosen, house)


async def prepare_database(deps: Deps, identity: Identity) -> None:
    """Tables, library and workspace as this version expects them. Raises `CannotOpen`."""
    try:
        await deps.database.migrate()
    except Exception as error:
        raise CannotOpen(f"The database cannot be opened ({reason_of(error)}): check DATABASE_URL.") from None
    await keep_library(deps.database, CONTENT)
    async with deps.database.for_team(identity.team_id) as session:
        await teams.upsert_team(
            session,
            team_id=identity.team_id,
            name=identity.team_name,
            bot_user_id=identity.bot_user_id,
            now=deps.now(),
        )


def bolt_app(settings: Settings, slack: Slack, identity: Identity) -> AsyncApp:
    """Bolt for one workspace; who we are there was asked once, at the start."""
    token = slack.reading.token or ""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        if team_id != identity.team_id:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=identity.bot_user_id,
            bot_id=identity.bot_id,
            bot_token=token,
        )

    secret = settings.slack_signing_secret
    return AsyncApp(
        client=slack.reading,
        authorize=authorize,  # type: ignore[arg-type]  # None is how Bolt is told to refuse another workspace
        signing_secret=secret.get_secret_value() if secret else "",
        request_verification_enabled=settings.sideline_mode == "http",
    )


def connected(program: Program) -> contextlib.AbstractAsyncContextManager[str]:
    """Take in what Slack sends for as long as the block runs; says how. Raises `CannotConnect`."""
    return ways_in.opened(program.bolt, program.deps, program.slack, program.identity)


def run(settings: Settings, patience: Patience | None = None) -> int:
    """Run until told to stop; the exit code."""
    logs.set_up(settings)
    try:
        uvloop.run(_run(settings, patience))
    except (CannotConnect, CannotOpen, ContentError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


async def _run(settings: Settings, patience: Patience | None) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with contextlib.AsyncExitStack() as closing:
        is_sandbox = settings.uses_sandbox
        if is_sandbox:
            settings = await closing.enter_async_context(own_sandbox(settings))
        program = await closing.enter_async_context(assembled(settings, patience=patience))
        if is_sandbox:
            await add_samples(program)
        how = await closing.enter_async_context(connected(program))
        if program.claude:
            program.slack.tasks.start(program.claude.warm_up())
        log.info("%s", how)
        if is_sandbox:
            sys.stdout.write(f"\n  Open {settings.slack_api_url.removesuffix('api/')} and type:  {TRY}\n\n")
            sys.stdout.flush()
        await stop.wait()
        log.info("stopping: finishing what is in hand")


async def add_samples(program: Program) -> None:
    """Give the sandbox's people a few invented accounts, unless it has some already."""
    from integrations.crm_files import ACCOUNTS, DEALS, import_file  # noqa: PLC0415  (a workspace has its own)

    deps, team_id = program.deps, program.identity.team_id
    async with deps.database.reading(team_id) as session:
        if await accounts.list_accounts(session, limit=1):
            return
    for name, crm_list in (("accounts.csv", ACCOUNTS), ("deals.csv", DEALS)):
        await import_file(deps.database, team_id, CONTENT / "samples" / name, crm_list, now=deps.now())


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

    return sandbox_main(["--manifest", str(MANIFEST), *arguments])


def _sandbox_team() -> tuple[str, str]:
    from sandbox import first_team  # noqa: PLC0415

    return first_team()


if __name__ == "__main__":
    main()
