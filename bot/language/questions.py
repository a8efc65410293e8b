"""Questions: found by their mark, or by their words when a transcript has no marks.

The rules follow what annotators of telephone talk and meetings call a question (Jurafsky, Shriberg and
Biasca 1997; Shriberg et al. 2004): inverted auxiliaries, wh-words that front a clause, "or" left hanging.
What a listener says to keep the other talking ("really?", "oh, is it?") has the form of one and is none.
"""

import re
from collections.abc import Iterable
from typing import Literal

from bot.language.question_words import (
    ANYWHERE,
    CHECK_IN,
    CHECK_IN_ALONE,
    ECHO,
    EXPLAINING,
    FRONTED,
    HANGING_OR,
    INDIRECT,
    INVITING,
    LEAD,
    OPEN_WH,
    REPORTED,
    SPECIFIC_WH,
    SURE_WITHOUT_MARK,
    WH_ANYWHERE,
    YOU_STATEMENT,
)
from bot.language.sentences import list_sentences
from bot.language.words import count_words, plain, without_tags

Form = Literal["open", "specific", "closed"]
"""What an answer can be: a story, one fact (where, when, which, how many), or yes and no."""

_MARKS_PER_WORD = 0.5 / 1000
_LONGEST_CHECK_IN = 5


def has_question_marks(texts: Iterable[str]) -> bool:
    """Whether a transcript marks its questions: at least one "?" per 2,000 words, and one at all.

    Below that (a real Zoom file has none in 8,257 words) questions are found by their words.
    """
    marks = words = 0
    for text in texts:
        marks += text.count("?")
        words += count_words(text)
    return marks > 0 and marks >= words * _MARKS_PER_WORD


def is_question(text: str, *, punctuated: bool = True) -> bool:
    """Whether an utterance asks something; `punctuated` says if its transcript has question marks."""
    return any(is_asking(sentence, punctuated=punctuated) for sentence in list_sentences(without_tags(text)))


def is_asking(sentence: str, *, punctuated: bool) -> bool:
    """Whether one sentence asks something. Echoes ("really?"), "right?" alone and quoted questions do not."""
    said = plain(sentence)
    words = _bare(said)
    if not words or ECHO.fullmatch(words) or REPORTED.search(said):
        return False
    if said.rstrip(" \"')").endswith("?"):
        return True
    return _asks_without_mark(words) if punctuated else _asks_by_words(words)


def is_check_in(sentence: str) -> bool:
    """Whether a sentence only checks that the other follows ("does that make sense?"), in five words or fewer."""
    words = _bare(plain(sentence))
    if len(words.split()) > _LONGEST_CHECK_IN:
        return False
    marked = sentence.rstrip().endswith("?")
    return (CHECK_IN.search(words) if marked else CHECK_IN_ALONE.fullmatch(words)) is not None


def question_form(text: str) -> Form:
    """How far a question opens the answer, judged by its last sentence that has a form.

    "Tell me about …" and "can you give me a picture of …" are open; how many, which, where and when ask for
    one fact; who asks for people, which opens the map of a deal, and counts as open in our rubric.
    """
    sentences = [_bare(plain(sentence)) for sentence in list_sentences(without_tags(text))]
    asking = [words for words in sentences if words and _asks_by_words(words)] or [w for w in sentences if w]
    return _form(asking[-1]) if asking else "closed"


def is_open(text: str) -> bool:
    """Whether a question invites more than one fact or a yes."""
    return question_form(text) == "open"


def _bare(said: str) -> str:
    """A sentence without its marks and the words that lead into it ("so, um, …"), hesitations left out."""
    words = " ".join(re.sub(r"[^\w\s'%$-]|(?<!\w)-+|-+(?!\w)|\b(?:um+|uh+|er+m?)\b(?!-)", " ", said).split())
    return LEAD.sub("", words, count=1).strip() or words


def _asks_by_words(words: str) -> bool:
    if EXPLAINING.match(words):
        return False
    return any(rule.match(words) for rule in (FRONTED, HANGING_OR, YOU_STATEMENT)) or any(
        rule.search(words) for rule in (INVITING, ANYWHERE)
    )


def _asks_without_mark(words: str) -> bool:
    return bool(SURE_WITHOUT_MARK.match(words)) and not EXPLAINING.match(words)


def _form(words: str) -> Form:
    if INVITING.search(words) or INDIRECT.match(words):
        return "open"
    if not (found := WH_ANYWHERE.search(words)):
        return "closed"
    asked = words[found.start("wh") :]
    if SPECIFIC_WH.match(asked):
        return "specific"
    return "open" if OPEN_WH.match(asked) else "specific"
