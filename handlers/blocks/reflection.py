"""Friday's few lines: how far the week is, the goals, and one when-then line for the next."""

from collections.abc import Sequence
from datetime import date

from bot.coaching.planning import WholePlan
from handlers import action_ids
from handlers.blocks.goals import goal_line
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.text import mrkdwn
from handlers.blocks.weekly_plan import done_line
from handlers.button_values import OnPlan
from storage.models import Focus, Goal

TEXT = "Friday: two minutes to look back at your week"
MOST_GOALS = 3


def reflection_blocks(whole: WholePlan, goals: Sequence[Goal], focus: Focus | None, today: date) -> list[Block]:
    """How far the plan is, a check of the goals, and the line that was the focus, if there is one."""
    value = OnPlan(plan_id=whole.plan.id, version=whole.plan.version).packed()
    blocks = [section(f"*Your week* · {mrkdwn(whole.plan.theme)}\n{done_line(whole)}")]
    if goals:
        lines = [goal_line(goal, today) for goal in goals[:MOST_GOALS]]
        blocks.append(section("*Goal check*\n" + "\n".join(lines)))
    line = mrkdwn(focus.when_then) if focus and focus.when_then else "When …, I will …"
    return [
        *blocks,
        section(f"*Your focus* {line}\nWhat worked, and what will you do differently next week?"),
        actions(
            button("Reflect", action_ids.REFLECT, value, style="primary"),
            button("Open my plan", action_ids.OPEN_PLAN),
        ),
        context("🔒 Only you see this · turn it off in `/coach settings`"),
    ]
