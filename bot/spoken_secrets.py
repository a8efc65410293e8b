"""Numbers, passwords and addresses as they are read out: "four one one one", "it's b as in boy, seven".

A run of digits is masked for what is said in front of it ("my account number is …"), for what was asked
just before (`expected_after`), or because nobody says seven digits in a row for another reason than to
have them written down. What counts, costs or dates something stays.
"""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["account", "card", "id", "phone", "secret", "address", "birth"]

MASKS: dict[Kind, str] = {
    "account": "[account number]",
    "card": "[card number]",
    "id": "[id number]",
    "phone": "[phone]",
    "secret": "[secret]",
    "address": "[address]",
    "birth": "[date of birth]",
}

_DIGIT = r"zero|oh|one|two|three|four|five|six|seven|eight|nine|niner"
_TEEN = r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TOKEN = rf"(?:[A-Z]{{0,4}}\d+|(?:{_DIGIT}|{_TEEN}|{_TENS}|double|triple)\b|(?-i:[A-HJ-Z])\b)"
_BETWEEN = r"[\s,.–-]+(?:(?:um|uh|er|and|dash|hyphen|then|okay)\b[\s,.–-]+)?"
_RUN = re.compile(rf"(?<![\w.$€£/:'’-])(?:{_TOKEN})(?:{_BETWEEN}{_TOKEN})*(?![\w/:])", re.IGNORECASE)
_PIECE = re.compile(_TOKEN, re.IGNORECASE)
_SINGLE = re.compile(rf"(?:{_DIGIT}|\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTS = re.compile(
    r"\s*(?:[%$€£]|(?:percent|per cent|hundred|thousand|million|billion|k|dollars?|euros?|pounds?|cents?|bucks"
    r"|seats?|users?|people|employees|customers?|clients?|accounts?|licen[cs]es?|units?|items?|pieces|minutes?"
    r"|hours?|days?|weeks?|months?|years?|times|o'?clock|a\.?m\.?|p\.?m\.?|stores|offices|countries"
    r"|agents|a month"
    r"|a year|a week|degrees|miles|kilomet\w+|feet|gigs?|gigabytes?|megabytes?)\b)",
    re.IGNORECASE,
)
_FEWEST, _SEVEN = 3, 7
_SOUNDS = "zero oh one two three ten twel twent four five six seven eight nine eleven thirt fift fort"
_NUMBER_SOUNDS = tuple(_SOUNDS.split())
"""Every number that is said has one of these in it."""
_NUMBER = r"(?:numbers?|no\.|num|#|id|code)"
_SAID = (
    r"(?:[\s,:;.#“\"'’]|\b(?:is|was|s|it|that|would|be|are|um|uh|er|so|okay|ok|yes|yeah|sure|number|the"
    r"|ends?|ending"
    r"|in|with|digits?|of|actually|here|again|to|you|for|this|one|gonna|going)\b){0,12}$"
)


@dataclass(frozen=True)
class _Context:
    """Words that announce a number: what it is, and the fewest digits that make it one."""

    kind: Kind
    fewest: int
    said: re.Pattern[str]


def _context(kind: Kind, fewest: int, words: str) -> _Context:
    return _Context(kind, fewest, re.compile(rf"\b(?:{words}){_SAID}", re.IGNORECASE))


_CONTEXTS = (
    _context("secret", 3, r"cvv|cvc|security code|digits? (?:on|at) the back|back of (?:the|your|my) card"),
    _context("secret", 3, r"pin|pin number|pass ?codes?|pass ?words?|otp"),
    _context(
        "secret",
        3,
        r"(?:verification|one[ -]time|access|log ?in|door|gate|entry|alarm) (?:code|pin"
        r"|number)",
    ),
    _context("card", 4, r"(?:card|visa|master ?card|amex)(?: number)? (?:end|ends|ending)|card number"),
    _context("card", 8, r"card|visa|master ?card|amex|american express"),
    _context("id", 4, r"(?:my|your|the|his|her|full) social|social security|ssn|national insurance|passport"),
    _context("id", 4, rf"(?:tax|driver'?s licen[cs]e|licen[cs]e(?: plate)?|plate) ?{_NUMBER}?|\bein"),
    _context(
        "account",
        3,
        r"(?:account|acct|policy|routing|member(?:ship)?|customer|client|loan|meter|patient|subscriber|user) ?"
        rf"{_NUMBER}|sort code|iban",
    ),
    _context("account", 6, r"account|acct"),
    _context(
        "account",
        3,
        r"last (?:three|four|five|six|3|4|5|6)(?: (?:digits?|numbers?))?(?: (?:of|on"
        r"|for) [\w' ]{2,30}?)?",
    ),
    _context("phone", 3, r"area code"),
    _context(
        "phone",
        6,
        r"(?:tele)?phone|mobile|cell(?:phone)?|fax|land ?line|(?:call|text|reach|phone|ring) (?:me|us|him"
        r"|her)(?: back)? (?:at|on)",
    ),
    _context(
        "phone",
        6,
        r"(?:my|your|his|her|our|best|contact|call ?back|direct|office|home|work|phone) numbers?"
        r"|dial",
    ),
    _context("address", 4, r"(?:zip|postal|post) ?codes?|zip"),
)
_OTHER_NUMBER = re.compile(
    r"\b(?:order|ticket|case|invoice|reference|ref|confirmation|tracking|purchase|po|serial|model|version"
    r"|part|item"
    rf"|sku|request|incident|booking|flight|quote|claim) ?{_NUMBER}?{_SAID}",
    re.IGNORECASE,
)
_LAST_FOUR = re.compile(r"\blast $", re.IGNORECASE)


