"""The day a promise is due, from how it was said: "by Friday", "in two weeks", "on the 24th".

A small grammar, because general date parsers invent dates: "we sat on it" is no Saturday and "I may have a
second look" no May. What names no day ("soon", "before the holidays", "in a few days") is no date.

Conventions: "next Tuesday" is the one of next week (weeks begin on Monday); a bare weekday is the first one
after today; a week is due on its Friday, a month, quarter or year on its last day; "3/12" is month/day;
"before Friday" is Thursday.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from bot.language.due_rules import RULES
from bot.language.due_words import ALREADY_DONE, NOT_AHEAD, NOT_AHEAD_AFTER, WEEKDAYS
from bot.language.words import plain

_CLAUSE_END = re.compile(r"[.;?!](?=\s)|\b(?:but|so)\b")

_BETWEEN = re.compile(r",? ?(?:the )?")

_LONGEST = 2000
"""Characters that are looked at: more than anybody says in one sentence, and little for a hostile file."""
_PREPOSITION = re.compile(r"\b(?:by|on|before|until|for)(?: the)? $")


class DuePhrase(NamedTuple):
    """Words that name a day, where they stand in the text made `plain`, and the day."""

    words: str
    start: int
    end: int
    on: date


def due_on(text: str, now: date | datetime) -> date | None:
    """The day something is due, as said at `now` (the speaker's own time); None when no day ahead is named.

    With several days named, the first counts.
    """
    found = find_due(text, now)
    return found.on if found else None


def find_due(text: str, now: date | datetime) -> DuePhrase | None:
    """The first due phrase of a text with its day; None when there is none."""
    moment = now if isinstance(now, datetime) else datetime.combine(now, time(12))
    said = plain(text[:_LONGEST])
    found = [
        DuePhrase(match[0].strip(), match.start(), match.end(), day)
        for pattern, rule in RULES
        for match in pattern.finditer(said)
        if _is_ahead(said, match) and (day := rule(match, moment)) is not None and day >= moment.date()
    ]
    # Of two that begin together the longer says more: "the day after tomorrow" holds "tomorrow".
    first = min(found, key=lambda phrase: (phrase.start, -phrase.end), default=None)
    return _with_preposition(said, _dated(said, first, found)) if first else None


def _dated(said: str, first: DuePhrase, found: Sequence[DuePhrase]) -> DuePhrase:
    """ "Friday, 4 December" is one day: the date says which Friday."""
    weekday = WEEKDAYS.get(first.words.split()[-1])
    for one in found:
        is_next = one.start >= first.end and _BETWEEN.fullmatch(said[first.end : one.start])
        if is_next and one.on.weekday() == weekday:
            return DuePhrase(said[first.start : one.end], first.start, one.end, one.on)
    return first


def _with_preposition(said: str, phrase: DuePhrase) -> DuePhrase:
    """The phrase as it was said: "by friday" rather than "friday"."""
    before = _PREPOSITION.search(said[: phrase.start])
    start = before.start() if before else phrase.start
    return phrase._replace(words=said[start : phrase.end].strip(), start=start)


def _is_ahead(said: str, match: re.Match[str]) -> bool:
    before = _CLAUSE_END.split(said[: match.start()])[-1]
    if match[0].startswith("before ") and before.endswith("not "):
        return False
    if NOT_AHEAD.search(before) or NOT_AHEAD_AFTER.match(said[match.end() :]):
        return False
    return "by " in match[0] or ALREADY_DONE.match(before) is None
