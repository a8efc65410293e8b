"""What must be known before a call is reviewed, asked in this order, each at most once (a pair of names each).

Is it meant to be analysed, who says what, are two names one person, which of them is the person, who is with them.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.deps import Deps
from bot.meetings.sides import MOST_ASKED_ABOUT, colleagues_of, untold_speakers
from bot.meetings.speakers import likely_same, own_speaker
from bot.meetings.transcript import Transcript
from handlers.ask.threads import Case
from handlers.blocks.call_intake import (
    NO_SPEAKERS,
    WHICH_IS_YOU,
    no_speakers_blocks,
    same_person_blocks,
    same_person_text,
    sensitive_blocks,
    sensitive_text,
    which_is_you_blocks,
    who_is_with_you_blocks,
    who_is_with_you_text,
)
from handlers.blocks.parts import Block
from handlers.delivering import deliver
from handlers.sending import Outgoing
from handlers.slack import Slack
from storage import calls
from storage.models import Call

Name = Literal["sensitive", "labels", "merge", "speaker", "side"]
ORDER: Sequence[Name] = ("sensitive", "labels", "merge", "speaker", "side")
EVERYTHING = ORDER[-1]
"""The last question: after its answer nothing is asked any more."""


@dataclass(frozen=True)
class Question:
    """One question as it is asked; `own` are the speakers known to be on the person's side by then, `which` tells
    apart questions of one name.
    """

    name: Name
    text: str
    blocks: list[Block]
    own: Sequence[str] = ()
    which: str = ""


def next_question(call: Call, transcript: Transcript, case: Case, team: Collection[str] = ()) -> Question | None:
    """The first question that is still open; None when the call can be reviewed. `team` as in `own_names`."""
    after = case.row.payload.get("after", "")
    left = ORDER[ORDER.index(after) + 1 :] if after in ORDER else ORDER
    for name in (name for name in left if name in _ASKED):
        question = _ASKED[name](call, transcript, case)
        if question:
            return question
    return _side(call, transcript, case, team) if left else None


def own_names(call: Call, transcript: Transcript, case: Case, team: Collection[str] = ()) -> list[str]:
    """The speakers of the person's side, the person first: as they said, else by their name; none if they
    are not on it. `team` are the full names of colleagues we know, who are on the same side.
    """
    told = list(call.own_speakers)
    if len(told) > 1 or case.row.payload.get("after") == EVERYTHING:
        return told
    mine = told[0] if told else _matched(transcript, case)
    if mine is None:
        return []
    names = [*team, *case.person.preferences.get("colleagues", [])]
    return [mine, *colleagues_of(transcript, mine, names=names, email=case.person.email)]


async def ask(deps: Deps, slack: Slack, call: Call, case: Case, question: Question) -> None:
    """Post the question in the call's thread, once, and let the call wait for its answer."""
    async with deps.database.for_team(call.team_id) as session:
        known = {"own_speakers": list(question.own)} if question.own else {}
        await calls.update_call(session, call_id=call.id, status="waiting", question=question.name, **known)
    message = Outgoing(
        key=calls.delivery_key(call.id, f"ask:{question.name}{question.which}"),
        team_id=call.team_id,
        channel=case.place.channel,
        thread_ts=case.place.thread_ts,
        text=question.text,
        blocks=question.blocks,
        person_id=call.person_id,
        conversation_id=case.place.conversation_id,
    )
    await deliver(deps, slack, message)


def _sensitive(call: Call, transcript: Transcript, case: Case) -> Question | None:
    del transcript
    reason = case.row.payload.get("sensitive")
    if not reason:
        return None
    return Question("sensitive", sensitive_text(reason), sensitive_blocks(reason, call_id=call.id))


def _labels(call: Call, transcript: Transcript, case: Case) -> Question | None:
    del case
    if call.source == "notes" or transcript.speakers:
        return None
    return Question("labels", NO_SPEAKERS, no_speakers_blocks(call_id=call.id))


def _merge(call: Call, transcript: Transcript, case: Case) -> Question | None:
    del case
    pairs = likely_same(transcript)
    if not pairs:
        return None
    one, other = pairs[0]
    blocks = same_person_blocks(one, other, call_id=call.id)
    return Question("merge", same_person_text(one, other), blocks, which=f":{step_of(transcript)}")


def step_of(transcript: Transcript) -> str:
    """How far the names are sorted out: every answer about a pair changes it."""
    return f"{len(transcript.apart)}.{len(transcript.speakers)}"


def _speaker(call: Call, transcript: Transcript, case: Case) -> Question | None:
    if call.own_speakers or not transcript.speakers or _matched(transcript, case):
        return None
    return Question("speaker", WHICH_IS_YOU, which_is_you_blocks(transcript.speakers, call_id=call.id))


def _matched(transcript: Transcript, case: Case) -> str | None:
    person = case.person
    aliases = person.preferences.get("speaker_aliases", [])
    return own_speaker(transcript, display_name=person.display_name, aliases=aliases)


def _side(call: Call, transcript: Transcript, case: Case, team: Collection[str]) -> Question | None:
    """Asked where more than one other speaks and nothing tells whose side they are on."""
    own = own_names(call, transcript, case, team)
    untold = untold_speakers(transcript, own, email=case.person.email) if own else []
    if not 0 < len(untold) <= MOST_ASKED_ABOUT:
        return None
    places = [transcript.speakers.index(name) for name in untold]
    blocks = who_is_with_you_blocks(untold, places, call_id=call.id)
    return Question("side", who_is_with_you_text(untold), blocks, own)


_ASKED: dict[Name, Callable[[Call, Transcript, Case], Question | None]] = {
    "sensitive": _sensitive,
    "labels": _labels,
    "merge": _merge,
    "speaker": _speaker,
}
