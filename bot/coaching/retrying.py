"""Trying a moment of a call again: the new line, judged by the checks that moment was about.

The customer's words of that moment and the new line make a call of two lines. The rubric's rules decide on
it as they do on a whole one; what no rule can decide is asked of the model when there is one, and counts only
with a quote from the new line. The result is practice and never becomes a score (product layout L17).
"""

from typing import TYPE_CHECKING

from bot.call_briefs import AskedCheck, CallBrief
from bot.coaching.quotes import find_quote
from bot.coaching.retried import ME, Attempt, Retried, RetriedCheck
from bot.coaching.reviewing import read_by_writer
from bot.deps import Deps
from bot.doors import Door
from bot.model import Asker, Meter
from bot.rubrics import Check
from bot.tracks import Track

# They run aside, as in `reviewing`.
if TYPE_CHECKING:
    from bot.coaching.retry_rules import decide_line, put_together, retry_by_rules
else:
    decide_line = Door("bot.coaching.retry_rules", "decide_line")
    put_together = Door("bot.coaching.retry_rules", "put_together")
    retry_by_rules = Door("bot.coaching.retry_rules", "retry_by_rules")


async def retry_moment(
    deps: Deps, attempt: Attempt, *, track: Track, asker: Asker, why_template: str, meter: Meter
) -> Retried:
    """The new line judged by rules; the moment's own check by the model, where no rule can decide that one."""
    if why_template or deps.writer is None:
        return await deps.aside(retry_by_rules, attempt)
    decided = await deps.aside(decide_line, attempt)
    target = next((check for check in attempt.checks if check.id == attempt.change.check_id), None)
    if target is not None and target.id not in decided:
        brief = _brief(attempt, target, track, asker)
        written, _ = await read_by_writer(deps, brief, meter=meter)
        claims = [claim for claim in written.result.checks if claim.check_id == target.id] if written else []
        if written and written.model and claims and claims[0].answer != "not_applicable":
            is_shown = find_quote(brief.transcript, claims[0].quote, near=claims[0].utterance, by=[ME]) is not None
            decided = {target.id: RetriedCheck(target.name, claims[0].answer == "yes" and is_shown), **decided}
    return await deps.aside(put_together, attempt, decided)


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
