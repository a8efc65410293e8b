"""How words sound, from −1 (troubled) to 1 (pleased): a list of words, and rules for what stands around them.

The rules are those of VADER (Hutto and Gilbert 2014), the simple method that does best on short texts: a negation
before a word turns it round and weakens it, "very" strengthens, "but" shifts the weight to what follows, and the
sum is brought into −1..1. Beyond it, what moves counts by where it goes (`sentiment_moves`), a plain question asks
for trouble rather than telling of it, and a word for trouble that only names a thing ("risk register") tells
nothing. The words are our own, for business talk (`sentiment_words`). It says how words sound, never what somebody
feels.
"""

import re
from typing import Literal

from bot.language.phrase_book import PhraseBook
from bot.language.sentences import list_sentences
from bot.language.sentiment_moves import list_moves
from bot.language.sentiment_phrases import PHRASES
from bot.language.sentiment_stances import STANCES
from bot.language.sentiment_words import (
    BOOSTERS,
    COUNTING,
    DAMPENERS,
    NAMED,
    NAMING,
    NEGATIONS,
    PASSED_OVER,
    weights,
)
from bot.language.words import WORD, plain, without_tags

Label = Literal["positive", "neutral", "negative"]

LABELLED_FROM = 0.2
"""Below this strength an utterance is called neutral: one mild word in a sentence tells too little."""

_WEIGHTS = weights()
_PHRASES = PhraseBook((*STANCES, *PHRASES))
_DOUBTING = re.compile(
    r"\b(?:don't|doesn't|didn't|not|never|can't) (?:really |actually |honestly )?(?:think|believe|see|"
    r"expect|feel|imagine|"
    r"know (?:if|whether|how)|sure)\b|\bdoubt\b"
)
_CLAUSE_END = re.compile(r"[.,;:!?](?=\s|$)")
_CONTRAST = re.compile(
    r"(?<!choice)(?<!last)(?<!help)(?:^|,? )(?:but|however|that said|having said that|then again)(?=[ "
    r",])(?! also\b)"
)
_MAY_CONTRAST = re.compile(r"but|however|said|again")
_CONCEDED = re.compile(r"(?:although|though|even though|while|whilst|despite|granted) [^,]*,")
_NO_CONTRAST = ((" nothing but ", " only "), (" anything but ", " not "), (" not only ", " "), (" all but ", " "))
_ASKING = re.compile(
    r"(?:so |and |okay |well |then )*(?:what|how|which|who|where|when|is|are|was|were|do|does|did|have|has|"
    r"can|could|"
    r"would|will|should|any)\b(?!n't)"
)
_COMPLAINING = re.compile(
    r"\b(?:so|still|keeps?|again|always|ever|come|even|too|that's|it's)\b|\bhow is (?:this|that|it)\b"
)

# The constants of VADER: measured by its authors on how people rate "very good", "not good" and "good, but …".
_NEGATED = -0.74
_BOOST = 0.293
_REACH = (1.0, 0.95, 0.9)
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_SPREAD = 15.0

_SPOKEN_AGAINST = -0.6
"""Of what stands before "but", where the words after it are on no list ("nice, but our lawyers …"); our own."""
_GOES_ON = re.compile(
    r" ?(?:\S+ ?){0,3}$| (?:let|can|could|i'll|we'll|i will|we will|i need|i want|first|just|yeah|also)\b"
)

_ASKED = 0.35
"""What is left of the words of a plain question ("are there any problems?"); our own."""
_FARTHEST = 6


def sentiment(text: str) -> float:
    """How a text sounds, −1..1; 0 when nothing in it pleases or troubles."""
    said = f" {plain(without_tags(text))} "
    for words, instead in _NO_CONTRAST:
        said = said.replace(words, instead)
    total = before = 0.0
    for sentence in list_sentences(said):
        parts = _parts(_turned(sentence))
        if len(parts) > 1 and not parts[0]:  # "But …" takes half from the sentence before
            total -= before * (1 - _BEFORE_BUT)
        before = _weighed(parts) * (_ASKED if _only_asks(sentence) else 1.0)
        total += before
    return total / (total * total + _SPREAD) ** 0.5 if total else 0.0


