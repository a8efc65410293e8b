"""The chat saved beside a recording: written, so it is no part of what was said."""

import re

_SAVED_CHAT = (
    re.compile(r"\d{1,2}:\d{2}:\d{2}\t\s?[^\t\n]{1,80}:\s?\t"),
    re.compile(r"\s*from .{1,80} to everyone:", re.IGNORECASE),
    re.compile(  # WhatsApp
        r"\[?\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\]|"
        r" -) [^:\n]{1,60}: ",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?\s+From\s+.{1,80}?\s*(?:\bto\b.{1,80}|:)",
        re.IGNORECASE,
    ),
)


def is_chat(text: str) -> bool:
    """True for a chat log as Zoom saves it (time, tab, name, tab; `From Riya to Everyone`), or WhatsApp."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    marked = sum(any(pattern.match(line) for pattern in _SAVED_CHAT) for line in lines)
    return marked >= 1 and marked >= 0.3 * len(lines)
