"""How a rule of due phrases is written: a pattern over plain text, and a function that names the day."""

import re
from collections.abc import Callable
from datetime import date, datetime

from bot.language.due_words import COUNTS, MONTH, MONTHS, ORDINALS, SHORT_MONTH

Rule = Callable[[re.Match[str], datetime], date | None]
RULES: list[tuple[re.Pattern[str], Rule]] = []
"""Every pattern with the function that names its day; the order does not matter."""

ANY_MONTH = rf"(?:{MONTH}|{SHORT_MONTH})"
YEAR = r"(?:,? (?P<year>20\d\d)\b)?"
END = r"(?:(?:the )?(?:very )?(?:end|close|last day)(?: of)?)"


def rule(pattern: str) -> Callable[[Rule], Rule]:
    """Register a function for a pattern; several patterns may lead to one function."""

    def register(function: Rule) -> Rule:
        RULES.append((re.compile(pattern), function))
        return function

    return register


def count_of(words: str) -> int:
    """ "a couple of", "ten" or "10" as a number."""
    bare = re.sub(r"^an? (?=couple)|(?<=couple) of$", "", words.strip())
    return int(bare) if bare.isdigit() else COUNTS[bare]


def day_of(words: str) -> int:
    """ "third" or "3rd" as a number."""
    return int(words[:-2]) if words[0].isdigit() else ORDINALS[words]


def month_of(words: str) -> int:
    """ "march" or "mar." as a number."""
    return MONTHS[words.rstrip(".")]


def year_of(match: re.Match[str]) -> int | None:
    """The year a phrase names; None when it names none."""
    return int(match["year"]) if match["year"] else None
