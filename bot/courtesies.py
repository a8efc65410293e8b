"""What is said for politeness and in haste, taken off a request so that the request itself can be read.

"Hey coach, can u show me my plan pls 🙏" asks for "show me my plan".
"""

import functools
import re
import unicodedata

from bot.language.apostrophes import with_apostrophes

LONGEST_REQUEST = 300
"""Characters: whoever writes more tells a story, and the patterns need not look at it."""

_SHORT_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\b(this|last|next|today)s? week'?s\b(?= \w)", r"\1 week's"),
        (r"\btodays\b", "today's"),
        (r"\bw[ha]t('?s)?\b(?!')", r"what\1"),
        (r"\bturn of\b", "turn off"),
        (r"\bwanna\b", "want to"),
        (r"\bw/ ?(?=\w)", "with "),
        (r"\bgonna\b", "going to"),
        (r"\bu\b", "you"),
        (r"\bwk(s?)\b", r"week\1"),
        (r"\b(?:mth|mo)(s?)\b", r"month\1"),
    )
)
_MAY_BE_SHORT = re.compile("|".join(short.pattern for short, _ in _SHORT_FORMS))
"""One of them is there; most of what people write has none, and one look costs less than ten."""
_CHECK_MARK = re.compile(r"[✓✔✅☑]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check):")
_DIGIT = re.compile(r"\d")
_ONLY_NUMBERS = re.compile(r"(?:(?:my |the )?(?:tasks?|goals?|numbers?|no\.?|nr\.?|items?|and)|[#\d,&+ -])+")
_EMOJI_NAME = re.compile(r":[a-z0-9_+-]*[a-z][a-z0-9_+-]*:")
_GREETING = (
    r"(?:(?:hey|hi|hello|hallo|yo|ok(?:ay)?|alright|right|so|well|um+|oops|sorry|ah|oh|now|then|and|also|just|quickly|"
    r"final?ly|actually|yes|yep|yeah|yup|"
    r"good (?:morning|afternoon|evening))(?: (?:there|coach|sideline|again))?|coach|sideline)"
)
_PLEASE = r"(?:please|pls|plz|kindly|bitte)"
_LEAD = re.compile(
    rf"(?P<greeting>{_GREETING}[ ,.:!-]+)|(?P<please>{_PLEASE},? )"
    rf"|(?P<asked>(?:can|could|would|will|may|might) (?:you|i|we) (?:{_PLEASE} |just |quickly |maybe )*"
    r"(?:(?:like|want|be able) to |like |mind )?)"
    r"|(?P<wish>(?:i(?:'d| would) (?:(?:like|love)(?: you)?(?: to)?|rather|prefer(?: to)?)"
    r"|i (?:want|need|wish|have)(?: you)? to|i prefer(?: to)?"
    r"|i (?:want|need)|let(?:'s| me| us)|(?:it's )?time to) )"
)
_TAIL = re.compile(
    rf"[,;.! ]*(?:\b(?:{_PLEASE}|thanks(?: a lot| so much| again)?|thank you(?: so much)?|thx|ty|cheers|danke|"
    r"for me|for now|right now|now|again|coach|asap|if you can|if possible|when you can|with you|would you|"
    r"will you)"
    r"|[,;.! ])$"
)


@functools.lru_cache(maxsize=64)  # several ask what the same message asks for
def bare(said: str) -> str:
    """The request alone: lower case, straight quotes, single spaces, no courtesies, no emojis, no end mark.

    A question mark stays ("done with 2?"), unless it only was polite ("can you show my plan?"). What is nothing
    but courtesy ("please") comes back as it is; so does what is too long to be a request.
    """
    text = plainly(said)
    if len(text) > LONGEST_REQUEST:
        return text
    if _DIGIT.search(text) and _ONLY_NUMBERS.fullmatch(text) and _CHECK_MARK.search(said):
        text = f"{text} done"  # "✅ 3": a check mark beside nothing but numbers is the verb
    text = with_apostrophes(text)
    if _MAY_BE_SHORT.search(text):
        for short, full in _SHORT_FORMS:
            text = short.sub(full, text)
    is_asked, text = text.endswith("?"), text.rstrip("?!. ")
    text, is_polite = _without_lead(_without_tail(text))
    return f"{text}?" if is_asked and not is_polite else text


def is_only_courtesy(said: str) -> bool:
    """True for "pls", ", thanks!" and the like behind something; also for nothing."""
    return bare(f"week {said}") == "week"


def plain_request(text: str) -> str:
    """The message in lower case, with straight quotes and without its end mark."""
    return " ".join(text.replace("’", "'").casefold().split()).strip(".!? ")


def plainly(said: str) -> str:
    """Lower case, straight quotes, single spaces, no emojis."""
    text = _EMOJI_NAME.sub(" ", said.replace("’", "'").replace("‘", "'").casefold())
    if not text.isascii():
        text = "".join(" " if _is_emoji(each) else each for each in text)
    return " ".join(text.split())


def _is_emoji(character: str) -> bool:
    return ord(character) > 0x2000 and unicodedata.category(character) in ("So", "Sk", "Cf", "Mn")


def _without_lead(text: str) -> tuple[str, bool]:
    """The text without what leads up to the request, and whether that made a polite question of it."""
    is_polite = False
    while (lead := _LEAD.match(text)) and lead.end() < len(text):
        is_polite = is_polite or lead["asked"] is not None
        text = text[lead.end() :].lstrip(" ,.:!-")
    return text, is_polite


def _without_tail(text: str) -> str:
    while (tail := _TAIL.search(text)) and tail.start() > 0:
        text = text[: tail.start()]
    return text
