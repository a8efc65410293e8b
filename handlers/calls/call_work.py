"""Work that somebody asks for about one of their calls: promised once, and dropped with the call."""

from typing import Any

from bot.deps import Deps
from handlers.slack import Slack
from storage import agenda
from storage.models import Call


def work_key(call: Call, name: str = "") -> str:
    """The key of a promise about a call; without a name, how all of them begin."""
    return f"{call.team_id}:call:{call.id}:{name}"


async def accept_work(
    deps: Deps, slack: Slack, call: Call, *, kind: str, name: str, payload: dict[str, Any] | None = None
) -> bool:
    """Promise a job about the call and start on it; False when the same `name` was promised before."""
    async with deps.database.for_team(call.team_id) as session:
        row = await agenda.plan_started(
            session,
            key=work_key(call, name),
            kind=kind,
            team_id=call.team_id,
            person_id=call.person_id,
            payload={"call_id": call.id, **(payload or {})},
        )
    return slack.start_on(row)
