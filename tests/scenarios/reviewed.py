"""A call of Riya's that was reviewed and shown, as the job that reviews calls leaves it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from app import Program
from bot.coaching.call_review import CallReview
from bot.coaching.reviewing import CallMaterial, template_review
from bot.meetings.kept import payload_of
from bot.meetings.reading import read_transcript
from bot.meetings.transcript import Transcript
from bot.model import Asker
from handlers.calls.call_keeping import keep_review
from handlers.calls.call_showing import show_review
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage import call_transcripts, calls, conversations, people
from storage.models import Call
from tests.scenarios.seeing import shown
from tests.unit.handlers.blocks.made import DANA, RIYA, a_review

RECORDING = Path(__file__).with_name("calls") / "acme_discovery.vtt"
OPENING = "You shared a call"


def spoken() -> Transcript:
    """What was said on it."""
    return read_transcript(RECORDING.read_bytes(), name=RECORDING.name)


def review_by_rules(program: Program) -> CallReview:
    """What the rules find in it, without a model."""
    tracks = program.deps.tracks.by_id.values()
    track = next(track for track in tracks if any(rubric.id == "sales_calls" for rubric in track.rubrics))
    return template_review(
        CallMaterial(
            transcript=spoken(),
            own=(RIYA,),
            track=track,
            asker=Asker(),
            today=program.deps.now().date(),
            call_type="discovery",
            title="Acme discovery",
            me=RIYA,
        )
    )


async def reviewed_call(
    sandbox: Sandbox, program: Program, review: CallReview | None = None, **fields: Any
) -> SeenMessage:
    """The main message of the review, in its thread."""
    call = await add_reviewed_call(sandbox, program, review or a_review(), **fields)
    ts = await show_review(program.deps, program.slack, team_id=call.team_id, call_id=call.id)
    message = await shown(sandbox, "riya", "Change one thing")
    assert message.ts == ts
    return message


async def add_reviewed_call(sandbox: Sandbox, program: Program, review: CallReview, **fields: Any) -> Call:
    """The rows of it."""
    now, team_id = program.deps.now(), program.identity.team_id
    riya, channel = sandbox.as_person("riya"), sandbox.direct_message_with("riya").id
    opening = await program.slack.posting.chat_postMessage(channel=channel, text=OPENING)
    thread_ts = str(opening["ts"])
    given: dict[str, Any] = {
        "source": "upload",
        "source_key": f"message:{channel}:{thread_ts}",
        "content_hash": "abc",
        "title": review.title,
        "call_type": review.call_type,
        "happened_on": review.happened_on,
        "speakers": [RIYA, DANA],
        "own_speakers": [RIYA],
    }
    async with program.deps.database.for_team(team_id) as session:
        person = await people.get_or_add_person(session, slack_user_id=riya.id, now=now)
        thread = await conversations.get_or_add_conversation(
            session, channel=channel, thread_ts=thread_ts, person_id=person.id, kind="direct", now=now
        )
        call = await calls.add_call(
            session, person_id=person.id, conversation_id=thread.id, now=now, **{**given, **fields}
        )
        await calls.update_call(session, call_id=call.id, status="reviewed")
        await call_transcripts.add_transcript(
            session,
            person_id=person.id,
            call_id=call.id,
            payload=payload_of(spoken()),
            ends_at=now + timedelta(days=30),
        )
        await keep_review(program.deps, session, call, review, today=now.date())
    return call
