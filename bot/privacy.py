"""What leaves the machine, and what a person may see, take away and erase.

Before any model call e-mail addresses, phone numbers, card and account numbers, passwords, street addresses
and dates of birth are masked, written or said in words; the words around them stay.
"""

import re
from collections.abc import Callable

from bot.spoken_addresses import masked_places
from bot.spoken_passwords import masked_passwords
from bot.spoken_secrets import masked_digits

_SAID_TO_BE = r"(?:\s+is\s*:?|\s*[:=])\s*"


def _card_number(found: re.Match[str]) -> str:
    return "[card number]" if _passes_luhn(re.sub(r"\D", "", found.group())) else found.group()


def _passes_luhn(digits: str) -> bool:
    """Whether the check digit fits: true of every card number, and of one in ten other numbers."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


Masks = tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]

_MASKS: Masks = (
    (re.compile(rf"(?i)\b(pin|secret|token)({_SAID_TO_BE})(?=\S*\d)\S+"), r"\1\2[secret]"),
    (re.compile(r"\b(?:xox[a-z]-|sk-|ghp_|xapp-)[\w-]{8,}"), "[secret]"),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"), "[account number]"),
)
_FEWEST_DIGITS = 8
_NUMBERS: Masks = (
    (re.compile(r"(?<![\w.])(?:\+|00)\d{1,3}[ .()/-]*(?:\d[ .()/-]*){6,12}\d(?!\w)"), "[phone]"),
    (re.compile(r"(?<![\w.])(?:\d[ -]?){12,18}\d(?!\w)"), _card_number),
    (re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"), "[id number]"),
    (re.compile(r"(?<![\w./-])(?:\(\d{2,5}\)|0\d{2,4})[ /-]?\d{3,4}[ -]?\d{3,4}(?![\w/-])"), "[phone]"),
    (re.compile(r"(?<![\w./-])0\d(?:[ .-]\d{2}){4}(?![\w/-])"), "[phone]"),
    (re.compile(r"(?<![\w./-])\d{3}[ .-]\d{3}[ .-]\d{4}(?![\w/-])"), "[phone]"),
)
"""Numbers of at least so many digits; most of what people write has fewer, and need not be looked through."""


def masked(text: str) -> str:
    """The text with whatever identifies or unlocks something replaced by what it was."""
    text = masked_passwords(text)
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    if sum(map(str.isdigit, text)) >= _FEWEST_DIGITS:
        for pattern, mask in _NUMBERS:
            text = pattern.sub(mask, text)
    return masked_digits(masked_places(text))
