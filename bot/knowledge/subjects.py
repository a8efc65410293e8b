"""What a question is about: its words without those any question to a coach may have.

Words like "handle" or "advice" lower the share of a question that a card covers, and a question made
of nothing else ("what should I do next?") must find nothing rather than the card with most of them.
"""

import re
from collections.abc import Iterable, Sequence

from storage.analysis import terms_of

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_VAGUE = frozenset(
    word
    for line in (
        "handle think help idea ideas next advice advise right wrong happen happens happened start begin",
        "tell best better good bad great answer question questions problem problems issue issues need needs",
        "name explain mean means work works try trying tip tips sure thing situation case approach react",
        "hello hi hey coach",
    )
    for word in line.split()
)
_NO_SUBJECT_ALONE = frozenset(
    word
    for line in (
        "know deal deals customer customers client clients account accounts call meeting",
        "today tomorrow yesterday day week month year morning time first second last new old",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for word in line.split()
)


def subjects_of(turns: Sequence[str], *, names: Iterable[str] = ()) -> list[str]:
    """The turns reduced to what they are about, without the accounts and people named; [] when that is nothing."""
    named = {word.casefold() for name in names for word in _WORD.findall(name)}
    subjects = [_subject_of(turn, named) for turn in turns]
    return subjects if any(subjects) else []


def _subject_of(text: str, named: set[str]) -> str:
    words = [found.group() for found in _WORD.finditer(text) if not _is_empty(found, named)]
    return " ".join(words) if _has_subject(words) else ""


def _is_empty(found: re.Match[str], named: set[str]) -> bool:
    word = found.group()
    return word.casefold() in _VAGUE or (word[0].isupper() and _is_name(found, named))


def _is_name(found: re.Match[str], named: set[str]) -> bool:
    """Whether a capitalised word is a name: one we hold, or, where an account is named, any within a sentence."""
    word, before = found.group(), found.string[: found.start()].rstrip()
    is_within = before != "" and before[-1] not in ".!?:"
    return word.casefold() in named or (bool(named) and is_within and word[1:].islower())


def _has_subject(words: Iterable[str]) -> bool:
    return bool(terms_of(" ".join(word for word in words if word.casefold() not in _NO_SUBJECT_ALONE)))
