"""The words that name a situation: a question that says one of a card's cues is about that card.

How much of a question a card's words cover says little about a question of nine words of which one is
"kickoff" and eight are somebody's own. A cue is a word or a short phrase nobody says of anything else:
"payroll", "no next step", or with a choice of words "sponsor/champion left/resigned". Its words are found
in any order and form, near each other.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.knowledge.synonyms import with_meaning
from bot.language.apostrophes import with_apostrophes
from storage.analysis import terms_of

NEAR = 6
"""How far apart, in words, the words of a cue may stand."""

Cue = tuple[frozenset[str], ...]
"""The terms of one phrase, each with those that may stand for it."""

CuesByAnchor = Mapping[str, Sequence[Cue]]
"""Cues by each term of their first word: where one is said, the other words are looked for."""

CuesOfAll = Mapping[str, Mapping[str, Sequence[tuple[str, Cue]]]]
"""The same of many cards at once: each cue with the card that it names, by each term of its second word as well.
Most people say the first word of some cue, and few the second: what has no second one stands under `_ALONE`.
"""
_ALONE = ""


def cues_by_anchor(phrases: Iterable[str]) -> CuesByAnchor:
    """The phrases as terms, by the term that is looked for."""
    by_anchor: dict[str, list[Cue]] = {}
    for cue in dict.fromkeys(map(_cue, phrases)):
        for anchor in sorted(cue[0]):
            by_anchor.setdefault(anchor, []).append(cue)
    return by_anchor


def _cue(phrase: str) -> Cue:
    """The words of a phrase, the one with the fewest choices and the most letters first."""
    words = [choice for word in phrase.split() for choice in _choices(word)]
    return tuple(sorted(set(words), key=lambda terms: (len(terms), -len(min(terms)), sorted(terms))))


def _choices(word: str) -> list[frozenset[str]]:
    """A word with choices is one place of the phrase; "kick-off" is two, as in a text."""
    terms = said_terms(word)
    return [frozenset(terms)] if "/" in word else [frozenset((term,)) for term in terms]


def said_terms(text: str) -> list[str]:
    """A text as terms in order; unlike in a search, "no" and "without" count, and "20%" is "20 percent"."""
    text = with_apostrophes(text)
    for figure, word in _FIGURES:
        text = figure.sub(word, text)
    return with_meaning(terms_of(text, keeps_stop_words=True))


_FIGURES = (
    (re.compile(r"\A\s*dear\b", re.IGNORECASE), ""),
    (re.compile(r"(?<![A-Z] )\bIT\b(?! [A-Z]{2})"), " itdepartment "),
    (
        re.compile(r"\b[Ii]t(?= (?:team|dep(?:artmen)?t|director|head|manager|guys?|people|lead)\b)"),
        "itdepartment",
    ),
    (re.compile(r"\bkick[- ]?off", re.IGNORECASE), "kickoff"),
    (re.compile(r"\b(?:each other|one another)\b(?!['’]s)", re.IGNORECASE), "eachother"),
    (re.compile(r"\bsign(?:ed|ing|s)?[- ]off", re.IGNORECASE), "signoff"),
    (re.compile(r"(?<=\d)\s?%"), " percent "),
    (re.compile(r"[£$€]\s?\d[\d.,]*(?:\s?(?:k|m|mn|bn)\b)?", re.IGNORECASE), " money "),
    (re.compile(r"(?<![\d.])\d{1,3}\.\d\d(?![\d.])"), " money "),
    (re.compile(r"\b\d[\d.,]*\s?(?:k|grand|quid|bucks|euros?|dollars?|pounds?)\b", re.IGNORECASE), " money "),
)
"""What is said in figures and short forms, as words: a share, a sum, which is money whatever it amounts to
("3.20"), and the department that is no pronoun. "Each other" is nobody else, and "Dear coach" no price.
"""


def cues_of_all(cards: Mapping[str, CuesByAnchor]) -> CuesOfAll:
    """The cues of every card, by the terms that are looked for."""
    of_all: dict[str, dict[str, list[tuple[str, Cue]]]] = {}
    for card, by_anchor in cards.items():
        for anchor, cues in by_anchor.items():
            for cue in cues:
                for second in sorted(cue[1]) if len(cue) > 1 else (_ALONE,):
                    of_all.setdefault(anchor, {}).setdefault(second, []).append((card, cue))
    return of_all


def words_of_cues(by_anchor: CuesByAnchor, said: Sequence[str]) -> int:
    """How many words the cues have that are said: a longer one says more surely what is meant."""
    words = set(said)
    near = {cue for term in words for cue in by_anchor.get(term, ()) if not any(map(words.isdisjoint, cue))}
    return sum(len(cue) for cue in near if _is_said(cue, said))


def words_by_card(of_all: CuesOfAll, said: Sequence[str]) -> dict[str, int]:
    """The same for each card of which a cue is said, in no order."""
    words = {_ALONE, *said}
    near = {
        each
        for term in of_all.keys() & words
        for second in of_all[term].keys() & words
        for each in of_all[term][second]
        if not any(map(words.isdisjoint, each[1]))
    }
    counts: dict[str, int] = {}
    for card, cue in near:
        if _is_said(cue, said):
            counts[card] = counts.get(card, 0) + len(cue)
    return counts


def _is_said(cue: Cue, said: Sequence[str]) -> bool:
    anchors, *others = cue
    return any(
        not any(other.isdisjoint(said[max(0, place - NEAR) : place + NEAR + 1]) for other in others)
        for place, term in enumerate(said)
        if term in anchors
    )
