"""The calls somebody shared lately, and one of them opened from there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.accounts import short_date
from bot.coaching.skill_progress import rounded
from bot.numbers import so_many
from handlers import action_ids
from handlers.blocks.call_review import review_words
from handlers.blocks.call_scorecard import skill_words
from handlers.blocks.call_words import PRIVATE, ShownReview
from handlers.blocks.parts import Block, actions, button, context, modal, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import CallMenuValue, OnCall
from storage.models import Call

NO_CALLS = (
    "I have reviewed no calls of yours yet. Drop a transcript (.vtt, .txt, .docx) in our direct messages, "
    "paste one, or write me your notes."
)


@dataclass(frozen=True)
class ListedCall:
    """A call in a list. `on` is its day, or where nobody said it the day it was shared; `overall` is 0–100."""

    call_id: int
    title: str
    call_type: str
    on: date
    overall: float | None
    is_reviewed: bool
    is_example: bool


def listed(
    calls: Sequence[Call], overalls: Mapping[int, float | None], *, days: Mapping[int, date]
) -> list[ListedCall]:
    """The rows as they are listed; `days` is the day each was shared, where the person is."""
    return [
        ListedCall(
            call_id=call.id,
            title=call.title,
            call_type=call.call_type,
            on=call.happened_on or days[call.id],
            overall=overalls.get(call.id),
            is_reviewed=call.id in overalls,
            is_example=call.is_example,
        )
        for call in calls
    ]


def call_list_blocks(calls: Sequence[ListedCall], *, today: date) -> list[Block]:
    """The last calls, newest first, each with a button to open it; how to share one when there are none."""
    if not calls:
        return [section(NO_CALLS), context(PRIVATE)]
    heading = section(f"*Your last {so_many(len(calls), 'call') if len(calls) > 1 else 'call'}*")
    return [heading, *(_row(call, today) for call in calls), context(PRIVATE)]


def call_list_text(calls: Sequence[ListedCall], *, today: date) -> str:
    """The same for notifications and screen readers."""
    return "\n".join(_line(call, today) for call in calls) or NO_CALLS


def recent_calls_home(calls: Sequence[ListedCall], *, today: date) -> list[Block]:
    """The Home tab's section; [] without calls."""
    if not calls:
        return []
    return [section("*Recent calls*"), *(_row(call, today) for call in calls)]


def _row(call: ListedCall, today: date) -> Block:
    value = OnCall(call_id=call.call_id).packed()
    return section(_line(call, today), button("Open", f"{action_ids.OPEN_CALL}{call.call_id}", value))


def _line(call: ListedCall, today: date) -> str:
    name = mrkdwn(clip(call.title, 80)) or "Your call"
    kind = call.call_type.replace("_", " ")
    parts = [short_date(call.on, today=today), f"*{name}*"]
    if kind and kind != "other" and kind not in name.casefold():
        parts.append(mrkdwn(kind))
    parts.append(_score(call))
    return " · ".join([*parts, *(["⭐ your example"] if call.is_example else [])])


def _score(call: ListedCall) -> str:
    if not call.is_reviewed:
        return "not reviewed yet"
    return "no score" if call.overall is None else f"{rounded(call.overall)}"


def call_modal(shown: ShownReview, *, link: str) -> Block:
    """A review opened from a list: its words, its skills, and the way to its thread."""
    is_scored = any(skill.score is not None for skill in shown.review.skills)
    skills = [section(f"*Skills*\n{skill_words(shown)}")] if is_scored else []
    to_thread = (
        [section(f"<{link}|Open its thread> for the evidence, drafts and everything else.")] if link else []
    )
    value = CallMenuValue(call_id=shown.call_id, what="delete")
    delete = actions(button("Delete this call", action_ids.CALL_MENU, value.packed(), style="danger"))
    return modal(
        "Call review", "call_shown", [*review_words(shown), *skills, *to_thread, delete, context(PRIVATE)]
    )
