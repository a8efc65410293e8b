"""Checks that code decides: one small function for each kind of rule in `bot.check_rules`.

A wrong miss costs more trust than a check left open, so where the words do not tell, a check does not
apply or is left to the model.
"""

from collections.abc import Callable
from typing import Any

from bot import check_rules as rules
from bot.coaching.call_review import CheckResult
from bot.coaching.checks.answers import (
    decide_acknowledges_first,
    decide_answers_with_evidence,
    decide_asks_before_answering,
    decide_checks_resolved,
    decide_fixes_with_date,
    decide_waits,
)
from bot.coaching.checks.closing import decide_customer_agrees, decide_dated_next_step, decide_owner_named
from bot.coaching.checks.explaining import decide_asks_for_reaction
from bot.coaching.checks.figures import (
    decide_longest_stretch,
    decide_open_share,
    decide_question_rate,
    decide_talk_band,
)
from bot.coaching.checks.people import decide_new_person
from bot.coaching.checks.pitch import (
    decide_asks_for_something,
    decide_at_most_words,
    decide_dated_follow_up,
    decide_has_link,
    decide_names_recipient,
)
from bot.coaching.checks.playback import decide_plays_back
from bot.coaching.checks.price import decide_no_unasked_discount, decide_trades
from bot.coaching.checks.scene import Decision, Scene
from bot.coaching.checks.wordings import decide_asks_about, decide_mentions
from bot.rubrics import Check, Rubric

_DECIDED_BY: dict[type[Any], Callable[[Any, Scene], Decision | None]] = {
    rules.QuestionRate: decide_question_rate,
    rules.OpenShare: decide_open_share,
    rules.TalkBand: decide_talk_band,
    rules.LongestStretch: decide_longest_stretch,
    rules.PlaysBack: decide_plays_back,
    rules.AsksForReaction: decide_asks_for_reaction,
    rules.AcknowledgesFirst: decide_acknowledges_first,
    rules.AsksBeforeAnswering: decide_asks_before_answering,
    rules.AnswersWithEvidence: decide_answers_with_evidence,
    rules.ChecksResolved: decide_checks_resolved,
    rules.Waits: decide_waits,
    rules.FixesWithDate: decide_fixes_with_date,
    rules.DatedNextStep: decide_dated_next_step,
    rules.OwnerNamed: decide_owner_named,
    rules.CustomerAgrees: decide_customer_agrees,
    rules.NewPerson: decide_new_person,
    rules.NoUnaskedDiscount: decide_no_unasked_discount,
    rules.Trades: decide_trades,
    rules.AsksAbout: decide_asks_about,
    rules.Mentions: decide_mentions,
    rules.AtMostWords: decide_at_most_words,
    rules.HasLink: decide_has_link,
    rules.NamesRecipient: decide_names_recipient,
    rules.AsksForSomething: decide_asks_for_something,
    rules.DatedFollowUp: decide_dated_follow_up,
}


def decide_check(check: Check, scene: Scene) -> CheckResult | None:
    """What code finds about a check; None when it has no rule or its rule cannot tell."""
    if check.rule is None:
        return None
    decision = _DECIDED_BY[type(check.rule)](check.rule, scene)
    if decision is None:
        return None
    return CheckResult(
        check_id=check.id,
        status=decision.status,
        decided_by="code",
        evidence=list(decision.evidence),
        note=decision.note,
    )


def decide_checks(rubric: Rubric, scene: Scene) -> dict[str, CheckResult]:
    """Every check of a rubric that code can decide, by id."""
    return {check.id: result for check in rubric.checks if (result := decide_check(check, scene))}
