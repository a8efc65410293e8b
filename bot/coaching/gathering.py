"""Gathering what a review is made from, in one short read of the database."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import fsum

from bot.budget import why_template
from bot.coaching.call_material import CallMaterial, Rolling
from bot.coaching.call_types import guess_call_type
from bot.deps import Deps
from bot.meetings.transcript import Transcript
from bot.people import asker_of, local_day
from bot.rubrics import Rubric
from storage import people, skill_scores
from storage.database import Session
from storage.models import Call

CALLS_OBSERVED = 5
LOOKED_BACK = timedelta(days=365)


async def gather_material(
    deps: Deps, session: Session, call: Call, transcript: Transcript, own: Sequence[str]
) -> CallMaterial:
    """The call with what is known about the person. Raises NoResultFound for somebody forgotten."""
    person = await people.get_person(session, person_id=call.person_id)
    track = deps.tracks.get(person.track)
    call_type = guess_call_type(transcript, typed=call.call_type, title=call.title, track=track)
    material = CallMaterial(
        transcript=transcript,
        own=tuple(own),
        track=track,
        asker=asker_of(person),
        today=local_day(person, deps.now()),
        call_type=call_type,
        title=call.title,
        happened_on=call.happened_on,
        me=own[0] if own else "",
        source="notes" if call.source == "notes" else "transcript",
        why_template=await why_template(deps, session, person),
    )
    rolling = await _rolling(session, call, material.rubric) if material.rubric else {}
    return replace(material, rolling=rolling)


async def _rolling(session: Session, call: Call, rubric: Rubric) -> dict[str, Rolling]:
    """The skills over the person's last five calls by this version of the rubric, this call aside."""
    scores: dict[str, list[float]] = defaultdict(list)
    since = call.created_at.date() - LOOKED_BACK
    for mark in await skill_scores.list_skill_scores(
        session, person_id=call.person_id, rubric_id=rubric.id, rubric_version=rubric.version, since=since
    ):
        if mark.call_id != call.id:
            scores[mark.skill_id].append(mark.score)
    last = {skill_id: marks[-CALLS_OBSERVED:] for skill_id, marks in scores.items()}
    return {skill_id: Rolling(fsum(marks) / len(marks), len(marks)) for skill_id, marks in last.items()}
