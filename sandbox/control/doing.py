"""What the page can do as somebody, by verb."""

from collections.abc import Awaitable, Callable

from sandbox.control.asked import Asked
from sandbox.records import Json
from sandbox.verbs import commands, writing


async def say(asked: Asked) -> Json:
    """Write a message."""
    thread_ts = asked.text("thread_ts") or None
    message = writing.say(
        asked.slack, asked.team, asked.person, asked.channel, asked.text("text"), thread_ts=thread_ts
    )
    return {"ts": message.ts}


async def command(asked: Asked) -> Json:
    """Type a slash command."""
    await commands.type_command(asked.slack, asked.team, asked.person, asked.channel, asked.text("text"))
    return {}


VERBS: dict[str, Callable[[Asked], Awaitable[Json]]] = {
    "say": say,
    "command": command,
}
