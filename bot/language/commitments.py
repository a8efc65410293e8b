"""Promises in what people say: who will do what, and by when.

Rules only. They lean towards hearing every clear promise ("I'll send it Friday", "let me get back to you")
and leave out what sounds like one and moves the call along ("I'll share my screen", "we'll see").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.language.due import find_due
from bot.language.promise_words import (
    ADVERBS,
    DOING,
    I_CAN,
    I_WILL,
    LET_ME,
    MEETING_UP,
    NO_PROMISE,
    NOBODYS_NAME,
    NOT_DOING,
    REQUEST,
    SAYINGS,
    SOMEBODY,
    WE_WILL,
)
from bot.language.sentences import list_sentences
from bot.language.words import plain, straight, without_tags

Owner = Literal["speaker", "both", "named"]
_ANY_DAY = date(2000, 1, 3)

_PROMISE = re.compile(
    rf"(?<!\bif )(?<!\bthat )(?<!\bwhat )\b(?:(?:{I_WILL}|{WE_WILL}){NO_PROMISE}|"
    rf"{I_CAN}) ?{ADVERBS}(?!{NOT_DOING})(?P<action>{DOING}.*)"
    rf"|(?P<let_me>{LET_ME}.*)|(?P<saying>{SAYINGS}.*)"
)
_NAMED = re.compile(
    rf"^(?:(?:[Aa]nd|[Ss]o|[Tt]hen|[Oo]kay|[Yy]es|[Ww]ell),? )*{SOMEBODY} "
    rf"(?i:{ADVERBS}(?!{NOT_DOING})(?P<action>{DOING}.*))"
)
_MEETING = re.compile(rf"(?:{MEETING_UP}).*")
_UNSURE = re.compile(
    r"\b(?:don't|didn't|doesn't|not) (?:think|know|believe|say|mean|guess) (?:that |if |whether )?$|\b(?:if|"
    r"unless|when(?:ever)?) (?:i|we|you|they) (?:\S+ ){0,3}$|\b(?:don't|didn't|not|never|wish|whether|where|how|"
    r"why|"
    r"thought|said|say|says|anything|something|everything|things|stuff|place|way|what else) $"
)
_LEADS_IN = re.compile(
    r"\b(?:before|after|if|when(?:ever)?|until|till|once|as|while|since|unless|how|that|what|where|can|could) $"
)
_CONDITION = re.compile(r"\b(?:if|unless|in case)\b")
_OFFER = re.compile(
    r"(?:i|we)(?: can| could|'d| would)\b|(?:i|we)(?:'ll| will) (?:have to )?(?:cancel|leave|switch|quit|walk)\b"
)
_CLAUSES = re.compile(r",? (?:and|then|so|but) (?=(?:i|we|you|let|my|our)(?:'|\b))", re.IGNORECASE)
_LEFT_OVER = re.compile(r",? (?:and|then|so|but)$", re.IGNORECASE)
_ASKING = re.compile(
    r"^(?:so |and |well |okay |, )*(?:can|could|shall|should|may|would|do|does|is|what|how|when|where|why|who)\b"
)


@dataclass(frozen=True)
class Commitment:
    """A promise: the owner is the speaker, both for a meeting, or somebody they name as `who` ("" else).

    `due_words` is "" when no day was said.
    """

    owner: Owner
    action: str
    due_words: str
    sentence: str
    who: str = ""


def is_commitment(text: str) -> bool:
    """Whether somebody promises something in an utterance."""
    return next(_commitments(text), None) is not None


def list_commitments(text: str) -> list[Commitment]:
    """The promises of an utterance, at most one a clause, in order; the action as it was said."""
    return list(_commitments(text))


def find_request(text: str) -> str | None:
    """What the other is asked to do ("send me the contract"); None when nothing is asked for."""
    for sentence in list_sentences(without_tags(text)):
        if found := REQUEST.search(plain(sentence)):
            return _tidy(found["action"])
    return None


def _commitments(text: str) -> Iterator[Commitment]:
    for sentence in list_sentences(without_tags(text)):
        for clause in _CLAUSES.split(straight(sentence)):
            if _hangs_on_a_condition(sentence, clause):
                continue
            if found := _find_promise(clause.lower()) or _find_meeting(clause.lower()):
                owner, start = found
                yield _promise(owner, clause, start, sentence)
            elif named := _find_named(clause):
                yield _promise("named", clause, named.start("action"), sentence, named["who"])


def _promise(owner: Owner, clause: str, start: int, sentence: str, who: str = "") -> Commitment:
    action = _tidy(clause[start:])
    due = find_due(action, _ANY_DAY) or find_due(clause, _ANY_DAY)
    return Commitment(owner, action, due.words if due else "", sentence, who)


def _hangs_on_a_condition(sentence: str, clause: str) -> bool:
    """Whether a clause only offers or threatens: "if you commit, I can lower it", "if not, we will cancel"."""
    said, lowered = clause.lower(), straight(sentence).lower()
    before = lowered[: lowered.find(said)] + said
    offer = _OFFER.search(said)
    return offer is not None and _CONDITION.search(before[: len(before) - len(said) + offer.start()]) is not None


def _find_promise(said: str) -> tuple[Owner, int] | None:
    """Where in a clause the promised action begins."""
    if said.endswith("?") and _ASKING.match(said):
        return None
    for found in _PROMISE.finditer(said):
        if not _UNSURE.search(said[: found.start()]):
            return "speaker", found.start("action") if found["action"] else found.start()
    return None


def _find_meeting(said: str) -> tuple[Owner, int] | None:
    """Where in a clause a meeting is fixed; only with a day, for "let's talk about price" is none."""
    found = _MEETING.search(said)
    if found is None or _LEADS_IN.search(said[: found.start()]):
        return None
    return ("both", found.start()) if find_due(found[0], _ANY_DAY) else None


def _find_named(clause: str) -> re.Match[str] | None:
    """What somebody named will do; only with a day, for a product "will send you an alert", too."""
    found = None if clause.endswith("?") else _NAMED.match(clause)
    if found is None or found["who"].split()[0] in NOBODYS_NAME:
        return None
    return found if find_due(found["action"], _ANY_DAY) else None


def _tidy(action: str) -> str:
    return _LEFT_OVER.sub("", action.strip(" .,!?;"))
