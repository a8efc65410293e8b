"""Reviewing a call: measured and checked by code, read by a model where one may, put together by code.

The heavy parts run aside; nothing here touches the database.
"""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from bot.call_briefs import CallBrief, WrittenReview
from bot.coaching.call_material import CallMaterial, Rolling
from bot.coaching.call_review import CallReview
from bot.deps import Deps
from bot.doors import Door
from bot.falling_back import write_or_fall_back
from bot.model import Meter, Written
from bot.writer import Writer

# They run aside, so the language rules and the checks are loaded there alone.
if TYPE_CHECKING:
    from bot.coaching.assembling import call_brief, finish_review, template_review
    from bot.coaching.deciding import decide_call
else:
    call_brief = Door("bot.coaching.assembling", "call_brief")
    finish_review = Door("bot.coaching.assembling", "finish_review")
    template_review = Door("bot.coaching.assembling", "template_review")
    decide_call = Door("bot.coaching.deciding", "decide_call")

__all__ = ["CallMaterial", "Rolling", "read_by_writer", "review_call", "template_review"]


async def review_call(deps: Deps, material: CallMaterial, *, meter: Meter) -> CallReview:
    """The review of a call, from whichever writer can; never nothing.

    Code measures and decides what it can; Claude is asked the rest when there is a key, the person allows it
    and the budget lasts; what it claims counts only where its quotes stand in the transcript.
    """
    if material.why_template:
        return await deps.aside(template_review, material)
    decided = await deps.aside(decide_call, material)
    brief = await deps.aside(call_brief, material, decided)
    written, note = await read_by_writer(deps, brief, meter=meter)
    return await deps.aside(finish_review, material, decided, written, note)


async def read_by_writer(
    deps: Deps, brief: CallBrief, *, meter: Meter
) -> tuple[Written[WrittenReview] | None, str]:
    """What Claude reads in the call if it can, else what rules read, with why in one line."""

    def ask(writer: Writer) -> Awaitable[Written[WrittenReview]]:
        return writer.review_call(brief, meter=meter)

    return await write_or_fall_back(deps, ask)
