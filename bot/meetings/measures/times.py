"""Times where a transcript has none: from word counts, at a speaking rate."""

from dataclasses import replace

from bot.language.words import count_words
from bot.meetings.transcript import Transcript, Utterance

WORDS_PER_SECOND = 2.5
"""150 words a minute, the middle of conversational English (Tauroza and Allison 1990: 140–190)."""


def has_clock(transcript: Transcript) -> bool:
    """Whether lengths in this transcript come from a clock, not from words."""
    return transcript.basis in {"timed", "start_only"}


def with_times(transcript: Transcript) -> Transcript:
    """The transcript with times estimated from its words when it rests on words; unchanged otherwise."""
    if transcript.basis != "words":
        return transcript
    estimated: list[Utterance] = []
    clock = 0.0
    for said in transcript.utterances:
        end = clock + count_words(said.text) / WORDS_PER_SECOND
        estimated.append(replace(said, start=clock, end=end))
        clock = end
    return replace(transcript, utterances=tuple(estimated))
