"""Numbers as people say and write them: "twenty-five thousand", "40k", "1,200.50", "the 24th"."""

import re
from collections.abc import Iterator, Sequence

_TO_NINE = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TO_NINETEEN = ("ten", "eleven", "twelve", *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven")))
_SMALL = {word: value for value, word in enumerate((*_TO_NINE, *_TO_NINETEEN, "eighteen", "nineteen"))}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SUFFIXES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    "twentieth": 20,
    "thirtieth": 30,
}
_TOKEN = re.compile(
    r"(?<![a-z])(?P<digits>(?:\d{1,3}(?:[,' ]\d{3})+|\d+)(?:\.\d+)?)"
    r"(?:(?P<ordinal>st|nd|rd|th)|\s?(?P<suffix>k|m|mn|bn))?\b"
    r"|(?P<word>[a-z]+)"
    r"|(?P<break>[^\s\w-])",
    re.IGNORECASE,
)
_FULL_HOUR = re.compile(r"(\d):00\b")
_ARTICLE = re.compile(r"\ban? (?=(?:hundred|thousand|million|billion)\b)")
_AND = re.compile(r"\b(hundred|thousand|million|billion) and (?=[a-z]+)")


_WRITTEN = re.compile(r"(?<![\w.,:/'])\d+(?:[.,']\d+)+(?![.,']?\d|[:/-])")


def in_plain_figures(text: str) -> str:
    """The text with its numbers written as programs do: "8.450,50", "8,450.50" and "8'450.50" are all "8450.50".

    Groups of three are thousands ("1.200" is no 1.2, "0.125" is), two points or more are a date and stay.
    """
    return _WRITTEN.sub(lambda found: _plain_figure(found[0]), text)


def _plain_figure(written: str) -> str:
    digits = written.replace("'", "")
    marks = [mark for mark in digits if mark in ".,"]
    if len(set(marks)) == 2:
        return digits.replace("," if marks[-1] == "." else ".", "").replace(",", ".")
    if not marks:
        return digits
    first, *groups = re.split("[.,]", digits)
    if first != "0" and len(first) <= 3 and all(len(group) == 3 for group in groups):
        return "".join((first, *groups))
    return digits.replace(",", ".") if len(groups) == 1 else written


def numbers_in(text: str) -> list[float]:
    """Every number of the text in order, words and digits alike; "twenty-five thousand" is one number.

    The minutes of a full hour ("10:00") are no number of their own.
    """
    text = _FULL_HOUR.sub(r"\1", text.casefold())
    return list(_values(_AND.sub(r"\1 ", _ARTICLE.sub("one ", text))))


def parts_of_numbers_in(text: str) -> set[float]:
    """The numbers of the text and what they are made of: 25 and 25,000 of "twenty-five thousand"."""
    whole = set(numbers_in(text))
    return whole | {
        value
        for part in re.split(r"\b(?:hundred|thousand|million|k)\b", text.casefold())
        for value in numbers_in(part)
    }


def _values(text: str) -> Iterator[float]:
    run: list[float] = []
    for token in _TOKEN.finditer(text):
        value = _value(token)
        if value is not None and _continues(run, token, value):
            run.append(value)
            continue
        if run:
            yield _total(run)
        run = [] if value is None or token.group("word") in _SCALES else [value]
    if run:
        yield _total(run)


def _value(token: re.Match[str]) -> float | None:
    if token.group("digits"):
        value = float(re.sub(r"[,' ]", "", token.group("digits")))
        return value * _SUFFIXES.get((token.group("suffix") or "").casefold(), 1)
    word = token.group("word") or ""
    for known in (_SMALL, _TENS, _SCALES, _ORDINALS):
        if word in known:
            return known[word]
    stem = word.removesuffix("th")
    return _SMALL.get(stem) if stem != word else None


def _continues(run: Sequence[float], token: re.Match[str], value: float) -> bool:
    """Whether this word goes on with the number before it: a unit after tens, a scale after anything."""
    if not run:
        return token.group("word") not in _SCALES
    if token.group("word") in _SCALES:
        return True
    if token.group("digits"):
        return False
    last = run[-1]
    return (20 <= last < 100 and last % 10 == 0 and 0 < value < 10) or (last >= 100 and value < last)


def _total(run: Sequence[float]) -> float:
    total = part = 0.0
    for value in run:
        if value in (1_000, 1_000_000, 1_000_000_000) and part:
            total, part = total + part * value, 0.0
        elif value == 100 and 0 < part < 100:
            part *= value
        else:
            part += value
    return total + part


def so_many(number: int, one: str, many: str = "") -> str:
    """ "1 day", "2 days": a number with what it counts; `many` where that does not just take an s."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
