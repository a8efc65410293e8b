"""WebVTT's voice tags, `<v Dana Cole>`, and text that has them without a subtitle's times."""

import html
import re

from bot.meetings.formats.asides import TIME_ALONE
from bot.meetings.formats.clock import CLOCK
from bot.meetings.formats.found import Found
from bot.meetings.formats.moments import moment, placed_in_time
from bot.meetings.transcript import Utterance

VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]*)>")
_MARKUP = re.compile(
    r"</?(?:[cibuv]|ruby|rt|lang|font)(?:[.\s][^<>]{0,200})?>|<\d[\d:.]*>|\{\\[a-z]+\d*\}", re.IGNORECASE
)
_TIME_BEFORE = re.compile(rf"\s*[\[(]?({CLOCK})[\])]?\s*[-–—|]?\s*(?=<v)")


def plain(text: str) -> str:
    """Without markup and entities; `<unk>`, `***` and `[PII]` stay, they stand for words."""
    if "<" in text or "{" in text:
        text = _MARKUP.sub("", text)
    return html.unescape(text) if "&" in text else text


def read_voices(text: str) -> Found | None:
    """What voices say in a text that is no subtitle, or None if it has not two tags of them.

    A time counts that stands before a tag, or on a line of its own above.
    """
    if "<v" not in text or len(VOICE.findall(text)) < 2:
        return None
    said: list[tuple[str, str, list[str]]] = []
    time = ""
    for line in text.split("\n"):
        before = _TIME_BEFORE.match(line) or (TIME_ALONE.match(line) if len(line) < 60 else None)
        time = before[1] if before else time
        first, *voiced = VOICE.split(line[before.end() :] if before else line)
        if said:
            said[-1][2].append(first)
        for name, words in zip(voiced[::2], voiced[1::2], strict=True):
            said.append((name, time, [words]))
            time = ""
    utterances = [
        Utterance(html.unescape(name), " ".join(plain(" ".join(words)).split()), moment(at))
        for name, at, words in said
    ]
    return placed_in_time(Found("voice_tags", utterances), [at for _, at, _ in said if at])
