"""From what a reader found to a Transcript: names cleaned, times in order, the basis told."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.errors import CallTooLong, FileEmpty
from bot.meetings.formats.asides import NOTICE
from bot.meetings.formats.found import Found
from bot.meetings.formats.label_words import words
from bot.meetings.formats.labels import cleaned_names, is_bot, side_of
from bot.meetings.transcript import Basis, Side, Transcript, Utterance

LONGEST_SECONDS: Final = 6 * 3600
MOST_WORDS: Final = 100_000
"""Six hours hold at most some 80,000 words: the measure of a call without times."""
MOST_UTTERANCES: Final = 100_000
MOST_WORDS_AT_ALL: Final = 500_000
"""What is read at all; captions that roll repeat every word two or three times."""

WORDS_PER_SECOND: Final = 2.5
"""150 words a minute: how long the last words are taken to last when only starts are known."""

_NOT_QUOTED_AFTER = words(
    "to | told | tell | tells | ask | asked | asks | with | and | or | for | from | about | at | of | the | a"
)


def settled(found: Found) -> Transcript:
    """The transcript of what was found.

    Raises FileEmpty if nobody said a word, and CallTooLong if its times or its words are more than six hours.
    """
    _refuse_too_much(found.utterances)
    said, bots = _tidy(found.utterances)
    if not said:
        raise FileEmpty
    said = _in_order(_from_zero(_split_where_two_speak(said)))
    basis = _basis(said, found)
    said = _with_ends(said, basis)
    _refuse_too_long(said, basis)
    return Transcript(
        utterances=tuple(said),
        basis=basis,
        format=found.format,
        title=" ".join(found.title.split())[:150],
        happened_on=found.happened_on,
        sides=_sides(found, said),
        remarks=(*found.remarks, *_remarks(said, bots)),
    )


def _refuse_too_much(said: list[Utterance]) -> None:
    """By its lines; by its words only where no times can tell how long it was."""
    if len(said) > MOST_UTTERANCES or _words(said) > MOST_WORDS_AT_ALL:
        raise CallTooLong


def _words(said: list[Utterance]) -> int:
    return sum(one.text.count(" ") for one in said)


def _tidy(found: list[Utterance]) -> tuple[list[Utterance], int]:
    """With clean names and single spaces, without what note takers are listed as saying; and how many lines.

    Where everything is put down to a note taker, it is what nobody in particular said.
    """
    names = {one.speaker for one in found}
    shown = cleaned_names(names)
    bots = {name for name in names if is_bot(name)}
    if bots == names:
        shown, bots = dict.fromkeys(names, ""), set()
    said = [
        Utterance(shown[one.speaker], text, one.start, one.end)
        for one in found
        if one.speaker not in bots
        and (text := " ".join(one.text.split()))
        and (one.speaker or not NOTICE.match(text[:200]))
    ]
    return said, sum(one.speaker in bots for one in found)


def _split_where_two_speak(said: list[Utterance]) -> list[Utterance]:
    """`Agent: hi Customer: hello` in one utterance, as two: only before a name that speaks in this file."""
    names = sorted({one.speaker for one in said if len(one.speaker) > 1}, key=len, reverse=True)[:50]
    if not names:
        return said
    label = re.compile(rf"(?<!\S)({'|'.join(map(re.escape, names))}):\s", re.IGNORECASE)
    spelt = {name.casefold(): name for name in names}
    return [part for one in said for part in (_parts(one, label, spelt) if ":" in one.text else (one,))]


def _parts(one: Utterance, label: re.Pattern[str], spelt: Mapping[str, str]) -> list[Utterance]:
    cuts: list[tuple[str, int, int]] = [(one.speaker, 0, 0)]
    for found in label.finditer(one.text):
        before = one.text[max(0, found.start() - 20) : found.start()].split()
        if not before or before[-1].lower() not in _NOT_QUOTED_AFTER:
            cuts.append((spelt.get(found[1].casefold(), found[1]), found.start(), found.end()))
    if len(cuts) == 1:
        return [one]
    ends = [start for _, start, _ in cuts[1:]] + [len(one.text)]
    pieces = [(name, one.text[begin:end].strip()) for (name, _, begin), end in zip(cuts, ends, strict=True)]
    return share_time(one, [(name, text) for name, text in pieces if text])


def share_time(one: Utterance, pieces: list[tuple[str, str]]) -> list[Utterance]:
    """One utterance as several (speaker, text), its time divided by the length of what each said."""
    if one.start is None or one.end is None:
        return [replace(one, speaker=name, text=text) for name, text in pieces]
    letters = sum(len(text) for _, text in pieces) or 1
    parts, at = [], one.start
    for name, text in pieces:
        until = at + (one.end - one.start) * len(text) / letters
        parts.append(Utterance(name, text, round(at, 3), round(until, 3)))
        at = until
    return parts


def _from_zero(said: list[Utterance]) -> list[Utterance]:
    """Shifted so that nothing begins before 0, nor at a time of day: no recording starts after six hours."""
    first = min((one.start for one in said if one.start is not None), default=0.0)
    if 0 <= first <= LONGEST_SECONDS:
        return said
    return [replace(one, start=_less(one.start, first), end=_less(one.end, first)) for one in said]


def _less(moment: float | None, first: float) -> float | None:
    return None if moment is None else round(moment - first, 3)


def _in_order(said: list[Utterance]) -> list[Utterance]:
    """By start, and where they start together as the file has them; what has no time stays after its neighbour."""
    at, keys = float("-inf"), []
    for one in said:
        at = one.start if one.start is not None else at
        keys.append(at)
    if all(first <= second for first, second in pairwise(keys)):
        return said
    return [said[index] for index in sorted(range(len(said)), key=keys.__getitem__)]


def _basis(said: list[Utterance], found: Found) -> Basis:
    """What figures about time can rest on; times count when nine in ten utterances have them."""
    if not any(one.speaker for one in said):
        return "none"
    enough = 0.9 * len(said)
    if found.has_loose_times or sum(one.start is not None for one in said) < enough:
        return "words"
    return "timed" if sum(_has_length(one) for one in said) >= enough else "start_only"


def _has_length(one: Utterance) -> bool:
    return one.start is not None and one.end is not None and one.end >= one.start


def _with_ends(said: list[Utterance], basis: Basis) -> list[Utterance]:
    """Missing times filled from the neighbours; the last end from the number of words. None on words alone."""
    if basis == "words" or sum(one.start is not None for one in said) < 0.9 * len(said):
        return said
    starts = sorted({one.start for one in said if one.start is not None})
    filled, at = [], starts[0]
    for one in said:
        start = at if one.start is None else one.start
        end = one.end if one.end is not None and one.end >= start else _next(starts, start, one.text)
        filled.append(one if (start, end) == (one.start, one.end) else replace(one, start=start, end=end))
        at = end
    return filled


def _next(starts: list[float], start: float, text: str) -> float:
    index = bisect_left(starts, start + 0.001)
    if index < len(starts):
        return starts[index]
    return round(start + max(1, len(text.split())) / WORDS_PER_SECOND, 3)


def _refuse_too_long(said: list[Utterance], basis: Basis) -> None:
    """By its times where it has any, else by its words."""
    ends = [one.end for one in said if one.end is not None]
    has_times = basis != "words" and bool(ends)
    if has_times and max(ends) - (said[0].start or 0.0) > LONGEST_SECONDS:
        raise CallTooLong
    if not has_times and _words(said) > MOST_WORDS:
        raise CallTooLong


def _sides(found: Found, said: list[Utterance]) -> dict[str, Side]:
    """The sides the file told, and those a role as a name tells."""
    shown = cleaned_names([*found.sides, *{one.speaker for one in found.utterances}])
    told: dict[str, Side] = {shown[name]: side for name, side in found.sides.items()}
    for name in dict.fromkeys(one.speaker for one in found.utterances):
        side = side_of(name)
        if side is not None:
            told.setdefault(shown[name], side)
    speaking = {one.speaker for one in said}
    return {speaker: side for speaker, side in told.items() if speaker in speaking}


def _remarks(said: list[Utterance], bots: int) -> Iterable[str]:
    notes: tuple[tuple[bool, Callable[[], str]], ...] = (
        (bots > 0, lambda: f"Left out what a note taker or a shared screen is listed as saying ({bots})."),
        (_unnamed(said) > 0, lambda: f"{_unnamed(said)} of {len(said)} lines don't say who spoke."),
    )
    return tuple(note() for holds, note in notes if holds)


def _unnamed(said: list[Utterance]) -> int:
    return sum(not one.speaker for one in said) if any(one.speaker for one in said) else 0
