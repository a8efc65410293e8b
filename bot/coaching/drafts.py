"""Texts the person may send themselves. The coach never sends anything."""

from collections.abc import Sequence

from bot.coaching.short_answers import ASK_MANAGER
from bot.model import Brief, Draft

WORTH_SAYING = 600


def manager_draft(brief: Brief) -> Draft:
    """A note asking one's manager for a view, when the coach has none: the question, and what is known."""
    account = brief.names.get("account")
    about = f" on {account}" if account else ""
    body = [
        "Hi,",
        "",
        f"I would like your view{about}. This is where I am:",
        f"“{_shortened(brief.question)}”",
        *_known(brief),
        "",
        "What would you do first? Ten minutes today or tomorrow would help.",
        "",
        brief.names.get("me", ""),
    ]
    return Draft(subject=f"Your view{about}?", body="\n".join(body).strip())


def is_for_manager(kind: str) -> bool:
    """True for the one draft that comes from no card."""
    return kind == ASK_MANAGER


def _known(brief: Brief) -> Sequence[str]:
    return [f"What we know: {', '.join(fact.text for fact in brief.facts)}."] if brief.facts else []


def _shortened(text: str) -> str:
    return text if len(text) <= WORTH_SAYING else text[:WORTH_SAYING].rsplit(" ", 1)[0] + "…"
