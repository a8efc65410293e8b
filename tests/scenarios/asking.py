"""The question that most scenarios ask, and what is seen of its answer."""

CHAMPION = "My champion at Acme Corp just got promoted to VP. How should I handle this?"
PLAN = "Champion promoted at Acme Corp"
PROMOTED = "My champion just got promoted to VP. How should I handle this?"
"""The same where no account is known."""
