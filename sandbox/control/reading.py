"""What the page shows: the world, messages, views and the inspector, as one person sees them."""

from collections.abc import Callable, Iterable
from dataclasses import asdict

from sandbox.control.asked import Asked
from sandbox.inspector import Delivery
from sandbox.payloads.messages import file_json, shown_blocks
from sandbox.payloads.views import view_json
from sandbox.records import Channel, Json, Message, Person, Team, View
from sandbox.slack import Slack
from sandbox.verbs.commands import known_commands


def world_json(asked: Asked) -> Json:
    """Who and what there is, and which channels this person is in."""
    slack, team, person = asked.slack, asked.team, asked.person
    bot = {"user_id": team.bot.id, "name": team.bot.real_name, "app_id": team.app_id}
    return {
        "now": slack.clock.now(),
        "clock_offset": slack.clock.offset_seconds,
        "team": {"id": team.id, "name": team.name},
        "bot": bot | {"connected": asked.hub.is_connected or slack.new_ticket is None},
        "people": [_person_json(somebody) for somebody in team.people.values() if not somebody.is_bot],
        "channels": [_channel_json(channel) for channel in team.channels.values() if person.id in channel.members],
        "commands": known_commands(slack),
        "shortcuts": slack.manifest.shortcuts,
        "prompts": _prompts(slack, team.direct_message(person)),
        "links": {},
    }


def messages_json(asked: Asked) -> Json:
    """The top level of a channel, or one thread, with the ephemeral ones this person may see."""
    channel, person, thread_ts = asked.channel, asked.person, asked.text("thread_ts") or None
    stored = _thread_of(channel, thread_ts) if thread_ts else channel.top_level.values()
    private = (
        message
        for message in channel.ephemerals
        if message.ephemeral_for == person.id and message.thread_ts == thread_ts
    )
    messages = sorted([*stored, *private], key=lambda message: float(message.ts))
    return {
        "messages": [_message_json(asked.slack, asked.team, message) for message in messages],
        "status": _status(channel, thread_ts),
        "session": _session(channel, thread_ts),
    }


def home_json(asked: Asked) -> Json:
    """The person's Home tab."""
    return {"view": _view_json(asked.team, asked.team.homes.get(asked.person.id))}


def modal_json(asked: Asked) -> Json:
    """The top of the person's stack of modals."""
    stack = asked.team.modals.get(asked.person.id)
    top = stack[-1] if stack else None
    return {"view": _view_json(asked.team, top), "errors": top.errors if top else None}


def inspector_json(asked: Asked) -> Json:
    """Calls, deliveries and problems, oldest first."""
    seen = asked.slack.inspector
    return {
        "calls": [asdict(call) for call in seen.calls],
        "deliveries": [_delivery_json(delivery) for delivery in seen.deliveries],
        "problems": [asdict(problem) for problem in seen.problems],
    }


def _delivery_json(delivery: Delivery) -> Json:
    wanted = ("at", "type", "summary", "attempt", "acked", "ack_ms")
    return {name: getattr(delivery, name) for name in wanted}


def _person_json(person: Person) -> Json:
    wanted = ("id", "name", "real_name", "title", "tz", "is_admin", "email", "avatar_color", "deleted")
    return {name: getattr(person, name) for name in wanted}


def _channel_json(channel: Channel) -> Json:
    wanted = ("id", "name", "kind", "topic", "members")
    return {name: getattr(channel, name) for name in wanted}


def _message_json(slack: Slack, team: Team, message: Message) -> Json:
    return {
        "ts": message.ts,
        "thread_ts": message.thread_ts,
        "user": message.user,
        "is_bot": message.bot_id is not None,
        "text": message.text,
        "blocks": message.blocks if message.bot_id else shown_blocks(message),
        "reactions": [{"name": name, "users": users} for name, users in message.reactions.items()],
        "reply_count": len(message.replies),
        "edited": message.edited_at is not None,
        "ephemeral": message.ephemeral_for is not None,
        "streaming": message.is_streaming,
        "files": [file_json(team, file, slack.origin) for file in message.files],
        "subtype": message.subtype,
        "metadata": message.metadata,
    }


def _thread_of(channel: Channel, thread_ts: str) -> Iterable[Message]:
    root = channel.messages.get(thread_ts)
    return [root, *root.replies.values()] if root else []


def _status(channel: Channel, thread_ts: str | None) -> Json | None:
    for ts, session in channel.sessions.items():
        if session.status_text and thread_ts in (None, ts):
            return {"text": session.status_text, "thread_ts": ts}
    return None


def _session(channel: Channel, thread_ts: str | None) -> Json | None:
    session = channel.sessions.get(thread_ts or "")
    return {"status": session.status, "title": session.title} if session else None


def _prompts(slack: Slack, channel: Channel) -> Json | None:
    if channel.prompts:
        return channel.prompts
    if slack.manifest.suggested_prompts:
        return {"title": "", "prompts": slack.manifest.suggested_prompts}
    return None


def _view_json(team: Team, view: View | None) -> Json | None:
    return view_json(team, view) if view else None


READERS: dict[str, Callable[[Asked], Json]] = {
    "world": world_json,
    "messages": messages_json,
    "home": home_json,
    "modal": modal_json,
    "inspector": inspector_json,
}
