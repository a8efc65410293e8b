"""Sentiment of words (stub to be filled)."""


def sentiment(text: str) -> float:
    """0 for now."""
    return 0.0
