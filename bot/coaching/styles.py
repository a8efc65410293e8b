"""How the template coach keeps to the style somebody chose: a word before the situation, or a question after it.

A card says the same to everybody; what differs is how it begins. Somebody direct gets the card alone.
"""

from collections.abc import Mapping

from bot.knowledge.cards import Stance

_BEFORE: Mapping[Stance, str] = {
    "positive": "This is going well, and there is a way to keep it so.",
    "mixed": "There is something to build on here.",
    "risk": "This can be worked on, one step at a time.",
}
_AFTER: Mapping[Stance, str] = {
    "positive": "First a question for you: what would make it last?",
    "mixed": "First a question for you: what would you like to be true in two weeks?",
    "risk": "First a question for you: by what would you see in two weeks that it is mending?",
}


def in_style(situation: str, *, style: str, stance: Stance) -> str:
    """The situation as somebody with this style is told it (`bot.people.STYLES`)."""
    if style == "supportive":
        return f"{_BEFORE[stance]} {situation}"
    if style == "socratic":
        return f"{situation} {_AFTER[stance]}"
    return situation
