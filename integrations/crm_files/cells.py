"""What the cells of a CRM list say: text, numbers, days, addresses. What could mean two things is refused."""

import re
from collections.abc import Sequence
from datetime import date

LONGEST_TEXT = 200
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "#n/a", "null", "none"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_EMAIL = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"()]+\.[^\s@<>,;\"().]+")
_CURRENCY = r"(?:[$€£¥₹]|[A-Z]{3}(?![A-Z]))"
_MONEY = re.compile(rf"(-?) ?{_CURRENCY}? ?(-?) ?([0-9][0-9.,' ]*) ?{_CURRENCY}?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,' ])[0-9]{3}(?:\1[0-9]{3})*|[1-9][0-9]?(?:(,)[0-9]{2})+,[0-9]{3}")
_ONE_DOT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:.*)?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: \d{1,2}:.*)?")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?: \d{1,2}:.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[. -]+([a-z]+)[., -]+(\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)


class BadCell(ValueError):
    """The cell cannot be taken; the message says why and what to write instead."""


def read_text(cell: str) -> str:
    """One line of text without surplus blanks. Raises `BadCell` when it is far too long."""
    text = " ".join(cell.split())
    if len(text) > LONGEST_TEXT:
        raise BadCell(f"is longer than {LONGEST_TEXT} characters")
    return text


def read_word(cell: str) -> str:
    """Text that is compared, such as an outcome: in small letters. Raises `BadCell`."""
    return read_text(cell).casefold()


def read_email(cell: str) -> str:
    """An e-mail address in small letters, or "" for none. Raises `BadCell`."""
    text = read_text(cell)
    if text and not _EMAIL.fullmatch(text):
        raise BadCell(f'"{text}" is not an e-mail address')
    return text.casefold()


def read_currency(cell: str) -> str:
    """Three capital letters, or "" for none. Raises `BadCell`."""
    text = read_text(cell).upper()
    if text and not re.fullmatch("[A-Z]{3}", text):
        raise BadCell(f'"{text}" is not a currency; write three letters, such as USD')
    return text


def read_number(cell: str) -> float | None:
    """A number as people write it, with or without currency and thousands; None for none. Raises `BadCell`."""
    text = read_text(cell)
    if text.casefold() in _NOTHING:
        return None
    found = _MONEY.fullmatch(text.replace("’", "'").replace("−", "-"))
    if not found or (found[1] and found[2]):
        raise BadCell(f'"{text}" is not a number')
    amount = float(_plain_digits(found[3].strip(), text))
    return -amount if found[1] or found[2] else amount


def _plain_digits(digits: str, written: str) -> str:
    """The digits with a decimal point or none. A comma before three digits groups; a dot there is not guessed."""
    if digits.isdecimal():
        return digits
    if _ONE_DOT.fullmatch(digits):
        raise BadCell(f'"{written}" could be {digits.replace(".", "")} or {float(digits):g}; write it plainly')
    if _GROUPED.fullmatch(digits):
        return _without_marks(digits)
    whole, mark, decimals = _parted(digits)
    grouped = _GROUPED.fullmatch(whole)
    is_whole = whole.isdecimal() or (grouped and mark not in grouped.groups())
    if not (mark and is_whole and decimals.isdecimal()):
        raise BadCell(f'"{written}" is not a number')
    return f"{_without_marks(whole)}.{decimals}"


def _without_marks(digits: str) -> str:
    return "".join(digit for digit in digits if digit.isdecimal())


def _parted(digits: str) -> tuple[str, str, str]:
    """What stands before and after the last comma or dot."""
    mark = max(".,", key=digits.rfind)
    return digits.rpartition(mark)


def read_day(cell: str) -> date | None:
    """A day written as 2026-11-20, 20 Nov 2026 or 20.11.2026; None for none. Raises `BadCell`.

    03/04/2026 is a day in March to some and in April to others, so it is refused; 13/04/2026 is not.
    """
    text = read_text(cell)
    if text.casefold() in _NOTHING:
        return None
    year, month, day = _parts_of_day(text)
    try:
        return date(year, month, day)
    except ValueError:
        raise BadCell(f'"{text}" is not a day in the calendar') from None


def _parts_of_day(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _DOTTED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _SLASHED.fullmatch(text):
        month, day = _month_and_day(int(found[1]), int(found[3]), text)
        return int(found[4]), month, day
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[3]), _month(found[2], text), int(found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return int(found[3]), _month(found[1], text), int(found[2])
    raise BadCell(f'"{text}" is not a day; write it as 2026-11-20')


def _month_and_day(first: int, second: int, text: str) -> tuple[int, int]:
    if first <= 12 and second <= 12 and first != second:
        raise BadCell(f'"{text}" could be two different days; write it as 2026-11-20')
    return (second, first) if first > 12 else (first, second)


def _month(name: str, text: str) -> int:
    wanted = name.casefold()
    for names in (_MONTHS, _FULL_MONTHS):
        if wanted in names:
            return _number_of(wanted, names)
    if wanted == "sept":
        return 9
    raise BadCell(f'"{text}" names no month we know; write it as 2026-11-20')


def _number_of(name: str, names: Sequence[str]) -> int:
    return names.index(name) + 1
