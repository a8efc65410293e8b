"""The weekly plan (layout L6): a line that counts, the tasks by slot as boxes to tick, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.accounts import short_date
from bot.coaching.planning import WholePlan, scored_tasks
from bot.rhythm import FRIDAY, SUNDAY, week_of
from bot.task_banks import TaskBank
from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, menu, modal, option, plain, section, text_input
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import EnergyValue, OnPlan, PlanForm
from storage.models import PlanTask, WeeklyPlan
from storage.models.week import WELLBEING

ENERGIES = ("1 · empty", "2 · low", "3 · all right", "4 · good", "5 · full")
LONGEST_TASK = 75
"""What Slack shows of a box's words."""
MOST_SHOWN = 400


@dataclass(frozen=True)
class ShownPlan:
    """A plan, what the person's role calls its slots, and at the weekend a hint to the other week's plan."""

    whole: WholePlan
    bank: TaskBank | None
    role: str = ""
    insights: Sequence[str] = ()
    hint: str = ""


def plan_text(shown: ShownPlan) -> str:
    """The plan in plain words, for notifications and screen readers."""
    whole = shown.whole
    lines = [f"Week of {short_date(whole.plan.week_on)}: {count_words(whole)} done"]
    lines += [f"{'☑' if task.done_at else '☐'} {task.place}. {task.text}" for task in whole.tasks]
    return "\n".join(lines)


def plan_blocks(shown: ShownPlan) -> list[Block]:
    """The header, each slot under its name, three buttons, and what was added: twelve blocks at most.

    So the first slot's name closes the header.
    """
    whole = shown.whole
    about = f"{whole.plan.pace.capitalize()} pace · {length_words(whole.minutes)} · 🔒 Only you see this"
    first, *others = slot_ids(whole.tasks)
    return [
        section(
            f"*Week of {short_date(whole.plan.week_on)}* · Theme: {mrkdwn(whole.plan.theme)}\n"
            f"{done_line(whole)}\n_{about}_\n{_hinted(shown)}\n{_title(shown, first)}"
        ),
        _ticks(shown, first),
        *(block for slot_id in others for block in (section(_title(shown, slot_id)), _ticks(shown, slot_id))),
        _buttons(whole.plan),
        *_added(shown),
    ]


def _hinted(shown: ShownPlan) -> str:
    return f"_{shown.hint}_\n" if shown.hint else ""


def other_week_hint(week_on: date, today: date) -> str:
    """Where the plan of the week before or after is, when two weeks meet; "" in the middle of a week."""
    present = week_of(today)
    if week_on > present:
        return "Your plan for next week · this week's: `/coach week this week`"
    if week_on < present or today.weekday() <= FRIDAY:
        return ""
    ends = "today" if today.weekday() == SUNDAY else "on Sunday"
    return f"This week ends {ends} · next week's plan: `/coach week next`"


def done_line(whole: WholePlan) -> str:
    """ "4 of 9 done ▓▓▓▓░░░░░" """
    return f"{count_words(whole)} done {bar(whole)}"


def bar(whole: WholePlan) -> str:
    """One sign for each task, the done ones first."""
    return "▓" * whole.done + "░" * (len(whole.tasks) - whole.done)


def count_words(whole: WholePlan) -> str:
    """ "4 of 9" """
    return f"{whole.done} of {len(whole.tasks)}"


def length_words(minutes: int) -> str:
    """ "2 h 10 m" """
    hours, rest = divmod(minutes, 60)
    return " ".join(f"{count} {unit}" for count, unit in ((hours, "h"), (rest, "m")) if count) or "0 m"


def plan_home(whole: WholePlan | None, today: date) -> list[Block]:
    """The week for the Home tab: how far it is, and the way to it; never what stands in the private slot."""
    if whole is None:
        return []
    name = "Next week" if whole.plan.week_on > today else "This week"
    text = f"*{name}* {done_line(whole)}\nTheme: {mrkdwn(whole.plan.theme)}"
    return [section(text, button("Open", action_ids.OPEN_PLAN))]


def history_blocks(plans: Sequence[WeeklyPlan], tasks: Sequence[PlanTask]) -> list[Block]:
    """The last weeks, one a line; the private slot is not counted."""
    if not plans:
        return [section("There is no earlier week yet. `/coach week` shows the present one.")]
    lines = [_week_line(plan, [task for task in tasks if task.plan_id == plan.id]) for plan in plans]
    return [
        section("*Your weeks*\n" + "\n".join(lines)),
        context("Without the private slot · 🔒 Only you see this"),
    ]


def _week_line(plan: WeeklyPlan, tasks: Sequence[PlanTask]) -> str:
    counted = scored_tasks(tasks)
    done = sum(task.done_at is not None for task in counted)
    line = f"• {short_date(plan.week_on)} · {mrkdwn(plan.theme)} · {done} of {len(counted)} done"
    said = (plan.reflection or "").splitlines()
    return f"{line}\n   _{mrkdwn(clip(said[0], 120))}_" if said else line


