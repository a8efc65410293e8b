"""What the page can do as somebody, by verb."""

from collections.abc import Awaitable, Callable

from sandbox.control import forcing
from sandbox.control.asked import Asked
from sandbox.records import Json
from sandbox.verbs import clicking, commands, forms, visiting, writing
from sandbox.verbs.choosing import received_value


async def say(asked: Asked) -> Json:
    """Write a message."""
    thread_ts = asked.text("thread_ts") or None
    message = writing.say(asked.actor, asked.channel, asked.text("text"), thread_ts=thread_ts)
    return {"ts": message.ts}


async def upload(asked: Asked) -> Json:
    """Share files, with or without words."""
    message = writing.share_files(
        asked.actor,
        asked.channel,
        asked.files,
        text=asked.text("text"),
        thread_ts=asked.text("thread_ts") or None,
    )
    return {"ts": message.ts}


async def edit(asked: Asked) -> Json:
    """Change a message."""
    writing.edit(asked.actor, asked.message(), asked.text("text"))
    return {}


async def delete(asked: Asked) -> Json:
    """Delete a message."""
    writing.delete(asked.actor, asked.message())
    return {}


async def react(asked: Asked) -> Json:
    """Add a reaction or take it back."""
    is_removed = bool(asked.body.get("remove"))
    writing.react(asked.actor, asked.message(), asked.text("name"), is_removed=is_removed)
    return {}


async def command(asked: Asked) -> Json:
    """Type a slash command."""
    await commands.type_command(asked.actor, asked.channel, asked.text("text"))
    return {}


async def shortcut(asked: Asked) -> Json:
    """Use a shortcut, on a message when a ts is given."""
    message = asked.message() if asked.text("ts") else None
    await visiting.use_shortcut(asked.actor, asked.text("callback_id"), message)
    return {}


async def click(asked: Asked) -> Json:
    """Click in a message."""
    await clicking.click_in_message(
        asked.actor,
        asked.message("message_ts"),
        action_id=asked.text("action_id"),
        block_id=asked.text("block_id"),
        chosen=_chosen(asked),
    )
    return {}


async def view_action(asked: Asked) -> Json:
    """Click in a modal or the Home tab."""
    await clicking.click_in_view(
        asked.actor,
        forms.view_of(asked.team, asked.person, asked.text("view_id")),
        action_id=asked.text("action_id"),
        block_id=asked.text("block_id"),
        chosen=_chosen(asked),
    )
    return {}


async def submit(asked: Asked) -> Json:
    """Submit a modal."""
    view = forms.view_of(asked.team, asked.person, asked.text("view_id"))
    values = {
        block_id: {action_id: received_value(asked.actor, value) for action_id, value in elements.items()}
        for block_id, elements in (asked.body.get("values") or {}).items()
    }
    errors = await forms.submit(asked.actor, view, values)
    is_closed = view not in asked.team.modals.get(asked.person.id, [])
    return {"closed": is_closed} | ({"errors": errors} if errors else {})


async def close_view(asked: Asked) -> Json:
    """Close a modal."""
    view = forms.view_of(asked.team, asked.person, asked.text("view_id"))
    await forms.close(asked.actor, view)
    return {}


async def open_home(asked: Asked) -> Json:
    """Look at the Home tab or at the bot's messages."""
    visiting.open_home(asked.actor, asked.text("tab") or "home")
    return {}


async def stop(asked: Asked) -> Json:
    """Press the Stop button of a thread."""
    visiting.stop_bot(asked.actor, asked.channel, asked.text("thread_ts"))
    return {}


def _chosen(asked: Asked) -> Json:
    return {name: value for name, value in asked.body.items() if name in clicking.CHOSEN_KEYS}


VERBS: dict[str, Callable[[Asked], Awaitable[Json]]] = {
    "say": say,
    "upload": upload,
    "edit": edit,
    "delete": delete,
    "react": react,
    "command": command,
    "shortcut": shortcut,
    "click": click,
    "view_action": view_action,
    "submit": submit,
    "close_view": close_view,
    "open_home": open_home,
    "stop": stop,
    **forcing.VERBS,
}
