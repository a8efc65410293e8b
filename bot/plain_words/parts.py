"""What requests are made of: ways to ask to see something, numbers of tasks and goals, lengths of time."""

from bot.language.due_words import COUNTS, ORDINALS, one_of

_SMALL = {name: number for name, number in COUNTS.items() if 0 < number < 10 and name not in ("a", "an", "couple")}
_PLACES = {name: number for name, number in ORDINALS.items() if number < 10}

SHOW = (
    r"(?:(?:(?:show|see|open|list|view|display|get|give|have|check|send|read|pull up|bring up|call up|look at|have a look at|take a look at|go to)"
    r"(?: me)?|(?:what|where)(?:'s| is| are| was)) )?"
)
"""To be shown something; also no word for it at all."""
MINE = r"(?:all )?(?:of )?(?:my |the |your )?(?:own |whole |full |entire |current |present |latest )?"

DIGITS = r"#?\d{1,6}(?:st|nd|rd|th)?"
DIGIT_LIST = rf"{DIGITS}(?:(?:\s*[,&+–-]\s*|\s+)(?:(?:and|&|to) )?{DIGITS})*"
"""Numbers of tasks or goals in figures: "2, 5 and 7", "1-3"."""
NUMBER = rf"(?:{DIGITS}|{one_of(_SMALL)})"
NUMBER_LIST = rf"{NUMBER}(?:(?:\s*[,&+–-]\s*|\s+)(?:(?:and|&|to) )?{NUMBER})*"
"""The same in figures or in words; only where a word says that they are numbers of something."""
NTH = rf"(?:{one_of(_PLACES)}|\d(?:st|nd|rd|th)|last)"
NTH_LIST = (
    rf"(?:the |my )?(?:{NTH}(?:(?:(?:\s*[,&+]\s*|\s+)(?:(?:and|&) )?(?:the )?){NTH})*|first {one_of(_SMALL)})"
)
"""Tasks or goals by their place: "the first and third", "the first two"."""
PLACES = {**_SMALL, **_PLACES}
"""Numbers of tasks or goals as words."""

LENGTH = (
    r"(?:for )?(?:(?:a couple(?: of)?|a few|(?:the )?next|(?:the )?(?:next )?\d{1,5}|"
    rf"(?:the next )?{one_of(COUNTS)}|an?) )?(?:days?|weeks?|months?|fortnights?)"
)
WHEN = (
    r"(?: (?:for |of |in |on |over )?(?:this|the|my|the present|the current|next|(?:the |this )(?:coming|next|following))"
    r" week| (?:for )?(?:today|tomorrow|monday))?"
)
