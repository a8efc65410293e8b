"""The form of a goal, and the one that asks where a goal stands."""

from collections.abc import Mapping, Sequence

from bot.coaching.goals import GoalDraft
from bot.coaching.tracked_measures import MEASURES
from bot.goal_kinds import GoalKinds
from handlers import action_ids
from handlers.blocks.goals import PRIORITIES, amount
from handlers.blocks.parts import Block, choice, date_input, modal, section, text_input
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import GoalFormValue
from storage.models import Goal

FIELDS = (
    "title",
    "why",
    "metric",
    "unit",
    "start",
    "target",
    "direction",
    "due_on",
    "category",
    "priority",
    "when_then",
)
NOTHING, OWN_UNIT = "none", "own"
DIRECTIONS = (("More is better", "up"), ("Less is better", "down"))
MOST_METRICS = 90
"""Slack takes a hundred options."""


def goal_modal(
    draft: GoalDraft,
    value: GoalFormValue,
    *,
    kinds: GoalKinds,
    skills: Mapping[str, str],
    problem: str = "",
) -> Block:
    """Every field of a goal; `problem` is about the day a sentence named."""
    known = metric_options(kinds, skills, draft)
    chosen = draft.metric if draft.metric in {value for _, value in known} else ""
    metric = chosen or (OWN_UNIT if draft.unit and draft.target is not None else NOTHING)
    day = draft.due_on.isoformat() if draft.due_on else ""
    blocks = [
        text_input("Goal", "title", value=draft.title, most=150, hint="What will be true when you are there?"),
        text_input("Why it matters", "why", value=draft.why, optional=True, lines=True, most=300),
        choice("How it is measured", "metric", known, metric),
        text_input("Unit", "unit", value=draft.unit, optional=True, most=20, hint="Only for “Something else”."),
        text_input("Where you start", "start", value=_number(draft.start), optional=True, most=20),
        text_input("Target", "target", value=_number(draft.target), optional=True, most=20),
        choice("Which way", "direction", DIRECTIONS, draft.direction),
        date_input("By when", "due_on", day, hint=problem),
        choice("Category", "category", [(each.name, each.id) for each in kinds.categories], draft.category),
        choice("Priority", "priority", [(name, each) for each, name in PRIORITIES.items()], draft.priority),
        text_input(
            "When …, I will …",
            "when_then",
            value=draft.when_then,
            optional=True,
            most=200,
            hint="A step tied to a moment gets done more often (Gollwitzer & Sheeran 2006).",
        ),
    ]
    title = "Edit goal" if value.goal_id else "New goal"
    return modal(title, action_ids.GOAL_FORM, blocks, submit="Save", private=value.packed())


def metric_options(kinds: GoalKinds, skills: Mapping[str, str], draft: GoalDraft) -> Sequence[tuple[str, str]]:
    """What can measure a goal, with the draft's own among it: label and value."""
    options = [("Done or not done", NOTHING), ("Something else, with a unit of mine", OWN_UNIT)]
    options += [(f"{measure.name} (from your calls)", measure.id) for measure in MEASURES]
    options += [(f"{name} score (from your calls)", skill_id) for skill_id, name in skills.items()]
    options += [(f"{metric.name} (you log it)", metric.id) for metric in kinds.metrics]
    name, _, kind = draft.metric.partition("@")
    measure_names = {measure.id: measure.name for measure in MEASURES}
    if kind and name in measure_names:
        options.insert(2, (f"{measure_names[name]} on {kind} calls", draft.metric))
    return options[:MOST_METRICS]


def update_modal(goal: Goal, value: GoalFormValue, *, is_measured: bool, adds_up: bool) -> Block:
    """Where the goal stands now; what we measure ourselves is only told."""
    title = f"*{mrkdwn(clip(goal.title, 150))}*"
    if is_measured:
        text = f"{title}\nThis one moves by itself, with every call you share. Nothing to type here."
        return modal("Update goal", action_ids.GOAL_UPDATE_FORM, [section(text)])
    label, hint = _asked(goal, adds_up=adds_up)
    blocks = [section(f"{title}\n{_so_far(goal)}"), text_input(label, "value", most=20, hint=hint)]
    return modal("Update goal", action_ids.GOAL_UPDATE_FORM, blocks, submit="Save", private=value.packed())


def _asked(goal: Goal, *, adds_up: bool) -> tuple[str, str]:
    if goal.target is None:
        return "How far are you, in %?", "A number from 0 to 100."
    if adds_up:
        return f"How many more? ({goal.unit})"[:75], "It is added to what you logged before."
    return f"Where are you now? ({goal.unit})"[:75], "The number as it stands today."


def _so_far(goal: Goal) -> str:
    if goal.current is None:
        return "No figure yet."
    return f"So far: {amount(goal.current, goal.unit if goal.target is not None else '%')}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
