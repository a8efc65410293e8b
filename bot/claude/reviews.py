"""From the model's JSON to claims about a call, within the limits of what is shown."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from bot.call_briefs import CallBrief, WrittenChange, WrittenCheck, WrittenReview, WrittenStrength
from bot.claude.failures import Unusable
from bot.claude.plans import read_shape

MOST_STRENGTHS, MOST_CHANGES = 6, 8
MOST_ACTIONS, MOST_SIGNALS, MOST_GOALS, MOST_TOPICS, MOST_LINES = 20, 8, 3, 10, 5

C = TypeVar("C", WrittenCheck, WrittenStrength, WrittenChange)

_FEWEST_ANSWERED = 0.5
"""Below this share of the checks the answer is asked for again: a model that skips is not deciding."""


def read_review(text: str, brief: CallBrief) -> WrittenReview:
    """The JSON as claims: each check asked answered at most once, lists no longer than what is shown.

    Raises `Unusable` when most of the checks are missing.
    """
    written = read_shape(text, WrittenReview)
    checks = _asked_once(written.checks, brief)
    known = {check.check_id for check in brief.asked} | {check.check_id for check in brief.decided}
    if len(checks) < _FEWEST_ANSWERED * len(brief.asked):
        raise Unusable([f"checks: {len(brief.asked) - len(checks)} of the checks in <checks> have no answer"])
    return written.model_copy(
        update={
            "checks": checks,
            "strengths": _with_known_ids(written.strengths, known)[:MOST_STRENGTHS],
            "changes": _with_known_ids(written.changes, known)[:MOST_CHANGES],
            "actions": written.actions[:MOST_ACTIONS],
            "signals": written.signals[:MOST_SIGNALS],
            "goals": written.goals[:MOST_GOALS],
            "topics": written.topics[:MOST_TOPICS],
            "summary": written.summary[:MOST_LINES],
        }
    )


def _asked_once(checks: Iterable[WrittenCheck], brief: CallBrief) -> list[WrittenCheck]:
    """The first answer to each check that was asked; an id nobody asked about is no answer."""
    asked = {check.check_id for check in brief.asked}
    by_id: dict[str, WrittenCheck] = {}
    for check in _with_known_ids(checks, asked):
        by_id.setdefault(check.check_id, check)
    return [by_id[check.check_id] for check in brief.asked if check.check_id in by_id]


def _with_known_ids(claims: Iterable[C], known: Collection[str]) -> list[C]:
    """The claims under the ids as we spell them; the models do not keep to case and spaces."""
    by_form = {check_id.casefold(): check_id for check_id in known}
    return [
        claim.model_copy(update={"check_id": by_form.get(claim.check_id.strip().casefold(), claim.check_id)})
        for claim in claims
    ]
