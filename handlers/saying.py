"""The job behind every short answer."""

from datetime import datetime

from bot.deps import Deps
from handlers.delivering import deliver
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage.agenda import AgendaRow


async def run_say(deps: Deps, slack: Slack, row: AgendaRow) -> datetime | None:
    """Post the line that was promised."""
    line = row.payload
    message = Outgoing(
        key=row.key,
        team_id=row.team_id,
        channel=line["channel"],
        thread_ts=line["thread_ts"] or None,
        text=line["text"],
        blocks=line["blocks"],
        person_id=row.person_id,
    )
    await deliver(deps, slack, message)
    return None
