"""What somebody wants to see of their progress: which skill or figure, and over how long.

`/coach progress discovery 90d` and "how am I doing on discovery this year?" mean the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.coaching.skill_progress import Period
from bot.courtesies import bare
from bot.doors import Door
from bot.plain_words import asks_for, list_subjects

if TYPE_CHECKING:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract
    from rapidfuzz.utils import default_process
else:  # few requests name a skill or a figure
    ratio = Door("rapidfuzz.fuzz", "ratio")
    extract = Door("rapidfuzz.process", "extract")
    default_process = Door("rapidfuzz.utils", "default_process")

View = Literal["overview", "card", "report", "file", "health", "subject"]

NEAR = 84
"""From this ratio (0–100) two names are the same but for spelling ("discvery"); below, it is only offered."""
OFFERED = 55
MOST_OFFERED = 3
STANDARD_PERIOD: Period = "90d"


@dataclass(frozen=True)
class ProgressRequest:
    """What to show; `subject` is the name of a skill or figure as it was typed."""

    view: View
    subject: str = ""
    period: Period = STANDARD_PERIOD


@dataclass(frozen=True)
class Match:
    """The id a name stands for, or nothing and the ids it may have meant, nearest first."""

    id: str = ""
    near: Sequence[str] = ()


_PERIODS: Mapping[Period, re.Pattern[str]] = {
    "30d": re.compile(
        r"\b(?:30 ?d(?:ays?)?|1 ?m(?:onths?)?|(?:(?:last|past|this|one|a) )month|four weeks|4 weeks)\b"
    ),
    "90d": re.compile(r"\b(?:90 ?d(?:ays?)?|3 ?m(?:onths?)?|three months|(?:(?:last|past|this) )?quarter)\b"),
    "1y": re.compile(
        r"\b(?:1 ?y(?:ears?)?|12 ?m(?:onths?)?|365 ?d(?:ays?)?|twelve months|(?:(?:last|past|this|one|a) )?year)\b"
    ),
}
_LEAD = re.compile(
    r"^(?:(?:please )?(?:show|tell|give|see|send)(?: me)?\s+)?(?:(?:the|my|your)\s+)*"
    r"(?:how (?:am i doing|did i do)|am i getting (?:any )?better|(?:how|what)'?s|(?:how|what) (?:is|are|was)"
    r"|progress(?=\W|$)|(?:weekly|monthly)(?= report))?\s*"
    r"(?:(?:on|with|at|in|of|for|my|the)\s+)*(?:(?:scores?|skills?)\s+(?:on|at|in|for)\s+)?"
)
_TAIL = re.compile(
    r"\s*\b(?:progress|scores?|skills?|trend|lately|recently|going|coming along|so far|overall|today)\s*$"
)
_LOOSE = re.compile(r"\b(?:over|in|during|for|since|the|last|past|these|this)\s*$")
_VIEWS: Mapping[str, View] = {
    "": "overview",
    "skills": "overview",
    "stats": "overview",
    "numbers": "overview",
    "chart": "overview",
    "overview": "overview",
    "all": "overview",
    "card": "card",
    "quick card": "card",
    "focus": "card",
    "current focus": "card",
    "present focus": "card",
    "report": "report",
    "file": "file",
    "full report": "report",
    "weekly report": "report",
    "health": "health",
    "account health": "health",
    "business health": "health",
}


PROGRESS_VIEWS: Mapping[str, View] = {
    "progress_file": "file",
    "progress_report": "report",
    "progress_card": "card",
    "progress": "overview",
}
"""What each kind of plain words shows, where no skill is named."""


def read_request(text: str) -> ProgressRequest:
    """What was asked for, from what follows the verb or from a whole sentence; never fails."""
    request = bare(text).rstrip("?")
    said = " ".join(re.sub(r"[?!.,;:\"“”]", " ", request).split())
    period, said = _without_period(said)
    view = next((view for kind, view in PROGRESS_VIEWS.items() if asks_for(kind, request)), None)
    if view is not None:
        return ProgressRequest(view, "", period)
    named = [*list_subjects("progress_on", request), *list_subjects("progress_of", request)]
    if named:
        return ProgressRequest("subject", min(named, key=len), period)
    subject = _LEAD.sub("", said, count=1).strip()
    view = _VIEWS.get(subject)
    if view is None:
        shorter = _TAIL.sub("", subject).strip()
        view, subject = _VIEWS.get(shorter), shorter
    return ProgressRequest(view or "subject", "" if view else subject, period)


def _without_period(said: str) -> tuple[Period, str]:
    for period, words in _PERIODS.items():
        found = words.search(said)
        if found:
            rest = _LOOSE.sub("", said[: found.start()].strip())
            while _LOOSE.search(rest):
                rest = _LOOSE.sub("", rest).strip()
            return period, f"{rest.strip()} {said[found.end() :].strip()}".strip()
    return STANDARD_PERIOD, said


def match_name(typed: str, names: Mapping[str, Iterable[str]]) -> Match:
    """Which of the ids, each with its names, was typed: exactly, by a word of it, or but for a slip.

    Several that fit alike are only offered.
    """
    wanted = default_process(typed)
    spelt = {default_process(name): key for key, each in names.items() for name in (key, *each)}
    if wanted in spelt:
        return Match(spelt[wanted])
    for fits in (_shares_words, _is_a_slip):
        found = list(dict.fromkeys(key for name, key in spelt.items() if wanted and fits(wanted, name)))
        if len(found) == 1:
            return Match(found[0])
        if found:
            return Match(near=found[:MOST_OFFERED])
    offered = extract(wanted, list(spelt), score_cutoff=OFFERED, limit=None)  # by WRatio
    return Match(near=list(dict.fromkeys(spelt[name] for name, _, _ in offered))[:MOST_OFFERED])


_OF_DEALS = {"account", "value", "risk", "relationship", "next", "steps", "step", "commercial", "wait", "talking"}
"""Words of skills' names that more often are about a deal: "how's my account" is no question about a skill."""


def is_named(typed: str, names: Iterable[str]) -> bool:
    """True when these words can only mean one of the skills or figures: their name, or a telling word of it."""
    wanted = default_process(typed)
    spelt = [default_process(name) for name in names]
    if any(_is_a_slip(wanted, name) for name in spelt):
        return True
    return _OF_DEALS.isdisjoint(wanted.split()) and any(_shares_words(wanted, name) for name in spelt)


def _shares_words(wanted: str, name: str) -> bool:
    """Every word typed is a word of the name, or begins or ends like one ("objections" for "objection")."""
    return all(any(_same_stem(word, other) for other in name.split()) for word in wanted.split())


def _same_stem(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return (
        len(shorter) >= 4
        and longer.startswith(shorter[: max(4, len(shorter) - 3)])
        and len(longer) - len(shorter) <= 4
    )


def _is_a_slip(wanted: str, name: str) -> bool:
    return ratio(wanted, name) >= NEAR
