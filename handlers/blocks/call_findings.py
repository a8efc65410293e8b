"""Under a call review: what was promised, what the customer's words tell, what it was about."""

import re
from collections.abc import Sequence
from datetime import date

from bot.accounts import short_date
from bot.clock_words import clock_time
from bot.coaching.call_review import Action, CallReview, Signal, SignalKind, Topic
from bot.coaching.champions import tells_of_a_leaving_champion
from bot.coaching.follow_up_words import deed_of
from bot.meetings.measured import NOTABLE_CHANGE
from handlers import action_ids
from handlers.blocks.call_words import PRIVATE, ShownReview, quote_words
from handlers.blocks.parts import Block, actions, button, context, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import OnCall

SIGNS: dict[SignalKind, str] = {"opportunity": "➕", "risk": "➖", "feedback": "💬"}
_PRAISE = re.compile(
    r"\b(?:likes?|loves?|enjoys?|appreciates?|prais\w+|happy|pleased|impressed|delighted|satisfied)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no longer|never|un\w+|isn't|doesn't|would)\b", re.IGNORECASE)
_IS_MEETING = re.compile(r"(?:meet|talk|speak|see|call|catch up|reconnect|join|demo)\b", re.IGNORECASE)
"""What is done on a day, and not by it."""
MOST_ACTIONS = 10
MOST_SIGNALS = 8
MOST_TOPICS = 10
MOST_LINES = 5
WARM, COLD = 0.2, -0.2
"""Sentiment (−1..1) beyond which the customer's words on a topic are called warm or worried."""


def findings_blocks(shown: ShownReview) -> list[Block]:
    """Actions, signals, topics and summary, as far as there are any; [] when there are none."""
    review = shown.review
    blocks = [
        *actions_blocks(review.actions, today=shown.today),
        *signals_blocks(review.signals, call_id=shown.call_id),
        *topics_blocks(review.topics),
        *_drift(review),
        *summary_blocks(review.summary),
    ]
    return [*blocks, context(PRIVATE)] if blocks else []


def _drift(review: CallReview) -> list[Block]:
    """How the customer's words changed from the first quarter to the last, where that is worth a word."""
    change = review.measures.customer_sentiment_change
    if change is None or abs(change) < NOTABLE_CHANGE:
        return []
    sounded = "warmer" if change > 0 else "more worried"
    return [section(f"*Tone* The customer's words were {sounded} at the end than at the beginning.")]


def findings_text(shown: ShownReview) -> str:
    """The same for notifications and screen readers."""
    blocks = findings_blocks(shown)
    return clip("\n".join(block["text"]["text"] for block in blocks if block["type"] == "section"), 3900)


def has_findings(review: CallReview) -> bool:
    """True when there is anything for this message."""
    return bool(review.actions or review.signals or review.topics or review.summary)


def actions_blocks(promised: Sequence[Action], *, today: date) -> list[Block]:
    """Who does what by when; what has no day says so."""
    lines = [_action_line(action, today) for action in promised[:MOST_ACTIONS]]
    return _paragraph("Actions", lines, left_out=len(promised) - MOST_ACTIONS)


def signals_blocks(signals: Sequence[Signal], *, call_id: int) -> list[Block]:
    """The customer's own words, ➕ ➖ 💬; with a way on when a champion seems to be leaving."""
    lines = [
        f"{_sign(signal)} {mrkdwn(clip(signal.text, 120))} {quote_words(signal.evidence)}"
        for signal in signals[:MOST_SIGNALS]
    ]
    blocks = _paragraph("Signals", lines, left_out=len(signals) - MOST_SIGNALS)
    if any(tells_of_a_leaving_champion(signal) for signal in signals):
        plan = button("Champion-change plan", action_ids.CHAMPION_PLAN, OnCall(call_id=call_id).packed())
        blocks.append(actions(plan))
    return blocks


def _sign(signal: Signal) -> str:
    """➕ also for praise, which is feedback that speaks for us."""
    is_praise = signal.kind == "feedback" and _PRAISE.search(signal.text) and not _DENIED.search(signal.text)
    return SIGNS["opportunity"] if is_praise else SIGNS[signal.kind]


def topics_blocks(topics: Sequence[Topic]) -> list[Block]:
    """What it was about, from when, and how the customer's words sounded where there were enough."""
    lines = [_topic_line(topic) for topic in topics[:MOST_TOPICS]]
    return _paragraph("Topics", lines, left_out=len(topics) - MOST_TOPICS)


def summary_blocks(lines: Sequence[str]) -> list[Block]:
    """At most five lines."""
    return _paragraph("Summary", [f"• {mrkdwn(clip(line, 250))}" for line in lines[:MOST_LINES]])


def _paragraph(title: str, lines: Sequence[str], *, left_out: int = 0) -> list[Block]:
    if not lines:
        return []
    more = [f"_and {left_out} more_"] if left_out > 0 else []
    return [section("\n".join([f"*{title}*", *lines, *more]))]


def _action_line(action: Action, today: date) -> str:
    when = _due_words(action, today)
    evidence = action.evidence
    at = f" · {clock_time(evidence.at_seconds)}" if evidence and evidence.at_seconds is not None else ""
    confirmed = " ✓ agreed" if action.is_confirmed else ""
    owner = f"*{mrkdwn(action.owner)}:* " if action.owner else ""
    return f"☐ {owner}{mrkdwn(clip(deed_of(action), 160))} — {when}{confirmed}{at}"


def _due_words(action: Action, today: date) -> str:
    if action.due_on:
        word = "on" if _IS_MEETING.match(action.action) else "by"
        return f"{word} {action.due_on:%a} {short_date(action.due_on, today=today)}"
    return f"“{mrkdwn(clip(action.due_words, 60))}”, no date" if action.due_words else "no date said"


def _topic_line(topic: Topic) -> str:
    at = f"{clock_time(topic.at_seconds)} " if topic.at_seconds is not None else "• "
    return f"{at}{mrkdwn(clip(topic.title, 80))}{_tone(topic.sentiment)}"


def _tone(sentiment: float | None) -> str:
    """Said only where it stands out; always of the customer's words, never of the person coached."""
    if sentiment is None or COLD < sentiment < WARM:
        return ""
    return " · customer's words warm" if sentiment >= WARM else " · customer's words worried"
