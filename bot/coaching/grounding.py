"""Whether a text keeps to its material: no name, number or date that nobody gave.

Only what can be checked is: digits and counted quantities, dates, addresses, and words written as names.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.numbers import numbers_in, parts_of_numbers_in

_DATE_WORDS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTHS = {word[:3]: word for word in _DATE_WORDS[7:]} | {"sept": "september"}
_UNIT = (
    r"(?:%|percent|per cent|minutes?|hours?|days?|weeks?|months?|quarters?|years?|people|seats?|users?"
    r"|licen[cs]es?|euros?|dollars?|pounds?|times|meetings?|calls?|countries|offices?|stages?)"
)
_COUNTED = re.compile(rf"((?:[a-z]+[ -]){{1,3}}){_UNIT}\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![A-Za-z])\d[\d,.':]*(?:\s?(?:k|m|mn|bn)\b)?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"[$€£]\s?\d[\d,.]*|\d[\d,.]*\s?(?:[%$€£]|percent\b|per cent\b|euros?\b|dollars?\b|pounds?\b)", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?:https?://|www\.)\S+", re.IGNORECASE)
_CODE = re.compile(r"\b([A-Z]{2,})[ -](\d+)\b")
_BLANK = re.compile(r"\[[^\]\n]*\]")
_NAME_LIKE = re.compile(r"\b[A-Z][\w'’-]*[a-z][\w]*|\b[A-Z]{2,}[\w]*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;…]\s+|[\n\r•*-]\s*|[\"“(]\s*)$")
_ACTS = re.compile(
    r"['’]s\b|\s+(?:will|asked|said|says|mentioned|agreed|wants?|raised|told|confirmed|promised|joins"
    r"|gives?|offers?|sends?|signs?|approves?|takes?|owns|and I\b"
    r"|is (?:going|joining))\b"
)
_NOT_NAMES = re.compile(
    r"(?:i|you|we|they|s?he|it|this|that|these|those|there|here|what|who|how|why|when|where|which|every(?:one|body)"
    r"|both|all|one|each|our|your|their|my|his|her|its|nothing|something|anything|hi|hello|dear|best|regards"
    r"|thanks?|kind|many|please|looking|let|us|as|if|after|before|once|since|then|next|also|and|but|so|or"
    r"|yes|no|first|finally|today|tomorrow|somebody|nobody|some)(?:['’].*)?"
)


def ungrounded(text: str, material: Iterable[str], *, days: Iterable[date] = ()) -> list[str]:
    """The names, numbers, dates and addresses in the text that neither the material nor the days hold.

    Letter case and the way a number is written do not matter; a blank in square brackets says nothing.
    Weekdays, months and day numbers of `days` count as given.
    """
    spoken = _CODE.sub(r"\1\2", " \n".join(material))
    given = " \n".join([spoken, *map(_day_in_words, days)])
    said = _CODE.sub(r"\1\2", _BLANK.sub(" ", text))
    return [*_addresses(said, given), *_numbers(said, given), *_amounts(said, spoken), *_names(said, given)]


def addresses_in(text: str) -> set[str]:
    """The e-mail addresses and links in a text, in lower case."""
    return {found.casefold() for found in _ADDRESS.findall(text)}


def _day_in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year} {day.month} {day.year % 100}"


def _addresses(said: str, given: str) -> Iterator[str]:
    known = given.casefold()
    return (found for found in _ADDRESS.findall(said) if found.casefold() not in known)


def _numbers(said: str, given: str) -> Iterator[str]:
    """Digits anywhere, and numbers in words in front of what they count ("two weeks", not "two things")."""
    counted = (found.group() for found in _COUNTED.finditer(said))
    claimed = [found for found in (*_DIGITS.findall(said), *counted) if numbers_in(found)]
    known = parts_of_numbers_in(given) if claimed else set()
    for found in claimed:
        if not set(numbers_in(found)) <= known:
            yield found


def _amounts(said: str, spoken: str) -> Iterator[str]:
    """Money and percentages, for which the number of a day is no source."""
    claimed = _AMOUNT.findall(said)
    known = parts_of_numbers_in(spoken) if claimed else set()
    return (found for found in claimed if not set(numbers_in(found)) <= known)


def _names(said: str, given: str) -> Iterator[str]:
    known = set(re.findall(r"[^\W_]+", given.casefold()))
    closed_up = re.sub(r"[\W_]+", "", given.casefold())
    for found in _NAME_LIKE.finditer(said):
        word = re.sub(r"['’]s$", "", found.group()).casefold()
        is_given = _parts_of(word) <= known or (found.group().isupper() and word in closed_up)
        if _is_name(said, found, word) and not is_given:
            yield found.group()


def _is_name(said: str, found: re.Match[str], word: str) -> bool:
    """Written as a name: in mid-sentence, or where it opens a sentence as the one who acts."""
    if _NOT_NAMES.fullmatch(word):
        return False
    if word in _DATE_WORDS and word not in ("may", "march"):
        return True
    if _OPENS_SENTENCE.search(said[: found.start()]):
        return found.group().isupper() or _ACTS.match(said, found.end()) is not None
    return True


def _parts_of(word: str) -> set[str]:
    parts = set(re.findall(r"[^\W_]+", word))
    return {_MONTHS.get(part, part) for part in parts}
