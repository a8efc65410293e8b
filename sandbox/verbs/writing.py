"""Saying, editing, deleting, reacting, sharing files."""

import mimetypes
from collections.abc import Sequence

from sandbox import happenings
from sandbox.actor import Actor
from sandbox.payloads.messages import message_json
from sandbox.records import Channel, File, Message, Person
from sandbox.typed_text import encode_typed_text
from sandbox.verbs.errors import NotPossible


def say(actor: Actor, channel: Channel, text: str, *, thread_ts: str | None = None) -> Message:
    """Write a message; raises NotPossible for an empty one or where the person is no member."""
    if not text.strip():
        raise NotPossible("There is nothing to send.")
    return _post(actor, channel, text=encode_typed_text(actor.team, text), thread_ts=thread_ts)


def share_files(
    actor: Actor,
    channel: Channel,
    files: Sequence[tuple[str, bytes]],
    *,
    text: str = "",
    thread_ts: str | None = None,
    is_external: bool = False,
    is_hidden: bool = False,
) -> Message:
    """Upload files (name and bytes each) as one message."""
    stored = [store_file(actor, name, content) for name, content in files]
    for file in stored:
        file.channels.append(channel.id)
        file.is_external, file.is_hidden = is_external, is_hidden
    typed = encode_typed_text(actor.team, text)
    return _post(actor, channel, text=typed, thread_ts=thread_ts, files=stored)


def store_file(actor: Actor, name: str, content: bytes) -> File:
    """Keep a file that is not shared anywhere yet."""
    mimetype = mimetypes.guess_type(name)[0] or "text/plain"
    file = File(
        actor.slack.issued.id("F"),
        name,
        name,
        mimetype,
        actor.person.id,
        actor.slack.clock.now(),
        content,
    )
    actor.team.files[file.id] = file
    return file


def edit(actor: Actor, message: Message, text: str) -> None:
    """Change one's own message."""
    _refuse_others(actor.person, message)
    previous = message_json(actor.team, message, origin=actor.slack.origin)
    message.text = encode_typed_text(actor.team, text)
    message.blocks = []
    message.edited_at = actor.slack.issued.ts()
    happenings.message_changed(actor.slack, actor.team, message, previous)


def delete(actor: Actor, message: Message) -> None:
    """Delete one's own message."""
    _refuse_others(actor.person, message)
    happenings.delete_message(actor.slack, actor.team, message)


def react(actor: Actor, message: Message, name: str, *, is_removed: bool = False) -> None:
    """Add a reaction, or take it back."""
    change = happenings.remove_reaction if is_removed else happenings.add_reaction
    change(actor.slack, actor.team, message, user=actor.person.id, name=name.strip(":"))


def _post(
    actor: Actor,
    channel: Channel,
    *,
    text: str,
    thread_ts: str | None,
    files: list[File] | None = None,
) -> Message:
    if actor.person.id not in channel.members:
        raise NotPossible(f"{actor.person.real_name} is not in {channel.name}.")
    if thread_ts and thread_ts not in channel.messages:
        raise NotPossible("That thread does not exist.")
    message = Message(
        channel.id, actor.slack.issued.ts(), actor.person.id, text, thread_ts=thread_ts, files=files or []
    )
    message.subtype = "file_share" if files else None
    return happenings.post_message(actor.slack, actor.team, message)


def _refuse_others(person: Person, message: Message) -> None:
    if message.user != person.id:
        raise NotPossible("Only the author can change a message.")
