"""The grammar of `/coach`: nine verbs and a few helpers; anything else is a question.

A first word counts as a verb only when the rest parses for that verb, so "goals are slipping,
what do I do?" stays a question. One-word typos are suggested, never run.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.coaching.week_requests import find_week_request
from bot.courtesies import bare, is_only_courtesy
from bot.plain_words import asks_for
from bot.slips import is_one_slip_away

CALL_TYPES = ("discovery", "demo", "negotiation", "qbr", "renewal", "onboarding", "escalation", "pitch", "other")
LONG_TEXT = 3000

_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_TRAILING = ".!?,;:… "
_AGAIN = re.compile(r"^/coach(?:\s+|$)", re.IGNORECASE)
"""The command itself: whoever copies a whole line has it twice."""
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
    text = _AGAIN.sub("", _unquoted(text.translate(_QUOTES).strip()))
    if text.casefold() in ("", "ask"):
        return Command("home")  # where the form to ask is
    first, rest = (*text.split(maxsplit=1), "")[:2]
    word = first.casefold().strip(_TRAILING)
    verb = _ALIASES.get(word, word)
    parses = VERBS.get(verb)
    if parses is None:
        return _suggestion(text) or Command("ask", text)
    if len(rest) > LONG_TEXT:
        return Command("debrief", rest) if looks_like_transcript(rest) else Command("ask", rest)
    if verb != "ask" and is_only_courtesy(rest):
        return Command(verb)
    if verb == "goals":
        rest = _goal_words(rest)
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
    return "?" not in rest and find_week_request(rest) is not None


_GOAL_WORDS = {"new", "add", "list", "show", "all", "done", "pause", "resume", "delete"}
_SHORT_GOAL_WORDS = re.compile(
    r"(?:finish|finished|complete|completed|reached|unpause|paused|remove|drop|cancel|active|open|update)"
    r"(?: [#\d][\d ,and#&]*(?: ?%)?| \d+ (?:to )?\d+ ?%)?"
    r"|#?\d[\d ,and#&]*"
    r"|#?\d[\d ,and#&]*(?:is |are |at |to )*(?:done|finished|completed?|reached|paused|(?<= )\d{1,3} ?%)"
)
_BY_A_DAY = re.compile(
    r"\b(?:by|before|until) (?:the )?(?:end|next|mid|\d|q[1-4]|christmas|easter|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_NEW_GOAL = re.compile(r"^(?:add|new)[:,-] *", re.IGNORECASE)
_NO_AIM = {"we", "they", "i", "my", "our", "the", "you", "he", "she", "it", "for", "with", "by", "that", "which"}
"""What no goal begins with, but a sentence about goals does."""


def _goals(rest: str) -> bool:
    words = _words(rest)
    if not words or (words[0] in _GOAL_WORDS and "?" not in rest):
        return True
    return _SHORT_GOAL_WORDS.fullmatch(bare(rest)) is not None


def _goal_words(rest: str) -> str:
    """A goal said without "add" is a new one all the same, when it says by which day."""
    if "?" in rest or rest.casefold().startswith(("add ", "new ")):
        return rest
    said = _NEW_GOAL.sub("add ", rest)
    words = _words(rest)
    is_aim = "," not in rest and _VERBS_OF_SENTENCES.isdisjoint(words) and _NO_AIM.isdisjoint(words[:1])
    if said == rest and is_aim and _BY_A_DAY.search(rest):
        return f"add {re.sub('^(?:set|create) ', '', rest, flags=re.IGNORECASE)}"
    return said


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


def _settings(rest: str) -> bool:
    return _nothing(rest) or (_is_phrase(rest, most=6) and asks_for("settings_named", bare(rest)))


_WHO_NEEDS_IT = {"me", "us", "my", "our", "him", "her", "them", "with"}
"""Whom to help, which is a question; a topic of help begins otherwise."""


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
    "settings": _settings,
    "privacy": _nothing,
    "help": lambda rest: _is_phrase(rest, most=3) and _WHO_NEEDS_IT.isdisjoint(_words(rest)[:1]),
    "admin": lambda rest: _is_phrase(rest, most=3),
}


def _suggestion(text: str) -> Command | None:
    word = text.casefold().strip(_TRAILING)
    if not word.isalpha() or len(word) < 3:
        return None
    near = [verb for verb in VERBS if verb != "ask" and is_one_slip_away(word, verb)]
    return Command("suggest", near[0]) if near else None
