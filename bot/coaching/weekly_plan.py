"""Nine tasks for a week, chosen by code from a track's bank: the same person, week and facts give the same plan.

Three of the nine are about the person's own work wherever we hold anything of it. The shares of a role's
effort move minutes between slots and never change how many tasks a slot holds (decision C25b).
"""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.coaching.plan_facts import PlanFact
from bot.preferences import PACE_FACTORS, Pace
from bot.task_banks import MOST_WORDS, SHAPE, BankTask, Slot, TaskBank
from storage.models.week import WELLBEING

OWN_AT_LEAST, OWN_AT_MOST = 3, 5
LEAST_MINUTES, MINUTES_STEP = 5, 5
STRETCH = (0.5, 2.0)
"""How far a role's effort may move the minutes of a slot."""
ENERGY_FACTORS: Mapping[int, float] = {1: 0.5, 2: 0.75}
"""Low energy (1–5) lightens a plan; high energy never makes it heavier (decision C40)."""
MOST_IN_THEME = 40


@dataclass(frozen=True)
class PlannedTask:
    """One task in its place (from 1). `key` names the bank's task and the fact it speaks of."""

    place: int
    slot_id: str
    key: str
    text: str
    minutes: int
    effort: str
    link: str = ""
    own_data: bool = False
    is_kept: bool = False


@dataclass(frozen=True)
class PlanBrief:
    """What a plan is made from.

    `facts` come the most pressing first. `recent` are the keys of the last weeks' tasks, which come again
    only when nothing else fits. `kept` are tasks that stay where they are. `effort` are the shares (percent)
    of the first four slots; `attempt` is 1 for the first plan of the week and goes up with every new one.
    """

    person_id: int
    week_on: date
    bank: TaskBank
    pace: Pace = "moderate"
    role: str = ""
    experience: str = ""
    effort: Sequence[int] = ()
    facts: Sequence[PlanFact] = ()
    gap_skill: str = ""
    recent: Collection[str] = ()
    kept: Sequence[PlannedTask] = ()
    energy: int | None = None
    attempt: int = 1


def plan_week(brief: PlanBrief) -> list[PlannedTask]:
    """The nine tasks, in their places."""
    own = _own_tasks(brief)
    tasks: list[PlannedTask] = []
    for slot, places in _slots(brief):
        kept = [task for task in brief.kept if task.place in places]
        taken = {task.place for task in kept}
        free = [place for place in places if place not in taken]
        fresh = [*own.get(slot.id, []), *_from_bank(brief, slot)]
        tasks += [*kept, *(replace(task, place=place) for place, task in zip(free, fresh, strict=False))]
    return sorted(_timed(brief, tasks), key=lambda task: task.place)


