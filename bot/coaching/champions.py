"""Hearing that the person who speaks for us at the customer may be leaving."""

import re

from bot.coaching.call_review import CallReview, Signal

_WHO = r"(?:champion|sponsor|main contact|day-to-day contact)"
_LEAVES = (
    r"(?:mov(?:e|es|ed|ing)|leav(?:e|es|ing)|left|go(?:es|ing)|chang(?:e|es|ing)|depart\w*|retir\w*"
    r"|promot\w*|hand(?:s|ing)? over|replac\w*|new role|last day)"
)
_SAID_OF_A_CHAMPION = re.compile(rf"\b{_WHO}\b.*\b{_LEAVES}\b|\b{_LEAVES}\b.*\b{_WHO}\b", re.IGNORECASE)
_RISK_BY_NAME = re.compile(rf"\b{_WHO}[- ](?:risk|change|leaving|moving)\b", re.IGNORECASE)
_SAID_BY_THEM = re.compile(
    r"\bmy last (?:day|week)\b|\bi(?:'m| am| will be|'ll be) (?:leaving|moving (?:to|on|into)|handing over)\b"
    r"|\bi(?:'m| am) (?:starting|taking) (?:a|my) new (?:role|job|position)\b",
    re.IGNORECASE,
)


def tells_of_a_leaving_champion(signal: Signal) -> bool:
    """True for a risk that says that a champion or sponsor moves on, by its text or the customer's words."""
    if signal.kind != "risk":
        return False
    quote = signal.evidence.quote.replace("’", "'")
    said = (signal.text, quote)
    return any(_SAID_OF_A_CHAMPION.search(text) or _RISK_BY_NAME.search(text) for text in said) or bool(
        _SAID_BY_THEM.search(quote)
    )


def champion_question(review: CallReview) -> str:
    """The question a person would ask about it, with what the customer said."""
    heard = [signal for signal in review.signals if tells_of_a_leaving_champion(signal)]
    said = f' They said: "{heard[0].evidence.quote}"' if heard else ""
    about = f" ({review.title})" if review.title else ""
    return f"Our champion is leaving or changing roles{about}. How should I handle this?{said}"
