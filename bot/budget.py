"""When Claude may write: there is a key, the person allows it, and today's budget lasts.

Budgets are in US dollars a day, counted from midnight UTC; every call is in the usage ledger with
its cost, so the sum is what was really spent.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from bot.deps import Deps
from bot.errors import BudgetSpent, CoachError
from bot.model import Meter, Usage
from storage import model_calls
from storage.database import Session
from storage.errors import DATABASE_TROUBLE
from storage.models import Person

MODEL_OFF = "Template answer (model off)"
MODEL_DECLINED = "Template answer (you turned the model off in `/coach settings`)"


def template_note(error: CoachError) -> str:
    """Why a template answered, as shown under it: what happened, what this is, a code to quote."""
    return f"{error.user_message} This is a template answer. · {error.code}"


async def why_template(deps: Deps, session: Session, person: Person, *, is_private: bool = True) -> str:
    """The reason Claude may not write for this person now, as shown under the answer; "" if it may.

    Where others read along it does not say that the person declined.
    """
    if deps.writer is None:
        return MODEL_OFF
    if not person.uses_model:
        return MODEL_DECLINED if is_private else MODEL_OFF
    return template_note(BudgetSpent()) if await _is_spent(deps, session, person.id) else ""


async def left_today(deps: Deps, session: Session) -> int:
    """What the team's budget has left today, in microdollars."""
    spent = await model_calls.get_spend(session, person_id=None, since=_day_start(deps))
    return max(0, round(deps.settings.coach_daily_budget_usd * 1_000_000) - spent)


def _day_start(deps: Deps) -> datetime:
    return deps.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


async def _is_spent(deps: Deps, session: Session, person_id: int) -> bool:
    day_start = _day_start(deps)
    limits: Sequence[tuple[int | None, float]] = (
        (person_id, deps.settings.coach_person_daily_budget_usd),
        (None, deps.settings.coach_daily_budget_usd),
    )
    for whose, limit_usd in limits:
        spent = await model_calls.get_spend(session, person_id=whose, since=day_start)
        if spent >= limit_usd * 1_000_000:
            return True
    return False


async def keep_usage(session: Session, *, person_id: int | None, calls: Sequence[Usage], now: datetime) -> None:
    """Write the calls made for one answer into the usage ledger."""
    for call in calls:
        await model_calls.add_model_call(session, person_id=person_id, now=now, **vars(call))


@asynccontextmanager
async def metered_for(deps: Deps, person: Person) -> AsyncIterator[Meter]:
    """A meter for what is asked of the model within; whoever comes to the end keeps it with what came of it.

    What is broken off, by a shutdown say, is paid for too: as much as is known of it is written down here. Where
    the database cannot take it, nothing is lost but the figure.
    """
    meter = Meter()
    try:
        yield meter
    except BaseException:
        if meter.calls:
            with suppress(*DATABASE_TROUBLE):
                async with deps.database.for_team(person.team_id) as session:
                    await keep_usage(session, person_id=person.id, calls=meter.calls, now=deps.now())
        raise
