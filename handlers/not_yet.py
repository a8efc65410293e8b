"""What is not built yet, said plainly, with what is; every later feature takes its line out of here."""

from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.button_values import OnMessage

VERBS = {
    "prep": "Meeting briefs",
    "practice": "Practice talks",
    "play": "Playbooks",
    "auto": "Automations",
    "alerts": "Alerts",
    "team": "The team view",
    "admin": "The admin page",
}
KINDS = {
    "automation_new": "auto",
    "automation_pause": "auto",
    "practice": "practice",
    "prep": "prep",
    "playbook": "play",
    "team": "team",
}
TODAY = (
    "What I can do today: answer *how should I handle …* with a plan and sources, review your calls, plan your "
    "week, follow your goals and progress, and show, export or forget what I keep."
)


def not_yet_text(verb: str) -> str:
    """One honest sentence, and what to use instead."""
    is_are = "are" if VERBS[verb].endswith("s") else "is"
    return f"*{VERBS[verb]}* {is_are} not here yet.\n{TODAY}"


def not_yet_blocks(verb: str, *, message_id: int = 0) -> list[Block]:
    """The same as blocks; with a message, a way to have it answered as a question all the same."""
    blocks = [section(not_yet_text(verb))]
    if message_id:
        value = OnMessage(message_id=message_id).packed()
        return [*blocks, actions(button("Answer it as a question", action_ids.ASK_ANYWAY, value))]
    return [*blocks, context("🔒 Only you")]