def sentiment_label(score: float) -> Label:
    """What to call a score of one utterance."""
    if abs(score) < LABELLED_FROM:
        return "neutral"
    return "positive" if score > 0 else "negative"


def _turned(sentence: str) -> str:
    """ "Although it was late, we like it" as "it was late but we like it"."""
    conceded = _CONCEDED.match(sentence)
    return f"{conceded[0][:-1]} but{sentence[conceded.end() :]}" if conceded else sentence


def _parts(sentence: str) -> list[str]:
    """A sentence at its "but"s; in most there is none to look for closely."""
    return _CONTRAST.split(sentence) if _MAY_CONTRAST.search(sentence) else [sentence]


def _weighed(parts: list[str]) -> float:
    """The sum of a sentence; what follows "but" weighs most, and where it has no weight, it speaks against."""
    *before, last = parts
    if not before:
        return _sum(last)
    conceded, told = sum(map(_sum, before)), _sum(last)
    if told or _GOES_ON.match(last) or last.endswith("?"):
        return _BEFORE_BUT * conceded + _AFTER_BUT * told
    return _SPOKEN_AGAINST * conceded


def _only_asks(sentence: str) -> bool:
    is_asked = sentence.endswith("?") and _ASKING.match(sentence) is not None
    return is_asked and _COMPLAINING.search(sentence) is None


def _sum(said: str) -> float:
    moved, said = _moved(said)
    total = moved
    rest: list[str] = []
    end = 0
    for found, weight in _PHRASES.find_all(said):
        rest.append(said[end : found.start()])
        total += weight * _NEGATED if weight and _is_negated_after(rest[-1]) else weight
        end = found.end()
    rest.append(said[end:])
    return total + sum(_sum_words(WORD.findall(clause)) for part in rest for clause in _CLAUSE_END.split(part))


def _moved(said: str) -> tuple[float, str]:
    """What moves in a sentence, and the rest of it: neither its words nor phrases with them count again."""
    moves = list_moves(WORD.findall(said), _WEIGHTS)
    if not moves:
        return 0.0, said
    places = list(WORD.finditer(said))
    for place in sorted((place for move in moves for place in move.places), reverse=True):
        said = f"{said[: places[place].start()]}…{said[places[place].end() :]}"
    return sum(move.weight for move in moves), said


def _is_negated_after(before: str) -> bool:
    """Whether the words before a phrase turn it round: "we are not ready to sign", "I don't think it …"."""
    clause = _CLAUSE_END.split(before)[-1]
    return any(word in NEGATIONS for word in WORD.findall(clause)[-3:]) or _DOUBTING.search(clause) is not None


def _sum_words(words: list[str]) -> float:
    return sum(
        _weight_at(words, place, weight)
        for place, word in enumerate(words)
        if (weight := _WEIGHTS.get(word)) and not _only_names(words, place)
    )


def _only_names(words: list[str], place: int) -> bool:
    """Whether a noun only names something, or is what somebody counts: "risk register", "we track churn"."""
    if words[place] not in NAMING:
        return False
    before, after = words[max(0, place - 2) : place], words[place + 1 : place + 3]
    is_of_it = after[:1] in (["is"], ["are"], ["gets"], ["get"], ["goes"], ["go"])
    return bool(set(after[is_of_it:][:1]) & NAMED or set(before) & COUNTING)


def _weight_at(words: list[str], place: int, weight: float) -> float:
    """The weight of a word with what the three words before do to it; "been" and its like are passed over."""
    sign = 1.0 if weight > 0 else -1.0
    is_negated = False
    distance = 0
    for word in reversed(words[max(0, place - _FARTHEST) : place]):
        is_negated = is_negated or word in NEGATIONS
        if word in BOOSTERS:
            weight += sign * _BOOST * 3 * _REACH[distance]
        elif word in DAMPENERS:
            weight -= sign * _BOOST * 2 * _REACH[distance]
        distance += word not in PASSED_OVER
        if distance == len(_REACH):
            break
    return weight * _NEGATED if is_negated else weight
