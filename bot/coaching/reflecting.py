"""What somebody says of their week: kept under its plan, and taken back."""

from datetime import datetime
from typing import Any

from bot.undoing import remember_change
from storage import weekly_plans
from storage.database import Session
from storage.models import Person, WeeklyPlan

REFLECTED = "reflection"


async def keep_reflection(session: Session, person: Person, plan: WeeklyPlan, text: str, *, now: datetime) -> bool:
    """Add to what the person says of the week; False when the same words are there."""
    length = len(plan.reflection or "")
    is_new = await weekly_plans.add_reflection(session, plan_id=plan.id, text=text, now=now)
    if is_new:
        before = {"plan_id": plan.id, "length": length}
        await remember_change(session, person, kind=REFLECTED, before=before, now=now)
    return is_new


async def put_back_reflection(session: Session, before: dict[str, Any]) -> None:
    """As if the last words had not been said."""
    await weekly_plans.cut_reflection(session, plan_id=before["plan_id"], length=before["length"])
