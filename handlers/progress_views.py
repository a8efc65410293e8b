"""What each view of somebody's progress posts; every message has the key of its promise and is posted once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from slack_sdk.errors import SlackApiError

from bot.coaching.coaching_card import read_card
from bot.coaching.progress import UnknownSubject, list_subjects, read_changes, read_overview, read_subject
from bot.coaching.report import read_report
from bot.coaching.skill_progress import Period
from bot.coaching.subjects import list_logged_subjects
from bot.deps import Deps
from bot.people import local_day
from handlers.blocks.parts import Block, section
from handlers.blocks.progress import (
    NO_HEALTH,
    changes_blocks,
    changes_text,
    line_chart,
    progress_blocks,
    progress_line,
    unknown_blocks,
    unknown_text,
)
from handlers.blocks.quick_card import card_blocks, card_text
from handlers.blocks.report import Part, report_parts
from handlers.blocks.report_file import FILENAME, TITLE, report_markdown
from handlers.blocks.skills_overview import LOGGED, overview_blocks, overview_text
from handlers.chart_forms import Form, FormRefused, is_form_refusal, show_in_some_form
from handlers.delivering import Undeliverable, deliver
from handlers.failures import code_of, is_rate_limit, is_refusal, wait_of
from handlers.jobs import Later
from handlers.sending import Outgoing, update
from handlers.slack import Slack
from handlers.uploading import is_shown, show_file, upload
from storage import agenda
from storage.agenda import AgendaRow
from storage.models import Person

FILE_COMMENT = "Your report as a file. 🔒 Only you see it"


@dataclass(frozen=True)
class Wanted:
    """One view for one person: the promise behind it, and where it goes.

    `thread_ts` is "" for the channel itself; `ts` is the message of ours to show it in, "" for a new one.
    """

    row: AgendaRow
    person: Person
    subject: str
    period: Period
    channel: str
    thread_ts: str
    ts: str

    def outgoing(self, text: str, blocks: Sequence[Block], *, name: str = "", is_exact: bool = False) -> Outgoing:
        """A message of this promise; `name` tells several apart."""
        return Outgoing(
            key=f"{self.row.key}:{name}" if name else self.row.key,
            team_id=self.row.team_id,
            channel=self.channel,
            thread_ts=self.thread_ts or None,
            text=text,
            blocks=blocks,
            person_id=self.person.id,
            is_exact=is_exact,
        )


async def show_subject(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """The line, the chart in the best form there is, and the buttons."""
    found = await read_subject(deps, wanted.person, typed=wanted.subject, period=wanted.period)
    if isinstance(found, UnknownSubject):
        await _post(deps, slack, wanted, unknown_text(found), unknown_blocks(found, wanted.period))
        return
    text, line = progress_line(found), line_chart(found)

    async def show(form: Form, chart: Block) -> str:
        message = wanted.outgoing(text, progress_blocks(found, chart), name=form, is_exact=form != "bars")
        return await _put(deps, slack, wanted, message)

    if line is None:
        await _post(deps, slack, wanted, text, progress_blocks(found, None))
    else:
        await show_in_some_form(deps, slack, wanted.row, line, show, channel=wanted.channel)


async def show_overview(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """Every skill with last and this week."""
    overview = await read_overview(deps, wanted.person)
    async with deps.database.reading(wanted.person.team_id) as session:
        logged = await list_logged_subjects(deps, session, wanted.person, local_day(wanted.person, deps.now()))
    blocks = overview_blocks(overview, list_subjects(overview.rubric), logged)
    text = LOGGED if logged and not overview.standings else overview_text(overview)
    await _post(deps, slack, wanted, text, blocks)


async def show_changes(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """Which checks of a skill moved."""
    changed = await read_changes(deps, wanted.person, skill_id=wanted.subject, period=wanted.period)
    await _post(deps, slack, wanted, changes_text(changed), changes_blocks(changed))


async def show_health(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """What is missing."""
    await _post(deps, slack, wanted, NO_HEALTH, [section(NO_HEALTH)])


async def show_card(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """Strength, focus, one tip, one moment to look at."""
    card = await read_card(deps, wanted.person)
    await _post(deps, slack, wanted, card_text(card), card_blocks(card))


async def show_report(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """The head as one message, the rest in its thread."""
    head, *rest = report_parts(await read_report(deps, wanted.person))
    ts = await deliver(deps, slack, _part(wanted, head))
    for part in rest:
        await deliver(deps, slack, _part(wanted, part, thread_ts=wanted.thread_ts or ts))


async def show_report_file(deps: Deps, slack: Slack, wanted: Wanted) -> None:
    """The report as a Markdown file in the direct messages, shown once."""
    row, channel = wanted.row, wanted.channel
    if "file" not in row.memo:
        content = report_markdown(await read_report(deps, wanted.person)).encode()
        row.memo["file"] = await upload(slack, filename=FILENAME, content=content)
        async with deps.database.for_team(row.team_id) as session:
            await agenda.save_memo(session, row=row)
    elif await is_shown(slack, row.memo["file"], channel=channel, since=row.due_at):
        return
    await show_file(slack, row.memo["file"], channel=channel, title=TITLE, comment=FILE_COMMENT)


def _part(wanted: Wanted, part: Part, *, thread_ts: str = "") -> Outgoing:
    message = wanted.outgoing(part.text, part.blocks, name=part.name)
    return replace(message, thread_ts=thread_ts or message.thread_ts)


async def _post(deps: Deps, slack: Slack, wanted: Wanted, text: str, blocks: Sequence[Block]) -> None:
    await _put(deps, slack, wanted, wanted.outgoing(text, blocks))


async def _put(deps: Deps, slack: Slack, wanted: Wanted, message: Outgoing) -> str:
    """Post it, or show it in the message there is; its `ts`. Raises `FormRefused`, `Later`, `Undeliverable`."""
    if wanted.ts:
        return await _put_into(slack, message, wanted.ts)
    try:
        return await deliver(deps, slack, message)
    except Undeliverable as error:
        if message.is_exact and is_form_refusal(str(error)):
            raise FormRefused from error
        raise


async def _put_into(slack: Slack, message: Outgoing, ts: str) -> str:
    try:
        await update(slack, message, ts)
    except SlackApiError as error:
        if is_rate_limit(error):
            raise Later(wait_of(error)) from error
        if message.is_exact and is_form_refusal(code_of(error)):
            raise FormRefused from error
        if is_refusal(error):
            raise Undeliverable(code_of(error)) from error
        raise
    return ts


VIEWS: Mapping[str, Callable[[Deps, Slack, Wanted], Awaitable[None]]] = {
    "overview": show_overview,
    "subject": show_subject,
    "changes": show_changes,
    "health": show_health,
    "card": show_card,
    "report": show_report,
    "file": show_report_file,
}
