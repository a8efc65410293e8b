"""What the page asks for: who acts, where, and on what."""

from dataclasses import dataclass, field

from sandbox.actor import Actor
from sandbox.delivery.socket import SocketHub
from sandbox.records import Channel, Json, Message, Person, Team
from sandbox.slack import Slack
from sandbox.verbs.errors import NotPossible


@dataclass
class Asked:
    """One request of the page, its names turned into people, channels and messages."""

    slack: Slack
    team: Team
    hub: SocketHub
    body: Json
    files: list[tuple[str, bytes]] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A field as text, "" when it is missing."""
        return str(self.body.get(name) or "")

    @property
    def person(self) -> Person:
        """Who acts; raises NotPossible."""
        person = self.team.person(self.text("as"))
        if person is None or person.is_bot:
            raise NotPossible("Nobody here has that name.")
        return person

    @property
    def actor(self) -> Actor:
        """Who acts, with everything they need to; raises NotPossible."""
        return Actor(self.slack, self.team, self.person)

    @property
    def channel(self) -> Channel:
        """The channel, or the person's direct message when none is named; raises NotPossible."""
        if not self.text("channel"):
            return self.team.direct_message(self.person)
        channel = self.team.channel(self.text("channel"))
        if channel is None or self.person.id not in channel.members:
            raise NotPossible("There is no such channel.")
        return channel

    def message(self, name: str = "ts") -> Message:
        """The message with that ts, an ephemeral one included; raises NotPossible."""
        channel, ts = self.channel, self.text(name)
        private = (message for message in channel.ephemerals if message.ts == ts)
        message = channel.messages.get(ts) or next(private, None)
        if message is None:
            raise NotPossible("There is no such message.")
        return message
