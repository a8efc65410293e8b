"""The Web API: one function per method, gathered in one table."""

from sandbox.web_api import chat, conversations, identity, users
from sandbox.web_api.call import Method

METHODS: dict[str, Method] = {
    **identity.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **users.METHODS,
}
