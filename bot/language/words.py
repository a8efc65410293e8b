"""Words, and whether there are any: what every count of a call rests on."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
TAG = re.compile(
    r"\[[^\[\]\n+]{0,60}\]|<[^<>\n]{0,60}>|\{[^{}\n]{0,60}\}|\((?:[a-z]+ )?(?:laugh|laughs|laughing|laughter|"
    r"chuckles?|cough(?:s|ing)?|noise|music|applause|silence|pause|inaudible|unintelligible|crosstalk|"
    r"sighs?|beep)\)",
    re.IGNORECASE,
)
_REDACTED = re.compile(r"\*{3}|\[(?:pii|redacted|name|phone|address|number)[^\]\n]{0,30}\]|<unk>", re.IGNORECASE)

# Function words that are frequent in English and rare in languages written with the same letters.
_ENGLISH_WORDS = (
    "the and you that it's i'm is of to we so what for with have this are was be they know just on but not do if "
    "there my your can like that's it he she at all about would think from yeah our or how an as will when had "
    "were don't which has been their then more because who"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_ENOUGH_WORDS = 30
_ENGLISH_SHARE = 0.2


def without_tags(text: str) -> str:
    """The text without bracketed tags such as "[laughter]", "<unk>" or "(inaudible)"."""
    return TAG.sub(" ", text) if "[" in text or "<" in text or "(" in text or "{" in text else text


def list_words(text: str) -> list[str]:
    """The words of a text as they stand: runs of letters and digits with inner ' or -, tags left out."""
    return WORD.findall(without_tags(text))


def count_words(text: str) -> int:
    """How many words a text has; "[PII]" and other tags are none."""
    return len(list_words(text))


def has_speech(text: str) -> bool:
    """Whether somebody spoke: a word, or a redaction that stands for one; "[noise]" alone is not speech."""
    return bool(WORD.search(without_tags(text)) or _REDACTED.search(text))


_SPLIT_OFF = re.compile(r" (?='(?:s|re|ve|ll|d|m)\b|n't\b)", re.IGNORECASE)
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def straight(text: str) -> str:
    """The text with straight quotes, single spaces, and contractions whole ("what 's" becomes "what's")."""
    said = " ".join((text if text.isascii() else text.translate(_STRAIGHT)).split())
    return _SPLIT_OFF.sub("", said) if " '" in said or " n't" in said else said


def plain(text: str) -> str:
    """The same in lower case, as the rules of this room read it."""
    return straight(text).lower()


def word_set(words: str) -> frozenset[str]:
    """The words of a list written with spaces between them."""
    return frozenset(words.split())


def is_english(texts: Iterable[str]) -> bool:
    """Whether texts read as English, by the share of its function words; too few words to tell count as English.

    Conversational English has about half its words in such lists; other languages stay below a tenth.
    """
    words: list[str] = []
    for text in texts:
        words += list_words(plain(text))
        if len(words) >= 2000:
            break
    if len(words) < _ENOUGH_WORDS:
        return True
    return sum(word in _ENGLISH for word in words) / len(words) >= _ENGLISH_SHARE


def is_english_word(word: str) -> bool:
    """Whether a word in lower case is one of English' small ones, which other languages seldom have."""
    return word in _ENGLISH
