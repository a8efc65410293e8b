"""Channels and what was said in them: conversations.*."""

import base64
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from sandbox.payloads.messages import message_json
from sandbox.records import Channel, Json, Message
from sandbox.web_api.call import Call, Method, Refused
from sandbox.web_api.paging import page_of

_CURSOR = "next_ts:"


def open_conversation(call: Call) -> Json:
    """conversations.open with one person: the direct message with the bot."""
    if call.text("channel"):
        return {"channel": _shown(call, call.channel())}
    names = [name for name in call.required("users", "users_list_not_supplied").split(",") if name]
    if len(names) != 1:
        raise Refused("not_implemented_in_sandbox")
    person = call.team.people.get(names[0])
    if person is None:
        raise Refused("user_not_found")
    if person.deleted or person.is_bot:
        raise Refused("cannot_dm_bot" if person.is_bot else "user_disabled")
    already_open = person.id in call.team.direct_messages
    channel = call.team.direct_message(person)
    shown = _shown(call, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown, "no_op": already_open, "already_open": already_open}


def list_conversations(call: Call) -> Json:
    """conversations.list, and users.conversations, of the types asked for."""
    wanted = [kind.strip() for kind in call.text("types", "public_channel").split(",")]
    for kind in wanted:
        _refuse_reading(call, kind)
    fitting = [channel for channel in call.team.channels.values() if _type_of(channel) in wanted]
    channels, cursor = page_of(fitting, call)
    shown = [_shown(call, channel) for channel in channels]
    return {"channels": shown, "response_metadata": {"next_cursor": cursor}}


def list_joined_conversations(call: Call) -> Json:
    """users.conversations: those the bot is a member of."""
    answer = list_conversations(call)
    return answer | {"channels": [channel for channel in answer["channels"] if channel["is_member"]]}


def show_conversation(call: Call) -> Json:
    """conversations.info."""
    channel = call.channel()
    _refuse_reading(call, _type_of(channel))
    return {"channel": _shown(call, channel)}


def list_members(call: Call) -> Json:
    """conversations.members."""
    channel = call.channel()
    _refuse_reading(call, _type_of(channel))
    members, cursor = page_of(channel.members, call)
    return {"members": members, "response_metadata": {"next_cursor": cursor}}


def join_conversation(call: Call) -> Json:
    """conversations.join."""
    channel = call.channel()
    if channel.kind == "im":
        raise Refused("method_not_supported_for_channel_type")
    if call.team.bot.id not in channel.members:
        channel.members.append(call.team.bot.id)
        call.slack.changes.announce("world", channel.id)
    return {"channel": _shown(call, channel)}


def create_conversation(call: Call) -> Json:
    """conversations.create: a public channel with the bot in it."""
    name = call.required("name", "invalid_name_required")
    if not _CHANNEL_NAME.fullmatch(name):
        raise Refused("invalid_name_specials")
    if call.team.channel(name):
        raise Refused("name_taken")
    channel = Channel(call.slack.issued.id("C"), name, "channel", [call.team.bot.id])
    call.team.channels[channel.id] = channel
    call.slack.changes.announce("world", channel.id)
    return {"channel": _shown(call, channel)}


def show_history(call: Call) -> Json:
    """conversations.history: the top level, newest first."""
    channel = call.joined_channel()
    _refuse_history(call, channel)
    newest_first = _within(call, reversed(channel.top_level.values()))
    after = _last_of_page(call)
    return _page_of_messages(call, (m for m in newest_first if after is None or _moment(m.ts) < after))


def show_replies(call: Call) -> Json:
    """conversations.replies: the root and its replies, oldest first."""
    channel = call.joined_channel()
    _refuse_history(call, channel)
    root = call.message(channel, error="thread_not_found")
    if root.thread_ts and root.thread_ts != root.ts:
        root = channel.messages.get(root.thread_ts, root)
    oldest_first = [root, *_within(call, root.replies.values())]
    after = _last_of_page(call)
    return _page_of_messages(call, (m for m in oldest_first if after is None or _moment(m.ts) > after))


def _page_of_messages(call: Call, messages: Iterable[Message]) -> Json:
    limit = max(1, min(int(call.number("limit", 100)), 999))
    page = list(islice(messages, limit + 1))
    has_more = len(page) > limit
    page = page[:limit]
    shown = [
        message_json(call.team, message, origin=call.slack.origin, has_metadata=call.flag("include_all_metadata"))
        for message in page
    ]
    cursor = base64.b64encode(f"{_CURSOR}{_moment(page[-1].ts)}".encode()).decode() if has_more else ""
    return {"messages": shown, "has_more": has_more, "response_metadata": {"next_cursor": cursor}}


def _last_of_page(call: Call) -> int | None:
    """The moment the page before ended at; it need not be a message's any more. Raises Refused."""
    cursor = call.text("cursor")
    if not cursor:
        return None
    try:
        return int(base64.b64decode(cursor).decode().removeprefix(_CURSOR))
    except ValueError:
        raise Refused("invalid_cursor") from None


def _moment(ts: str) -> int:
    """A timestamp in microseconds."""
    return int(ts.replace(".", ""))


def _within(call: Call, messages: Iterable[Message]) -> Iterator[Message]:
    oldest, latest = call.number("oldest", 0), call.number("latest", float("inf"))
    is_inclusive = call.flag("inclusive")
    for message in messages:
        moment = float(message.ts)
        if oldest < moment < latest or (is_inclusive and moment in (oldest, latest)):
            yield message


def _refuse_reading(call: Call, kind: str) -> None:
    needed = _READ.get(kind)
    if needed is None:
        raise Refused("invalid_types")
    if needed not in call.slack.manifest.bot_scopes:
        raise Refused("missing_scope", needed=needed)


def _refuse_history(call: Call, channel: Channel) -> None:
    needed = "im:history" if channel.kind == "im" else "channels:history"
    if needed not in call.slack.manifest.bot_scopes:
        raise Refused("missing_scope", needed=needed)


def _type_of(channel: Channel) -> str:
    return "im" if channel.kind == "im" else "public_channel"


def _shown(call: Call, channel: Channel) -> Json:
    shown: Json = {
        "id": channel.id,
        "is_channel": channel.kind == "channel",
        "is_im": channel.kind == "im",
        "is_member": call.team.bot.id in channel.members,
        "is_archived": channel.is_archived,
        "is_private": channel.kind == "im",
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }
    if channel.kind == "im":
        return shown | {"user": channel.members[0], "is_open": True}
    return shown | {"name": channel.name, "name_normalized": channel.name}


_CHANNEL_NAME = re.compile(r"[a-z0-9_-]{1,80}")
_READ = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "mpim": "mpim:read",
    "im": "im:read",
}
_ANY_READ = tuple(_READ.values())
_HISTORY = ("channels:history", "im:history", "groups:history", "mpim:history")

METHODS = {
    "conversations.open": Method(open_conversation, ("im:write", "mpim:write")),
    "conversations.list": Method(list_conversations, _ANY_READ, per_minute=20),
    "conversations.info": Method(show_conversation, _ANY_READ),
    "conversations.members": Method(list_members, _ANY_READ, per_minute=100),
    "conversations.join": Method(join_conversation, ("channels:join",)),
    "conversations.create": Method(create_conversation, ("channels:manage",), per_minute=20),
    "conversations.history": Method(show_history, _HISTORY),
    "conversations.replies": Method(show_replies, _HISTORY),
    "users.conversations": Method(list_joined_conversations, _ANY_READ),
}
