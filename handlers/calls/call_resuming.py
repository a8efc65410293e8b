"""Going on with a call once a question about it is answered, and remembering names for the next."""

from collections.abc import Sequence
from typing import Any, Literal

from bot.deps import Deps
from bot.meetings.kept import payload_of
from bot.meetings.labelling import plain_names
from bot.meetings.transcript import Transcript
from handlers.button_values import StaleButton
from handlers.calls.call_promises import promise_review
from handlers.message_keys import ts_of
from handlers.slack import Slack
from storage import call_transcripts, calls, people
from storage.models import Call

MOST_NAMES = 20
"""Names kept for a person, the oldest given up first."""


async def go_on(
    deps: Deps,
    slack: Slack,
    call: Call,
    *,
    after: str,
    own_speakers: Sequence[str] | None = None,
    transcript: Transcript | None = None,
    step: str = "",
) -> None:
    """Keep what the answer changes, and promise the review in the same transaction; `step` as in `promise_review`.

    Raises `StaleButton` when another answer to the same question came first.
    """
    changes: dict[str, Any] = {}
    if own_speakers is not None:
        changes["own_speakers"] = list(own_speakers)
    if transcript is not None:
        changes.update(speakers=list(transcript.speakers), basis=transcript.basis)
    async with deps.database.for_team(call.team_id) as session:
        if not await calls.claim_answer(session, call_id=call.id, question=call.question):
            raise StaleButton("answered already")
        if transcript is not None:
            await call_transcripts.update_transcript(session, call_id=call.id, payload=payload_of(transcript))
        if changes:
            await calls.update_call(session, call_id=call.id, **changes)
        row = await promise_review(session, call, ts=ts_of(call.source_key), after=after, step=step)
    slack.start_on(row)


async def remember_name(
    deps: Deps, call: Call, name: str, *, under: Literal["speaker_aliases", "colleagues"] = "speaker_aliases"
) -> None:
    """Know a name again, as the person's own or a colleague's; what a tool makes up for everybody is nobody's."""
    if not plain_names([name]):
        return
    async with deps.database.for_team(call.team_id) as session:
        person = await people.get_person(session, person_id=call.person_id)
        known = [other for other in person.preferences.get(under, []) if other != name]
        await people.update_preferences(session, person_id=person.id, **{under: [*known, name][-MOST_NAMES:]})
