"""What was noticed in somebody's own data, each with what it rests on."""

from collections.abc import Mapping

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


def insight_line(insight: Insight) -> str:
    """ "✅ *Skill* Discovery is improving: 71 over your last calls. _5 scored calls_", escaped."""
    content = insight.content
    kind = KINDS.get(insight.kind, insight.kind.replace("_", " ").capitalize())
    text, basis = mrkdwn(clip(str(content.get("text", "")), 250)), mrkdwn(clip(str(content.get("basis", "")), 80))
    small = f" _{basis}_" if basis else ""
    return f"{SIGNS.get(insight.severity, '•')} *{mrkdwn(kind)}* {text}{small}"
