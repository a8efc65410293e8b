"""`/coach progress` and its buttons: each is a promise, kept once, in the direct messages of whoever asked."""

import re
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.progress_requests import STANDARD_PERIOD, read_request
from bot.coaching.skill_progress import Period
from bot.deps import Deps
from handlers import action_ids
from handlers.button_values import ProgressValue, unpacked, value_of
from handlers.callers import Caller, caller_of
from handlers.people import direct_channel, known_person
from handlers.plain_words import Said
from handlers.progress_views import VIEWS, Wanted
from handlers.slack import Slack
from storage import agenda, people, processed
from storage.agenda import AgendaRow


@dataclass(frozen=True)
class ProgressAsked:
    """What was asked for, as it arrived.

    `key` names the delivery it came with. `channel` and `thread_ts` are where the answer goes, "" for the
    direct messages themselves; `ts` is a message of ours to show it in instead of a new one.
    """

    key: str
    view: str
    subject: str = ""
    period: Period = STANDARD_PERIOD
    channel: str = ""
    thread_ts: str = ""
    ts: str = ""


def register(app: AsyncApp) -> None:
    """The buttons under what was shown."""
    app.action(re.compile(f"^{action_ids.PROGRESS_PERIOD}"))(handle_choice)
    app.action(re.compile(f"^{action_ids.PROGRESS_NEAR}"))(handle_choice)
    app.action(action_ids.PROGRESS_SUBJECT)(handle_choice)
    app.action(action_ids.PROGRESS_CHANGES)(handle_changes)
    app.action(action_ids.PROGRESS_CARD)(handle_card)
    app.action(action_ids.PROGRESS_REPORT)(handle_report)
    app.action(action_ids.REPORT_FILE)(handle_report_file)


async def accept_request(
    deps: Deps, slack: Slack, caller: Caller, text: str, *, key: str, channel: str = "", thread_ts: str = ""
) -> bool:
    """Promise to show what these words ask for; False when it was promised before."""
    request = read_request(text)
    asked = ProgressAsked(key, request.view, request.subject, request.period, channel, thread_ts)
    return await accept_progress(deps, slack, caller, asked)


async def say_progress(deps: Deps, slack: Slack, said: Said) -> None:
    """Show in the thread of a direct message what its words ask for."""
    await accept_request(
        deps, slack, said.caller, said.text, key=said.key, channel=said.channel, thread_ts=said.thread_ts
    )


async def accept_progress(deps: Deps, slack: Slack, caller: Caller, asked: ProgressAsked) -> bool:
    """Promise to show it and start on it; False when it was promised before."""
    async with deps.database.for_team(caller.team_id) as session:
        if not await processed.claim_event(session, key=f"progress:{asked.key}", now=deps.now()):
            return False
        person = await people.get_or_add_person(session, slack_user_id=caller.slack_user_id, now=deps.now())
        row = await agenda.plan_started(
            session,
            key=f"{caller.team_id}:progress:{asked.key}",
            kind="progress",
            team_id=caller.team_id,
            person_id=person.id,
            payload={**asdict(asked), "slack_user_id": caller.slack_user_id},
        )
    if row:
        slack.take(row)
    return row is not None


async def run_progress(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: read what was asked for and show it once."""
    asked = ProgressAsked(**{each.name: row.payload[each.name] for each in fields(ProgressAsked)})
    person = await known_person(deps, slack, team_id=row.team_id, slack_user_id=row.payload["slack_user_id"])
    channel = asked.channel or await direct_channel(deps, slack, person)
    wanted = Wanted(row, person, asked.subject, asked.period, channel, asked.thread_ts, asked.ts)
    await VIEWS[asked.view](deps, slack, wanted)
    return None


async def handle_choice(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Show another skill or period in the same message."""
    await ack()
    value = unpacked(value_of(action), ProgressValue)
    message = body.get("message") or {}
    asked = ProgressAsked(
        key=_click(body, action),
        view="subject",
        subject=value.subject,
        period=value.period,
        channel=context.channel_id or "",
        thread_ts=str(message.get("thread_ts") or ""),
        ts=str(message.get("ts") or ""),
    )
    await accept_progress(deps, slack, caller_of(context), asked)


async def handle_changes(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Say below the chart which checks moved."""
    await ack()
    value = unpacked(value_of(action), ProgressValue)
    await _accept_click(deps, slack, body, action, context, "changes", value.subject, value.period)


async def handle_card(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Show the quick card."""
    await ack()
    await _accept_click(deps, slack, body, action, context, "card")


async def handle_report(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Show the full report."""
    await ack()
    await _accept_click(deps, slack, body, action, context, "report")


async def handle_report_file(
    ack: AsyncAck,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    deps: Deps,
    slack: Slack,
) -> None:
    """Put the report into a file."""
    await ack()
    await _accept_click(deps, slack, body, action, context, "file")


async def _accept_click(
    deps: Deps,
    slack: Slack,
    body: dict[str, Any],
    action: dict[str, Any],
    context: AsyncBoltContext,
    view: str,
    subject: str = "",
    period: Period = STANDARD_PERIOD,
) -> None:
    """What a click asks for goes into the thread of the message it was on, from Home into the direct messages."""
    message = body.get("message") or {}
    thread_ts = str(message.get("thread_ts") or message.get("ts") or "")
    channel = (context.channel_id or "") if thread_ts else ""
    in_thread = thread_ts if view != "report" else ""
    asked = ProgressAsked(_click(body, action), view, subject, period, channel, in_thread)
    await accept_progress(deps, slack, caller_of(context), asked)


def _click(body: dict[str, Any], action: dict[str, Any]) -> str:
    """Names the click, however often Slack delivers it."""
    return f"click:{body.get('trigger_id') or action.get('action_ts')}"
