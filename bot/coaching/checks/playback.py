"""Playing back: saying a number or a phrase of the customer's again in the very next turn."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.check_rules import PlaysBack
from bot.coaching.call_review import Evidence
from bot.coaching.checks.phrases.playback import ASKS_ON, COMMON, JOINING, LEAD
from bot.coaching.checks.scene import Decision, Said, Scene, Stretch, missed, not_applicable, passed
from bot.language.questions import question_form

OPENING_WORDS = 25
"""A playback stands at the beginning of a turn; later on a number is used, not played back."""
FIRST_WORDS = 6
FEWEST_TOLD_WORDS = 3
FEWEST_WORDS_TO_PLAY_BACK = 12
FEWEST_CHANCES = 3

_NUMBER_WORDS = [
    word
    for line in (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion",
        "half dozen twice",
    )
    for word in line.split()
]
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS[:19], start=2)}
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['-][^\W_]+)*%?")

Sign = tuple[str, str]
"""What can be recognised when it comes back: a number and a word after it, or two rare words."""


def decide_plays_back(rule: PlaysBack, scene: Scene) -> Decision:
    """A statement at the beginning of our turn that repeats something new in the turn before it.

    What counts: a number with the word after it ("nine … days"), or two words in a row of which none is
    common. What the call is about anyway, because it came up before, is not played back when it returns; a
    question that uses their number ("what would five days be worth?") goes on. Missed when there were three
    or more turns worth playing back and none was.
    """
    del rule
    chances = 0
    found: list[Evidence] = []
    known: set[Sign] = set()
    for before, answer in pairwise(scene.stretches):
        heard = _signs(before.plain)
        if before.side == "customer" and answer.side == "own":
            chances += before.words >= FEWEST_WORDS_TO_PLAY_BACK
            found += _playbacks(heard - known, answer, scene)
        known |= heard
    if found:
        return passed(found)
    return missed([]) if chances >= FEWEST_CHANCES else not_applicable("too little to play back")


def _playbacks(heard: set[Sign], answer: Stretch, scene: Scene) -> Iterator[Evidence]:
    """At most one for each exchange."""
    for said in _opening(answer):
        opening = " ".join(said.plain.split()[:OPENING_WORDS])
        if not heard.isdisjoint(_signs(opening)) and not _goes_on(said, scene):
            yield said.evidence(LEAD.sub("", _told(said, scene)).rstrip(".!,; ") or said.text)
            return


def _told(said: Said, scene: Scene) -> str:
    """The sentence; with what follows it in the utterance where it is only a number ("35%.")."""
    text = scene.transcript.utterances[said.utterance].text
    is_bare = len(said.text.split()) < FEWEST_TOLD_WORDS and said.text in text
    return text[text.index(said.text) :] if is_bare else said.text


def _goes_on(said: Said, scene: Scene) -> bool:
    """Whether a sentence asks on instead of saying back; without marks its first words tell."""
    if not scene.has_marks:
        return question_form(" ".join(said.text.split()[:FIRST_WORDS])) != "closed"
    return scene.asks(said) and (question_form(said.text) != "closed" or ASKS_ON.match(said.plain) is not None)


def _opening(answer: Stretch) -> Iterator[Said]:
    words = 0
    for said in answer.sentences:
        yield said
        words += len(said.text.split())
        if words >= OPENING_WORDS:
            return


def _signs(text: str) -> set[Sign]:
    """What can be recognised when it comes back."""
    tokens = [_DIGITS.get(token, token) for token in _TOKEN.findall(text)]
    return {*_numbers(tokens), *_pairs(tokens)}


def _numbers(tokens: Sequence[str]) -> Iterator[Sign]:
    """A number with each of the two words after it; on its own when it is written with three digits or more."""
    for place, token in enumerate(tokens):
        if (token[0].isdigit() and token != "1") or token in _NUMBER_WORDS:
            yield from ((token, unit) for unit in tokens[place + 1 : place + 3] if unit not in JOINING)
            if token[0].isdigit() and (len(token) >= 3 or token.endswith("%")):
                yield token, ""


def _pairs(tokens: Sequence[str]) -> Iterator[Sign]:
    """Two words in a row of which none is common."""
    for first, second in pairwise(tokens):
        if not {first, second} & COMMON and first.isalpha() and second.isalpha():
            yield first, second
