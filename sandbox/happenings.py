"""What happens in the workspace: the world changes, the pages hear of it, the bot gets its events."""

from sandbox.delivery import deliver_event
from sandbox.payloads.messages import file_json, message_json
from sandbox.records import Channel, Json, Message, Team
from sandbox.slack import Slack


def post_message(slack: Slack, team: Team, message: Message) -> Message:
    """Put a message into its channel and tell the bot, also of its own ones."""
    channel = team.channels[message.channel]
    channel.add(message)
    _clear_status(channel, message)
    changed(slack, message)
    event = _message_event(slack, team, channel, message)
    deliver_event(slack, team, event, channel)
    if f"<@{team.bot.id}>" in message.text and channel.kind != "im" and message.bot_id is None:
        deliver_event(slack, team, _mention_of(event), channel)
    for file in message.files:
        deliver_event(
            slack, team, _file_shared(slack, channel, message, file_json(team, file, slack.origin)), channel
        )
    return message


def post_ephemeral(slack: Slack, team: Team, message: Message) -> Message:
    """Show a message to one person; it is in no history and there is no event."""
    team.channels[message.channel].ephemerals.append(message)
    changed(slack, message)
    return message


def message_changed(slack: Slack, team: Team, message: Message, previous: Json) -> None:
    """A message reads differently now."""
    channel = team.channels[message.channel]
    changed(slack, message)
    event = _hidden_event(slack, channel, "message_changed") | {
        "message": message_json(team, message, origin=slack.origin),
        "previous_message": previous,
    }
    deliver_event(slack, team, event, channel)


def delete_message(slack: Slack, team: Team, message: Message) -> None:
    """Take a message out of its channel; one with replies leaves a tombstone until the last reply goes."""
    channel = team.channels[message.channel]
    previous = message_json(team, message, origin=slack.origin)
    if message.replies:
        _bury(message)
        message_changed(slack, team, message, previous)
        return
    channel.remove(message)
    changed(slack, message)
    event = _hidden_event(slack, channel, "message_deleted") | {
        "deleted_ts": message.ts,
        "previous_message": previous,
    }
    deliver_event(slack, team, event, channel)
    root = channel.messages.get(message.thread_ts or "")
    if root and root.subtype == "tombstone" and not root.replies:
        delete_message(slack, team, root)


def _bury(message: Message) -> None:
    message.subtype = "tombstone"
    message.user, message.bot_id = "USLACKBOT", None
    message.text = "This message was deleted."
    message.blocks, message.files, message.attachments, message.metadata = [], [], [], None
    message.reactions = {}


def add_reaction(slack: Slack, team: Team, message: Message, *, user: str, name: str) -> bool:
    """Add a reaction; False when it was there already."""
    users = message.reactions.setdefault(name, [])
    if user in users:
        return False
    users.append(user)
    _reaction_changed(slack, team, message, "reaction_added", user=user, name=name)
    return True


def remove_reaction(slack: Slack, team: Team, message: Message, *, user: str, name: str) -> bool:
    """Take a reaction back; False when there was none."""
    users = message.reactions.get(name, [])
    if user not in users:
        return False
    users.remove(user)
    if not users:
        del message.reactions[name]
    _reaction_changed(slack, team, message, "reaction_removed", user=user, name=name)
    return True


def changed(slack: Slack, message: Message) -> None:
    """Let the pages redraw a message without telling the bot."""
    slack.changes.announce("messages", message.channel, message.thread_ts)


def _message_event(slack: Slack, team: Team, channel: Channel, message: Message) -> Json:
    event = message_json(team, message, origin=slack.origin)
    event |= {"channel": channel.id, "channel_type": channel.kind, "event_ts": message.ts}
    root = channel.messages.get(message.thread_ts or "")
    if root and root is not message:
        event["parent_user_id"] = root.user
    if message.bot_id is None:
        event["client_msg_id"] = slack.issued.id("client-msg-")
    return event


def _mention_of(event: Json) -> Json:
    kept = ("user", "text", "ts", "thread_ts", "channel", "blocks", "files", "team", "event_ts", "client_msg_id")
    return {"type": "app_mention"} | {name: event[name] for name in kept if name in event}


def _file_shared(slack: Slack, channel: Channel, message: Message, file: Json) -> Json:
    return {
        "type": "file_shared",
        "file_id": file["id"],
        "user_id": message.user,
        "file": {"id": file["id"]},
        "channel_id": channel.id,
        "event_ts": slack.issued.ts(),
    }


def _hidden_event(slack: Slack, channel: Channel, subtype: str) -> Json:
    return {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": channel.id,
        "channel_type": channel.kind,
        "ts": slack.issued.ts(),
    }


def _reaction_changed(slack: Slack, team: Team, message: Message, kind: str, *, user: str, name: str) -> None:
    changed(slack, message)
    event = {
        "type": kind,
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
        "item_user": message.user,
        "event_ts": slack.issued.ts(),
    }
    deliver_event(slack, team, event, team.channels[message.channel])


def _clear_status(channel: Channel, message: Message) -> None:
    session = channel.sessions.get(message.thread_ts or message.ts)
    if session and message.bot_id:
        session.status_text = ""
