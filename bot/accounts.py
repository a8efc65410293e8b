"""Which account somebody means, and what we hold about it, worded with its basis."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, timedelta, tzinfo
from difflib import SequenceMatcher
from functools import cache
from itertools import islice

from bot.model import Fact
from bot.numbers import so_many
from storage.models import Account, Deal

FUZZY = 0.85
MOST_SPELT = 100
URGENT_DAYS = 30
QUIET_LOGIN_DAYS = 14
MOST_CHOICES = 5

IsNamed = Callable[[Sequence[str]], bool]

_WORD = re.compile(r"[^\W_]+(?:[&.'-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_PEOPLE = "champion|sponsor|contact|buyer|team|lead|director|manager|ceo|cfo|cto|coo|cio|vp|nobody|someone|people"
_COMPANY = r"[A-Z0-9][\w&'-]*(?:\.\w+)*"
_NAMED = re.compile(
    rf"\b(?:(?i:at)|(?i:{_PEOPLE})\s+(?:of|from))\s+({_COMPANY}(?:\s+[A-Z&][\w&'-]*(?:\.\w+)*){{0,2}})"
)
_NOT_NAMES = frozenset(
    word
    for line in (
        "i my the our a an vp ceo cfo cto coo cio hr it q1 q2 q3 q4 qbr ebr nps spotify christmas easter",
        "sales marketing finance operations product engineering support success people security legal procurement",
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june",
        "july august september october november december",
    )
    for word in line.split()
)


def find_accounts(accounts: Iterable[Account], text: str) -> list[Account]:
    """The accounts a sentence names: by full name, else by first word, else by spelling (ratio ≥ 0.85).

    Several may share a first word; the caller asks which one is meant. The sentence is read once for
    each way, not once for each account.
    """
    names = [(account, _WORD.findall(account.name.casefold())) for account in accounts]
    words = _WORD.findall(_POSSESSIVE.sub("", text))
    lowered = [word.casefold() for word in words]
    for ways_in in (_full_names_in, _first_words_in, _spellings_in):
        is_named = ways_in(words, lowered)
        named = [account for account, name in names if name and is_named(name)]
        if named:
            return named
    return []


def _full_names_in(words: Sequence[str], lowered: Sequence[str]) -> IsNamed:
    del words
    said = f" {' '.join(lowered)} "
    return lambda name: f" {' '.join(name)} " in said


def _first_words_in(words: Sequence[str], lowered: Sequence[str]) -> IsNamed:
    """A first word counts when it is written like a name, or stands where a company stands ("at acme")."""
    said = {
        word
        for place, word, written in zip(["", *lowered], lowered, words, strict=False)
        if written[:1].isupper() or place in ("at", "from")
    }
    return lambda name: len(name[0]) >= 3 and name[0] in said


def _spellings_in(words: Sequence[str], lowered: Sequence[str]) -> IsNamed:
    """Comparing letters is slow, so only so many different beginnings with a capital are looked at."""
    firsts = {lowered[i]: i for i in reversed(range(len(words))) if words[i][:1].isupper()}
    starts = sorted(firsts.values())[:MOST_SPELT]

    @cache
    def said(length: int) -> Sequence[str]:
        return list(dict.fromkeys(" ".join(lowered[i : i + length]) for i in starts if i + length <= len(words)))

    def is_named(name: Sequence[str]) -> bool:
        wanted = " ".join(name)
        matcher = SequenceMatcher(None, b=wanted)
        return len(wanted) >= 5 and any(
            _is_near(matcher, phrase) for length in {len(name), 1} for phrase in said(length)
        )

    return is_named


def _is_near(matcher: "SequenceMatcher[str]", phrase: str) -> bool:
    """The cheap bounds first: most phrases differ in length or letters already."""
    matcher.set_seq1(phrase)
    return matcher.real_quick_ratio() >= FUZZY and matcher.quick_ratio() >= FUZZY and matcher.ratio() >= FUZZY


def name_said(text: str) -> str | None:
    """The account a sentence names by itself ("my champion at Acme Corp"), for one we hold nothing about."""
    for found in _NAMED.finditer(_POSSESSIVE.sub("", text)):
        words = found.group(1).split()
        while words and words[-1].casefold() in _NOT_NAMES:
            words.pop()
        if words and words[0].casefold() not in _NOT_NAMES and not words[0].isdigit():
            return " ".join(words)
    return None


def facts_of(account: Account, *, today: date, deals: Sequence[Deal] = (), zone: tzinfo = UTC) -> list[Fact]:
    """What we hold about the account that bears on a plan, each with the file and day it came from.

    Of its `deals`, newest first, the first that is open counts; `zone` is where the day is reckoned.
    """
    facts = [Fact(text, _basis(account, zone)) for text in _texts(account, today)]
    open_deals = (deal for deal in deals if _is_open(deal))
    return facts + [Fact(_deal_text(deal), _basis(deal, zone)) for deal in islice(open_deals, 1)]


def basis_of(facts: Sequence[Fact]) -> str:
    """Where facts come from, in one go: "accounts.csv and deals.csv, 20 Nov"."""
    files_by_day: dict[str, list[str]] = {}
    for basis in dict.fromkeys(fact.basis for fact in facts):
        file, _, day = basis.rpartition(", ")
        files_by_day.setdefault(day, []).append(file)
    return "; ".join(f"{' and '.join(files)}, {day}" for day, files in files_by_day.items())


def _basis(imported: Account | Deal, zone: tzinfo) -> str:
    return f"{imported.source}, {short_date(imported.imported_at.astimezone(zone).date())}"


def _is_open(deal: Deal) -> bool:
    return deal.outcome.casefold() == "open" or (not deal.outcome and deal.closed_on is None)


def _deal_text(deal: Deal) -> str:
    """ "open deal in discovery (40,000 USD)", as far as stage and amount are known."""
    stage = f" in {deal.stage}" if deal.stage else ""
    amount = f" ({deal.amount:,.0f} {deal.currency}".rstrip() + ")" if deal.amount is not None else ""
    return f"open deal{stage}{amount}"


def _texts(account: Account, today: date) -> list[str]:
    texts = []
    if account.renewal_on:
        days = (account.renewal_on - today).days
        when = "today" if days == 0 else so_many(days, "day") if days > 0 else f"{so_many(-days, 'day')} ago"
        texts.append(f"renewal {short_date(account.renewal_on, today=today)} ({when})")
    if account.health_score is not None:
        texts.append(f"health {account.health_score:g}{_change(account)}")
    if account.last_login_on and (today - account.last_login_on).days >= QUIET_LOGIN_DAYS:
        days = (today - account.last_login_on).days
        texts.append(f"last login {short_date(account.last_login_on, today=today)} ({so_many(days, 'day')} ago)")
    return texts


def _change(account: Account) -> str:
    if account.health_score is None or account.health_score_before is None:
        return ""
    change = account.health_score - account.health_score_before
    return f" {'↑' if change > 0 else '↓'}{abs(change):g}" if change else ""


def is_urgent(account: Account, *, today: date) -> bool:
    """True when the renewal is so near that a plan must use its short horizons."""
    return account.renewal_on is not None and 0 <= (account.renewal_on - today).days <= URGENT_DAYS


def short_date(day: date, *, today: date | None = None) -> str:
    """ "28 Feb", with the year when it is more than eleven months away from today."""
    text = f"{day.day} {day:%b}"
    far = today is not None and abs(day - today) > timedelta(days=335)
    return f"{text} {day.year}" if far else text
