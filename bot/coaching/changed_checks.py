"""What lies behind a change of a skill: which of its checks come out differently than before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.coaching.trends import Point, comparable
from storage.progress import CheckOnDay


@dataclass(frozen=True)
class Passes:
    """How often a check passed, of the calls it applied to."""

    passed: int = 0
    applicable: int = 0

    @property
    def share(self) -> float | None:
        """The part that passed (0–1); None when it never applied."""
        return self.passed / self.applicable if self.applicable else None


@dataclass(frozen=True)
class CheckChange:
    """One check in the earlier and the later half of the calls."""

    check_id: str
    before: Passes
    after: Passes

    @property
    def change(self) -> float:
        """How much the share that passed has moved (−1..1); 0 when one half has nothing to compare."""
        if self.before.share is None or self.after.share is None:
            return 0.0
        return self.after.share - self.before.share


def changes_of(checks: Iterable[CheckOnDay]) -> list[CheckChange]:
    """Every check that can be compared, the most moved first; none from fewer than two calls.

    Only calls of one rubric version and one model are compared; of an odd number of calls the middle one
    belongs to the later half.
    """
    all_checks = list(checks)
    calls = _comparable_calls(all_checks)
    earlier = set(calls[: len(calls) // 2])
    later = set(calls[len(calls) // 2 :])
    changes = [
        CheckChange(check_id, _passes(all_checks, check_id, earlier), _passes(all_checks, check_id, later))
        for check_id in dict.fromkeys(check.check_id for check in all_checks)
    ]
    known = [each for each in changes if each.before.applicable and each.after.applicable]
    return sorted(known, key=lambda each: -abs(each.change))


def _comparable_calls(checks: Sequence[CheckOnDay]) -> list[int]:
    points = {
        check.call_id: Point(
            check.call_id, check.happened_on, 0, f"{check.rubric_id}/{check.rubric_version}", check.model
        )
        for check in checks
    }
    return [point.call_id for point in comparable(points.values()).points]


def _passes(checks: Iterable[CheckOnDay], check_id: str, calls: set[int]) -> Passes:
    results = [each.status for each in checks if each.check_id == check_id and each.call_id in calls]
    passed = results.count("passed")
    return Passes(passed, passed + results.count("missed"))
