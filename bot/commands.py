"""The grammar of `/coach`: nine verbs and a few helpers; anything else is a question.

A first word counts as a verb only when the rest parses for that verb, so "goals are slipping,
what do I do?" stays a question. One-word typos are suggested, never run.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

CALL_TYPES = ("discovery", "demo", "negotiation", "qbr", "renewal", "onboarding", "escalation", "pitch", "other")
LONG_TEXT = 3000

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_TRAILING = ".!?,;:… "
_ALIASES = {"practise": "practice", "goal": "goals"}
_VERBS_OF_SENTENCES = {
    "am",
    "is",
    "are",
    "was",
    "were",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "i'm",
    "it's",
    "we're",
    "they're",
}


@dataclass(frozen=True)
class Command:
    """What was typed: the verb ("ask" for any sentence, "home" for nothing, "suggest" for a typo) and the rest."""

    verb: str
    rest: str = ""


def parse_command(text: str) -> Command:
    """Read what follows `/coach`; never fails, because every sentence is at least a question."""
    text = _unquoted(text.translate(_QUOTES).strip())
    if not text:
        return Command("home")
    first, rest = (*text.split(maxsplit=1), "")[:2]
    word = first.casefold().strip(_TRAILING)
    verb = _ALIASES.get(word, word)
    parses = VERBS.get(verb)
    if parses is None:
        return _suggestion(text) or Command("ask", text)
    if len(rest) > LONG_TEXT:
        return Command("debrief", rest) if looks_like_transcript(rest) else Command("ask", rest)
    if parses(rest):
        return Command(verb, rest.strip(_TRAILING) if verb != "ask" else rest)
    return Command("ask", text)


def _unquoted(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" and text[0] not in text[1:-1]
    return text[1:-1].strip() if is_quoted else text


def looks_like_transcript(text: str) -> bool:
    """Four lines of "Name: …" or five timestamps."""
    return len(_SPEAKER_LINE.findall(text)) >= 4 or len(_TIMESTAMP.findall(text)) >= 5


_SPEAKER_LINE = re.compile(r"^[ \t]*(?:\[[\d:.]+\][ \t]*)?[A-Z][\w .'-]{0,40}:\s+\S", re.MULTILINE)
_TIMESTAMP = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")


def _words(rest: str) -> list[str]:
    return rest.casefold().strip(_TRAILING).split()


def _nothing(rest: str) -> bool:
    return not _words(rest)


def _anything(rest: str) -> bool:
    return bool(rest)


def _is_phrase(rest: str, *, most: int) -> bool:
    """A name or a topic, not a sentence somebody wants answered."""
    words = _words(rest)
    return "?" not in rest and "," not in rest and len(words) <= most and _VERBS_OF_SENTENCES.isdisjoint(words)


def _debrief(rest: str) -> bool:
    return all(word in CALL_TYPES or word == "list" for word in _words(rest)) or looks_like_transcript(rest)


def _prep(rest: str) -> bool:
    return _is_phrase(rest, most=6)


def _practice(rest: str) -> bool:
    return _is_phrase(rest, most=8)


def _week(rest: str) -> bool:
    words = _words(rest)
    if not words or words in (["new"], ["insights"], ["history"]):
        return True
    if words[0] == "done":
        return _are_numbers(words[1:])
    return words[0] == "reflect" and len(words) > 1


def _are_numbers(words: Sequence[str]) -> bool:
    numbers = [part for word in words if word != "and" for part in word.split(",") if part]
    return bool(numbers) and all(number.isdigit() for number in numbers)


_GOAL_WORDS = {"new", "add", "list", "show", "all", "done", "pause", "resume", "delete"}


def _goals(rest: str) -> bool:
    words = _words(rest)
    return not words or (words[0] in _GOAL_WORDS and "?" not in rest)


def _progress(rest: str) -> bool:
    """A skill or figure and how far to look back: "risk & objection handling 90d"."""
    return _is_phrase(rest, most=4) or (_is_phrase(rest, most=6) and _LOOKING_BACK.search(rest) is not None)


_LOOKING_BACK = re.compile(r"\b(?:\d+ ?(?:d|m|y)|days?|months?|quarter|year)\W*$", re.IGNORECASE)


def _play(rest: str) -> bool:
    words = _words(rest)
    if not words or words == ["list"]:
        return True
    if words[0] == "stop":
        return len(words) == 2
    return "-" in words[0] and _is_phrase(rest, most=6)


def _auto(rest: str) -> bool:
    return not rest.rstrip().endswith("?")


VERBS: dict[str, Callable[[str], bool]] = {
    "ask": _anything,
    "debrief": _debrief,
    "prep": _prep,
    "practice": _practice,
    "week": _week,
    "goals": _goals,
    "progress": _progress,
    "play": _play,
    "auto": _auto,
    "alerts": _nothing,
    "team": _nothing,
    "settings": _nothing,
    "privacy": _nothing,
    "help": lambda rest: _is_phrase(rest, most=3),
    "admin": lambda rest: _is_phrase(rest, most=3),
}


def _suggestion(text: str) -> Command | None:
    word = text.casefold().strip(_TRAILING)
    if not word.isalpha() or len(word) < 3:
        return None
    near = [verb for verb in VERBS if verb != "ask" and is_one_slip_away(word, verb)]
    return Command("suggest", near[0]) if near else None


def is_one_slip_away(typed: str, meant: str) -> bool:
    """One letter added, missing, wrong, or two neighbours swapped (Damerau distance 1)."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    if len(typed) == len(meant):
        wrong = [i for i in range(len(typed)) if typed[i] != meant[i]]
        if len(wrong) == 1:
            return True
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return swapped and typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
