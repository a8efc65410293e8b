""" "Wrong score?": one check looked at again, with what the person says about it."""

from typing import TYPE_CHECKING

from bot.coaching.call_material import CallMaterial
from bot.coaching.call_review import CallReview
from bot.coaching.rechecked import NOT_IN_THERE, Recheck
from bot.coaching.reviewing import read_by_writer
from bot.deps import Deps
from bot.doors import Door
from bot.model import Meter

# They run aside, as in `reviewing`.
if TYPE_CHECKING:
    from bot.coaching.rescoring import recheck_brief, recheck_by_code, recheck_by_model
else:
    recheck_brief = Door("bot.coaching.rescoring", "recheck_brief")
    recheck_by_code = Door("bot.coaching.rescoring", "recheck_by_code")
    recheck_by_model = Door("bot.coaching.rescoring", "recheck_by_model")


async def recheck(
    deps: Deps, material: CallMaterial, review: CallReview, *, check_id: str, note: str, meter: Meter
) -> Recheck:
    """Look at one disputed check again: by the line the person points to, then by the model if one may be asked.

    Raises `KeyError` for a check that is not in the rubric.
    """
    by_code = await deps.aside(recheck_by_code, material, review, check_id, note)
    if by_code.is_changed or by_code.reason != NOT_IN_THERE or deps.writer is None or material.why_template:
        return by_code
    brief = await deps.aside(recheck_brief, material, review, check_id, note)
    written, _ = await read_by_writer(deps, brief, meter=meter)
    if written is None or not written.model:
        return by_code
    return await deps.aside(recheck_by_model, material, review, check_id, written) or by_code
