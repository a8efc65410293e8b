"""What was noticed in somebody's own data, each with what it rests on."""

from collections.abc import Mapping, Sequence

from handlers.blocks.parts import Block, context, header, section
from handlers.blocks.text import clip, mrkdwn
from storage.models import Insight

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
NOTHING = (
    "Nothing stands out this week. I notice things in reviewed calls, goals, figures you log, and the accounts "
    "that were imported."
)


def insights_text(insights: Sequence[Insight]) -> str:
    """For notifications and screen readers."""
    return f"What I noticed this week: {len(insights)}" if insights else NOTHING


def insights_blocks(insights: Sequence[Insight]) -> list[Block]:
    """All of them under a header."""
    if not insights:
        return [section(NOTHING), context("🔒 Only you see this")]
    return [
        header("What I noticed this week"),
        section("\n".join(insight_line(each) for each in insights)),
        context("Counted from your own data, nobody else's. 🔒 Only you see this"),
    ]


def insight_line(insight: Insight) -> str:
    """ "✅ *Skill* Discovery is improving: 71 over your last calls. _5 scored calls_", escaped."""
    content = insight.content
    kind = KINDS.get(insight.kind, insight.kind.replace("_", " ").capitalize())
    text, basis = mrkdwn(clip(str(content.get("text", "")), 250)), mrkdwn(clip(str(content.get("basis", "")), 80))
    small = f" _{basis}_" if basis else ""
    return f"{SIGNS.get(insight.severity, '•')} *{mrkdwn(kind)}* {text}{small}"
