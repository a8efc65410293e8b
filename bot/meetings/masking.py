"""A transcript without what identifies or unlocks something, also where question and answer are two lines."""

from collections.abc import Iterator
from dataclasses import replace

from bot.meetings.transcript import Transcript, Utterance
from bot.privacy import masked
from bot.spoken_addresses import masked_answer
from bot.spoken_passwords import is_secret_answer
from bot.spoken_secrets import Kind, expected_after, masked_digits

LINES_AFTER_ASKING = 6
"""So many lines after "what is your account number?" a number read out is taken for it: answers come in pieces."""


def masked_transcript(transcript: Transcript) -> Transcript:
    """The same call, each line masked in the light of what was asked before it."""
    return replace(transcript, utterances=tuple(_masked_lines(transcript)))


def _masked_lines(transcript: Transcript) -> Iterator[Utterance]:
    expected: Kind | None = None
    left = 0
    asker = ""
    for said in transcript.utterances:
        is_answer = said.speaker != asker or not said.speaker
        text = (
            _answered(said.text, expected, is_first=left == LINES_AFTER_ASKING, is_answer=is_answer)
            if left
            else said.text
        )
        yield replace(said, text=masked(text))
        left -= left > 0
        if asked := expected_after(said.text):
            expected, left, asker = asked, LINES_AFTER_ASKING, said.speaker


def _answered(text: str, expected: Kind | None, *, is_first: bool, is_answer: bool) -> str:
    """The line with what was asked for replaced; numbers are read back by the asker as well."""
    if expected == "secret" and is_first and is_answer and is_secret_answer(text):
        return "[secret]"
    if expected == "address" and is_answer and is_first:
        text = masked_answer(text)
    return masked_digits(text, expected)
