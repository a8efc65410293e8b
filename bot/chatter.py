"""What is said to the coach that is not about work: what it is, thanks, how it is, anger, tests.

Each kind has phrases that must be the whole of a short message, and a line that answers it. They are checked last,
so that nothing that means something else is taken for one.
"""

import re
from collections.abc import Mapping

from bot.chatter_phrases import PHRASES, TRICKS
from bot.courtesies import plainly

LONGEST = 200
"""Characters: whoever writes more tells a story."""

THANKS = "Glad to help. I'm here whenever something comes up."
_MACHINE = "I'm a program, not a person."
_WITH_MODEL = (
    " An AI model, Claude by Anthropic, words my answers where your settings allow it; otherwise they come from "
    "my library."
)
_WITHOUT_MODEL = " My answers come from a library of situations, with no AI model behind them."

LINES: Mapping[str, str] = {
    "machine": _MACHINE,
    "cost": (
        "Whoever set me up in this workspace runs me and pays for it, so they know the figures. I show no "
        "advertising, and what you write is not sold."
    ),
    "maker": (
        "I'm Sideline, a coaching program that your company runs in Slack. Whoever set me up here can tell you "
        "more."
    ),
    "learning": (
        "I keep what you write to me so that a follow-up makes sense, and I listen to nothing else. "
        "`/coach privacy` shows what I keep and lets you delete it."
    ),
    "feelings": "I'm a program, so I have none, and I'm ready when you are. What are you facing?",
    "how_are_you": "Ready when you are. What are you facing?",
    "thanks": THANKS,
    "noted": "Good. I'm here whenever something comes up.",
    "never_mind": "All right. I'm here when you need me.",
    "wishes": "Thank you, and the same to you.",
    "anger": (
        "I hear you. Tell me in one sentence what you needed and I try again. If I write too much, "
        'say "pause two weeks".'
    ),
    "testing": "I'm here. Ask me what you are facing, for example: my champion left, what now?",
}
_WHOLE = re.compile("|".join(f"(?P<{kind}>{'|'.join(phrases)})" for kind, phrases in PHRASES.items()))
_TRICK = re.compile("|".join(TRICKS))
_ENDS = re.compile(r"^[\s,.:;!?'\"-]+|[\s,.:;!?'\"-]+$")
_GREETED = re.compile(r"^(?:(?:hey|hi|hello|ok|so|well|coach|sideline)[ ,!.]+)+(?=\S)")


def find_chatter(text: str) -> str:
    """Which kind of chatter a message is, a key of `LINES`; "" for none."""
    if len(text) > LONGEST:
        return ""
    said = _ENDS.sub("", plainly(text))
    found = _WHOLE.fullmatch(said) or _WHOLE.fullmatch(_GREETED.sub("", said))
    return (found.lastgroup or "") if found else ""


def chatter_line(text: str, *, has_model: bool) -> str:
    """The answer to chatter; "" if it is none. `has_model` says whether a model may word answers here."""
    kind = find_chatter(text)
    if kind == "machine":
        return _MACHINE + (_WITH_MODEL if has_model else _WITHOUT_MODEL)
    return LINES.get(kind, "")


def is_greeting(text: str) -> bool:
    """True for what begins with a greeting, false for thanks and the rest of small talk."""
    return _GREETING.match(text) is not None


_GREETING = re.compile(r"\W*(?:hi|hiya|hello|hey|morning|good (?:morning|afternoon|evening))\b", re.IGNORECASE)
NO_TRICKS = (
    "My rules can't be changed by a message: I coach you on your own work and show nobody else's data. "
    "What are you facing?"
)


def is_trick(text: str) -> bool:
    """True for an attempt to change the coach's rules or to have them printed, whatever else is said with it."""
    return _TRICK.search(plainly(text)) is not None
