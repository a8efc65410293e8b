"""Telling an order for every time something happens from a trouble that comes every time.

"When a deal stalls, send me a note" and "when a deal stalls, buyers send me a note" begin alike. An order has a
clause that begins with its verb; a trouble has somebody who does it. Where nothing parts the clauses, the words
before the verb must be a whole one: a time, or something that happens to somebody. An order may also come first:
"send me a note when a deal stalls".
"""

import re

_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:work|week)?day|week|month|quarter|year|hour)s?"
_HOUR = r"(?: (?:at|by|around|before) [\w:.]+)?"
_TIMED = (
    rf"(?:every|each|once an?|on) (?:(?:other|second|two|first|last) )*(?:{_DAY}|morning|afternoon|evening|night)"
    rf"(?: (?:morning|afternoon|evening|night))?{_HOUR}"
)
_EVERY = r"(?:every|each)(?= (?:time|\d\w*|two|three|four)\b| (?:[\w-]+ ){0,2}[\w-]+[,:])"
"""Every time, or every thing that is named in three words: "every customer wants a discount, …" is a trouble."""

_SITUATION = rf"(?:{_EVERY}|when|whenever|after|before|if|once|as soon as|any ?time)"
_OPENS = re.compile(rf"(?:{_SITUATION}|{_TIMED})\b")
_ON_TIME = re.compile(rf"{_TIMED}\b")

_WARNED = r"(?:ping|nudge|remind|notify|alert|warn)"
_TOLD = rf"(?:tell|show|ask|message|send|write|draft|suggest|give|let|{_WARNED}) (?:me|us)\b"
_DONE = (
    r"(?:send|draft|create|e-?mail|remind|post|write|notify|alert|list|summari[sz]e|share|book|schedule|add|update|"
    r"make|start|message|ping|prep(?:are)?|warn|nudge|log|suggest|flag)\b"
    r"(?! (?:to|for|of|about|with|and|or|but|is|are)\b)"
)
_ORDER = (
    r"(?:(?:please|just|also|then|automatically|can you|could you|i want you to|i'd like you to) )*"
    rf"(?:{_TOLD}|{_DONE})"
)
_SAYS = r"(?:says|asks|tells|wants)"
_HAPPENS = rf"(?:(?:an?|any) [\w'-]+|(?:some|any|no) ?(?:one|body))(?: [\w'-]+){{0,2}}? (?!{_SAYS}\b)[\w'-]+s"
_SINCE = r"(?:(?:days|weeks|hours|months)(?: (?:out|old|late|away|overdue))?|late|overdue|quiet|red|escalated)"
_TALK = r"(?:after|before) (?:every|each|an?|my|the) (?:[\w-]+ ){0,2}?(?:call|meeting|demo|qbr|ebr|review|visit)"
_BEGINS_WITH_ITS_VERB = re.compile(
    rf"(?:[,;:–—] | - |\b(?:please|automatically|(?:i want|i'd like) you to) |^if\b[^,]* then ){_ORDER}"
    rf"|^(?:{_TIMED}|{_TALK}|{_SITUATION} (?:{_HAPPENS}|[^,]*\b{_SINCE})) {_ORDER}"
)
_COMES_FIRST = re.compile(
    rf"(?:please )?(?:{_WARNED} (?:me|us) (?:when|whenever|if|once|as soon as|(?:every|each) time|before|after)\b"
    r"|(?:let (?:me|us) know|tell (?:me|us)) (?:when|whenever|as soon as|(?:every|each) time) "
    r"(?!(?:to|is|are|did|do|does|should|you|it is|it's|i should|i can|the (?:best|right))\b)"
    rf"|{_ORDER} (?:(?!(?:to (?:ask|say|send|use|do|give|share|write)|what|how)\b)\S+ )*?"
    rf"(?:{_TIMED}$|whenever |each time ))"
)
_WANTS_TO_KNOW = re.compile(
    r"\b(?:tell|show|give|suggest) (?:(?:me|us) )?"
    r"(?:what|how|why|where|which|who|whether|ways|the best|an? way|some)\b"
)
_OWN_FEELING = re.compile(r"\bi (?:go (?:red|blank|quiet)|freeze|panic|ramble|waffle|blank|feel|end up)\b")
_WANTS_WORDS = re.compile(r"\b(?:draft|write|suggest|list|make|create|prep(?:are)?)\b")


def is_standing_order(lowered: str) -> bool:
    """Whether something is to be done each time, of words in lower case that are no question.

    Who wants to be told how, or tells of a feeling of their own and wants words for it, wants them now.
    """
    if _COMES_FIRST.match(lowered):
        return True
    if not _OPENS.match(lowered) or not _BEGINS_WITH_ITS_VERB.search(lowered):
        return False
    if _ON_TIME.match(lowered):
        return True
    is_own_trouble = _OWN_FEELING.search(lowered) and _WANTS_WORDS.search(lowered)
    return not is_own_trouble and not _WANTS_TO_KNOW.search(lowered)
