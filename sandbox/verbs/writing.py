"""Saying, editing, deleting, reacting, sharing files."""

import mimetypes
from collections.abc import Sequence

from sandbox import happenings
from sandbox.payloads.messages import message_json
from sandbox.records import Channel, File, Message, Person, Team
from sandbox.slack import Slack
from sandbox.typed_text import encode_typed_text
from sandbox.verbs.errors import NotPossible


def say(
    slack: Slack, team: Team, person: Person, channel: Channel, text: str, *, thread_ts: str | None = None
) -> Message:
    """Write a message; raises NotPossible for an empty one or where the person is no member."""
    if not text.strip():
        raise NotPossible("There is nothing to send.")
    return _post(slack, team, person, channel, text=encode_typed_text(team, text), thread_ts=thread_ts)


def share_files(
    slack: Slack,
    team: Team,
    person: Person,
    channel: Channel,
    files: Sequence[tuple[str, bytes]],
    *,
    text: str = "",
    thread_ts: str | None = None,
) -> Message:
    """Upload files (name and bytes each) as one message."""
    stored = [store_file(slack, team, person, name, content) for name, content in files]
    for file in stored:
        file.channels.append(channel.id)
    typed = encode_typed_text(team, text)
    return _post(slack, team, person, channel, text=typed, thread_ts=thread_ts, files=stored)


def store_file(slack: Slack, team: Team, person: Person, name: str, content: bytes, title: str = "") -> File:
    """Keep a file that is not shared anywhere yet."""
    mimetype = mimetypes.guess_type(name)[0] or "text/plain"
    file = File(slack.issued.id("F"), name, title or name, mimetype, person.id, slack.clock.now(), content)
    team.files[file.id] = file
    return file


def edit(slack: Slack, team: Team, person: Person, message: Message, text: str) -> None:
    """Change one's own message."""
    _refuse_others(person, message)
    previous = message_json(team, message, origin=slack.origin)
    message.text = encode_typed_text(team, text)
    message.blocks = []
    message.edited_at = slack.issued.ts()
    happenings.message_changed(slack, team, message, previous)


def delete(slack: Slack, team: Team, person: Person, message: Message) -> None:
    """Delete one's own message."""
    _refuse_others(person, message)
    happenings.delete_message(slack, team, message)


def react(
    slack: Slack, team: Team, person: Person, message: Message, name: str, *, is_removed: bool = False
) -> None:
    """Add a reaction, or take it back."""
    change = happenings.remove_reaction if is_removed else happenings.add_reaction
    change(slack, team, message, user=person.id, name=name.strip(":"))


def _post(
    slack: Slack,
    team: Team,
    person: Person,
    channel: Channel,
    *,
    text: str,
    thread_ts: str | None,
    files: list[File] | None = None,
) -> Message:
    if person.id not in channel.members:
        raise NotPossible(f"{person.real_name} is not in {channel.name}.")
    if thread_ts and thread_ts not in channel.messages:
        raise NotPossible("That thread does not exist.")
    message = Message(channel.id, slack.issued.ts(), person.id, text, thread_ts=thread_ts, files=files or [])
    message.subtype = "file_share" if files else None
    return happenings.post_message(slack, team, message)


def _refuse_others(person: Person, message: Message) -> None:
    if message.user != person.id:
        raise NotPossible("Only the author can change a message.")
