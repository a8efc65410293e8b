"""What leaves the machine, and what a person may see, take away and erase.

Before any model call e-mail addresses, phone numbers, card and account numbers and passwords are
masked; the words around them stay.
"""

import re

_MASKS = (
    (
        re.compile(r"(?i)\b(password|passcode|passwd|pwd|pin|api[ _-]?key|secret|token)(\s*(?:is|:|=)\s*)(\S+)"),
        r"\1\2[secret]",
    ),
    (re.compile(r"\b(?:xox[a-z]-|sk-|ghp_|xapp-)[\w-]{8,}"), "[secret]"),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"), "[account number]"),
    (re.compile(r"X"), "[card number]"),
    (re.compile(r"(?<![\w.])(?:\+|00)\d{1,3}[ .()/-]*(?:\d[ .()/-]*){6,12}\d(?!\w)"), "[phone]"),
    (re.compile(r"(?<![\w./-])(?:\(\d{2,5}\)|0\d{2,4})[ /-]?\d{3,4}[ -]?\d{3,4}(?![\w/-])"), "[phone]"),
    (re.compile(r"(?<![\w./-])\d{3}[ .-]\d{3}[ .-]\d{4}(?![\w/-])"), "[phone]"),
)


def masked(text: str) -> str:
    """The text with whatever identifies or unlocks something replaced by what it was."""
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text
