"""Showing an administrator what somebody's digest will be, without sending or changing anything."""

import json
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from bot.coaching.digest import Digest, compose_digest
from bot.deps import Deps
from bot.rhythm import week_of
from bot.settings import Settings
from bot.template_coach import TemplateCoach
from bot.tracks import load_tracks
from bot.weekly_turns import first_turn
from handlers.blocks.digest import digest_blocks, digest_text
from handlers.cli.doctor import ROOT
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import opened_database, settings_here
from handlers.cli.persons import Whom, find_whom
from handlers.cli.printing import say
from storage import digests, people
from storage.database import Database

A_DAY = timedelta(days=1)
FARTHEST = timedelta(days=3660)
NO_ID = 0
"""A preview is no row, so its buttons lead nowhere."""


class _Undone(Exception):
    """Ends the transaction, so that nothing of what was composed is kept."""


async def preview_digest(given: Namespace, _doors: Doors) -> int:
    """Print somebody's digest as words, or as Slack gets it with `--json`; 1 when there is none that week.

    Raises `CannotDo`.
    """
    settings = settings_here()
    async with opened_database(settings) as database:
        whom = await find_whom(database, given.person, given.team)
        deps = _deps(settings, database, lambda: datetime.now(UTC))
        on = _day_of(whom, given.week, deps.now())
        digest = await _as_kept(deps, whom, on) or await _composed(deps, whom, on)
    if digest is None:
        say(f"{whom}: no digest that week: nothing happened, and a quiet week was told of already")
        return 1
    if given.json:
        told = {"text": digest_text(digest), "blocks": digest_blocks(digest, digest_id=NO_ID)}
        say(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        say(f"{whom}: {on:%A} {on.isoformat()}, a preview; nothing was sent or kept\n\n{digest_text(digest)}")
    return 0


def _deps(settings: Settings, database: Database, now: Callable[[], datetime]) -> Deps:
    """Without Claude: its two lines would cost money, and come out differently on the day."""
    tracks = load_tracks(ROOT / "content")
    return Deps(settings, database, tracks, None, TemplateCoach(), now)


def _day_of(whom: Whom, week: str | None, now: datetime) -> date:
    """The day of the digest that is next, or of the one in a week such as 2026-W48. Raises `CannotDo`."""
    next_on = first_turn(whom.person, now).on
    if not week:
        return next_on
    try:
        monday = week_of(date.fromisoformat(week))
    except (ValueError, OverflowError):
        raise CannotDo(f"{week} is no week; write 2026-W48, or a day of it such as 2026-11-23") from None
    if abs(monday - next_on) > FARTHEST:
        raise CannotDo(f"{week} is too far away; write a week of these years, such as {next_on:%G-W%V}")
    return monday + A_DAY * next_on.weekday()


async def _as_kept(deps: Deps, whom: Whom, on: date) -> Digest | None:
    """The week's digest if it is composed already: that one is sent, whatever happens since."""
    async with deps.database.reading(whom.person.team_id) as session:
        kept = await digests.list_last_digests(session, person_id=whom.person.id)
    found = next((each for each in kept if each.week_on == week_of(on)), None)
    return Digest.model_validate(found.payload) if found else None


async def _composed(deps: Deps, whom: Whom, on: date) -> Digest | None:
    """What would be composed now. Composing takes a focus and a tip, so it is done and undone again."""
    digest: Digest | None = None
    try:
        async with deps.database.for_team(whom.person.team_id) as session:
            person = await people.get_person(session, person_id=whom.person.id)
            kept = await digests.list_last_digests(session, person_id=person.id)
            last = next((each for each in kept if each.sent_at), None)
            digest = await compose_digest(deps, session, person, on=on, last=last)
            raise _Undone
    except _Undone:
        return digest
