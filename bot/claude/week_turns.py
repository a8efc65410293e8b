"""The last turn of a weekly plan: the tasks code chose, and for whom."""

from bot.claude.turns import tagged
from bot.week_briefs import WeekBrief


def week_text(brief: WeekBrief) -> str:
    """The material, each part in its tag."""
    tasks = [f"{task.place}. [{task.slot}, {task.minutes} min] {task.text}" for task in brief.tasks]
    parts = [
        tagged("week", f"The week of Monday, {brief.week_on.isoformat()}"),
        tagged("style", brief.asker.style),
        tagged("role", brief.asker.role),
        tagged("experience", brief.asker.experience),
        tagged("theme", brief.theme),
        tagged("tasks", "\n".join(tasks)),
    ]
    return "\n\n".join(part for part in parts if part)
