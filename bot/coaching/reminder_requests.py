"""Asking for one reminder, or for none any more, in one's own words.

A reminder of a moment is kept at once. What is to happen every time something else does is a standing order.
"""

import re

from bot.courtesies import plain_request

_LEAD = r"(?:(?:please|pls|can you|could you|would you|will you|hey|coach|ok(?:ay)?),? )*"
_ASK = r"(?:remind|ping|nudge) me\b|(?:set|create|make|add)(?: me| up)? (?:a|another) reminder\b"
_ASKED = re.compile(
    rf"{_LEAD}(?:{_ASK}).*|(?:on|at|in|next|tomorrow|the|\d+)\b(?P<before>[^?]*?)\b(?:remind|ping|nudge) me\b.*"
)
_BY_OTHERS = re.compile(
    r"(?:\b(?:(?<!you )to|he|she|they|who|would|will|might|did|does|always|often|never)|'d|'ll|n't) $"
)
"""What stands before it where somebody else reminds: "the VP said he would ping me on Friday"."""
_STANDING = re.compile(
    r"\b(?:every|each|whenever|daily|weekly|monthly|quarterly|once an?|when|if|before|after"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun|week)days)\b"
)
_CANCELLED = re.compile(
    rf"{_LEAD}(?:cancel|delete|remove|stop|drop|forget)(?: all)?(?: (?:the|my|this|that|these|those))? reminders?"
    r"(?: again| please)?|(?:please )?(?:don't|do not|stop) remind(?:ing)? me(?: (?:about|of) (?:this|that|it))?"
)
_OWN_MATTER = re.compile(r" (?:to|that|about) (?!(?:this|that|it|do (?:this|that|it)|look|come back|\d)\b)")


def is_about_reminder(text: str) -> bool:
    """Whether a message asks for one reminder or takes reminders back."""
    words = plain_request(text)
    return asks_for_reminder(words) or cancels_reminder(words)


def asks_for_reminder(words: str) -> bool:
    """Whether words in lower case ask for one reminder: of a moment, not of every time something happens."""
    asked = _ASKED.fullmatch(words)
    return asked is not None and not (_STANDING.search(words) or _BY_OTHERS.search(asked["before"] or ""))


def asks_for_repeats(words: str) -> bool:
    """Whether words in lower case ask to be reminded whenever something happens, or again and again."""
    return _ASKED.fullmatch(words) is not None and _STANDING.search(words) is not None


def names_own_matter(words: str) -> bool:
    """Whether a request under advice is for a reminder of something else than the advice."""
    return _OWN_MATTER.search(words) is not None


def cancels_reminder(words: str) -> bool:
    """Whether words in lower case take reminders back."""
    return _CANCELLED.fullmatch(words) is not None
