"""Reviewing a call: measured and checked by code, read by a model where one may, put together by code.

The heavy parts run aside; nothing here touches the database.
"""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.budget import MODEL_OFF, note_fallback
from bot.call_briefs import CallBrief, WrittenReview
from bot.coaching.call_material import CallMaterial, Rolling
from bot.coaching.call_review import CallReview
from bot.deps import Deps
from bot.doors import Door
from bot.errors import CoachError, ModelTimeout, NothingNear
from bot.model import Meter, Written

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
    why_template = material.why_template or ("" if deps.writer else MODEL_OFF)
    if why_template:
        return await deps.aside(template_review, replace(material, why_template=why_template))
    decided = await deps.aside(decide_call, material)
    brief = await deps.aside(call_brief, material, decided)
    written, note = await read_by_writer(deps, brief, why_template=material.why_template, meter=meter)
    return await deps.aside(finish_review, material, decided, written, note)


async def read_by_writer(
    deps: Deps, brief: CallBrief, *, why_template: str, meter: Meter
) -> tuple[Written[WrittenReview] | None, str]:
    """What Claude reads in the call if it may and can, else what rules read, with why in one line."""
    note = why_template or ("" if deps.writer else MODEL_OFF)
    if deps.writer is not None and not note:
        try:
            async with asyncio.timeout(deps.patience_seconds):
                return await deps.writer.review_call(brief, meter=meter), ""
        except TimeoutError:
            note = note_fallback(deps, ModelTimeout())
        except CoachError as error:
            note = note_fallback(deps, error)
    try:
        return await deps.template.review_call(brief, meter=meter), note
    except NothingNear:
        return None, note
