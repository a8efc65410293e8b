"""Bringing in a company's knowledge and its lists of accounts and deals."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.knowledge.library import keep_folder
from bot.packs import ContentError
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import opened_database, settings_here
from handlers.cli.printing import say
from handlers.cli.workspaces import choose_workspace
from integrations.crm_files import LISTS, UnreadableFile, import_file

MOST_PROBLEMS = 50


async def import_knowledge(given: Namespace, doors: Doors) -> int:
    """Make the team's knowledge what is in the folder; 1 when a file was left out. Raises `CannotDo`."""
    settings = settings_here()
    async with opened_database(settings) as database:
        workspace = await choose_workspace(given.team, settings, database, doors)
        try:
            report = await keep_folder(database, workspace.team_id, given.folder, allow_empty=given.allow_empty)
        except ContentError as problem:
            raise CannotDo(str(problem)) from None
    say(f"{workspace}: {_counted(report.counts)}{_left_out(report.problems)}")
    _say_problems(report.problems)
    return 1 if report.problems else 0


async def import_list(given: Namespace, doors: Doors) -> int:
    """Bring in a list of accounts or deals; 1 when a line was left out. Raises `CannotDo`."""
    settings = settings_here()
    async with opened_database(settings) as database:
        workspace = await choose_workspace(given.team, settings, database, doors)
        try:
            report = await import_file(
                database,
                workspace.team_id,
                given.file,
                LISTS[given.list],
                now=datetime.now(UTC),
                is_dry_run=given.dry_run,
            )
        except UnreadableFile as problem:
            raise CannotDo(str(problem)) from None
    ending = " (dry run: nothing was kept)" if given.dry_run else ""
    counts = {outcome: report.counts[outcome] for outcome in ("added", "updated", "unchanged")}
    say(f"{workspace}: {_counted(counts)}{_left_out(report.problems)}{ending}")
    _say_problems([*report.notes, *report.problems])
    return 1 if report.problems else 0


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in counts.items())


def _left_out(problems: Sequence[str]) -> str:
    return f", {len(problems)} left out" if problems else ""


def _readable(problem: str) -> str:
    """In one line: the name of a file, or a cell, may hold what breaks lines or steers a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in problem)


def _say_problems(problems: Sequence[str]) -> None:
    for problem in problems[:MOST_PROBLEMS]:
        say(f"  {_readable(problem)}")
    if len(problems) > MOST_PROBLEMS:
        say(f"  … and {len(problems) - MOST_PROBLEMS} more")
