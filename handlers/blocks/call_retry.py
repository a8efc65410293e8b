"""A moment tried again: the new line, what it does, and one more idea."""

from bot.coaching.call_review import Change
from bot.coaching.retried import Retried
from handlers import action_ids
from handlers.blocks.call_words import PRIVATE, unquoted
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.text import clip, mrkdwn, quoted
from handlers.button_values import OnCall

IT_HOLDS = "That does it. Say it once aloud, and try it on the next call."


def retried_blocks(retried: Retried, *, line: str, change: Change, call_id: int) -> list[Block]:
    """The line, each check ✔ or ✘, and words to compare with while something is missing."""
    value = OnCall(call_id=call_id).packed()
    return [
        section(f"🔁 *You would now say*\n{quoted(line, 700)}"),
        section("\n".join([*_checks(retried), _closing(retried, line, change)])),
        actions(button("Retry this moment", action_ids.RETRY_MOMENT, value)),
        context(f"Practice: this never counts into your scores. {PRIVATE}"),
    ]


def retried_text(retried: Retried, *, line: str, change: Change) -> str:
    """The same for notifications and screen readers."""
    return "\n".join([*_checks(retried), _closing(retried, line, change)])


def _checks(retried: Retried) -> list[str]:
    return [
        f"{'✔' if check.is_passed else '✘'} {mrkdwn(check.name)}{f' — {mrkdwn(check.note)}' if check.note else ''}"
        for check in retried.checks
    ]


def _closing(retried: Retried, line: str, change: Change) -> str:
    idea = unquoted(change.try_line)
    if retried.is_better:
        return f"_{IT_HOLDS}_"
    if not idea or idea.casefold() in line.casefold():
        return "_Try it once more with what is missing._"
    return f"*One more idea:* “{mrkdwn(clip(idea, 300))}”"
