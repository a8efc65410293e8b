"""A moment of a call tried again. It travels between processes, so nothing heavy is loaded here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from bot.coaching.call_review import Change
from bot.meetings.transcript import Transcript, Utterance
from bot.privacy import masked
from bot.rubrics import Check, Rubric

ME, THEM = "You", "They"


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
