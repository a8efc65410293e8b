"""Where somebody lives and when they were born, written or said."""

import re

_NUMBER_WORDS = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)"
)
_ANY_NUMBER = rf"(?:\d+[a-zA-Z]?|{_NUMBER_WORDS})"
_UNIT = r"(?:,?\s+(?:apartment|apt\.?|suite|ste\.?|unit|flat|floor|#)\s*[\w-]+)?"
_PLACE = (
    r"(?:,\s*[A-Z][\w.]+(?:\s[A-Z][\w.]+)?(?=,|\s[A-Z]{2}\b"
    r"|\s\d{5}))?(?:,?\s+[A-Z]{2}\b)?(?:,?\s+\d{5}(?:-\d{4})?\b)?"
)
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Terrace|Circle"
    r"|Square|Parkway"
    r"|Pkwy|Highway|Hwy|Crescent|Gardens|Mews)"
)
_NO_STREET = (
    r"(?!(?:percent|minutes?|hours?|days?|weeks?|months?|years?|more|different|new|other|of|way|to|the|in"
    r"|on|and|or"
    r"|people|miles?|k|million|thousand|hundred|seats?|users?)\b)"
)
_CAPITALS = (
    rf"\b\d{{1,5}}[A-Za-z]?,?\s+(?:[NSEW]\.?\s+)?(?:(?:[A-Z][\w'’-]+|\d+(?:st|nd|rd"
    rf"|th))\s+){{1,3}}{_STREET}\b\.?"
)
_SMALL_LETTERS = (
    rf"\b\d{{1,5}}\s+(?:{_NO_STREET}[a-z0-9'’]+\s+){{1,2}}(?:street|avenue|boulevard|lane|road)\b(?! (?:map"
    rf"|test|show|block|team|art|food|smart)s?)"
)
_LIVES = (
    r"(?:(?:i|we|he|she|they)(?:'m| am|'re| are| live| lives| lived)? (?:live|lives|located|staying|based"
    r"|over) (?:at|on)"
    r"|(?:my|our|your|his|her|their|home|mailing|billing|shipping|street|postal|delivery|service|current"
    r"|full|new|old)"
    r" address(?:,? (?:is|was|would be|it's|that's)|'s|:)|(?:ship|send|deliver|mail) (?:it|them|that|this) to)"
)
_SAID = (
    rf"(?P<lead>\b{_LIVES}\s*(?:um+,?|uh+,?|at|so,?|it's|is|yes,?"
    rf"|\s){{0,12}})(?P<place>[^.?!\n]{{0,100}}?\b{_ANY_NUMBER}\b[^.?!\n]{{0,200}})"
)
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_BORN = (
    r"(?P<lead>\b(?:date of birth|birth ?date|birthday|dob|born)\b(?:,|:|\s|\b(?:is|was|on|it's|in|um+"
    r"|uh+|the|that's|would be)\b)*)"
    rf"(?P<day>(?:(?:{_MONTH}|\d[\d/.-]*(?:st|nd|rd|th)?|{_NUMBER_WORDS}(?:th)?|first|second|third|fifth"
    rf"|of|the|twelfth"
    r"|twentieth|thirtieth|eighth|ninth)\b[\s,.-]*){1,9})"
)

_PLACES = tuple(
    re.compile(pattern) for pattern in (rf"{_CAPITALS}{_UNIT}{_PLACE}", rf"{_SMALL_LETTERS}{_UNIT}", _POSTCODE)
)
_SAID_PLACE = re.compile(_SAID, re.IGNORECASE)
_PLACE_WORDS = ("live", "located", "staying", "based", "over", "address", "ship", "send", "deliver", "mail")
_BIRTH_WORDS = ("birth", "dob", "born")
"""One of these is in whatever the patterns find: looking for a word costs a hundredth of looking for a pattern."""
_SAID_BIRTH = re.compile(_BORN, re.IGNORECASE)
_SOME_DIGIT = re.compile(rf"\d|\b{_NUMBER_WORDS}\b", re.IGNORECASE)
_FIRST_NUMBER = re.compile(rf"\b{_ANY_NUMBER}\b[^.?!\n]{{0,200}}", re.IGNORECASE)


def masked_places(text: str) -> str:
    """The text without street addresses, postcodes and dates of birth; the words that announce them stay."""
    for pattern in _PLACES:
        text = pattern.sub("[address]", text)
    lowered = text.casefold()
    if any(word in lowered for word in _PLACE_WORDS):
        text = _SAID_PLACE.sub(lambda found: f"{found['lead'].rstrip()} [address]", text)
    return _SAID_BIRTH.sub(_birth, text) if any(word in lowered for word in _BIRTH_WORDS) else text


def masked_answer(text: str) -> str:
    """What answers a question for an address: from its first number to the end of the sentence."""
    return _FIRST_NUMBER.sub("[address]", text)


def _birth(found: re.Match[str]) -> str:
    if not _SOME_DIGIT.search(found["day"]):
        return found.group()
    rest = found["day"][len(found["day"].rstrip(" ,.-")) :]
    return f"{found['lead']}[date of birth]{rest}"