def masked_digits(text: str, expected: Kind | None = None) -> str:
    """The text with numbers that were read out replaced; `expected` is what has just been asked for."""

    def replaced(run: re.Match[str]) -> str:
        return _masked_run(text, run, expected)

    return _RUN.sub(replaced, text) if _may_say_digits(text) else text


def _may_say_digits(text: str) -> bool:
    """False where certainly fewer than three digits are, which are masked for nothing that is said before them."""
    lowered = text.casefold()
    return sum(map(str.isdigit, text)) >= _FEWEST or any(sound in lowered for sound in _NUMBER_SOUNDS)


def _masked_run(text: str, run: re.Match[str], expected: Kind | None) -> str:
    said = run.group()
    before = text[max(0, run.start() - 80) : run.start()]
    if _LAST_FOUR.search(before):  # "last four 1 2 3 4": the first of these words belongs to what announces
        head, _, rest = said.partition(" ")
        kind = _kind_of(f"{before}{head} ", rest, expected) if rest else None
        return f"{head} {MASKS[kind]}" if kind else said
    is_counting = _COUNTS.match(text, run.end()) is not None
    kind = None if is_counting and _singles(said) < _SEVEN else _kind_of(before, said, expected)
    return MASKS[kind] if kind else said


def _kind_of(before: str, run: str, expected: Kind | None) -> Kind | None:
    digits = _digits(run)
    if digits < _FEWEST or all(_YEAR.fullmatch(piece) for piece in _PIECE.findall(run)):
        return None
    for context in _CONTEXTS:
        if digits >= context.fewest and context.said.search(before):
            return context.kind
    if _OTHER_NUMBER.search(before):
        return None
    if expected:
        return expected
    return "account" if _singles(run) >= _SEVEN and not _counts_up(run) else None


def _digits(run: str) -> int:
    """How many digits a run has when written down."""
    return sum(_digits_of(piece.casefold()) for piece in _PIECE.findall(run))


def _digits_of(piece: str) -> int:
    if any(sign.isdigit() for sign in piece):
        return sum(sign.isdigit() for sign in piece)
    if len(piece) == 1:
        return 0
    return {"double": 1, "triple": 2}.get(piece, 1 if _SINGLE.fullmatch(piece) else 2)


def _singles(run: str) -> int:
    """How many digits were said one by one."""
    return sum(_SINGLE.fullmatch(piece) is not None for piece in _PIECE.findall(run))


def _counts_up(run: str) -> bool:
    return (
        re.match(r"(?:one|1)\W+(?:two|2)\W+(?:three|3)\W+(?:four|4)\W+(?:five|5)\b", run, re.IGNORECASE)
        is not None
    )


_ASKED_FOR: tuple[tuple[Kind, str], ...] = (
    (
        "secret",
        r"pass ?word|pass ?code|pin(?: number)?|security (?:code|question|answer)|maiden name|cvv"
        r"|otp",
    ),
    ("secret", r"(?:verification|one[ -]time|access) code"),
    ("id", r"social(?: security)?(?: number)?|ssn|national insurance|passport number|driver'?s licen[cs]e"),
    ("card", r"card number|number on the card|card (?:details|info\w*)|digits on (?:the|your) card"),
    ("account", rf"(?:account|policy|member(?:ship)?|customer|routing|meter|loan|patient) ?{_NUMBER}"),
    ("account", r"last (?:four|five|six|4|5|6)(?: digits)?"),
    ("birth", r"date of birth|birth ?date|birthday|dob"),
    (
        "address",
        r"(?:street|home|mailing|billing|shipping|service|current|full|your|the|postal) address"
        r"|zip(?: ?code)?|post(?:al)? ?code",
    ),
    (
        "phone",
        r"(?:phone|mobile|cell|telephone|callback|contact|best) number|good number|number (?:to reach"
        r"|I can reach)|area code",
    ),
)
_ASKS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _ASKED_FOR)
_ASKING = re.compile(
    r"\?|\b(?:can|could|may|might) (?:i|you|we)\b|\b(?:i|we)(?:'ll| will)? (?:just )?need\b|\b(?:give"
    r"|tell|read) (?:me|us)\b"
    r"|\bwhat(?:'s| is| was)\b|\bverify\b|\bconfirm\b|\bprovide\b|\bplease\b",
    re.IGNORECASE,
)


def expected_after(text: str) -> Kind | None:
    """What an utterance asks the other to say, if it is something to be masked."""
    if not _ASKING.search(text):
        return None
    return next((kind for kind, words in _ASKS if words.search(text)), None)
