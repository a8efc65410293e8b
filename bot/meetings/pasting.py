"""Whether a paste is a whole call, or the first of several parts."""

import re

LONG = 500
"""Characters from which a message is a part of a paste, and not something somebody typed."""

_FAREWELL = re.compile(
    r"\b(?:good ?bye|bye|see you|see ya|talk (?:soon|then|to you)|speak soon|take care|have a (?:great|good|nice)"
    r"|cheers|thank you|thanks|transcription ended|end of (?:call|transcript))\b",
    re.IGNORECASE,
)
LAST_WORDS = 200


def is_long(text: str) -> bool:
    """True for what may be a part of something longer."""
    return len(text) >= LONG


def is_whole(text: str) -> bool:
    """True for what is short, or ends the way calls end: nothing more need be waited for."""
    return not is_long(text) or _FAREWELL.search(text[-LAST_WORDS:]) is not None


def joined(parts: list[str]) -> str:
    """The parts as one text."""
    return "\n".join(part.strip("\n") for part in parts)
