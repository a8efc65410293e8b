"""Trying a moment of a call again: the new line, judged by the checks that moment was about.

The customer's words of that moment and the new line make a call of two lines. The rubric's rules decide on
it as they do on a whole one; what no rule can decide is asked of the model when there is one, and counts only
with a quote from the new line. The result is practice and never becomes a score (product layout L17).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.call_briefs import AskedCheck, CallBrief
from bot.coaching.call_review import Change, CheckResult
from bot.coaching.checks import decide_check
from bot.coaching.checks.scene import build_scene
from bot.coaching.quotes import find_quote
from bot.coaching.reviewing import read_by_writer
from bot.deps import Deps
from bot.language.questions import is_check_in, is_question
from bot.language.words import count_words
from bot.meetings.measures import measure_call
from bot.meetings.transcript import Transcript, Utterance
from bot.model import Asker, Meter
from bot.privacy import masked
from bot.rubrics import Check, Rubric
from bot.tracks import Track

ME, THEM = "You", "They"
SHORT_WORDS = 40
"""A quarter of a minute of talk: the other side is still listening (general advice)."""
FEWEST = 2

ON_ONE_LINE = frozenset(
    (
        "acknowledges_first",
        "asks_before_answering",
        "answers_with_evidence",
        "plays_back",
        "no_unasked_discount",
        "trades",
        "dated_next_step",
        "owner_named",
        "asks_about",
        "mentions",
    )
)
"""The kinds of rules that one line can meet or miss; the others need what comes after it, or a whole call."""


@dataclass(frozen=True)
class Attempt:
    """The new line and the moment it is for. `own` are the speakers of the person's side on the call."""

    line: str
    change: Change
    rubric: Rubric | None
    own: Collection[str]
    call_type: str
    on: date

    @property
    def transcript(self) -> Transcript:
        """The call of two lines: what the customer said, and the new line last."""
        theirs = [evidence.quote for evidence in self.change.evidence if evidence.speaker not in self.own]
        said = [*(Utterance(THEM, masked(quote)) for quote in theirs), Utterance(ME, masked(self.line))]
        return Transcript(utterances=tuple(said), basis="words", format="retried")

    @property
    def checks(self) -> list[Check]:
        """The checks of the moment's skill, the one it was about first."""
        if self.rubric is None:
            return []
        checks = self.rubric.skill_of(self.change.check_id).checks
        return sorted(checks, key=lambda check: check.id != self.change.check_id)


@dataclass(frozen=True)
class RetriedCheck:
    """One check on the new line."""

    name: str
    is_passed: bool
    note: str = ""


@dataclass(frozen=True)
class Retried:
    """A moment tried again: the checks that could be decided, the one it was about first if it could."""

    checks: Sequence[RetriedCheck]

    @property
    def is_better(self) -> bool:
        """True when nothing was missed."""
        return all(check.is_passed for check in self.checks)


def retry_by_rules(attempt: Attempt) -> Retried:
    """The new line against the rules of the moment's skill; plain rules of talk where those cannot tell."""
    return _put_together(attempt, dict(_by_rubric(attempt)))


async def retry_moment(
    deps: Deps, attempt: Attempt, *, track: Track, asker: Asker, why_template: str, meter: Meter
) -> Retried:
    """The same, with the model's word on the moment's own check where no rule can decide that one."""
    if why_template or deps.writer is None:
        return retry_by_rules(attempt)
    decided = dict(_by_rubric(attempt))
    target = next((check for check in attempt.checks if check.id == attempt.change.check_id), None)
    if target is None or target.id in decided:
        return _put_together(attempt, decided)
    brief = _brief(attempt, target, track, asker)
    written, _ = await read_by_writer(deps, brief, why_template="", meter=meter)
    claims = [claim for claim in written.result.checks if claim.check_id == target.id] if written else []
    if written and written.model and claims and claims[0].answer != "not_applicable":
        is_shown = find_quote(brief.transcript, claims[0].quote, near=claims[0].utterance, by=[ME]) is not None
        decided = {target.id: RetriedCheck(target.name, claims[0].answer == "yes" and is_shown), **decided}
    return _put_together(attempt, decided)


def _put_together(attempt: Attempt, decided: dict[str, RetriedCheck]) -> Retried:
    return Retried([*decided.values(), *(_by_talk(attempt.line) if len(decided) < FEWEST else ())])


def _by_rubric(attempt: Attempt) -> Iterator[tuple[str, RetriedCheck]]:
    for check in attempt.checks:
        result = _decided(check, attempt)
        if result and result.status in ("passed", "missed"):
            yield check.id, RetriedCheck(check.name, result.status == "passed", result.note)


def _decided(check: Check, attempt: Attempt) -> CheckResult | None:
    if attempt.rubric is None or check.rule is None or check.rule.kind not in ON_ONE_LINE:
        return None
    transcript = attempt.transcript
    scene = build_scene(
        transcript,
        own=[ME],
        measures=measure_call(transcript, own=[ME]),
        call_type=attempt.rubric.call_type(attempt.call_type),
        on=attempt.on,
    )
    return decide_check(check, scene)


def _by_talk(line: str) -> Iterator[RetriedCheck]:
    words = count_words(line)
    yield RetriedCheck("Asks them something", is_question(line, punctuated="?" in line) and not is_check_in(line))
    yield RetriedCheck("Leaves them room", words <= SHORT_WORDS, f"{words} words, up to {SHORT_WORDS}")


def _brief(attempt: Attempt, target: Check, track: Track, asker: Asker) -> CallBrief:
    skill = attempt.rubric.skill_of(target.id).name if attempt.rubric else ""
    return CallBrief(
        transcript=attempt.transcript,
        own=[ME],
        track=track,
        asker=asker,
        today=attempt.on,
        call_type=attempt.call_type,
        me=ME,
        asked=[AskedCheck(target.id, skill, target.question)],
    )
