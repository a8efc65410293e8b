"""The promise to review a kept call."""

from handlers.calls.call_work import work_key
from storage import agenda
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models import Call


async def promise_review(
    session: Session,
    call: Call,
    *,
    ts: str = "",
    sensitive: str = "",
    after: str = "",
    again: str = "",
    step: str = "",
) -> AgendaRow | None:
    """Promise the review of a call, begun here; None if the same was promised before.

    `ts` is the person's message that is ticked off in the end, `sensitive` what makes the call so. `after`
    is the last question they have answered. `again` names a further review of a call that has one: what is
    shown is then brought up to date. `step` tells apart answers to one question that is asked several times.
    """
    return await agenda.plan_started(
        session,
        key=work_key(call, f"review:{after}{step}:{again}"),
        kind="call_review",
        team_id=call.team_id,
        person_id=call.person_id,
        payload={
            "call_id": call.id,
            "ts": ts,
            "sensitive": sensitive,
            "after": after,
            "again": again,
        },
    )
