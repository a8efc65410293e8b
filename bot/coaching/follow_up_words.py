"""The follow-up to a call without a model: thanks, the goal, who does what, and the next date."""

import re
from collections.abc import Iterator
from datetime import date

from bot.call_briefs import FollowUpBrief
from bot.coaching.call_review import Action
from bot.model import Draft
from bot.people import first_name

YOU = "You"
"""Who promised, in notes told by the person."""
LONGEST_SUBJECT = 80


def template_follow_up(brief: FollowUpBrief) -> Draft:
    """The draft without a model: thanks, what they want in their words, who does what, and the next date."""
    when = "today" if brief.happened_on in (None, brief.today) else f"on {in_words(brief.happened_on)}"
    parts = [
        f"Hi {' and '.join(brief.contacts[:2]) or '[name]'},",
        f"Thank you for your time {when}.",
        "\n".join(_goal_lines(brief)),
        "\n".join(_action_lines(brief)),
        _next_talk(brief),
        f"Best wishes,\n{brief.me or '[your name]'}",
    ]
    subject = f"{brief.title}: next steps" if brief.title else "Next steps from our call"
    return Draft(subject=subject[:LONGEST_SUBJECT], body="\n\n".join(part for part in parts if part))


def in_words(day: date | None) -> str:
    """ "Tuesday 24 November"; "" for no day."""
    return f"{day:%A} {day.day} {day:%B}" if day else ""


def _goal_lines(brief: FollowUpBrief) -> Iterator[str]:
    if brief.goals:
        yield "What I took away, in your words:"
        yield from (f"- “{goal}”" for goal in brief.goals)


def _action_lines(brief: FollowUpBrief) -> Iterator[str]:
    if brief.actions:
        yield "As agreed:"
        yield from (f"- {_owner(action, brief)}: {_deed(action)}" for action in brief.actions)


def deed_of(action: Action) -> str:
    """What was promised, without "today" or "next Tuesday" where the day itself stands beside it."""
    text, due_words = action.action.strip().rstrip("."), action.due_words.strip()
    if action.due_on is None or not due_words:
        return text
    bare = re.sub(rf"\s+(?:\bby |\bon )?{re.escape(due_words)}(?!\w)", "", text, count=1, flags=re.IGNORECASE)
    return bare.rstrip(" ,") or text


def _deed(action: Action) -> str:
    return f"{deed_of(action)} ({in_words(action.due_on)})" if action.due_on else deed_of(action)


def _owner(action: Action, brief: FollowUpBrief) -> str:
    return brief.me or "I" if action.owner == YOU else first_name(action.owner)


def _next_talk(brief: FollowUpBrief) -> str:
    if not brief.is_next_talk_open:
        return ""
    return (
        f"Could we speak again on {in_words(brief.proposed_on)}? If another day suits you better, tell me which."
    )
