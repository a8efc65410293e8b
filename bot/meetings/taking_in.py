"""From what somebody shared to what is kept: read, masked, recognisable when it comes again.

CPU-bound, so it is called through `deps.aside`.
"""

import hashlib

from bot.coaching.sensitive import is_sensitive
from bot.language.sentences import list_sentences
from bot.meetings.masking import masked_transcript
from bot.meetings.reading import read_pasted, read_transcript
from bot.meetings.taken_in import NOTES, TakenIn
from bot.meetings.titles import title_of_notes
from bot.meetings.transcript import Transcript, Utterance


def take_in_file(data: bytes, name: str) -> TakenIn:
    """What was said in a file. Raises CannotRead."""
    return _taken_in(read_transcript(data, name=name))


def take_in_paste(text: str) -> TakenIn:
    """What was said in pasted text. Raises CannotRead."""
    return _taken_in(read_pasted(text))


def take_in_notes(text: str) -> TakenIn:
    """What somebody tells about a call in their own words; each sentence is an utterance."""
    sentences = [sentence for line in text.splitlines() for sentence in list_sentences(line)]
    said = tuple(Utterance("", sentence) for sentence in sentences)
    return _taken_in(Transcript(said, "none", NOTES, title=title_of_notes(text)))


def _taken_in(transcript: Transcript) -> TakenIn:
    said = "\x1f".join(f"{said.speaker}\x1e{' '.join(said.text.split())}" for said in transcript.utterances)
    content_hash = hashlib.sha256(said.casefold().encode()).hexdigest()
    transcript = masked_transcript(transcript)
    sensitive = is_sensitive("\n".join(said.text for said in transcript.utterances))
    return TakenIn(transcript, content_hash, sensitive)
