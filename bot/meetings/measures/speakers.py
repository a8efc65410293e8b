"""What each speaker said and how long, before anybody knows whose side they are on."""

from collections import Counter
from collections.abc import Sequence

from bot.language.fillers import is_cleaned
from bot.language.words import has_speech, is_english
from bot.meetings.measured import SpeakerFigures
from bot.meetings.measures.asking import list_questions, questions_found_by
from bot.meetings.measures.spoken import Spoken
from bot.meetings.measures.times import has_clock
from bot.meetings.transcript import Transcript, Utterance
from bot.meetings.turns import Turn, is_unknown, turns_of


def measure_speakers(transcript: Transcript) -> list[SpeakerFigures]:
    """Each speaker's figures in the order they first spoke; whoever is not named is together under ""."""
    return speakers_of(transcript, turns_of(transcript, ()))


def speakers_of(transcript: Transcript, turns: Sequence[Turn]) -> list[SpeakerFigures]:
    """The same, from turns at hand. A share is of everybody's time, or of all words without a clock."""
    spoken = {name: Spoken(said) for name, said in _by_speaker(transcript).items()}
    asked = _count_questions(transcript, turns)
    is_timed = has_clock(transcript)
    is_counting = why_no_fillers(transcript) == ""
    total = sum(one.seconds if is_timed else one.words for one in spoken.values())
    return [
        SpeakerFigures(
            speaker=name,
            share=(one.seconds if is_timed else one.words) / total if total and any(spoken) else None,
            seconds=one.seconds if is_timed else None,
            words=one.words,
            words_per_minute=one.words_per_minute if is_timed else None,
            questions=asked[name],
            fillers=one.fillers if is_counting else 0,
        )
        for name, one in spoken.items()
    ]


def why_no_fillers(transcript: Transcript) -> str:
    """Why fillers are not scored: another language, or a transcript that was cleaned of them; "" when they are."""
    texts = [said.text for said in transcript.utterances]
    if not is_english(texts):
        return "not scored: the words are not English"
    return "not scored: the transcript appears cleaned of fillers" if is_cleaned(texts) else ""


def _by_speaker(transcript: Transcript) -> dict[str, list[Utterance]]:
    found: dict[str, list[Utterance]] = {}
    for said in transcript.utterances:
        if has_speech(said.text):
            found.setdefault(_name(said.speaker), []).append(said)
    return found


def _count_questions(transcript: Transcript, turns: Sequence[Turn]) -> Counter[str]:
    found_by = questions_found_by(transcript)
    asked = list_questions(turns, found_by=found_by) if found_by else []
    return Counter(_name(question.speaker) for question in asked if not question.is_check_in)


def _name(speaker: str) -> str:
    return "" if is_unknown(speaker) else speaker
