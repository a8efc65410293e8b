"""The words that name days, and what stands around them (see `bot.language.due`)."""

import re

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
COUNTS = {
    name: number
    for number, names in enumerate(
        (
            "",
            "a an one",
            "two couple",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
    for name in names.split()
} | {"fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-eight": 48, "sixty": 60, "ninety": 90}

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth"),
)
ORDINALS = (
    {name: number for number, name in enumerate((*_UNITS, *_TEENS, "twentieth"), start=1)}
    | {f"twenty{dash}{name}": 20 + number for number, name in enumerate(_UNITS, start=1) for dash in "- "}
    | {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}
)


def one_of(words: dict[str, int]) -> str:
    """A pattern for any of these words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


WEEKDAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
SHORT_WEEKDAY = "(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
SHORT_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
COUNT = rf"(?:an? couple(?: of)?|{one_of(COUNTS)}|\d{{1,3}})"
DAY = rf"(?:{one_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"

# What may follow a bare "the 24th"; "the second call" and "the 3rd floor" are no dates.
AFTER_DAY = (
    r"(?=$|\s*[.,;?!)]|\s(?:at|and|or|if|so|for|to|with|then|we|i|i'll|you|works?|is|in|morning|afternoon|evening|"
    r"latest|"
    r"that|because|but|when|as|of (?:the|this) month)\b)"
)

_DONE = (
    r"(?:was|were|had|did|met|talked|spoke|sent|got|came|went|told|said|called|happened|started|began|signed|"
    r"launched|"
    r"left|saw|discussed|emailed|wrote|asked|bought|sat|ran|took|gave|made|received|shipped|delivered|joined|"
    r"presented|"
    r"been|showed|tried|visited|closed|missed|finished|ended|arrived|heard|found|thought)"
)
_AHEAD = (
    r"(?:will|won't|\w+'ll|would|\w+'d|should|can|could|going to|gonna|need|want|let's|let me|please|shall|due|"
    r"plan|must|"
    r"have to|has to|promised?|expect\w*|hope|supposed to|aim\w*|deadline|next step|schedul\w*|book|set|until|by|"
    r"before)"
)
_NEVER_BEFORE = (
    r"(?:last|previous|since|every(?: other| second)?|each|this past|past|yesterday|as of|like|same|another|"
    r"(?<!give me )(?<!give us )(?<!have )(?<!got )(?:until|till)|not (?:by|on|before)|typical|most|usual)"
)

ALREADY_DONE = re.compile(rf"^(?!.*\b{_AHEAD}\b).*\b{_DONE}\b")
"""A clause that only tells what happened: "we met (on Tuesday)"."""
NOT_AHEAD = re.compile(
    rf"\b{_NEVER_BEFORE}(?: on| of| the)?\s*$|\bsince (?:(?:our|the|your|my|last) )+(?:\S+ ){{1,4}}$"
    r"|\blast (?:time|call|meeting|review|demo|qbr) (?:\S+ ){0,4}$"
)
"""Words that turn the next day into a past, repeated or compared one: "last (Friday)", "every (Friday)"."""
NOT_AHEAD_AFTER = re.compile(r"\s*(?:ago|last (?:week|month|year)|(?:was|were|went|had|has been)\b)")
