"""`sideline usage`: how fast people were answered, what failed, what the model cost.

The targets are those of the product's system health: 95 of 100 questions answered within 12 seconds, 95 of
100 calls reviewed within 60, fewer than one promise in a hundred given up.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Any

from bot.numbers import so_many
from handlers.cli.doors import Doors
from handlers.cli.ground import opened_database, settings_here
from handlers.cli.workspaces import require_known
from storage import usage
from storage.database import Session
from storage.usage import Answered, JobCount, ModelUsage

UNKNOWN = "—"


@dataclass(frozen=True)
class Times:
    """Half of so many took at most `p50` seconds, 95 of 100 at most `p95`; None when there were none."""

    count: int
    p50: float | None
    p95: float | None


@dataclass(frozen=True)
class Report:
    """What there is to say of one team, or of all; rates are parts of 1, None when nothing was counted."""

    first_replies: Times
    reviews: Times
    promises: int
    error_rate: float | None
    answers: int
    fallback_rate: float | None
    models: Sequence[ModelUsage]
    acts: Mapping[str, int]


async def show_usage(given: Namespace, _doors: Doors) -> int:
    """Print what the last days took, of one team or of all together. Raises `CannotDo`."""
    since = datetime.now(UTC) - timedelta(days=given.days)
    async with opened_database(settings_here()) as database:
        await require_known(given.team, database)
        async with database.reading_all_teams() as session:
            report = await _report(session, since, given.team)
    lines = [json.dumps(_as_json(report, given), indent=2)] if given.json else _lines(report, given)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


async def _report(session: Session, since: datetime, team_id: str | None) -> Report:
    def ours(rows: Sequence[Any]) -> list[Any]:
        return [row for row in rows if team_id in (None, row.team_id)]

    jobs: list[JobCount] = ours(await usage.list_job_counts(session, since=since))
    answered: list[Answered] = ours(await usage.list_answered(session, since=since))
    promises, by_claude = sum(job.ended for job in jobs), sum(each.by_claude for each in answered)
    fallen_back = sum(each.fallen_back for each in answered)
    return Report(
        first_replies=_times(await usage.list_first_replies(session, since=since), team_id),
        reviews=_times(await usage.list_review_times(session, since=since), team_id),
        promises=promises,
        error_rate=_share(sum(job.given_up for job in jobs), promises),
        answers=by_claude + fallen_back,
        fallback_rate=_share(fallen_back, by_claude + fallen_back),
        models=ours(await usage.list_model_usage(session, since=since)),
        acts={} if team_id else await usage.count_acts(session, since=since),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _times(measured: Sequence[tuple[str, float]], team_id: str | None) -> Times:
    seconds = sorted(length for team, length in measured if team_id in (None, team))
    return Times(len(seconds), quantile(seconds, 0.5), quantile(seconds, 0.95))


def quantile(ordered: Sequence[float], part: float) -> float | None:
    """The smallest value that at least this part (0–1) of all do not exceed; None of nothing."""
    return ordered[max(0, ceil(part * len(ordered)) - 1)] if ordered else None


def _as_json(report: Report, given: Namespace) -> dict[str, Any]:
    models = [{**asdict(each), "cache_share": each.cache_share} for each in report.models]
    return {"days": given.days, "team": given.team, **asdict(report), "models": models}


def _lines(report: Report, given: Namespace) -> Iterator[str]:
    days = so_many(given.days, "day") if given.days > 1 else "day"
    yield f"The last {days}{f' of {given.team}' if given.team else ''}"
    yield f"  first words of an answer   {_time_words(report.first_replies, 'answer', 12)}"
    yield f"  review of a call           {_time_words(report.reviews, 'review', 60)}"
    yield f"  promises given up          {_rate_words(report.error_rate, report.promises, 'promise')}"
    fallbacks = _rate_words(report.fallback_rate, report.answers, "answer by Claude", "answers by Claude")
    yield f"  template instead of Claude {fallbacks}"
    yield from _model_lines(report.models)
    for what, count in report.acts.items():
        yield f"  {what}: {count}"


def _time_words(times: Times, one: str, wanted: int) -> str:
    if times.p50 is None or times.p95 is None:
        return f"{UNKNOWN} (no {one}s)"
    basis = f"{so_many(times.count, one)}; wanted {wanted} s"
    return f"half within {times.p50:.1f} s, 95 % within {times.p95:.1f} s ({basis})"


def _rate_words(rate: float | None, count: int, one: str, many: str = "") -> str:
    return f"{UNKNOWN} (no {many or f'{one}s'})" if rate is None else f"{rate:.1%} of {so_many(count, one, many)}"


def _model_lines(models: Sequence[ModelUsage]) -> Iterator[str]:
    if not models:
        yield f"  calls of a model           {UNKNOWN} (no model was asked)"
        return
    for each in models:
        cache = UNKNOWN if each.cache_share is None else f"{each.cache_share:.0%}"
        yield (
            f"  {each.team_id} {each.model}: {so_many(each.calls, 'call')}, {each.failed} failed, "
            f"{each.seconds / each.calls:.1f} s each, {each.input_tokens + each.cache_write_tokens:,} tokens in "
            f"and {each.output_tokens:,} out, {cache} from the cache, ${each.cost_microdollars / 1e6:.2f}"
        )
    yield f"  together ${sum(each.cost_microdollars for each in models) / 1e6:.2f}"
