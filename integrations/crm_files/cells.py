"""What the cells of a CRM list say: text, numbers, days, addresses. What could mean two things is refused."""

import re
from collections.abc import Sequence
from datetime import date
from enum import Enum

LONGEST_TEXT = 200
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "#n/a", "null", "none", "0000-00-00"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_EMAIL = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"()]+\.[^\s@<>,;\"().]+")
_EMAIL_BESIDE_NAME = re.compile(rf"[^<>()@]+[<(]({_EMAIL.pattern})[>)]")
_CURRENCY = r"(?:[A-Z]{0,2}\$|[€£¥₹₩₺₪]|[A-Z]{3}(?![A-Z])|kr\.?|zł|Kč|Ft)"
_MONEY = re.compile(
    rf"(?P<minus>-?) ?{_CURRENCY}? ?(?P<inner>-?) ?(?P<digits>[0-9][0-9.,' ]*)(?P<unit> ?[kKmM])?"
    rf" ?{_CURRENCY}?"
)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000}
_FORMULA = re.compile(r'="(.*)"')
_EXCEL_NUMBER = re.compile(r"[2-7][0-9]{4}(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,' ])[0-9]{3}(?:\1[0-9]{3})*|[1-9][0-9]?(?:(,)[0-9]{2})+,[0-9]{3}")
_ONE_DOT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:.*)?|(\d{4})(\d{2})(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: \d{1,2}:.*)?")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?: \d{1,2}:.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[. -]+([a-z]+)[., -]+(\d{2}|\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)


class BadCell(ValueError):
    """The cell cannot be taken; the message says why and what to write instead."""


def is_nothing(cell: str) -> bool:
    """Whether the cell is blank, or says that there is nothing."""
    return cell.strip().casefold() in _NOTHING


def read_text(cell: str) -> str:
    """One line of text without surplus blanks. Raises `BadCell` when it is far too long.

    `="00123"` is how some programs keep Excel from taking the zeros away.
    """
    text = " ".join(cell.split())
    if formula := _FORMULA.fullmatch(text):
        text = formula[1].strip()
    if len(text) > LONGEST_TEXT:
        raise BadCell(f"is longer than {LONGEST_TEXT} characters")
    return text


def read_word(cell: str) -> str:
    """Text that is compared, such as an outcome: in small letters. Raises `BadCell`."""
    return read_text(cell).casefold()


def read_email(cell: str) -> str:
    """An e-mail address in small letters, also where a name stands before it, or "" for none. Raises `BadCell`."""
    text = read_text(cell)
    if beside := _EMAIL_BESIDE_NAME.fullmatch(text):
        text = beside[1]
    if is_nothing(text):
        return ""
    if not _EMAIL.fullmatch(text):
        raise BadCell(f'"{text}" is not an e-mail address')
    return text.casefold()


def read_currency(cell: str) -> str:
    """Three capital letters, or "" for none. Raises `BadCell`."""
    text = read_text(cell).upper()
    if text and not re.fullmatch("[A-Z]{3}", text):
        raise BadCell(f'"{text}" is not a currency; write three letters, such as USD')
    return text


def read_number(cell: str) -> float | None:
    """A number as people write it: with currency, thousands, k or M, or in brackets for one below zero.

    None for none. Raises `BadCell`.
    """
    text = read_text(cell)
    if is_nothing(text):
        return None
    is_in_brackets = text.startswith("(") and text.endswith(")")
    found = _MONEY.fullmatch(text.strip("()" if is_in_brackets else "").replace("’", "'").replace("−", "-"))
    if not found or sum(map(bool, (found["minus"], found["inner"], is_in_brackets))) > 1:
        raise BadCell(f'"{text}" is not a number')
    unit = _UNITS[(found["unit"] or "").strip().casefold()]
    amount = round(float(_plain_digits(found["digits"].strip(), text)) * unit, 6)
    return -amount if found["minus"] or found["inner"] or is_in_brackets else amount


def read_score(cell: str) -> float | None:
    """A number that may be written as a percentage. Raises `BadCell`."""
    return read_number(read_text(cell).removesuffix("%"))


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


class Order(Enum):
    """What stands first in a day written as 03/04/2026."""

    DAY = "day"
    MONTH = "month"
    EITHER = "either"


def order_in(cell: str) -> Order | None:
    """What stands first; None for a cell that does not depend on it."""
    found = _SLASHED.fullmatch(" ".join(cell.split()))
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    if first > 12 or second > 12:
        return Order.DAY if first > 12 else Order.MONTH
    return None if first == second else Order.EITHER


def read_day(cell: str, order: Order = Order.EITHER) -> date | None:
    """A day written as 2026-11-20, 20 Nov 2026 or 20.11.2026; None for none. Raises `BadCell`.

    03/04/2026 is a day in March to some and in April to others, so it is refused unless the `order` is known;
    13/04/2026 is not.
    """
    text = read_text(cell)
    if is_nothing(text):
        return None
    year, month, day = _parts_of_day(text, order)
    try:
        return date(year, month, day)
    except ValueError:
        raise BadCell(f'"{text}" is not a day in the calendar') from None


def _parts_of_day(text: str, order: Order) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        return int(year), int(month), int(day)
    if found := _DOTTED.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _SLASHED.fullmatch(text):
        month, day = _month_and_day(int(found[1]), int(found[3]), text, order)
        return int(found[4]), month, day
    if found := _DAY_FIRST.fullmatch(text):
        return (
            2000 + int(found[3]) % 100 if len(found[3]) == 2 else int(found[3]),
            _month(found[2], text),
            int(found[1]),
        )
    if found := _MONTH_FIRST.fullmatch(text):
        return int(found[3]), _month(found[1], text), int(found[2])
    if _EXCEL_NUMBER.fullmatch(text):
        raise BadCell(f'"{text}" is how a spreadsheet counts days; write it as 2026-11-20')
    raise BadCell(f'"{text}" is not a day; write it as 2026-11-20')


def _month_and_day(first: int, second: int, text: str, order: Order) -> tuple[int, int]:
    known = order_in(f"{first}/{second}/2026")
    if known is Order.EITHER:
        known = order
    if known is Order.EITHER:
        raise BadCell(f'"{text}" could be two different days; write it as 2026-11-20')
    return (second, first) if known is Order.DAY else (first, second)


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
