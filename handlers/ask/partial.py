"""A plan while it is still being written, as Markdown that only ever grows.

Each version is a prefix of the next, because a stream can only be added to: what follows a string
is written once that string is complete, which is when something comes after it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.blocks.guidance import TIME_WORDS
from handlers.blocks.text import markdown


def partial_markdown(partial: Mapping[str, Any]) -> str:
    """The Markdown of a plan so far, from a snapshot whose last string may still grow."""
    keys = list(partial)
    text = ""
    for position, key in enumerate(keys):
        is_complete = position < len(keys) - 1
        write = _WRITERS.get(key)
        if write:
            text += write(partial[key], is_complete)
    return markdown(text)


def _title(title: object, is_complete: bool) -> str:
    return f"{title}\n\n" if is_complete else str(title)


def _situation(situation: object, is_complete: bool) -> str:
    text = f"**Situation** {situation}"
    return f"{text}\n\n" if is_complete else text


def _steps(steps: object, is_complete: bool) -> str:
    if not isinstance(steps, Sequence) or not steps:
        return ""
    text = "**Do this**\n"
    for position, step in enumerate(steps):
        text += _step(position + 1, step, is_complete or position < len(steps) - 1)
    return text + ("\n" if is_complete else "")


def _step(number: int, step: Mapping[str, Any], is_complete: bool) -> str:
    """ "1. Title — today" and its bullets; the time word only once it is known whole."""
    keys = list(step)
    if "title" not in keys:
        return ""
    text = f"{number}. {step['title']}"
    if len(keys) > 2 or is_complete:
        text += f" — {TIME_WORDS.get(step.get('when', ''), '')}\n"
    bullets = step.get("bullets") or []
    for position, bullet in enumerate(bullets):
        is_whole = is_complete or position < len(bullets) - 1 or len(keys) > 3
        text += f"   - {bullet}" + ("\n" if is_whole else "")
    return text


def _watch_outs(risks: object, is_complete: bool) -> str:
    if not isinstance(risks, Sequence) or not risks:
        return ""
    text = "**Watch out for**\n"
    for position, risk in enumerate(risks):
        text += f"- {risk}" + ("\n" if is_complete or position < len(risks) - 1 else "")
    return text


_WRITERS = {"title": _title, "situation": _situation, "steps": _steps, "watch_outs": _watch_outs}
