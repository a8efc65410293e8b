"""The wording rules of the coach, as a check: what happened, its effect, one try; nothing about the person.

English only. What stands in quotation marks is somebody's own words and is left alone. The idea behind it:
feedback that moves attention from the task to the self is the kind that hurts (Kluger and DeNisi 1996).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.coaching import wording_phrases as phrases

Kind = Literal[
    "blunt",
    "always_never",
    "should_have",
    "obvious",
    "rank",
    "label",
    "emotion",
    "exclamation",
    "jargon",
    "unit",
    "claims_sent",
]

_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("blunt", phrases.BLUNT),
    ("always_never", phrases.ALWAYS_NEVER),
    ("should_have", phrases.SHOULD_HAVE),
    ("obvious", phrases.OBVIOUS),
    ("rank", phrases.RANK),
    ("label", phrases.LABEL),
    ("emotion", phrases.EMOTION),
    ("unit", phrases.WITHOUT_UNIT),
)


@dataclass(frozen=True)
class WordingProblem:
    """Words that break a rule, and which."""

    kind: Kind
    words: str


def problems(text: str, *, is_speech: bool = False, may_cheer: bool = False) -> list[WordingProblem]:
    """Everything in a text that breaks a wording rule; empty for a good one.

    `is_speech` is for words the person may say themselves, who may say that they sent something; `may_cheer`
    allows exclamation marks (the first greeting).
    """
    unquoted = phrases.QUOTED.sub("“”", text)
    found = [WordingProblem(kind, match[0]) for kind, rule in _RULES for match in rule.finditer(unquoted)]
    if "!" in unquoted and not may_cheer and "🏆" not in unquoted:
        found.append(WordingProblem("exclamation", "!"))
    if not is_speech:
        found += [WordingProblem("claims_sent", match[0]) for match in phrases.CLAIMS_SENT.finditer(unquoted)]
    return [*found, *_unglossed(unquoted)]


def is_well_worded(text: str, *, is_speech: bool = False) -> bool:
    """Whether a text keeps every rule."""
    return not problems(text, is_speech=is_speech)


def _unglossed(text: str) -> Iterator[WordingProblem]:
    """Terms of the trade that are not explained where they first appear: "QBR (the quarterly review …)"."""
    seen: set[str] = set()
    for match in phrases.JARGON.finditer(text):
        word = match[0].lower().rstrip("s")
        is_in_brackets = text[max(0, match.start() - 1) : match.start()] == "("
        if word not in seen and not is_in_brackets and not phrases.GLOSS.match(text[match.end() :]):
            yield WordingProblem("jargon", match[0])
        seen.add(word)
