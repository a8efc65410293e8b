"""Telling somebody that what they asked for will not come, instead of leaving them to wait."""

from bot.deps import Deps
from bot.errors import CoachError
from handlers.intake import Line, say_once
from handlers.slack import Slack
from storage import people
from storage.agenda import AgendaRow

ASKED_FOR = {
    "answer": "I could not answer this, although I tried several times. Please ask me again in a while.",
    "call_review": "I could not review this call, although I tried several times. Please send it again later.",
    "debrief": "I could not read this call, although I tried several times. Please send it again in a while.",
    "draft": "I could not write this draft, although I tried several times. Please ask for it again in a while.",
    "export": "I could not put your data together, although I tried several times. Please ask again in a while.",
}


async def say_gave_up(deps: Deps, slack: Slack, row: AgendaRow) -> None:
    """One line where the answer would have been; nothing for work nobody waits for."""
    if row.kind not in ASKED_FOR or row.person_id is None:
        return
    async with deps.database.reading(row.team_id) as session:
        person = await people.get_person(session, person_id=row.person_id)
    line = Line(
        key=f"gave_up:{row.key}",
        team_id=row.team_id,
        slack_user_id=person.slack_user_id,
        channel=row.payload.get("channel") or person.dm_channel or person.slack_user_id,
        text=f"{ASKED_FOR[row.kind]} · {CoachError.code}",
        thread_ts=row.payload.get("thread_ts") or "",
    )
    await say_once(deps, slack, line)
