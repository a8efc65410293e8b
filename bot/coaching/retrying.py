"""Trying a moment of a call again: the new line, judged by the checks that moment was about.

The customer's words of that moment and the new line make a call of two lines, and the rubric's rules decide
on it as they do on a whole one. The result is practice and never becomes a score (product layout L17).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.coaching.call_review import Change, CheckResult
from bot.coaching.checks import decide_check
from bot.coaching.checks.scene import Scene, build_scene
from bot.language.questions import is_check_in, is_question
from bot.language.words import count_words
from bot.meetings.measures import measure_call
from bot.meetings.transcript import Transcript, Utterance
from bot.rubrics import Check, Rubric

ME, THEM = "You", "They"
SHORT_WORDS = 40
"""A quarter of a minute of talk: the other side is still listening (general advice)."""
FEWEST = 2

ON_ONE_LINE = frozenset(
    (
        "acknowledges_first",
        "asks_before_answering",
        "answers_with_evidence",
        "checks_resolved",
        "plays_back",
        "no_unasked_discount",
        "trades",
        "dated_next_step",
        "owner_named",
        "asks_about",
        "mentions",
    )
)
"""The kinds of rules that one line can meet or miss; the others need a whole call."""


@dataclass(frozen=True)
class RetriedCheck:
    """One check on the new line."""

    name: str
    is_passed: bool
    note: str = ""


@dataclass(frozen=True)
class Retried:
    """A moment tried again: the checks that could be decided, the one it was about first."""

    checks: Sequence[RetriedCheck]

    @property
    def is_better(self) -> bool:
        """True when nothing was missed."""
        return all(check.is_passed for check in self.checks)


def retry_moment(
    line: str, *, change: Change, rubric: Rubric | None, own: Collection[str], call_type: str, on: date
) -> Retried:
    """The new line against the checks of the moment's skill; plain rules of talk where those cannot tell.

    `own` are the speakers of the person's side, so that the customer's words are known among the evidence.
    """
    theirs = [evidence.quote for evidence in change.evidence if evidence.speaker not in own]
    decided = list(_by_rubric(rubric, change, _scene(theirs, line, rubric, call_type, on))) if rubric else []
    return Retried([*decided, *(_by_talk(line) if len(decided) < FEWEST else ())])


def _scene(theirs: Sequence[str], line: str, rubric: Rubric | None, call_type: str, on: date) -> Scene:
    said = [*(Utterance(THEM, quote) for quote in theirs), Utterance(ME, line)]
    transcript = Transcript(utterances=tuple(said), basis="words", format="retried")
    kind = rubric.call_type(call_type) if rubric else None
    measures = measure_call(transcript, own=[ME])
    return build_scene(transcript, own=[ME], measures=measures, call_type=kind, on=on)


def _by_rubric(rubric: Rubric, change: Change, scene: Scene) -> Iterator[RetriedCheck]:
    checks = rubric.skill_of(change.check_id).checks
    for check in sorted(checks, key=lambda check: check.id != change.check_id):
        result = _decided(check, scene)
        if result and result.status in ("passed", "missed"):
            yield RetriedCheck(check.name, result.status == "passed", result.note)


def _decided(check: Check, scene: Scene) -> CheckResult | None:
    is_possible = check.rule is not None and check.rule.kind in ON_ONE_LINE
    return decide_check(check, scene) if is_possible else None


def _by_talk(line: str) -> Iterator[RetriedCheck]:
    words = count_words(line)
    yield RetriedCheck("Asks them something", is_question(line, punctuated="?" in line) and not is_check_in(line))
    yield RetriedCheck("Leaves them room", words <= SHORT_WORDS, f"{words} words, up to {SHORT_WORDS}")
