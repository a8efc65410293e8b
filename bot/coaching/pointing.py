"""A line of the call that somebody points to, in their own words, to say that a check was met after all."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from bot.check_rules import (
    AcknowledgesFirst,
    AnswersWithEvidence,
    AsksAbout,
    AsksBeforeAnswering,
    AsksForReaction,
    ChecksResolved,
    CustomerAgrees,
    DatedNextStep,
    FixesWithDate,
    PlaysBack,
)
from bot.coaching.checks.phrases.answers import DISMISSES, EVIDENCE
from bot.coaching.checks.promises import has_due_words
from bot.coaching.checks.scene import Said, Scene
from bot.coaching.checks.worries import find_worries
from bot.language.questions import is_check_in, question_form
from bot.language.refusals import is_refusal
from bot.language.words import WORD, list_words, plain
from bot.meetings.signals import is_unnamed
from bot.rubrics import Check

SHARED_WORDS = 4
FEWEST_QUOTED_WORDS = 2
NEAR_SECONDS = 8
"""How far a moment somebody names may be from the line."""
ANSWERING_STRETCHES = 3

_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]|(?<!\w)['‘]([^'’]{6,})['’](?!\w)")
_MOMENT = re.compile(r"\b(?:(\d{1,2}):)?(\d{1,2}):(\d{2})\b")


def line_pointed_to(note: str, check: Check, scene: Scene) -> Said | None:
    """The sentence of the right side that the note quotes, repeats or dates, if it can be what the check asks for.

    Four words in a row have to be the same, or all of a shorter quotation; a moment ("at 3:34") is enough
    where it says which line is meant. None when there is no such line.
    """
    is_open = check.said_by == "anyone" or is_unnamed(scene.transcript)
    spoken = [said for said in scene.sentences if is_open or said.side == check.said_by]
    found = (said for said in (*_repeated(note, spoken), *_dated(note, spoken)))
    return next((said for said in found if is_plausible(check, said, scene)), None)


def is_plausible(check: Check, said: Said, scene: Scene) -> bool:
    """Whether a line can be what a check asks for; where no rule says more, being said is enough."""
    judge = _PLAUSIBLE.get(type(check.rule))
    return judge is None or judge(said, scene)


def _repeated(note: str, spoken: Sequence[Said]) -> Iterator[Said]:
    """The sentences that share the most words in a row with a quotation in the note, or with all of it."""
    quotations = [_words(part) for found in _QUOTED.finditer(note) if (part := found[1] or found[2])]
    quoted = [(words, min(len(words), SHARED_WORDS)) for words in quotations if len(words) >= FEWEST_QUOTED_WORDS]
    for words, needed in [*quoted, (_words(note), SHARED_WORDS)]:
        shared = [(_longest_run(words, _words(said.text)), said) for said in spoken]
        yield from (said for run, said in sorted(shared, key=lambda one: -one[0]) if run >= needed)


def _dated(note: str, spoken: Sequence[Said]) -> Iterator[Said]:
    for found in _MOMENT.finditer(note):
        moment = int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])
        timed = [(abs(said.at - moment), said) for said in spoken if said.at is not None]
        yield from (said for away, said in sorted(timed, key=lambda one: one[0]) if away <= NEAR_SECONDS)


def _words(text: str) -> list[str]:
    return WORD.findall(plain(text))


def _longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest run of words both have."""
    runs = [0] * (len(other) + 1)
    longest = 0
    for word in one:
        runs = [0, *(run + 1 if word == theirs else 0 for run, theirs in zip(runs, other, strict=False))]
        longest = max(longest, *runs)
    return longest


def _answers_a_worry(said: Said, scene: Scene) -> bool:
    """Said in the answer to a worry, or in one of our next turns."""
    for worry in find_worries(scene):
        stretches = (worry.answer, *scene.after(worry.answer, "own", most=ANSWERING_STRETCHES - 1))
        if any(said in stretch.sentences for stretch in stretches):
            return True
    return False


def _hears_a_worry(said: Said, scene: Scene) -> bool:
    """In the answer to a worry, and no words that wave it away."""
    return DISMISSES.search(said.plain) is None and _answers_a_worry(said, scene)


def _shows_evidence(said: Said, scene: Scene) -> bool:
    """A figure, another customer or something to check; being in the answer shows nothing yet."""
    return EVIDENCE.search(said.plain) is not None and _hears_a_worry(said, scene)


def _asks(said: Said, scene: Scene) -> bool:
    return scene.asks(said)


def _asks_about_a_worry(said: Said, scene: Scene) -> bool:
    return scene.asks(said) and not is_check_in(said.text) and _answers_a_worry(said, scene)


def _checks_a_worry(said: Said, scene: Scene) -> bool:
    """A question for a yes or no: an open one goes on to something else."""
    return scene.asks(said) and question_form(said.text) == "closed" and _answers_a_worry(said, scene)


def _fixes(said: Said, scene: Scene) -> bool:
    return has_due_words(said, scene) and _answers_a_worry(said, scene)


def _repeats_the_customer(said: Said, scene: Scene) -> bool:
    """At least one word of five letters or more from the customer's turn before."""
    for before, answer in pairwise(scene.stretches):
        if said in answer.sentences and before.side == "customer":
            return bool(_long_words(said.text) & _long_words(before.plain))
    return False


def _long_words(text: str) -> set[str]:
    return {word.lower() for word in list_words(text) if len(word) >= 5 or word.isdigit()}


def _is_no_refusal(said: Said, scene: Scene) -> bool:
    del scene
    return not is_refusal(said.text)


_PLAUSIBLE: Mapping[type[object], Callable[[Said, Scene], bool]] = {
    AcknowledgesFirst: _hears_a_worry,
    AnswersWithEvidence: _shows_evidence,
    AsksAbout: _asks,
    AsksBeforeAnswering: _asks_about_a_worry,
    AsksForReaction: _asks,
    ChecksResolved: _checks_a_worry,
    CustomerAgrees: _is_no_refusal,
    DatedNextStep: has_due_words,
    FixesWithDate: _fixes,
    PlaysBack: _repeats_the_customer,
}
