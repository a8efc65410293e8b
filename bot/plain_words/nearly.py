"""Short requests about something of the person's own that fit no kind: the verb they may mean is offered, never run.

"Shuffle my tasks" is no kind of request, but it is about the plan and about nothing else.
"""

import re

MOST_WORDS = 9
_WHEN = (
    r"(?: (?:for |of |in |on |over |from )?(?:this|next|last|the) (?:week|month|quarter|year)"
    r"| (?:today|tomorrow|yesterday|lately|recently))*"
)
_OWN = {
    "week": r"(?:plan|tasks?|to-?dos?|week)",
    "goals": r"goals?",
    "progress": r"(?:progress|scores?|skills|report|stats)",
    "settings": r"(?:digests?|reflections?|quiet (?:hours|days)|transcripts|time ?zone|pace)",
}
_NUMBERED = {"week": r"tasks?(?: no\.?| number)?", "goals": r"goals?(?: no\.?| number)?"}
_NEARLY = (
    *(
        (verb, re.compile(rf"(?:[^,?]* )?my (?:own |other |open |weekly |last |next |new |old )*{noun}{_WHEN}\??"))
        for verb, noun in _OWN.items()
    ),
    *(
        (verb, re.compile(rf"(?:[^,?]* )?{noun} ?#?\d{{1,2}}(?: (?!of\b|for\b)[a-z]+){{0,2}}\??"))
        for verb, noun in _NUMBERED.items()
    ),
    ("settings", re.compile(r"[^,?]*\bmy (?:weekly )?digests?\b[^,?]*\??")),
)
_THEIRS = re.compile(
    r"\b(?:customers?|clients?|buyers?|champions?|accounts?|their|his|her|they|deal|manager|boss)\b"
)


def nearly_asked_for(request: str) -> str:
    """The verb of `/coach` that a request made bare comes close to, "" for none."""
    if len(request.split()) > MOST_WORDS or _THEIRS.search(request):
        return ""
    return next((verb for verb, pattern in _NEARLY if pattern.fullmatch(request)), "")
