"""Taking in a call somebody shared: once, in one transaction with the promise to look at it."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from bot.deps import Deps
from handlers.slack import Slack
from storage import agenda, people, processed
from storage.agenda import AgendaRow
from storage.database import Session
from storage.models.calls import CallSource

FILE_FIELDS = (
    "id",
    "name",
    "title",
    "mimetype",
    "filetype",
    "mode",
    "size",
    "is_external",
    "file_access",
    "url_private",
    "url_private_download",
)


@dataclass(frozen=True)
class Shared:
    """One call as it arrived: a file, or text.

    `key` names it (one message may bring several), `source_key` the message or form it came with.
    `channel` and `thread_ts` are where the review goes, "" when a thread in the direct messages must be
    opened first; `ts` is the person's own message. `typed` is what they wrote beside it, `me` their name
    in it, `file` what Slack says about the file; `text` is the text, and `name` what it would be called
    as a file. `download` is where else to fetch it, `happened_on` the day if known ("2026-11-20").
    """

    key: str
    source_key: str
    team_id: str
    slack_user_id: str
    source: CallSource
    channel: str = ""
    thread_ts: str = ""
    ts: str = ""
    typed: str = ""
    call_type: str = ""
    happened_on: str = ""
    me: str = ""
    text: str = ""
    name: str = ""
    file: dict[str, Any] = field(default_factory=dict)
    download: dict[str, str] = field(default_factory=dict)


def shared_of(row: AgendaRow) -> Shared:
    """What the promise is about."""
    return Shared(**{each.name: row.payload[each.name] for each in fields(Shared)})


def file_facts(file: dict[str, Any]) -> dict[str, Any]:
    """What we need to know of a file; Slack's own record also holds a preview of its words."""
    return {name: file[name] for name in FILE_FIELDS if name in file}


async def accept_call(deps: Deps, slack: Slack, shared: Shared) -> bool:
    """Promise to review it and start on it; False when it was taken in before."""
    async with deps.database.for_team(shared.team_id) as session:
        if not await processed.claim_event(session, key=f"call:{shared.key}", now=deps.now()):
            return False
        person = await people.get_or_add_person(session, slack_user_id=shared.slack_user_id, now=deps.now())
        row = await promise_debrief(session, shared, person_id=person.id)
    return slack.start_on(row)


async def promise_debrief(session: Session, shared: Shared, *, person_id: int) -> AgendaRow | None:
    """The promise to look at it, begun here; None if it was made before."""
    return await agenda.plan_started(
        session,
        key=debrief_key(shared.team_id, shared.key),
        kind="debrief",
        team_id=shared.team_id,
        person_id=person_id,
        payload=asdict(shared),
    )


def debrief_key(team_id: str, key: str) -> str:
    """The promise to look at what came with the delivery `key`."""
    return f"{team_id}:debrief:{key}"
