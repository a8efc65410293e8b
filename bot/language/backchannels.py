"""The small words of a listener: "mm-hm", "right", "I see". They take no turn and interrupt nobody."""

import re

from bot.language.words import plain, without_tags

_SOUND = (
    r"(?:o?k+(?:ay)?|yeah|yea|yes|yep|yup|right|sure|mm+|m+-?hm+|mhm+|hm+|uh-?huh|um-?hum|um-?hm+|ah+|oh|aha|"
    r"great|cool|wow|nice|exactly|absolutely|totally|definitely|indeed|gotcha|true|interesting|huh)"
)
_PHRASE = (
    r"(?:got it|i see|of course|for sure|i understand|makes sense|that makes sense|no way|go on|fair enough|"
    r"that's right|that's true|oh my|i know)"
)
_ONLY = re.compile(rf"(?:(?:{_PHRASE}|{_SOUND})[\s,.!…-]*)+")
_MOST_WORDS = 3
_MOST_PIECES = 2 * _MOST_WORDS
"""A recogniser may write "that 's"."""
_AROUND = " .,!-…"


def is_backchannel(text: str) -> bool:
    """Whether an utterance only says "I am listening": at most three words, all of them such words.

    A question ("okay?") is none, and so are "alright" and "perfect", which close a topic or take an offer.
    The limit of three words is Sideline's, after the reading of overlapping talk as support rather than
    interruption in conversation analysis (Schegloff 1982, "continuers").
    """
    bare = without_tags(text).strip(_AROUND)
    if len(bare.split(None, _MOST_PIECES)) > _MOST_PIECES:  # nearly all that is said
        return False
    said = plain(bare).strip(_AROUND)
    return len(said) <= 40 and len(said.split()) <= _MOST_WORDS and _ONLY.fullmatch(said) is not None
