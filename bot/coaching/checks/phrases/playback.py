"""What goes between and before words that are played back (see `playback.py`).

In lower case with straight quotes unless noted.
"""

import re

JOINING = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "i",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "so",
        "that",
        "the",
        "then",
        "there",
        "they",
        "to",
        "we",
        "was",
        "were",
        "you",
    ]
)
ASKS_ON = re.compile(
    r"(?:(?:and|so|okay|got it|right|interesting)[\s,.]+)*(?:do|does|did|have|has|are|were|can|could|will|would|should) (?:you|they|we|your|there|he|she)\b"
)
LEAD = re.compile(
    r"^(?:(?:so|and|um+|uh+|er+|okay|ok|right|well|yeah|yes|you know|i mean|i see|got it|great|thanks|that helps)"
    r"\b[\s,.:;!–—-]*)+",
    re.IGNORECASE,
)
# Words too common for their return to mean anything.
COMMON = frozenset(
    word
    for line in (
        "a about actually after again all also always am an and any anything are as ask at back be because been before",
        "being but by call can can't come could day did didn't different do does doesn't doing don't done down each",
        "else even ever every everybody everyone everything few find first for from get gets getting give go goes",
        "going gonna good got great had happen happens has have haven't having he hear help her here him his how i",
        "i'd i'll i'm i've idea if in into is isn't it it's its just keep kind know last later least less let let's",
        "like little long look looking lot lots made make makes making many may maybe me mean means might more most",
        "much must my need needs never new next nice no not nothing now of off oh okay on one only or other our out",
        "over own part people person piece place point probably put question quite really right said same say saying",
        "see seem seems set she should side since so some somebody someone something sort start still stuff such",
        "sure take taking talk tell than thank thanks that that's the their them then there there's these they",
        "they're thing things think this those though thought through time times to today together too try trying two",
        "understand until up us use used using very want wanted wants was way ways we we'd we'll we're we've week well",
        "went were what what's when where whether which while who why will with won't work works would wouldn't yeah",
        "year years yes yet you you'd you'll you're you've your",
    )
    for word in line.split()
)
