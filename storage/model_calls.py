"""Questions about what the language model cost."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import ModelCall


async def add_model_call(
    session: AsyncSession,
    *,
    person_id: int | None,
    now: datetime,
    task: str,
    model: str,
    input_tokens: int,
    output_tokens: int,
    cache_read_tokens: int,
    cache_write_tokens: int,
    cost_microdollars: int,
    seconds: float,
    outcome: str,
) -> None:
    """Enter one call into the ledger, also one that failed."""
    call = ModelCall(
        person_id=person_id,
        called_at=now,
        task=task,
        model=model,
        input_tokens=input_tokens,
        output_tokens=output_tokens,
        cache_read_tokens=cache_read_tokens,
        cache_write_tokens=cache_write_tokens,
        cost_microdollars=cost_microdollars,
        seconds=seconds,
        outcome=outcome,
    )
    session.add(call)
    await session.flush()


async def get_spend(session: AsyncSession, *, person_id: int | None, since: datetime) -> int:
    """Microdollars spent since then: on one person, or with None on the whole team."""
    query = select(func.coalesce(func.sum(ModelCall.cost_microdollars), 0)).where(ModelCall.called_at >= since)
    if person_id is not None:
        query = query.where(ModelCall.person_id == person_id)
    return int((await session.scalars(query)).one())
