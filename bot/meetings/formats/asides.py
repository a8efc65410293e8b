"""What stands in a transcript without being said."""

import re
from typing import Final

from bot.meetings.formats.clock import CLOCK, WALL_CLOCK

_NAME = r"(?-i:(?![a-z])[^\s:]+)"
"""A word of a name: "my boss left the call" is told by somebody."""

_NOTICE = (
    r"(?:this (?:meeting|call) is being recorded|"
    r"(?:recording|transcription) (?:is )?(?:in progress|on|off|started|stopped|paused|resumed))\W*$|"
    r"(?!(?:i|we|he|she|they|you|who|that|it|somebody|someone|everybody|everyone|nobody) )"
    rf"{_NAME}(?: {_NAME}){{0,4}} (?:has )?(?:joined|left|"
    r"entered|rejoined) (?:the )?(?:meeting|call|conversation|waiting room|webinar)\W*$"
)
NOTICE: Final = re.compile(rf"\W*(?:{_NOTICE})", re.IGNORECASE)
"""What a meeting says of itself: "Recording in progress", "Dana Cole joined the meeting"."""

BOILERPLATE: Final = re.compile(
    r"\W*(?:this editable transcript was computer[ -]generated|transcribed by (?:https?://)?\w|"
    r"people can also change the text after|(?:transcription|meeting) ended after|"
    r"(?:kind|language): captions|page \d+(?: of \d+)?\W*$|https?://\S+$|"
    rf"{_NOTICE}|"
    r".{1,60} (?:(?:started|stopped) transcription|hat die transkription (?:gestartet|beendet)|"
    r"a (?:démarré|arrêté) la transcription|(?:inició|detuvo) la transcripción)$)",
    re.IGNORECASE,
)
"""What tools add: notices, footers, page numbers; to be matched at the beginning of a line."""

TIME_ALONE: Final = re.compile(
    rf"[#*\s\[(]*({WALL_CLOCK}|{CLOCK})(?:\s*(?:-|–|—|to)\s*(?P<until>{WALL_CLOCK}|{CLOCK}))?[\])*\s]*$"
)
"""A time on a line of its own, also as a heading; or from when until when."""

TRANSCRIPT_HEADING: Final = re.compile(r"[#*\s\W]*(?:full |meeting )?transcript(?:ion)?[*\s:]*$", re.IGNORECASE)
"""The heading of the transcript in a longer document."""
