"""The offer to review a call that Zoom recorded, and what becomes of it."""

from handlers import action_ids
from handlers.blocks.parts import Block, actions, button, section
from handlers.blocks.text import clip, mrkdwn
from handlers.button_values import ZoomAnswer


def offer_text(topic: str, *, minutes: int) -> str:
    """That the transcript is there."""
    length = f" ({minutes} min)" if minutes else ""
    return f"Zoom has the transcript of {_named(topic)}{length}. Shall I review it?"


def offer_blocks(topic: str, *, minutes: int, key: str) -> list[Block]:
    """The same with [Review it] [Not now]."""
    yes, no = (ZoomAnswer(key=key, is_wanted=is_wanted).packed() for is_wanted in (True, False))
    return [
        section(f"{offer_text(topic, minutes=minutes)}\nI have not opened it, and nobody else sees this."),
        actions(
            button("Review it", f"{action_ids.ZOOM_ANSWER}yes", yes, style="primary"),
            button("Not now", f"{action_ids.ZOOM_ANSWER}no", no),
        ),
    ]


def fetching_text(topic: str) -> str:
    """In place of the offer, after a yes."""
    return f"I'm reviewing {_named(topic)}. It appears in this thread."


def left_text(topic: str) -> str:
    """In place of the offer, after a no."""
    return f"I left {_named(topic)} unopened. Drop the .vtt here whenever you want it reviewed."


def expired_text(topic: str) -> str:
    """In place of the offer, after a day."""
    return f"My key to the transcript of {_named(topic)} has run out. Drop the .vtt here if you want it reviewed."


def _named(topic: str) -> str:
    return f"*{mrkdwn(clip(topic.strip(), 100))}*" if topic.strip() else "your call"
