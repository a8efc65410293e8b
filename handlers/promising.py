"""Promising what somebody asked for: once, in one transaction with the note that it was asked."""

from typing import Any

from bot.deps import Deps
from handlers.callers import Caller
from handlers.slack import Slack
from storage import agenda, people, processed


async def promise_once(
    deps: Deps, slack: Slack, caller: Caller, *, kind: str, key: str, payload: dict[str, Any]
) -> bool:
    """Promise a job of this kind to whoever asked and start on it; False when it was promised before.

    `key` names the delivery it came with. The job finds the `payload`, and in it the `slack_user_id`.
    """
    async with deps.database.for_team(caller.team_id) as session:
        if not await processed.claim_event(session, key=f"{kind}:{key}", now=deps.now()):
            return False
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        row = await agenda.plan_started(
            session,
            key=f"{caller.team_id}:{kind}:{key}",
            kind=kind,
            team_id=caller.team_id,
            person_id=person.id,
            payload={**payload, "slack_user_id": caller.slack_user_id},
        )
    return slack.start_on(row)
