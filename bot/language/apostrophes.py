"""The apostrophes people leave out when they type: "i cant", "whats", "theyve".

Only where the word without one is no word, or one that is hardly meant ("wont"): "were", "well", "ill" and "id"
stay as they are.
"""

import re

_NOT = "ai are ca could did do does had has have is should was were wo would"
_WHO = {
    "i": "m ve",
    "you": "re ve ll",
    "they": "re ve ll d",
    "we": "ve",
    **dict.fromkeys(["he", "how", "it", "she", "that", "there", "what", "when", "where", "who"], "s"),
}
_PLACES = {
    **{f"{verb}nt": len(verb) + 1 for verb in _NOT.split()},
    **{f"{who}{rest}": len(who) for who, rests in _WHO.items() for rest in rests.split()},
}
"""Where in each word the apostrophe belongs."""
_LEFT_OUT = re.compile(rf"(?<!')\b(?:{'|'.join(_PLACES)})\b(?!')", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def with_apostrophes(text: str) -> str:
    """The text with its apostrophes straight, and those put back that were left out."""
    text = text.replace("’", "'").replace("‘", "'")
    if _PLACES.keys().isdisjoint(_WORD.findall(text.casefold())):  # most often, and a fifth of the work
        return text
    return _LEFT_OUT.sub(_put_back, text)


def _put_back(found: re.Match[str]) -> str:
    word = found.group()
    place = _PLACES[word.casefold()]
    return f"{word[:place]}'{word[place:]}"
