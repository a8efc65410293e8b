"""Subtitles: WebVTT as Zoom, Teams, Webex and YouTube write it, SRT, SBV, and Teams' old documents."""

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise

from bot.language.words import has_speech
from bot.meetings.formats.clock import seconds_of
from bot.meetings.formats.found import Found
from bot.meetings.formats.labels import LONGEST_LABEL, looks_like_name, speaker_labels
from bot.meetings.formats.settling import share_time
from bot.meetings.formats.voices import VOICE, plain
from bot.meetings.transcript import Utterance

_SBV_TIMES = re.compile(r"(\d{1,2}:\d{2}:\d{2}\.\d{3}),(\d{1,2}:\d{2}:\d{2}\.\d{3})$")
_WEBEX_ID = re.compile(r'\d+ "([^"]{1,80})"')
_SETTING = re.compile(r"\s*(?:align|position|line|size|region|vertical|[XY][12]):", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*[-–>]*\s*(?:\[|\()(?P<name>[^\[\]():]{1,60})[\])]\s+(?P<said>\S.*)$")
"""A name in brackets before the words; whether it is a name shows in the whole file, as for `Name:`."""

_UNPADDED = re.compile(r"(?<!\d)\d:\d{1,2}:\d{1,2}\.\d+")
_ASIDES = ("NOTE", "STYLE", "REGION")


@dataclass
class Cue:
    """One cue as it stands: times where they could be read, its id, its lines."""

    start: float | None
    end: float | None
    name: str = ""
    lines: list[str] = field(default_factory=list)


def read_cues(text: str) -> Found | None:
    """The cues of any subtitle text, or None if it has none."""
    if "-->" not in text:
        return _read_sbv(text)
    cues = _cues(text.split("\n"))
    if sum(cue.start is not None for cue in cues) < max(1, len(cues) / 2):
        return None
    is_webvtt = text.lstrip().startswith("WEBVTT")
    if "<v" in text:
        kind = "teams_vtt" if "</v>" in text or _UNPADDED.search(text) else "vtt_voice_tags"
        return Found(kind, [said for cue in cues for said in _voiced(cue)])
    if any(cue.name for cue in cues):
        return Found("webex_vtt", [_whole(cue, cue.name) for cue in cues])
    if not is_webvtt and _names_stand_above(cues):
        return Found("teams_legacy", [_below_its_name(cue) for cue in cues])
    _drop_rolled(cues)
    return _read_labels(cues, "zoom_vtt" if is_webvtt else "srt", "vtt_no_speaker" if is_webvtt else "srt")


def _cues(lines: list[str]) -> list[Cue]:
    """The cues, in the order of the file; text that lost its times stays with the cue before it."""
    cues: list[Cue] = []
    before, follows_gap, is_aside = "", True, False
    for line in lines:
        if "-->" in line:
            if cues:
                _take_back_id(cues[-1], before, follows_gap)
            cues.append(_opened(line, before))
            is_aside = False
        elif not line or line.isspace():
            is_aside = False
        elif not before and line.startswith(_ASIDES):
            is_aside = True
        elif cues and not is_aside and (before or not line.strip().isdigit()):
            cues[-1].lines.append(line)
        follows_gap, before = not before, line.strip()
    return cues


def _take_back_id(cue: Cue, line: str, follows_gap: bool) -> None:
    """The line above the times is the next cue's id, if it stands alone or is a number."""
    if cue.lines and line and cue.lines[-1].strip() == line and (follows_gap or line.isdigit()):
        cue.lines.pop()


def _opened(line: str, above: str) -> Cue:
    """The cue that a line of times begins; words on the same line are its first, as Whisper prints them."""
    start, _, rest = line.partition("-->")
    end, _, words = rest.strip().partition(" ")
    named = _WEBEX_ID.match(above)
    lines = [words] if words.strip() and not _SETTING.match(words) else []
    return Cue(seconds_of(start.strip(" [(")), seconds_of(end.strip(" ])")), named[1] if named else "", lines)


def _whole(cue: Cue, name: str = "") -> Utterance:
    return Utterance(name, plain(" ".join(cue.lines)), cue.start, cue.end)


def _voiced(cue: Cue) -> list[Utterance]:
    """What each voice of a cue says; a voice lasts until the next, words before any are nobody's."""
    pieces = VOICE.split(" ".join(cue.lines))
    said = [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    spoken = [(html.unescape(name), plain(words).strip()) for name, words in said]
    return share_time(_whole(cue), [(name, words) for name, words in spoken if words])


def _names_stand_above(cues: list[Cue]) -> bool:
    """True when nearly every cue's first line is one of a few names, as in documents from Teams."""
    firsts = [cue.lines[0].strip() for cue in cues if len(cue.lines) > 1]
    names = set(firsts)
    return (
        len(firsts) > 0.9 * len(cues)
        and len(names) <= max(2, len(firsts) // 2)
        and all(looks_like_name(name) and not name.endswith((".", ",")) for name in names)
    )


def _below_its_name(cue: Cue) -> Utterance:
    name, *words = cue.lines or [""]
    return Utterance(plain(name), plain(" ".join(words)), cue.start, cue.end)


def _drop_rolled(cues: list[Cue]) -> None:
    """Rolling captions repeat the line above in the next cue; each line is kept once."""
    repeats = sum(_begins_with_end_of(cue, above) for above, cue in pairwise(cues))
    if repeats < 2 or repeats < 0.3 * len(cues):
        return
    shown = ""
    for cue in cues:
        fresh = [tidy for line in cue.lines if (tidy := plain(line).strip()) and tidy != shown]
        shown = fresh[-1] if fresh else shown
        cue.lines = fresh


def _begins_with_end_of(cue: Cue, above: Cue) -> bool:
    return bool(cue.lines and above.lines) and plain(cue.lines[0]).strip() == plain(above.lines[-1]).strip()


def _read_labels(cues: list[Cue], named: str, unnamed: str) -> Found:
    """Cues whose lines may begin with `Name:`; which labels are names shows in the whole file."""
    labels = [name for cue in cues for line in cue.lines if (name := _label(line))]
    known = speaker_labels(labels, at_least=3 if len(labels) < len(cues) else 1, of_lines=len(cues))
    if known:
        return Found(named, [said for cue in cues for said in _labelled(cue, known)])
    heads = [_BRACKETED.match(cue.lines[0]) if cue.lines else None for cue in cues]
    names = [name for head in heads if head and (name := head["name"].strip())]
    bracketed = speaker_labels(name for name in names if has_speech(f"({name})"))
    if sum(head is not None and head["name"].strip() in bracketed for head in heads) < 0.5 * len(cues):
        return Found(unnamed, [_whole(cue) for cue in cues])
    return Found(named, [_below_bracket(cue, head, bracketed) for cue, head in zip(cues, heads, strict=True)])


def _below_bracket(cue: Cue, head: re.Match[str] | None, known: frozenset[str]) -> Utterance:
    """`[Riya Shah] Hello`, `(Dana) Hi`; what has no name in front is nobody's."""
    if head is None or head["name"].strip() not in known:
        return _whole(cue)
    said = _whole(cue)
    return Utterance(head["name"].strip(), plain(" ".join([head["said"], *cue.lines[1:]])), said.start, said.end)


def _label(line: str) -> str:
    colon = line.find(":", 1, LONGEST_LABEL + 6)
    if colon < 0 or line[colon + 1 : colon + 2] not in {" ", "", "\t"}:
        return ""
    return plain(line[:colon]).strip(" -–>[]")


def _labelled(cue: Cue, known: frozenset[str]) -> list[Utterance]:
    pieces: list[tuple[str, str]] = []
    for line in cue.lines:
        name = _label(line)
        if name in known:
            pieces.append((name, line[line.index(":", 1) + 1 :]))
        elif pieces:
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]} {line}")
        else:
            pieces.append(("", line))
    if len(pieces) == 1:
        return [Utterance(pieces[0][0], plain(pieces[0][1]), cue.start, cue.end)]
    return share_time(_whole(cue), [(name, plain(text)) for name, text in pieces if text.strip()])


def _read_sbv(text: str) -> Found | None:
    """YouTube's SBV: `start,end` on a line, then the words."""
    cues: list[Cue] = []
    for line in text.split("\n"):
        times = _SBV_TIMES.match(line.strip())
        if times:
            cues.append(Cue(seconds_of(times[1]), seconds_of(times[2])))
        elif cues and line.strip():
            cues[-1].lines.append(line)
    return _read_labels(cues, "sbv", "sbv") if cues else None
