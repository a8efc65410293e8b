"""What is said when somebody logged a figure."""

from collections.abc import Sequence

from bot.accounts import short_date
from bot.coaching.goals import is_at
from bot.coaching.metrics import Logged
from handlers import action_ids
from handlers.blocks.goals import amount
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import MetricUndoValue
from storage.models import Goal


def logged_text(logged: Logged) -> str:
    """ "Logged: 120 saves on 20 Nov"."""
    return f"Logged: {amount(logged.value, logged.unit)} on {short_date(logged.noted_on)}"


def logged_blocks(logged: Logged, moved: Sequence[Goal], *, entry_id: int) -> list[Block]:
    """The figure, the goals it moved, how it is counted, and the way back."""
    lines = [f"{logged_text(logged)}.", *(_moved(goal) for goal in moved[:5])]
    counted = "Entries are added up" if logged.adds_up else "The newest figure counts"
    undo = MetricUndoValue(entry_id=entry_id).packed()
    return [
        section("\n".join(lines)),
        actions(button("Undo", action_ids.METRIC_UNDO, undo)),
        context(f"{counted}. See it over time: `/coach progress {mrkdwn(logged.name.casefold())}` · 🔒 Only you"),
    ]


def _moved(goal: Goal) -> str:
    title = mrkdwn(clip(goal.title, 150))
    if goal.target is None or goal.current is None:
        return f"It belongs to your goal *{title}*."
    where = f"*{title}* is at {amount(goal.current, '')} of {amount(goal.target, goal.unit)}."
    return f"{where} That is it: mark it done in `/coach goals`." if is_at(goal, goal.current) else where
