"""Hearing that a text is about something people keep to themselves, before anything is made of it."""

import re

_SUBJECTS: dict[str, re.Pattern[str]] = {
    "redundancies": re.compile(r"\bredundanc(?:y|ies)\b|\blay-?offs?\b|\blaid off\b", re.IGNORECASE),
}


def is_sensitive(text: str) -> str | None:
    """What makes it sensitive, in a word or two for the person; None for ordinary business."""
    return next((subject for subject, pattern in _SUBJECTS.items() if pattern.search(text)), None)
