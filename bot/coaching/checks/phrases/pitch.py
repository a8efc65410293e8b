"""What a written pitch holds (see `pitch.py`).

In lower case with straight quotes unless noted.
"""

import re

LINK = re.compile(
    r"https?://\S+|\bwww\.\S+|\b[\w-]+\.(?:com|org|net|io|co|fm|app|link|music|bandcamp|me|tv|de|uk|fr)(?:/\S*)?\b"
)
GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning)\s+(?P<who>[^\W\d_][\w'’.-]*)",
    re.IGNORECASE,
)
NOBODY = frozenset(
    [
        "there",
        "all",
        "everyone",
        "everybody",
        "team",
        "folks",
        "sir",
        "madam",
        "friend",
        "friends",
        "guys",
        "both",
        "whoever",
        "sirs",
    ]
)
ASKS_READER = re.compile(
    r"\b(?:would|could|can|will|may|might|do|are|is|shall) (?:you|we|i|it|there)\b[^.!]*\?|\b(?:let me know|please (?:listen|have|take|reply|tell|send|share|"
    r"consider|check)|i(?:'d| would) (?:love|like|be glad|be grateful|appreciate)|would you|i(?:'m| am) asking|have a listen|take a look|reply)\b"
)
COMES_BACK = re.compile(
    r"\b(?:i|we)(?:'ll| will|'m going to| am going to| plan to| may)\b.*\b(?:follow(?:ing)? up|write|check|get back|be in touch|come back|try|call|ping|nudge|"
    r"reach out|circle back)\b"
)
