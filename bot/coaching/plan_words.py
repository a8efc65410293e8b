"""The words of a plan's tasks: the bank's, or the model's where it may write and keeps to what was chosen.

A sentence of the model counts when it asks for the same in at most twelve words: it begins with a verb, keeps the
wording rules, names everything of the person's own that the bank's sentence names, and no figure that was not
there. Else the bank's own sentence stays. The private slot is never sent.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.coaching.grounding import addresses_in
from bot.coaching.weekly_plan import PlanBrief, PlannedTask, theme_of
from bot.coaching.wording import is_well_worded
from bot.deps import Deps
from bot.errors import CoachError
from bot.model import Asker, Meter
from bot.numbers import numbers_in
from bot.task_banks import MOST_WORDS, NO_VERB
from bot.tracks import Track
from bot.week_briefs import TaskToWord, WeekBrief
from storage.models.week import WELLBEING

MOST_MORE = 80
"""Characters by which new words may be longer."""
PATIENCE_SECONDS = 25
"""The bank's own words are good enough to be shown when better ones take longer."""

_QUOTED = re.compile(r"“[^”]*”")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w&.-]*")


async def in_words(
    deps: Deps, brief: WeekBrief, tasks: Sequence[PlannedTask], *, meter: Meter
) -> tuple[Sequence[PlannedTask], str]:
    """The tasks in their final words, and whose they are: a model that fails changes nothing."""
    if deps.writer is None or not brief.tasks:
        return tasks, "template"
    try:
        async with asyncio.timeout(min(deps.patience_seconds, PATIENCE_SECONDS)):
            written = await deps.writer.write_week(brief, meter=meter)
    except (CoachError, TimeoutError):
        return tasks, "template"
    worded = with_words(tasks, {task.place: task.text for task in written.result.tasks})
    return worded, "claude" if list(worded) != list(tasks) else "template"


def week_brief(brief: PlanBrief, tasks: Sequence[PlannedTask], *, track: Track, asker: Asker) -> WeekBrief:
    """What the writer is given: the tasks that are new and not private."""
    names = {slot.id: slot.name_for(brief.role) for slot in brief.bank.slots}
    given = [
        TaskToWord(task.place, names.get(task.slot_id, task.slot_id), task.text, task.minutes)
        for task in tasks
        if not task.is_kept and task.slot_id != WELLBEING
    ]
    return WeekBrief(track, asker, brief.week_on, theme_of(brief), given)


def with_words(tasks: Sequence[PlannedTask], words: Mapping[int, str]) -> list[PlannedTask]:
    """The tasks, each in the words written for its place where they hold."""
    worded: list[PlannedTask] = []
    for task in tasks:
        text = " ".join(words.get(task.place, "").split())
        is_open = not task.is_kept and task.slot_id != WELLBEING
        worded.append(replace(task, text=text) if is_open and holds(task.text, text) else task)
    return worded


def holds(before: str, after: str) -> bool:
    """Whether new words still ask for what the old ones asked for, in the form of a task."""
    kept = [*_QUOTED.findall(before), *_NAME.findall(_QUOTED.sub("", before))]
    is_kept = all(word in after for word in kept) and len(after) <= len(before) + MOST_MORE
    return _is_task(after) and is_kept and not _is_new(before, after) and is_well_worded(after)


def _is_task(text: str) -> bool:
    """Few words, of which the first is a verb as far as can be told."""
    words = text.split()
    return 0 < len(words) <= MOST_WORDS and words[0].casefold() not in NO_VERB and words[0][0].isupper()


def _is_new(before: str, after: str) -> bool:
    """Whether a name, a figure or an address came in."""
    new_names = set(_NAME.findall(after)) - set(_NAME.findall(before))
    new_figures = set(numbers_in(after)) - set(numbers_in(before))
    return bool(new_names or new_figures or addresses_in(after) - addresses_in(before))
