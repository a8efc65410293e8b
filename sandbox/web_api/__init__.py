"""The Web API: one function per method, gathered in one table."""

from sandbox.web_api import (
    agents,
    chat,
    conversations,
    files,
    identity,
    reactions,
    scheduled,
    streaming,
    users,
    validation,
    views,
)
from sandbox.web_api.call import Method

METHODS: dict[str, Method] = {
    **identity.METHODS,
    **chat.METHODS,
    **scheduled.METHODS,
    **streaming.METHODS,
    **agents.METHODS,
    **conversations.METHODS,
    **users.METHODS,
    **reactions.METHODS,
    **views.METHODS,
    **files.METHODS,
    **validation.METHODS,
}
