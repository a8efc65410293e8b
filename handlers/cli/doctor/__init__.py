"""`sideline doctor`: a line for everything Sideline leans on, with what mends it. It changes nothing."""

import asyncio
import json
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings, SettingsError
from handlers.cli.doctor.disk import disk_findings
from handlers.cli.doctor.finding import Finding, State, absent, broken, fine
from handlers.cli.doctor.ground import content_finding, database_findings, file_finding
from handlers.cli.doctor.installed import installed_findings
from handlers.cli.doctor.model import load_claude, model_findings
from handlers.cli.doctor.slack import scopes_needed, slack_findings
from handlers.cli.doors import Doors
from handlers.cli.ground import misspelt_here, settings_here
from handlers.cli.reasons import mending, reason_of
from storage.database import Database

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 15
MENDS = {
    "Database": "check that it runs, and DATABASE_URL",
    "Slack": "check manifest.yml and SLACK_API_URL",
    "Model": "check ANTHROPIC_API_KEY and ANTHROPIC_BASE_URL",
}

__all__ = ["Finding", "State", "examination", "examine"]


async def examine(given: Namespace, _doors: Doors) -> int:
    """Print what was found, line by line or as JSON; 1 when something is broken."""
    findings = await examination(ROOT, now=lambda: datetime.now(UTC), asks_models=given.ask)
    is_well = not any(finding.state is State.BROKEN for finding in findings)
    if given.json:
        told = {"is_well": is_well, "findings": [finding.as_json() for finding in findings]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 0 if is_well else 1


async def examination(folder: Path, *, now: Callable[[], datetime], asks_models: bool = False) -> list[Finding]:
    """Everything there is to find; `folder` holds `content/` and `manifest.yml`.

    `asks_models` puts a question of one word to each model too, which costs a fraction of a cent.
    """
    misspelt = [absent("Settings", line) for line in misspelt_here()]
    try:
        settings = settings_here()
    except SettingsError as problem:
        return [broken("Settings", str(problem), "see .env.example"), *misspelt]
    content, track_ids = content_finding(folder / "content", settings.coach_framework)
    if settings.has_model:
        load_claude()
    looked = await asyncio.gather(
        _in_time(_on_ground(settings, folder / "manifest.yml", track_ids, now)),
        _in_time(slack_findings(settings, folder / "manifest.yml", now)),
        _in_time(model_findings(settings, asks=asks_models)),
        return_exceptions=True,
    )
    found = [
        finding for subject, outcome in zip(MENDS, looked, strict=True) for finding in _told(subject, outcome)
    ]
    return [fine("Settings", "readable"), *misspelt, content, *disk_findings(settings), *found]


async def _on_ground(
    settings: Settings, manifest: Path, track_ids: list[str], now: Callable[[], datetime]
) -> list[Finding]:
    finding = file_finding(settings)
    if finding:
        return [finding]
    database = Database(settings.database_url.get_secret_value())
    try:
        found = await database_findings(database, track_ids, now)
        if settings.has_many_workspaces and (await database.standing()).is_usable:
            found += await installed_findings(settings, database, scopes_needed(manifest))
        return found
    finally:
        await database.close()


async def _in_time(looking: Awaitable[list[Finding]]) -> list[Finding]:
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await looking


def _told(subject: str, outcome: list[Finding] | BaseException) -> list[Finding]:
    """What was found; that looking failed is a finding too, for a doctor must not fall ill."""
    if isinstance(outcome, TimeoutError):
        return [broken(subject, f"no answer within {PATIENCE_SECONDS} seconds", MENDS[subject])]
    if isinstance(outcome, BaseException):
        return [broken(subject, reason_of(outcome), mending(outcome, otherwise=MENDS[subject]))]
    return outcome
