"""What was noticed in somebody's own data, each with what it rests on."""

from collections.abc import Mapping, Sequence

from handlers import action_ids
from handlers.blocks.parts import Block, button, context, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import OnInsight
from storage.models import Insight, PlanNote

NOTHING_NOTICED = "Nothing noticed yet. Add your own under the plan with *Add insight*."

SIGNS: Mapping[str, str] = {"good": "✅", "warning": "⚠️", "info": "•"}
KINDS: Mapping[str, str] = {
    "skill": "Skill",
    "trend": "Trend",
    "pattern": "Pattern",
    "milestone": "Milestone",
    "forecast": "Forecast",
    "progress": "Goals",
    "habit": "Habit",
    "risk": "Risk",
    "opportunity": "Opportunity",
    "customer": "Customers",
    "cash": "Cash",
}


def insight_line(insight: Insight) -> str:
    """ "✅ *Skill* Discovery is improving: 71 over your last calls. _5 scored calls_", escaped."""
    content = insight.content
    kind = KINDS.get(insight.kind, insight.kind.replace("_", " ").capitalize())
    text, basis = mrkdwn(clip(str(content.get("text", "")), 250)), mrkdwn(clip(str(content.get("basis", "")), 80))
    small = f" _{basis}_" if basis else ""
    return f"{SIGNS.get(insight.severity, '•')} *{mrkdwn(kind)}* {text}{small}"


def insights_text(insights: Sequence[Insight], notes: Sequence[PlanNote]) -> str:
    """What was noticed, by us and by the person, in words."""
    return "\n".join([*map(insight_line, insights), *map(_note_line, notes)]) or NOTHING_NOTICED


def insights_blocks(insights: Sequence[Insight], notes: Sequence[PlanNote]) -> list[Block]:
    """One block for each thing we noticed, with a way to be rid of it; then the person's own sentences."""
    own = [section("\n".join(map(_note_line, notes)))] if notes else []
    shown = [*map(_insight, insights), *own]
    if not shown:
        return [section(NOTHING_NOTICED), context("🔒 Only you see this")]
    return [section("*Noticed this week*"), *shown, context("🔒 Only you see this")]


def _insight(insight: Insight) -> Block:
    value = OnInsight(insight_id=insight.id).packed()
    return section(insight_line(insight), button("Dismiss", action_ids.DISMISS_INSIGHT, value))


def _note_line(note: PlanNote) -> str:
    return f"💡 {mrkdwn(note.text)}"
