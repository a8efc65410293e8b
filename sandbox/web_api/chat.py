"""Writing messages: chat.postMessage and its relatives."""

from sandbox import happenings
from sandbox.block_ids import with_element_ids
from sandbox.payloads.messages import message_json
from sandbox.records import Channel, Json, Message
from sandbox.web_api.call import Call, Method, Refused
from sandbox.web_api.outgoing import content_of, message_of, metadata_of

_CONTENT = ("text", "blocks", "markdown_text", "attachments")


def post_message(call: Call) -> Json:
    """chat.postMessage: to a channel, to "#name", or to a person's direct message."""
    channel = destination(call)
    message = happenings.post_message(call.slack, call.team, message_of(call, channel))
    return {"channel": channel.id, "ts": message.ts, "message": _shown(call, message)}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral."""
    channel = destination(call)
    person = call.person()
    if person.id not in channel.members:
        raise Refused("user_not_in_channel")
    message = message_of(call, channel)
    message.ephemeral_for = person.id
    happenings.post_ephemeral(call.slack, call.team, message)
    return {"message_ts": message.ts}


def update_message(call: Call) -> Json:
    """chat.update: only the bot's own messages, and none that still streams."""
    channel = call.channel()
    message = _own_message(call, channel, "cant_update_message")
    if message.is_streaming:
        raise Refused("streaming_state_conflict")
    previous = _shown(call, message)
    metadata = metadata_of(call)
    if metadata is None or any(call.arguments.get(name) for name in _CONTENT):
        _rewrite(call, message)
    message.metadata = metadata or message.metadata
    message.stream = None
    happenings.message_changed(call.slack, call.team, message, previous)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": _shown(call, message)}


def delete_message(call: Call) -> Json:
    """chat.delete: only the bot's own messages."""
    channel = call.channel()
    message = _own_message(call, channel, "cant_delete_message")
    happenings.delete_message(call.slack, call.team, message)
    return {"channel": channel.id, "ts": message.ts}


def show_permalink(call: Call) -> Json:
    """chat.getPermalink."""
    channel = call.channel()
    message = call.message(channel, "message_ts")
    path = f"archives/{channel.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.thread_ts else ""
    return {"channel": channel.id, "permalink": f"{call.slack.origin}/{path}{thread}"}


def destination(call: Call) -> Channel:
    """Where a message goes; a person's id means the direct message; raises Refused."""
    name = call.required("channel", "channel_not_found")
    person = call.team.people.get(name)
    if person:
        if person.deleted or person.is_bot:
            raise Refused("cannot_dm_bot" if person.is_bot else "user_disabled")
        return call.team.direct_message(person)
    channel = call.team.channel(name) if name.startswith("#") else call.team.channels.get(name)
    if channel is None:
        raise Refused("channel_not_found")
    _refuse_closed(call, channel)
    return channel


def _rewrite(call: Call, message: Message) -> None:
    """Text without blocks takes the old blocks away; only then does the message count as edited."""
    content = content_of(call)
    message.text = content["text"]
    message.blocks = with_element_ids(call.slack, content["blocks"])
    message.attachments = content["attachments"]
    if not content["blocks"]:
        message.edited_at = call.slack.issued.ts()


def _refuse_closed(call: Call, channel: Channel) -> None:
    if channel.is_archived:
        raise Refused("is_archived")
    if call.team.bot.id not in channel.members and "chat:write.public" not in call.slack.manifest.bot_scopes:
        raise Refused("not_in_channel")


def _own_message(call: Call, channel: Channel, error: str) -> Message:
    message = call.message(channel)
    if message.bot_id != call.team.bot_id:
        raise Refused(error)
    return message


def _shown(call: Call, message: Message) -> Json:
    return message_json(call.team, message, origin=call.slack.origin, has_metadata=True)


METHODS = {
    "chat.postMessage": Method(post_message, ("chat:write",), per_minute=300),
    "chat.postEphemeral": Method(post_ephemeral, ("chat:write",), per_minute=100),
    "chat.update": Method(update_message, ("chat:write",)),
    "chat.delete": Method(delete_message, ("chat:write",)),
    "chat.getPermalink": Method(show_permalink, per_minute=600),
}
