"""Why a prompt was not found in the cache; asked for only when diagnostics are switched on."""

import logging

from bot.claude.answers import Answer
from bot.claude.failures import Request

log = logging.getLogger("sideline.claude")


class CacheWatch:
    """Compares each answer with the one before it that began with the same system prompt."""

    def __init__(self) -> None:
        self._previous: dict[str, str] = {}

    def watched(self, request: Request) -> Request:
        """The same request, asking for the reason of a miss."""
        previous = self._previous.get(_beginning(request))
        return {**request, "diagnostics": {"previous_message_id": previous}}

    def note(self, request: Request, answer: Answer) -> None:
        """Remember the answer, and log the kind of miss if there was one."""
        self._previous[_beginning(request)] = answer.id
        if answer.cache_miss:
            log.info("prompt cache missed: %s", answer.cache_miss)


def _beginning(request: Request) -> str:
    return str(request["system"][0]["text"])
