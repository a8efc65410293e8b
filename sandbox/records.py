"""What a workspace is made of: people, channels, messages, files, views."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal["channel", "im"]
SessionStatus = Literal["active", "processing", "suspended", "closed"]


@dataclass
class Person:
    """A member of the workspace; the bot has one of these too."""

    id: str
    name: str
    real_name: str
    title: str = ""
    tz: str = "UTC"
    email: str = ""
    locale: str = "en-US"
    is_admin: bool = False
    is_bot: bool = False
    deleted: bool = False
    avatar_color: str = "5b6b7b"


@dataclass
class File:
    """An uploaded file; `channels` are those it was shared in.

    `is_external` is a link to a document kept elsewhere; an `is_hidden` one has to be asked about, as those
    shared from another workspace: messages name it by its id alone.
    """

    id: str
    name: str
    title: str
    mimetype: str
    user: str
    created: float
    content: bytes = field(repr=False)
    channels: list[str] = field(default_factory=list)
    is_external: bool = False
    is_hidden: bool = False


@dataclass
class Stream:
    """The streaming state of one message: text and cards in the order they came."""

    started_at: float
    pieces: list[Json] = field(default_factory=list)
    tasks: dict[str, Json] = field(default_factory=dict)
    plan_title: str = ""
    is_plan: bool = False
    is_open: bool = True


@dataclass
class Message:
    """One message. A root holds its replies; an ephemeral one is seen by one person and never stored."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    bot_id: str | None = None
    subtype: str | None = None
    metadata: Json | None = None
    attachments: list[Json] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    replies: dict[str, "Message"] = field(default_factory=dict)
    edited_at: str | None = None
    ephemeral_for: str | None = None
    stream: Stream | None = None
    authorship: Json = field(default_factory=dict)
    chosen: dict[str, dict[str, Json]] = field(default_factory=dict)

    @property
    def is_streaming(self) -> bool:
        """Whether more text may still be appended."""
        return self.stream is not None and self.stream.is_open


@dataclass
class Session:
    """The agent's side of one thread: the status line, its title, whether it is at work."""

    status_text: str = ""
    loading_messages: list[str] = field(default_factory=list)
    title: str = ""
    status: SessionStatus | None = None


@dataclass
class Channel:
    """A channel or a direct message with the bot."""

    id: str
    name: str
    kind: Kind
    members: list[str]
    topic: str = ""
    is_archived: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    top_level: dict[str, Message] = field(default_factory=dict)
    ephemerals: deque[Message] = field(default_factory=lambda: deque(maxlen=200))
    sessions: dict[str, Session] = field(default_factory=dict)
    prompts: Json | None = None

    def add(self, message: Message) -> None:
        """Put a message where it belongs: on the top level, or under the root of its thread."""
        self.messages[message.ts] = message
        root = self.messages.get(message.thread_ts or "")
        if root is None or root is message:
            self.top_level[message.ts] = message
        else:
            root.replies[message.ts] = message

    def remove(self, message: Message) -> None:
        """Take a message out; replies of a removed root stay reachable by their own ts."""
        self.messages.pop(message.ts, None)
        self.top_level.pop(message.ts, None)
        root = self.messages.get(message.thread_ts or "")
        if root:
            root.replies.pop(message.ts, None)

    def session(self, thread_ts: str) -> Session:
        """The agent session of a thread, created when first asked for."""
        return self.sessions.setdefault(thread_ts, Session())


@dataclass
class View:
    """A modal or a Home tab, with what the person has filled in so far."""

    id: str
    user: str
    body: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] | None = None


@dataclass
class Team:
    """One workspace with everything in it."""

    id: str
    name: str
    domain: str
    bot: Person
    bot_id: str
    app_id: str
    enterprise_id: str | None = None
    is_org_install: bool = False
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    modals: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    direct_messages: dict[str, str] = field(default_factory=dict)
    streams: dict[tuple[str, str], Message] = field(default_factory=dict)
    scheduled: dict[str, Message] = field(default_factory=dict)

    def person(self, name_or_id: str) -> Person | None:
        """Somebody by id or by name, the bot included."""
        found = self.people.get(name_or_id)
        return found or next((person for person in self.people.values() if person.name == name_or_id), None)

    def channel(self, name_or_id: str) -> Channel | None:
        """A channel by id or by name, with or without "#"."""
        name = name_or_id.removeprefix("#")
        found = self.channels.get(name)
        return found or next((channel for channel in self.channels.values() if channel.name == name), None)

    def direct_message(self, person: Person) -> Channel:
        """The person's direct message with the bot, opened when there is none."""
        channel_id = self.direct_messages.get(person.id)
        if channel_id is None:
            channel_id = f"D{person.id[1:]}"
            self.channels[channel_id] = Channel(channel_id, person.name, "im", [person.id, self.bot.id])
            self.direct_messages[person.id] = channel_id
        return self.channels[channel_id]
