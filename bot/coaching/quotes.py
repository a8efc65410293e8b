"""Finding a claimed quote in the transcript: what is not there was not said.

Spacing, letter case, punctuation and the kind of quotation mark do not matter; the words and their
order do. The evidence shows the transcript's own words, never the claim's.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.coaching.call_review import Evidence
from bot.meetings.transcript import Transcript

FEWEST_WORDS = 3
FEWEST_IN_PART = 2
LONGEST_QUOTE = 30
"""Words: a longer quote is shown up to here."""

_NEIGHBOURS = 3
_JOINED = 3
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_ELLIPSIS = re.compile(r"[\[(]?(?:…|\.\s?\.\s?\.)[\])]?")
_LABEL = re.compile(r"^[\s\"“‘'>*-]*(?:\[?\d+[\]:.)]\s*)?([^:“”\"]{1,60}):\s")
_SENTENCE_END = ".?!…"
_KEEP_BEFORE = "$€£["
_KEEP_AFTER = "%?]"


@dataclass(frozen=True)
class _Word:
    """A word as it is compared, and where it stands in the text."""

    form: str
    start: int
    end: int


def find_quote(
    transcript: Transcript, quote: str, *, near: int, by: Collection[str] | None = None
) -> Evidence | None:
    """The quote where it stands: at utterance `near` (from 0) or, if it is there alone, anywhere else.

    It needs three words in a row, or all of an utterance or sentence at `near`; parts around an ellipsis
    have to follow each other in one utterance. Speech broken over several utterances of one speaker counts
    as one. With `by` only what these speakers said counts. None when it is not found.
    """
    parts = _parts(_without_label(quote, transcript))
    if not parts:
        return None
    is_short = sum(map(len, parts)) < FEWEST_WORDS
    here = _at(transcript, near, parts, by, is_short=is_short)
    if here is not None or is_short:
        return here
    places = (at for at in _places(transcript, parts) if at != near)
    found = [evidence for at in places if (evidence := _at(transcript, at, parts, by, is_short=False))]
    close = [evidence for evidence in found if abs(evidence.utterance - near) <= _NEIGHBOURS]
    return _only(found) or _only(close)


def _places(transcript: Transcript, parts: Sequence[Sequence[str]]) -> Iterator[int]:
    """The utterances from which on the longest word can be heard at all: few, so the rest is cheap."""
    longest = max((form for part in parts for form in part), key=len)
    heard = [longest in _form(said.text) for said in transcript.utterances]
    return (at for at in range(len(heard)) if any(heard[at : at + _JOINED]))


def _only(found: Sequence[Evidence]) -> Evidence | None:
    return found[0] if len(found) == 1 else None


def _at(
    transcript: Transcript, at: int, parts: Sequence[Sequence[str]], by: Collection[str] | None, *, is_short: bool
) -> Evidence | None:
    if not 0 <= at < len(transcript.utterances):
        return None
    said = transcript.utterances[at]
    if by is not None and said.speaker not in by:
        return None
    for text in _readings(transcript, at):
        matched = _match(text, parts, begins_within=len(said.text))
        if matched and not (is_short and not _is_sentence(text, matched)):
            quote = _shown(text, matched)
            return Evidence(quote=quote, utterance=at, speaker=said.speaker, at_seconds=said.start)
    return None


def _readings(transcript: Transcript, at: int) -> Iterator[str]:
    """The utterance alone, then with what the same speaker said right after it."""
    said = transcript.utterances[at]
    yield said.text
    text = said.text
    for following in transcript.utterances[at + 1 : at + _JOINED]:
        if not said.speaker or following.speaker != said.speaker:
            return
        text = f"{text} {following.text}"
        yield text


def _match(text: str, parts: Sequence[Sequence[str]], *, begins_within: int) -> list[list[_Word]] | None:
    """The words of each part, one part after the other; None when any is missing."""
    words = _words(text)
    matched: list[list[_Word]] = []
    place = 0
    for part in parts:
        start = _index_of(words, part, place)
        if start is None:
            return None
        matched.append(words[start : start + len(part)])
        place = start + len(part)
    return matched if matched[0][0].start < begins_within else None


def _index_of(words: Sequence[_Word], part: Sequence[str], place: int) -> int | None:
    last = len(words) - len(part)
    for start in range(place, last + 1):
        if all(words[start + offset].form == form for offset, form in enumerate(part)):
            return start
    return None


def _is_sentence(text: str, matched: Sequence[Sequence[_Word]]) -> bool:
    """Whether the words are a whole sentence of the text, or all of it."""
    before = text[: matched[0][0].start].rstrip(" \t\n\"“‘'")
    after = text[matched[-1][-1].end :].lstrip(" \t\n\"”’'")
    return (not before or before[-1] in _SENTENCE_END) and (not after or after[0] in _SENTENCE_END)


def _shown(text: str, matched: Sequence[Sequence[_Word]]) -> str:
    """The text itself, from the first word matched to the last; what an ellipsis left out is put back if short."""
    start, end = matched[0][0].start, matched[-1][-1].end
    words = [word for word in _words(text) if start <= word.start < end]
    if len(words) <= LONGEST_QUOTE:
        return _slice(text, start, end)
    if len(matched) == 1:
        return f"{_slice(text, start, words[LONGEST_QUOTE - 1].end)} …"
    return " … ".join(_slice(text, part[0].start, part[-1].end) for part in matched)


def _slice(text: str, start: int, end: int) -> str:
    if start and text[start - 1] in _KEEP_BEFORE:
        start -= 1
    if end < len(text) and text[end] in _KEEP_AFTER:
        end += 1
    return " ".join(text[start:end].split())


def _without_label(quote: str, transcript: Transcript) -> str:
    """The quote without a speaker's name in front, as it stands in the lines a model reads."""
    label = _LABEL.match(quote)
    names = {name.casefold() for speaker in transcript.speakers for name in (speaker, *speaker.split()[:1])}
    return quote[label.end() :] if label and label.group(1).strip().casefold() in names else quote


def _parts(quote: str) -> list[list[str]]:
    """The words of a quote between its ellipses; nothing if a part is too short to mean anything."""
    parts = [[word.form for word in _words(part)] for part in _ELLIPSIS.split(quote)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and min(map(len, parts)) < FEWEST_IN_PART:
        return []
    return parts


def _words(text: str) -> list[_Word]:
    return [_Word(_form(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


def _form(word: str) -> str:
    return re.sub(r"['’ʼ]", "", unicodedata.normalize("NFKC", word).casefold())
