"""The last turn of a digest: what code composed, and for whom."""

from bot.claude.turns import tagged
from bot.digest_briefs import DigestBrief


def digest_text(brief: DigestBrief) -> str:
    """The material, each part in its tag."""
    parts = [
        tagged("today", f"{brief.today:%A}, {brief.today.isoformat()}"),
        tagged("style", brief.asker.style),
        tagged("role", brief.asker.role),
        tagged("did_well", brief.did_well),
        tagged("last_focus", brief.last_focus),
        tagged("focus", "\n".join(line for line in (brief.focus, brief.plan) if line)),
        tagged("needs", "\n".join(f"- {need}" for need in brief.needs)),
    ]
    return "\n\n".join(part for part in parts if part)
