"""Playing back: saying a number or a phrase of the customer's again in the very next turn."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.check_rules import PlaysBack
from bot.coaching.call_review import Evidence
from bot.coaching.checks.phrases import COMMON, JOINING, LEAD
from bot.coaching.checks.scene import Decision, Said, Scene, Stretch, missed, not_applicable, passed
from bot.language.questions import question_form

OPENING_SENTENCES = 4
"""A playback stands near the beginning of a turn; later on a number is used, not played back."""
OPENING_WORDS = 45
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


def decide_plays_back(rule: PlaysBack, scene: Scene) -> Decision:
    """A statement in the opening of our turn that repeats the turn before it.

    What counts: a number with the word after it ("nine … days"), or two words in a row of which none is
    common. A question that uses their number ("what would five days be worth?") goes on; it plays nothing
    back. Missed when there were three or more turns worth playing back and none was.
    """
    del rule
    chances = 0
    found: list[Evidence] = []
    for before, answer in _exchanges(scene):
        chances += before.words >= FEWEST_WORDS_TO_PLAY_BACK
        found += _playbacks(before, answer, scene)
    if found:
        return passed(found)
    return missed([]) if chances >= FEWEST_CHANCES else not_applicable("too little to play back")


def _exchanges(scene: Scene) -> Iterator[tuple[Stretch, Stretch]]:
    for before, answer in pairwise(scene.stretches):
        if before.side == "customer" and answer.side == "own":
            yield before, answer


def _playbacks(before: Stretch, answer: Stretch, scene: Scene) -> Iterator[Evidence]:
    """At most one for each exchange."""
    heard = _signs(before.plain)
    for said in _opening(answer):
        goes_on = scene.asks(said) and question_form(said.text) != "closed"
        if not goes_on and not heard.isdisjoint(_signs(said.plain)):
            yield said.evidence(LEAD.sub("", said.text).rstrip(".!,; ") or said.text)
            return


def _signs(text: str) -> set[tuple[str, str]]:
    """What can be recognised when it comes back: numbers with a word after them, and pairs of rare words."""
    tokens = [_DIGITS.get(token, token) for token in _TOKEN.findall(text)]
    return {*_numbers(tokens), *_pairs(tokens)}


def _numbers(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A number with each of the two words after it; on its own when it is written with three digits or more."""
    for place, token in enumerate(tokens):
        if (token[0].isdigit() and token != "1") or token in _NUMBER_WORDS:
            yield from ((token, unit) for unit in tokens[place + 1 : place + 3] if unit not in JOINING)
            if len(token.strip("%")) >= 3 and token[0].isdigit():
                yield token, ""


def _pairs(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Two words in a row of which none is common."""
    for first, second in pairwise(tokens):
        if not {first, second} & COMMON and first.isalpha() and second.isalpha():
            yield first, second


def _opening(answer: Stretch) -> Iterator[Said]:
    words = 0
    for said in answer.sentences[:OPENING_SENTENCES]:
        yield said
        words += len(said.text.split())
        if words >= OPENING_WORDS:
            return