def theme_of(brief: PlanBrief) -> str:
    """What the week is about: the focus, else the skill to work on, else one of the bank's, another each week."""
    for kind, hole in (("focus", "focus"), ("gap", "skill")):
        fact = next((fact for fact in brief.facts if fact.kind == kind), None)
        if fact:
            theme = fact.words[hole]
            return theme if len(theme) <= MOST_IN_THEME else theme[:MOST_IN_THEME].rsplit(" ", 1)[0] + " …"
    themes = brief.bank.themes
    return themes[(brief.week_on.toordinal() // 7 + brief.person_id) % len(themes)]


def lightened(full_minutes: int, energy: int | None) -> int:
    """The minutes of a task with so much energy (1–5, None for not said): never more than the full ones."""
    factor = ENERGY_FACTORS.get(energy or 0, 1)
    return full_minutes if factor == 1 else min(full_minutes, _rounded(full_minutes * factor))


def _slots(brief: PlanBrief) -> Iterator[tuple[Slot, range]]:
    first = 1
    for slot, count in zip(brief.bank.slots, SHAPE, strict=True):
        yield slot, range(first, first + count)
        first += count


def _own_tasks(brief: PlanBrief) -> dict[str, list[PlannedTask]]:
    """The tasks about the person's own work, by slot.

    Each fact is taken once and each sentence of the bank once, spread over the slots; only when that makes fewer
    than three does a sentence come twice, and then a fact again.
    """
    room = _room(brief)
    chosen: list[PlannedTask] = []
    kept = sum(task.own_data for task in brief.kept)
    for most, of_a_frame, may_repeat in (
        (OWN_AT_MOST, 1, False),
        (OWN_AT_LEAST, 2, False),
        (OWN_AT_LEAST, 2, True),
    ):
        for task in _own_candidates(brief):
            is_known = any(task.key == other.key for other in chosen)
            is_told = not may_repeat and _subject(task.key) in {_subject(other.key) for other in chosen}
            frames = [_frame(other.key) for other in [*chosen, *brief.kept]].count(_frame(task.key))
            is_free = room[task.slot_id] > 0 and frames < of_a_frame
            if len(chosen) < most - kept and is_free and not is_known and not is_told:
                chosen.append(task)
                room[task.slot_id] -= 1
    return {slot.id: [task for task in chosen if task.slot_id == slot.id] for slot in brief.bank.slots}


def _room(brief: PlanBrief) -> dict[str, int]:
    """How many tasks of each slot may be about own work: the wellbeing slot never is."""
    kept = {slot.id: sum(task.slot_id == slot.id for task in brief.kept) for slot in brief.bank.slots}
    room = {slot.id: count - kept[slot.id] for slot, count in zip(brief.bank.slots, SHAPE, strict=True)}
    return {**room, WELLBEING: 0}


def _own_candidates(brief: PlanBrief) -> Iterator[PlannedTask]:
    """What could be said of each fact, facts in their order; a new plan begins in another slot."""
    kept = {task.key for task in brief.kept}
    slots = brief.bank.slots[:-1]
    for number, fact in enumerate(brief.facts):
        turned = [*slots[number % len(slots) :], *slots[: number % len(slots)]] if brief.attempt > 1 else slots
        fitting = [
            (slot, task) for slot in turned for task in slot.tasks_for(brief.role) if task.about == fact.kind
        ]
        fitting.sort(key=lambda pair: f"{pair[1].id}/{fact.key}" in brief.recent)
        for slot, task in fitting:
            planned = _planned(slot, task, fact)
            if _fits(brief, task) and planned.key not in kept:
                yield planned


def _from_bank(brief: PlanBrief, slot: Slot) -> list[PlannedTask]:
    """The slot's general tasks, the fittest first."""
    kept = {task.key for task in brief.kept}
    fitting = [task for task in slot.tasks_for(brief.role) if task.about is None and _fits(brief, task)]
    fitting = [task for task in fitting if task.id not in kept]
    fitting.sort(key=lambda task: (task.id in brief.recent, -_suits(brief, task), _draw(brief, task)))
    return [
        replace(_planned(slot, task), own_data=bool(brief.gap_skill) and brief.gap_skill in task.skills)
        for task in fitting
    ]


def _fits(brief: PlanBrief, task: BankTask) -> bool:
    return not task.experience or not brief.experience or brief.experience in task.experience


def _suits(brief: PlanBrief, task: BankTask) -> int:
    trains = 2 if brief.gap_skill and brief.gap_skill in task.skills else 0
    return trains + (1 if brief.experience and brief.experience in task.experience else 0)


def _draw(brief: PlanBrief, task: BankTask) -> str:
    """A number drawn for this person, week and attempt, the same each time."""
    drawn = f"{brief.person_id}/{brief.week_on}/{brief.attempt}/{task.id}"
    return hashlib.sha256(drawn.encode()).hexdigest()


def _planned(slot: Slot, task: BankTask, fact: PlanFact | None = None) -> PlannedTask:
    return PlannedTask(
        place=0,
        slot_id=slot.id,
        key=f"{task.id}/{fact.key}" if fact else task.id,
        text=filled(task.do, fact.words if fact else {}),
        minutes=task.minutes,
        effort=task.effort,
        link=task.link,
        own_data=fact is not None,
    )


def _frame(key: str) -> str:
    """The bank's sentence a task is made of."""
    return key.partition("/")[0]


def _subject(key: str) -> str:
    """What a task's key says it is about; a goal that is overdue is still the goal."""
    return key.partition("/")[2].replace("overdue:", "goal:").replace("falling:", "renewal:")


LEADS_ON = re.compile(r"(?i:an?|and|at|by|for|from|her|his|in|my|of|on|or|our|that|the|their|to|with|your)")
"""Words that nothing is cut after."""


def filled(sentence: str, words: Mapping[str, str]) -> str:
    """The sentence with its holes filled, cut so that it has at most twelve words."""
    room = MOST_WORDS - sum("{" not in word for word in sentence.split())
    holes = sum("{" in word for word in sentence.split())
    each = max(1, room // max(1, holes))
    short = {name: _cut(value, each if name != "when" else MOST_WORDS) for name, value in words.items()}
    text = sentence.format_map(short)
    return _cut(text, MOST_WORDS)


def _cut(text: str, most: int) -> str:
    words = text.split()
    if len(words) <= most:
        return " ".join(words)
    kept = words[:most]
    while len(kept) > 1 and LEADS_ON.fullmatch(kept[-1]):
        kept.pop()
    return " ".join(kept).rstrip(",;:–-") + "…"


def _timed(brief: PlanBrief, tasks: Sequence[PlannedTask]) -> list[PlannedTask]:
    """The tasks with this person's minutes; those that are kept stay as they are."""
    factors = _slot_factors(brief, tasks)
    pace = PACE_FACTORS[brief.pace]
    return [
        task if task.is_kept else replace(task, minutes=_rounded(task.minutes * pace * factors[task.slot_id]))
        for task in tasks
    ]


def _slot_factors(brief: PlanBrief, tasks: Sequence[PlannedTask]) -> dict[str, float]:
    """What each slot's minutes are multiplied by, so that they come near the role's shares."""
    factors = {slot.id: 1.0 for slot in brief.bank.slots}
    working = [task for task in tasks if task.slot_id != WELLBEING]
    total = sum(task.minutes for task in working)
    for slot, share in zip(brief.bank.slots, brief.effort, strict=False):
        planned = sum(task.minutes for task in working if task.slot_id == slot.id)
        if planned and total:
            factors[slot.id] = min(max(total * share / 100 / planned, STRETCH[0]), STRETCH[1])
    return factors


def _rounded(minutes: float) -> int:
    return max(LEAST_MINUTES, int(minutes / MINUTES_STEP + 0.5) * MINUTES_STEP)
