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
        "tell know best better good bad great answer question questions problem problems issue issues need needs",
        "name explain mean means work works try trying tip tips sure thing situation case approach react",
        "hello hi hey coach",
    )
    for word in line.split()
)
_NO_SUBJECT_ALONE = frozenset(
    word
    for line in (
        "deal deals customer customers client clients account accounts call meeting",
        "today tomorrow yesterday day week month year morning time first second last new old",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for word in line.split()
)


def subjects_of(turns: Sequence[str], *, names: Iterable[str] = ()) -> list[str]:
    """The turns reduced to what they are about, without the accounts named; [] when that is nothing."""
    named = {word.casefold() for name in names for word in _WORD.findall(name)}
    subjects = [_subject_of(turn, named) for turn in turns]
    return subjects if any(subjects) else []


def _subject_of(text: str, named: set[str]) -> str:
    words = [word for word in _WORD.findall(text) if word.casefold() not in _VAGUE and not _is_name(word, named)]
    return " ".join(words) if _has_subject(words) else ""


def _is_name(word: str, named: set[str]) -> bool:
    """A name counts where it is written like one: an account called Summit must not eat every summit."""
    return word[0].isupper() and word.casefold() in named


def _has_subject(words: Iterable[str]) -> bool:
    return bool(terms_of(" ".join(word for word in words if word.casefold() not in _NO_SUBJECT_ALONE)))
