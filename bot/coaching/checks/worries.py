"""Worries and objections: found in the customer's words, with the answer they got.

Only what is plainly a worry counts, because a miss must not be wrong: feelings said of this ("worried",
"not convinced"), price called too high, work feared, satisfaction with what they have, time refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.coaching.checks.phrases.worries import ON_CONDITION, TO_SAY_NO_WORRY, WORRY
from bot.coaching.checks.scene import Said, Scene, Stretch
from bot.language.backchannels import is_backchannel
from bot.language.words import count_words

STILL_MEANT_WORDS = 60
"""A worry followed by more words of the customer's own than this is no longer what our turn answers."""


@dataclass(frozen=True)
class Worry:
    """Something the customer fears or objects to, and our answer. `wait` is the pause before it in seconds.

    `asked_in` is the customer's stretch; `answer` the own side's stretch right after it.
    """

    said: Said
    asked_in: Stretch
    answer: Stretch
    wait: float | None


def find_worries(scene: Scene) -> list[Worry]:
    """The worries that got an answer, in order; at most one for each of the customer's stretches."""
    return list(scene.once(_worries))


def is_worry(text: str) -> bool:
    """Whether a sentence (lower case, straight quotes) says a worry or an objection."""
    return WORRY.search(text) is not None and not TO_SAY_NO_WORRY.search(text)


def _worries(scene: Scene) -> tuple[Worry, ...]:
    return tuple(_answered(scene))


def _answered(scene: Scene) -> Iterator[Worry]:
    for asked_in, answer in pairwise(scene.stretches):
        if asked_in.side != "customer" or answer.side != "own":
            continue
        said = _worry_in(asked_in)
        if said:
            yield Worry(said, asked_in, answer, _wait(asked_in, answer))


def _worry_in(stretch: Stretch) -> Said | None:
    """The first worry still meant when the turn ends: not talked past, and not settled by a condition."""
    for place, said in enumerate(stretch.sentences):
        if is_worry(said.plain):
            rest = stretch.sentences[place + 1 :]
            is_settled = any(ON_CONDITION.search(later.plain) for later in rest)
            if not is_settled and sum(count_words(later.text) for later in rest) <= STILL_MEANT_WORDS:
                return said
    return None


def _wait(asked_in: Stretch, answer: Stretch) -> float | None:
    if asked_in.end is None or answer.start is None:
        return None
    return max(0.0, answer.start - asked_in.end)


def first_answer(worry: Worry) -> Said:
    """The first sentence of the answer that is more than a murmur."""
    return next(
        (said for said in worry.answer.sentences if not is_backchannel(said.text)), worry.answer.sentences[0]
    )
