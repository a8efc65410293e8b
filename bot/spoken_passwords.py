"""Passwords and e-mail addresses as they are said: "my password is blue monkey seven", "dana at acme dot com"."""

import re

_SECRET_WORD = (
    r"(?:pass ?word|pass ?code|pass ?phrase|passwd|pwd|api[ _-]?key|pin(?: (?:number|code))?|security answer"
    r"|maiden name)"
)
_SAID_TO_BE = (
    r"(?:\s+(?:that )?(?:i|we|you) (?:use|have|set)(?: (?:for|on) \S+)?)?"
    r"(?:\s*,?\s*(?:it's|that's|is|was|would be|will be|'s)(?:\s*:|\s+(?:actually|just|still|now|simply"
    r"|um+,?|uh+,?|like))*\s+|\s*[:=]\s*)"
)
_ORDINARY = (
    r"(?!(?:wrong|not|no|the|an?|too|still|lost|expired|required|invalid|weak|shared|missing|in|on|to"
    r"|reset|changed|fine|easy"
    r"|hard|correct|incorrect|different|saved|stored|encrypted|good|okay|ok|something|case|really|very"
    r"|pretty|already|also|being"
    r"|protected|needed|managed|always|never|set|what|how|why|when|where|your|my|our|their|his|her|it|its"
    r"|that|this|so|because"
    r"|working|right|there|here|safe|secure|strong|long|short|going|only|just|sent|hashed|forgotten|stuck"
    r"|from|for|of|at|by|with"
    r"|one of|one thing|up|out|due|rotated|locked|broken|unknown|old|new|optional|mandatory|disabled"
    r"|enabled|hidden|valid"
    r"|\[)\b)"
)
_STOP = (
    r"(?:now|and|but|so|for|on|if|please|then|can|could|because|when|which|that|thanks|thank|okay|ok"
    r"|right|to|with|i|you|we"
    r"|is|in|at|it|or|as in)"
)
_PASSWORD = re.compile(
    rf"\b(?P<word>{_SECRET_WORD})(?P<said>{_SAID_TO_BE}){_ORDINARY}(?P<secret>[^\s,.;?!]+(?:\s+(?!{_STOP}\b)[^\s,.;?!]+){{0,6}})",
    re.IGNORECASE,
)
_PIN = re.compile(r"pin", re.IGNORECASE)
_HAS_NUMBER = re.compile(r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE)
_SPELLED = (
    r"(?:\s*,?\s*\b(?:capital|lower ?case|upper ?case|small|big|letter|number|digit|underscore|dash"
    r"|hyphen|dot|exclamation(?: point| mark)?"
    r"|at sign|hash|dollar sign|star|asterisk|as in \w+|[a-z]|\d+|zero|one|two|three|four|five|six|seven"
    r"|eight|nine)\b)+"
)
_AFTER_SECRET = re.compile(rf"\[secret\]{_SPELLED}", re.IGNORECASE)
_ENDINGS = r"(?:com|org|net|edu|gov|co|io|ai|info|biz|us|uk|de|fr|ca|au|eu|nl|es|it|ch|se|ie)"
_PART = r"(?:\w+|(?:\b\w\b\s+){1,20}\w)"
_SPOKEN_MAIL = re.compile(
    rf"(?<!['’])\b(?:(?:\w\b[\s.-]+){{2,20}}|\w+\s+(?:dot|underscore|dash|hyphen"
    rf"|period)\s+)*{_PART}\s+at\s+(?!(?:the|an?|this|that|our|your)\b)(?:\w+\s+){{1,3}}dot\s+{_ENDINGS}\b"
    r"(?:\s+dot\s+\w{2,3}\b)?",
    re.IGNORECASE,
)
_HALF_SPOKEN_MAIL = re.compile(
    r"\b[\w.]+(?:\s+(?:dot|underscore|dash)\s+\w+)*\s+at\s+(?:gmail|yahoo|hotmail|outlook|icloud|aol"
    r"|proton(?:mail)?|[\w-]+(?=\.com\b))"
    r"(?:\s*\.\s*com|\s+dot\s+com)?\b",
    re.IGNORECASE,
)
_NO_SECRET = re.compile(
    r"^\W*(?:(?:um+|uh+|oh|yes|yeah|no|sure|okay|ok|well|so|hold on|one (?:second|moment|sec)|let me \w+"
    r"|just a \w+|i (?:don't|do not|forgot"
    r"|can't|think|have|am|need)|i'm|hang on|give me|what|which|my|do you|sorry|pardon|why|it was|hm+|mm+"
    r"|right|great|thank\w*|perfect|awesome|alright|all right|cool|good|excellent|correct|got it|you|that"
    r"|is|can|will|there|we|the)\b)",
    re.IGNORECASE,
)
_LONGEST_SECRET = 12


def masked_passwords(text: str) -> str:
    """The text without passwords said to be such and without e-mail addresses said in words."""
    text = _PASSWORD.sub(_secret, text)
    text = _AFTER_SECRET.sub("[secret]", text)
    if "dot" in text.casefold():
        text = _SPOKEN_MAIL.sub("[e-mail]", text)
    return _HALF_SPOKEN_MAIL.sub("[e-mail]", text) if " at " in text else text


def is_secret_answer(text: str) -> bool:
    """Whether a short line after the question for a password is the password, not a word about it."""
    return 0 < len(text.split()) <= _LONGEST_SECRET and not _NO_SECRET.match(text)


def _secret(found: re.Match[str]) -> str:
    if _PIN.match(found["word"]) and not _HAS_NUMBER.search(found["secret"]):
        return found.group()
    return f"{found['word']}{found['said']}[secret]"
