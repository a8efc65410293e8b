"""`/coach progress` and its buttons: each is a promise, kept once, in the direct messages of whoever asked."""

import re
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext

from bot.coaching.progress_requests import STANDARD_PERIOD, read_request
from bot.coaching.skill_progress import Period
from bot.deps import Deps
from handlers import action_ids
from handlers.button_values import ProgressValue, unpacked, value_of
from handlers.callers import Caller, caller_of
from handlers.clicks import Click, click_of
from handlers.payloads import Payload
from handlers.people import direct_channel, known_person
from handlers.plain_words import Said
from handlers.progress_views import VIEWS, Wanted
from handlers.promising import promise_once
from handlers.slack import Slack
from storage.agenda import AgendaRow

BUTTON_VIEWS = {
    action_ids.PROGRESS_CARD: "card",
    action_ids.PROGRESS_REPORT: "report",
    action_ids.REPORT_FILE: "file",
}
"""What each button shows."""


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
    for button in BUTTON_VIEWS:
        app.action(button)(handle_view)


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
    return await promise_once(deps, slack, caller, kind="progress", key=asked.key, payload=asdict(asked))


async def run_progress(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """The job: read what was asked for and show it once."""
    asked = ProgressAsked(**{each.name: row.payload[each.name] for each in fields(ProgressAsked)})
    person = await known_person(deps, slack, team_id=row.team_id, slack_user_id=row.payload["slack_user_id"])
    channel = asked.channel or await direct_channel(deps, slack, person)
    wanted = Wanted(row, person, asked.subject, asked.period, channel, asked.thread_ts, asked.ts)
    await VIEWS[asked.view](deps, slack, wanted)
    return None


async def handle_choice(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show another skill or period in the same message."""
    await ack()
    value = unpacked(value_of(action), ProgressValue)
    click = click_of(body, action, context)
    asked = ProgressAsked(
        click.key, "subject", value.subject, value.period, click.channel, click.thread_ts, click.ts
    )
    await accept_progress(deps, slack, caller_of(context), asked)


async def handle_changes(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Say below the chart which checks moved."""
    await ack()
    value = unpacked(value_of(action), ProgressValue)
    click = click_of(body, action, context)
    await _accept_click(deps, slack, caller_of(context), click, "changes", value.subject, value.period)


async def handle_view(
    ack: AsyncAck, body: Payload, action: Payload, context: AsyncBoltContext, deps: Deps, slack: Slack
) -> None:
    """Show the quick card or the full report, or put the report into a file."""
    await ack()
    view = BUTTON_VIEWS[action["action_id"]]
    await _accept_click(deps, slack, caller_of(context), click_of(body, action, context), view)


async def _accept_click(
    deps: Deps,
    slack: Slack,
    caller: Caller,
    click: Click,
    view: str,
    subject: str = "",
    period: Period = STANDARD_PERIOD,
) -> None:
    """What a click asks for goes into the thread of the message it was on, from Home into the direct messages."""
    thread_ts = click.thread_ts or click.ts
    channel = click.channel if thread_ts else ""
    in_thread = thread_ts if view != "report" else ""
    await accept_progress(deps, slack, caller, ProgressAsked(click.key, view, subject, period, channel, in_thread))
