"""What each speaker said and how long, before anybody knows whose side they are on."""

from collections import Counter

from bot.meetings.measured import SpeakerFigures
from bot.meetings.measures.counted import CountedCall, counted_call
from bot.meetings.measures.spoken import Said, Spoken
from bot.meetings.measures.times import has_clock
from bot.meetings.transcript import Transcript
from bot.meetings.turns import is_unknown


def measure_speakers(transcript: Transcript) -> list[SpeakerFigures]:
    """Each speaker's figures in the order they first spoke; whoever is not named is together under ""."""
    return speakers_of(counted_call(transcript, ()))


def speakers_of(call: CountedCall) -> list[SpeakerFigures]:
    """The same from a counted call. A share is of everybody's time, or of all words without a clock."""
    spoken = {name: Spoken(said) for name, said in _by_speaker(call).items()}
    asked = Counter(_name(question.speaker) for question in call.questions if not question.is_check_in)
    is_timed = has_clock(call.transcript)
    total = sum(one.seconds if is_timed else one.words for one in spoken.values())
    return [
        SpeakerFigures(
            speaker=name,
            share=(one.seconds if is_timed else one.words) / total if total and any(spoken) else None,
            seconds=one.seconds if is_timed else None,
            words=one.words,
            words_per_minute=one.words_per_minute if is_timed else None,
            questions=asked[name],
            fillers=0 if call.why_no_fillers else one.fillers,
        )
        for name, one in spoken.items()
    ]


def _by_speaker(call: CountedCall) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in call.everybody.said:
        found.setdefault(_name(one.utterance.speaker), []).append(one)
    return found


def _name(speaker: str) -> str:
    return "" if is_unknown(speaker) else speaker
