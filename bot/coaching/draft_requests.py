"""Which of the drafts on offer somebody asks for in words: "write it", "draft the congratulations email"."""

import re
from collections.abc import Sequence

from bot.courtesies import bare
from bot.model import DraftOffer

MOST_WORDS = 8
_VERB = r"(?:draft|write|create|prepare|compose)(?: me| us| up)?"
_FORM = (
    r"(?:draft|e-?mail|mail|message|note|text|letter|reply|invitation|summary|agenda|plan|sheet|list|page|request)"
)
_FORMS_OF_ANY = r"(?:draft|e-?mail|mail|message|note|text|letter|reply)"
_ANY = re.compile(
    rf"{_VERB}(?: (?:it|that|this|one|(?:the|an?|that|this|your) (?:draft )?{_FORMS_OF_ANY}))?"
    r"(?: (?:to|for) (?:her|him|them))?"
    rf"|(?:(?:show|give|see|get|have)(?: me)? )?(?:the |a |that |your )?draft(?: (?:e-?mail|message|note))?"
)
_NAMED = re.compile(rf"(?:(?:{_VERB}|make(?: me)?|show me|give me) (?P<what>.+)|(?P<thing>.+ {_FORM}))")
_WORD = re.compile(r"[a-z][a-z'-]*")
_SAYS_NOTHING = re.compile(rf"(?:an?|the|my|your|our|that|this|to|of|on|for|in|about|with|it|me|{_FORM})")


def asks_for_draft(text: str) -> bool:
    """Whether the words may ask for a draft; which one, if any, depends on what is on offer."""
    said = _said(text)
    return len(said.split()) <= MOST_WORDS and (_ANY.fullmatch(said) or _NAMED.fullmatch(said)) is not None


def draft_meant(text: str, offers: Sequence[DraftOffer]) -> DraftOffer | None:
    """The draft that is asked for: by the words of its button, or the first where any is meant; None for none."""
    if not offers or not asks_for_draft(text):
        return None
    said = _said(text)
    if _ANY.fullmatch(said):
        return offers[0]
    return next((offer for offer in offers if _names(said, offer.label)), None)


def _said(text: str) -> str:
    return bare(text).rstrip("?")


def _names(said: str, label: str) -> bool:
    """Whether a request asks for nothing but what the label has, in whatever order, and not only for its form."""
    found = _NAMED.fullmatch(said)
    asked = _telling_words(found["what"] or found["thing"]) if found else set()
    return bool(asked) and asked <= _telling_words(label.casefold())


def _telling_words(words: str) -> set[str]:
    """What is left when the words that only say "a text" are taken off."""
    return {word for word in _WORD.findall(words) if not _SAYS_NOTHING.fullmatch(word)}
