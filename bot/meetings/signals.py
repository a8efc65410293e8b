"""What the customer's own words tell: signals about the account and goals, clause by clause, by rules."""

import re
from collections.abc import Collection, Iterator

from bot.coaching.call_review import Evidence, Signal
from bot.language.due_words import MONTHS, WEEKDAYS
from bot.language.sentences import list_sentences
from bot.language.words import TAG, count_words, plain, without_tags
from bot.meetings.signal_phrases import DENIED, GOAL, NO_GOAL, SIGNAL_PHRASES
from bot.meetings.transcript import Transcript
from bot.meetings.turns import is_unknown, side_of

_LONGEST_GOAL = 25
_CLAUSE = re.compile(r"\s*(?:;|,?\s+\b(?:but|however|although|though)\b,?)\s+", re.IGNORECASE)
NOTED_CLAUSE = re.compile(r"(?:,|,? and|;) (?=(?:they|he|she|we|i)\b)", re.IGNORECASE)
"""Where somebody else begins in a note."""
_CONDITION = re.compile(r"(?:and |but |so |or )?if\b")
_NAME_IN_NOTES = re.compile(
    r"(?<=[a-z,] )([A-Z][a-z]+)\b"
    r"|^([A-Z][a-z]+)(?=,? (?:the|our|their|from|who|is|was|pushed|asked)\b)"
)
_NOT_WHO = frozenset(
    ["They", "Their", "The", "She", "Our", "This", "That", "There", "Renewal"]
    + [name.capitalize() for name in (*WEEKDAYS, *MONTHS)]
)


def customers(transcript: Transcript, own: Collection[str]) -> list[str] | None:
    """Who speaks for the customer; None for notes, where whatever is told may be about them."""
    if is_unnamed(transcript):
        return None
    return [name for name in transcript.speakers if side_of(name, transcript, own) == "customer"]


def is_unnamed(transcript: Transcript) -> bool:
    """True when no line says who spoke."""
    return all(is_unknown(name) for name in transcript.speakers)


def list_signals(transcript: Transcript, own: Collection[str]) -> Iterator[Signal]:
    """One of a kind each, in the order of gravity; the clause in which it was said first."""
    clauses = list(_customer_clauses(transcript, own))
    for phrase in SIGNAL_PHRASES:
        for number, clause in clauses:
            said = plain(clause)
            found = phrase.said.search(said)
            if found and not said.endswith("?") and not _is_denied(said[: found.start()]):
                text = phrase.text + _whose(clause, transcript)
                yield Signal(kind=phrase.kind, text=text, evidence=evidence_of(transcript, number, clause))
                break


def _is_denied(before: str) -> bool:
    """Whether a "not" stands before; in "if that does not happen we will cancel" it belongs to the condition."""
    return DENIED.search(before) is not None and not _CONDITION.match(before)


def _whose(clause: str, transcript: Transcript) -> str:
    """In notes, the name of whoever said it, if the clause has one."""
    if not is_unnamed(transcript):
        return ""
    names = [name for found in _NAME_IN_NOTES.findall(clause) for name in found if name and name not in _NOT_WHO]
    return f" ({names[0]})" if names else ""


def list_goals(transcript: Transcript, own: Collection[str]) -> Iterator[Evidence]:
    """What the customer says they want, in a clause of their own words."""
    for number, clause in _customer_clauses(transcript, own):
        if _is_goal(plain(clause)) and 4 <= count_words(clause) <= _LONGEST_GOAL:
            yield evidence_of(transcript, number, clause)


def _is_goal(said: str) -> bool:
    return not said.endswith("?") and GOAL.search(said) is not None and not NO_GOAL.search(said)


def _customer_clauses(transcript: Transcript, own: Collection[str]) -> Iterator[tuple[int, str]]:
    theirs = customers(transcript, own)
    for number, said in enumerate(transcript.utterances):
        if theirs is not None and said.speaker not in theirs:
            continue
        for sentence in list_sentences(without_tags(said.text)):
            clauses = _CLAUSE.split(sentence.strip())
            if theirs is None:
                clauses = [part for clause in clauses for part in NOTED_CLAUSE.split(clause)]
            yield from ((number, clause) for clause in clauses if clause)


def evidence_of(transcript: Transcript, number: int, quote: str) -> Evidence:
    """A quote with who said it and when, as it stands there: with the tags rules read over ("[inaudible]")."""
    said = transcript.utterances[number]
    quote = " ".join(quote.split())
    if quote not in said.text and (found := _with_tags(quote).search(said.text)):
        quote = " ".join(found[0].split())
    return Evidence(quote=quote, utterance=number, speaker=said.speaker, at_seconds=said.start)


def _with_tags(quote: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{TAG.pattern}|\s)+".join(map(re.escape, quote.split())), re.IGNORECASE)
