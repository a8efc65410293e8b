"""Questions: found by their mark, or by their words when a transcript has no marks.

The rules follow what annotators of telephone talk and meetings call a question (Jurafsky, Shriberg and
Biasca 1997; Shriberg et al. 2004): inverted auxiliaries, wh-words that front a clause, "or" left hanging.
What a listener says to keep the other talking ("really?", "oh, is it?") has the form of one and is none.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from bot.language.no_question_words import AGREEING, ECHO, EXPLAINING, REPORTED
from bot.language.question_words import (
    ABOUT_YOU,
    ANYWHERE,
    CHECK_IN,
    CHECK_IN_ALONE,
    CURIOUS,
    FRONTED,
    INDIRECT,
    INVITING,
    LEAD,
    SPECIFIC_WH,
    SUGGESTING,
    SURE_WITHOUT_MARK,
    TAG,
    TAILS,
    WH_ANYWHERE,
    WHETHER,
)
from bot.language.sentences import list_sentences, sentence_spans
from bot.language.unmarked import spans_without_marks
from bot.language.unmarked_words import OPENS_QUESTION
from bot.language.words import count_words, plain, without_tags

Form = Literal["open", "specific", "closed"]
"""What an answer can be: a story, one fact (where, when, which, how many), or yes and no."""

_MARKS_PER_WORD = 0.5 / 1000
_LONGEST_CHECK_IN = 5
_FEWEST_SPACES = 2
"""One or two words without a mark are broken off or agree."""
_LONGEST_TAILED = 9
_END = re.compile(r"[.?!…]")
_MAY_ASK = re.compile(r"you|You| me | us |n't|n’t|curious")
_MAY_CHECK = re.compile(r"\?|sense|ound|with me|mean")
_MARKS = re.compile(
    r"[^\w\s'%$-]|-(?<!\w-)-*|-+(?!\w)|u(?<=\bu)(?:m+|h+)\b(?!-)|e(?<=\be)r+m?\b(?!-)"  # by its first sign each
)


def has_question_marks(texts: Iterable[str]) -> bool:
    """Whether a transcript marks its questions (see `are_marked`)."""
    marks = words = 0
    for text in texts:
        marks += text.count("?")
        words += count_words(text)
    return are_marked(marks, words)


def are_marked(marks: int, words: int) -> bool:
    """Whether so many "?" in so many words mean that questions are marked: at least one in 2,000 words.

    Below that (a real Zoom file has none in 8,257 words) questions are found by their words.
    """
    return marks > 0 and marks >= words * _MARKS_PER_WORD


def is_question(text: str, *, punctuated: bool = True) -> bool:
    """Whether an utterance asks something; `punctuated` says if its transcript has question marks."""
    text = without_tags(text)
    return any(
        is_asking(text[start:end], punctuated=punctuated) for start, end in spans(text, punctuated=punctuated)
    )


def spans(text: str, *, punctuated: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, as its transcript marks them or, where no marks are, by what asks."""
    return sentence_spans(text) if punctuated and _END.search(text) else spans_without_marks(text)


def is_asking(sentence: str, *, punctuated: bool) -> bool:
    """Whether one sentence asks something. Echoes ("really?"), "right?" alone and quoted questions do not.

    Where no mark at all ends it, not even a full stop, its words decide, as in a transcript without marks.
    """
    marked = "?" in sentence[-3:]
    punctuated = punctuated and (marked or not _ends_bare(sentence))
    if punctuated and not marked and not _MAY_ASK.search(sentence):
        return False
    said = plain(sentence)
    unmarked = _unmarked(said)
    if not unmarked or ECHO.fullmatch(unmarked) or REPORTED.search(said):
        return False
    if AGREEING.fullmatch(unmarked):
        return False
    words = _unled(unmarked)
    if words != "what" and ECHO.fullmatch(words):  # "like what?" asks, "what?" alone wants to hear it again
        return False
    if marked:
        return not words.endswith(" you know") or words.startswith("do")
    return _asks_without_mark(words) if punctuated else _asks_by_words(words)


def _ends_bare(sentence: str) -> bool:
    return sentence[-1:].isalnum() and sentence.count(" ") >= _FEWEST_SPACES


def is_check_in(sentence: str) -> bool:
    """Whether a sentence only checks that the other follows ("does that make sense?"), in five words or fewer."""
    if len(sentence) > _LONGEST_CHECK_IN * 12 or not _MAY_CHECK.search(sentence):
        return False
    words = _bare(plain(sentence))
    if len(words.split()) > _LONGEST_CHECK_IN:
        return False
    marked = sentence.rstrip().endswith("?")
    return (CHECK_IN.search(words) if marked else CHECK_IN_ALONE.fullmatch(words)) is not None


def question_form(text: str) -> Form:
    """How far a question opens the answer, judged by its last sentence that asks.

    "Tell me about …" and "can you give me a picture of …" are open; how many, which, where and when ask for
    one fact; who asks for people, which opens the map of a deal, and counts as open in our rubric.
    """
    sentences = [words for sentence in list_sentences(without_tags(text)) if (words := _bare(plain(sentence)))]
    if len(sentences) > 1:
        sentences = [words for words in sentences if _asks_by_words(words)] or sentences
    return _form(sentences[-1]) if sentences else "closed"


def is_open(text: str) -> bool:
    """Whether a question invites more than one fact or a yes."""
    return question_form(text) == "open"


def _bare(said: str) -> str:
    """A sentence without its marks, hesitations and the words that lead into it ("so, well, …")."""
    return _unled(_unmarked(said))


def _unmarked(said: str) -> str:
    return " ".join(_MARKS.sub(" ", said).split())


def _unled(words: str) -> str:
    lead = LEAD.match(words)
    return words[lead.end() :] if lead else words


def _asks_by_words(words: str) -> bool:
    if EXPLAINING.match(words):
        return False
    if FRONTED.match(words) or OPENS_QUESTION.match(words) or _invites(words) or ANYWHERE.search(words):
        return True
    count = words.count(" ") + 1
    if words.endswith(" or") and " you" in words:  # "you board them or …": the other is to go on
        return True
    return count <= _LONGEST_TAILED and words.endswith(TAILS) and ABOUT_YOU.match(words) is not None


def _asks_without_mark(words: str) -> bool:
    return SURE_WITHOUT_MARK.match(words) is not None and EXPLAINING.match(words) is None


def _invites(words: str) -> bool:
    return INVITING.match(words) is not None or CURIOUS.search(words) is not None


def _form(words: str) -> Form:
    if WHETHER.search(words) or SUGGESTING.match(words):
        return "closed"
    words = TAG.sub("", words)
    if _invites(words) or INDIRECT.match(words):
        return "open"
    if not (found := WH_ANYWHERE.search(words)):
        return "closed"
    return "specific" if SPECIFIC_WH.match(words, found.start("wh")) else "open"
