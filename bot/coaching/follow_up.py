"""The message after a call, for the person to send: what was said and promised there, and nothing else."""

from collections.abc import Awaitable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.call_briefs import FollowUpBrief
from bot.coaching.call_review import NEXT_TALK_OPEN, CallReview
from bot.coaching.grounding import ungrounded
from bot.deps import Deps
from bot.falling_back import write_or_fall_back
from bot.meetings.turns import is_unknown
from bot.model import Asker, Draft, Meter, Written
from bot.people import first_name
from bot.tracks import Track
from bot.writer import Writer

NOT_SAID = "The model's draft named something that was not said on the call. This is a template."
MOST_GOALS = 2


@dataclass(frozen=True)
class FollowUp:
    """A draft, the model that wrote it ("" for the template), and why a template did, in one line."""

    draft: Draft
    model: str = ""
    note: str = ""


def follow_up_brief(
    review: CallReview, *, own: Collection[str], track: Track, asker: Asker, today: date
) -> FollowUpBrief:
    """What a follow-up to this call may mention; `own` are the speakers of the person's side."""
    is_open = NEXT_TALK_OPEN in review.remarks
    theirs = [one.speaker for one in review.measures.speakers if one.speaker not in own]
    return FollowUpBrief(
        track=track,
        asker=asker,
        today=today,
        title=review.title,
        happened_on=review.happened_on,
        me=asker.first_name,
        contacts=[first_name(name) for name in theirs if not is_unknown(name)],
        actions=review.actions,
        signals=[signal for signal in review.signals if signal.kind == "opportunity"],
        goals=[goal.quote for goal in review.goals][:MOST_GOALS],
        summary=review.summary,
        is_next_talk_open=is_open,
        proposed_on=day_to_propose(today) if is_open else None,
    )


async def draft_follow_up(deps: Deps, brief: FollowUpBrief, *, why_template: str = "", meter: Meter) -> FollowUp:
    """The draft from Claude if it may write and keeps to what was said, else from the template; never nothing."""

    def ask(writer: Writer) -> Awaitable[Written[Draft]]:
        return writer.write_follow_up(brief, meter=meter)

    written, note = await write_or_fall_back(deps, ask, why_template=why_template)
    if written is None or (written.model and not keeps_to(brief, written.result)):
        written, note = await ask(deps.template), NOT_SAID
    return FollowUp(written.result, model=written.model, note=note)


def keeps_to(brief: FollowUpBrief, draft: Draft) -> bool:
    """Whether every name, number, date and address of a draft stands in what it was made from."""
    return not ungrounded(f"{draft.subject}\n{draft.body}", _material(brief), days=_days(brief))


def day_to_propose(today: date) -> date:
    """A week from today, or the Monday after if that is a weekend."""
    day = today + timedelta(days=7)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def _material(brief: FollowUpBrief) -> Iterator[str]:
    yield from (brief.title, brief.me, *brief.contacts, *brief.goals, *brief.summary)
    for action in brief.actions:
        yield f"{action.owner} {action.action} {action.due_words}"
        yield action.evidence.quote if action.evidence else ""
    for signal in brief.signals:
        yield f"{signal.text} {signal.evidence.quote}"


def _days(brief: FollowUpBrief) -> list[date]:
    days = (brief.happened_on, brief.proposed_on, *(action.due_on for action in brief.actions))
    return [day for day in days if day]
