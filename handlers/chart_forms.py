"""Showing a chart in the best form a workspace takes: Slack's block, else a drawn image, else bars in words.

Each form is tried once. What was refused is remembered for the workspace and tried again after a while:
Slack may have learned it, or an administrator allowed it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from slack_sdk.errors import SlackApiError

from bot.deps import Deps
from bot.doors import Door
from handlers.blocks.charts import LineChart, bars_block, chart_block, image_block
from handlers.blocks.parts import Block
from handlers.failures import code_of, is_refusal
from handlers.sending import BLOCKS_REFUSED
from handlers.slack import Slack
from handlers.uploading import finish_image, upload
from storage import agenda, deliveries, teams
from storage.agenda import AgendaRow

if TYPE_CHECKING:
    from handlers.charts import drawn_chart
else:
    drawn_chart = Door("handlers.charts", "drawn_chart")  # most workspaces take Slack's own chart

log = logging.getLogger("sideline.chart_forms")

Form = Literal["block", "image", "bars"]
TRY_AGAIN_AFTER = timedelta(days=7)


class FormRefused(Exception):
    """This workspace does not take this form of a chart; nothing was posted."""


Show = Callable[[Form, Block], Awaitable[str]]
"""Posts or updates the message with this form of the chart; the message's `ts`. Raises `FormRefused`."""


async def show_in_some_form(
    deps: Deps, slack: Slack, row: AgendaRow, line: LineChart, show: Show, *, channel: str
) -> str:
    """Show the chart as well as this workspace can; the `ts` of the message. Raises as `show` does."""
    refused = await _refused(deps, row.team_id)
    if "block" not in refused:
        try:
            return await show("block", chart_block(line))
        except FormRefused:
            await _note(deps, row.team_id, "block")
    if "image" not in refused:
        try:
            return await show("image", image_block(line, await _uploaded(deps, slack, row, line, channel)))
        except FormRefused:
            await _note(deps, row.team_id, "image")
    return await show("bars", bars_block(line))


def is_form_refusal(code: str) -> bool:
    """True for Slack's words about blocks it does not take."""
    return code in BLOCKS_REFUSED


async def _uploaded(deps: Deps, slack: Slack, row: AgendaRow, line: LineChart, channel: str) -> str:
    """The drawn chart's id at Slack, the same however often this runs. Raises `FormRefused`."""
    if "image" in row.memo:
        return str(row.memo["image"])
    picture = await asyncio.to_thread(drawn_chart, line)
    try:
        file_id = await upload(slack, filename="progress.png", content=picture)
        await finish_image(slack, file_id, title=line.title)
    except SlackApiError as error:
        if not is_refusal(error):
            raise
        log.info("uploading a chart was refused: %s", code_of(error))
        raise FormRefused from error
    row.memo["image"] = file_id
    async with deps.database.for_team(row.team_id) as session:
        await agenda.save_memo(session, row=row)
        await deliveries.note_file(
            session,
            key=f"{row.key}:file",
            file_id=file_id,
            person_id=row.person_id,
            channel=channel,
            now=deps.now(),
        )
    return file_id


async def _refused(deps: Deps, team_id: str) -> set[str]:
    since = (deps.now() - TRY_AGAIN_AFTER).date()
    async with deps.database.reading(team_id) as session:
        refused = await teams.list_refused(session, team_id=team_id, since=since)
    return {name.removeprefix(_NAME) for name in refused}


async def _note(deps: Deps, team_id: str, form: Form) -> None:
    async with deps.database.for_team(team_id) as session:
        await teams.note_refused(session, team_id=team_id, name=f"{_NAME}{form}", today=deps.now().date())


_NAME = "chart as "