def reflect_offer(text: str, plan: WeeklyPlan) -> list[Block]:
    """The way to the form."""
    return [section(text), actions(_reflect_button(plan, style="primary")), context("🔒 Only you see this")]


def reflect_modal(plan: WeeklyPlan, when_then: str = "") -> Block:
    """What worked, and one line for next week."""
    return modal(
        "Reflect",
        action_ids.REFLECT_FORM,
        [
            section(f"*Week of {short_date(plan.week_on)}* · Theme: {mrkdwn(plan.theme)}"),
            text_input("What worked, and what will you do differently?", "reflection", lines=True, most=2000),
            text_input(
                "One line for next week",
                "when_then",
                value=when_then,
                hint="When …, I will … · it becomes your focus",
                optional=True,
                most=200,
            ),
        ],
        submit="Keep",
        private=PlanForm(plan_id=plan.id).packed(),
    )


def note_modal(plan: WeeklyPlan) -> Block:
    """One sentence to keep under the plan."""
    return modal(
        "Add insight",
        action_ids.NOTE_FORM,
        [text_input("What did you notice this week?", "note", hint="One sentence is enough", most=300)],
        submit="Keep",
        private=PlanForm(plan_id=plan.id).packed(),
    )


def slot_ids(tasks: Sequence[PlanTask]) -> list[str]:
    """The slots of a plan in its own order: the track's may be others by now."""
    return list(dict.fromkeys(task.slot_id for task in tasks))


def _name(shown: ShownPlan, slot_id: str) -> str:
    known = {slot.id: slot.name_for(shown.role) for slot in shown.bank.slots} if shown.bank else {}
    return known.get(slot_id, slot_id.replace("_", " ").capitalize())


def _tasks(shown: ShownPlan, slot_id: str) -> list[PlanTask]:
    return [task for task in shown.whole.tasks if task.slot_id == slot_id]


def _title(shown: ShownPlan, slot_id: str) -> str:
    private = " · private, not scored, deleted after 30 days" if slot_id == WELLBEING else ""
    return f"*{mrkdwn(_name(shown, slot_id))}* ({len(_tasks(shown, slot_id))}){private}"


def _ticks(shown: ShownPlan, slot_id: str) -> Block:
    """The boxes of a slot; the private one also asks how much energy there is."""
    plan, boxes = shown.whole.plan, _boxes(_tasks(shown, slot_id))
    energy = [_energy(shown.whole)] if slot_id == WELLBEING else []
    return actions(boxes, *energy, block_id=f"plan:{plan.id}:{plan.version}:{slot_id}")


def _boxes(tasks: Sequence[PlanTask]) -> Block:
    options = [_box(task) for task in tasks]
    ticked = [box for box, task in zip(options, tasks, strict=True) if task.done_at]
    element: Block = {"type": "checkboxes", "action_id": action_ids.TICK, "options": options}
    return {**element, "initial_options": ticked} if ticked else element


def _box(task: PlanTask) -> Block:
    box = option(clip(f"{task.place}. {task.text}", LONGEST_TASK), str(task.id))
    about = [f"{task.minutes} min", task.link, "your own work" if task.own_data else ""]
    return {**box, "description": plain(" · ".join(word for word in about if word))}


def _energy(whole: WholePlan) -> Block:
    values = [EnergyValue(plan_id=whole.plan.id, energy=number).packed() for number in range(1, 6)]
    element = menu("How's your energy?", action_ids.ENERGY, list(zip(ENERGIES, values, strict=True)))
    if whole.energy:
        element["initial_option"] = element["options"][whole.energy - 1]
    return element


def _buttons(plan: WeeklyPlan) -> Block:
    value = OnPlan(plan_id=plan.id, version=plan.version).packed()
    return actions(
        button("New plan", action_ids.NEW_PLAN, value),
        button("Add insight", action_ids.ADD_NOTE, value),
        _reflect_button(plan),
    )


def _reflect_button(plan: WeeklyPlan, *, style: str = "") -> Block:
    value = OnPlan(plan_id=plan.id, version=plan.version).packed()
    return button("Reflect", action_ids.REFLECT, value, style=style)


def _added(shown: ShownPlan) -> list[Block]:
    """What the person noticed, what we noticed, and what they said of the week."""
    whole = shown.whole
    lines = [f"💡 {mrkdwn(clip(note.text, MOST_SHOWN))}" for note in whole.notes]
    lines += [f"📈 {mrkdwn(clip(insight, MOST_SHOWN))}" for insight in shown.insights]
    if whole.plan.reflection:
        lines.append(f"📝 {mrkdwn(clip(whole.plan.reflection, MOST_SHOWN))}")
    return [section("\n".join(lines))] if lines else []
