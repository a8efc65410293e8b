"""From the model's JSON to claims about a call, within the limits of what is shown."""

from collections.abc import Iterable

from bot.call_briefs import CallBrief, WrittenCheck, WrittenReview
from bot.claude.failures import Unusable
from bot.claude.plans import read_shape

MOST_STRENGTHS, MOST_CHANGES = 6, 8
MOST_ACTIONS, MOST_SIGNALS, MOST_GOALS, MOST_TOPICS, MOST_LINES = 20, 8, 3, 10, 5

_FEWEST_ANSWERED = 0.5
"""Below this share of the checks the answer is asked for again: a model that skips is not deciding."""


def read_review(text: str, brief: CallBrief) -> WrittenReview:
    """The JSON as claims: each check asked answered at most once, lists no longer than what is shown.

    Raises `Unusable` when most of the checks are missing.
    """
    written = read_shape(text, WrittenReview)
    checks = _asked_once(written.checks, brief)
    if len(checks) < _FEWEST_ANSWERED * len(brief.asked):
        raise Unusable([f"checks: {len(brief.asked) - len(checks)} of the checks in <checks> have no answer"])
    return written.model_copy(
        update={
            "checks": checks,
            "strengths": written.strengths[:MOST_STRENGTHS],
            "changes": written.changes[:MOST_CHANGES],
            "actions": written.actions[:MOST_ACTIONS],
            "signals": written.signals[:MOST_SIGNALS],
            "goals": written.goals[:MOST_GOALS],
            "topics": written.topics[:MOST_TOPICS],
            "summary": written.summary[:MOST_LINES],
        }
    )


def _asked_once(checks: Iterable[WrittenCheck], brief: CallBrief) -> list[WrittenCheck]:
    """The first answer to each check that was asked; an id nobody asked about is no answer."""
    by_id: dict[str, WrittenCheck] = {}
    for check in checks:
        by_id.setdefault(check.check_id.strip(), check)
    return [by_id[check.check_id] for check in brief.asked if check.check_id in by_id]
