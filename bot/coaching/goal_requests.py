"""Which goals somebody wants to see: "my goals", "all my goals", "my finished goals"."""

from typing import Literal

from bot.courtesies import bare
from bot.plain_words import asks_for

GoalTab = Literal["active", "done", "all"]

_TABS: dict[GoalTab, frozenset[str]] = {
    "done": frozenset(("done", "finished", "completed", "reached", "achieved")),
    "all": frozenset(("all", "paused", "every", "old")),
}
_PRESENT = ("", "list", "show", "active", "open", "current", "mine", "status", "overview")


def tab_asked_for(text: str) -> GoalTab | None:
    """The goals these words ask to see, None when they ask for something else.

    "Done" alone is no such word: it says that a goal is reached.
    """
    request = bare(text).rstrip("?")
    if request in _PRESENT:
        return "active"
    is_one_word = request != "done" and any(request in words for words in _TABS.values())
    if not is_one_word and not asks_for("goals_list", request):
        return None
    said = set(request.split())
    return next((tab for tab, words in _TABS.items() if said & words), "active")
