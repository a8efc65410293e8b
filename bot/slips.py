"""Slips of the finger: one letter added, missing, wrong, or two neighbours swapped."""

WORDS = (
    "digest",
    "focus",
    "goals",
    "history",
    "insights",
    "plan",
    "privacy",
    "progress",
    "reflection",
    "report",
    "settings",
    "show",
    "skills",
    "tasks",
    "week",
    "weekly",
)
"""What requests to be shown something are made of."""
MOST_WORDS = 6


def is_one_slip_away(typed: str, meant: str) -> bool:
    """True at a Damerau distance of 1."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    if len(typed) == len(meant):
        wrong = [i for i in range(len(typed)) if typed[i] != meant[i]]
        if len(wrong) == 1:
            return True
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return swapped and typed[wrong[0]] == meant[wrong[1]] and typed[wrong[1]] == meant[wrong[0]]
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def without_slips(request: str) -> str:
    """A short request with its slips set right; "" when there is none in it."""
    words = request.split()
    if not 1 < len(words) <= MOST_WORDS:
        return ""
    right = " ".join(_set_right(word) for word in words)
    return right if right != request else ""


def _set_right(word: str) -> str:
    return next((meant for meant in WORDS if len(word) > 3 and is_one_slip_away(word, meant)), word)
