"""One call to the Web API on its way through: who asks, for what, with which arguments."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.records import Channel, Json, Message, Person, Team
from sandbox.slack import Slack, Token


class Refused(Exception):
    """Slack's way of saying no: HTTP 200, ok false, an error code and perhaps more."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more


@dataclass
class Call:
    """The arguments come as a form, as JSON or in the query: strings may hold JSON."""

    slack: Slack
    team: Team
    token: Token
    method: str
    arguments: Json

    def text(self, name: str, default: str = "") -> str:
        """An argument as text."""
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def required(self, name: str, error: str = "invalid_arguments") -> str:
        """An argument that must be there; raises Refused."""
        value = self.text(name)
        if not value:
            raise Refused(error, **_explained(f"missing required field: {name}"))
        return value

    def number(self, name: str, default: float) -> float:
        """An argument as a number; raises Refused."""
        try:
            return float(self.text(name, str(default)))
        except ValueError:
            raise Refused("invalid_arguments", **_explained(f"must be a number: {name}")) from None

    def flag(self, name: str) -> bool:
        """An argument that says yes or no."""
        return self.text(name).lower() in ("true", "1")

    def structure(self, name: str, error: str = "invalid_arguments") -> Any:
        """An argument that is JSON, sent as such or as a string; None when absent; raises Refused."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise Refused(error, **_explained(f"not valid JSON: {name}")) from None

    def structures(self, name: str, error: str = "invalid_arguments") -> list[Json]:
        """An argument that is a list of JSON objects; [] when absent; raises Refused."""
        items = self.structure(name, error) or []
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise Refused(error, **_explained(f"must be a list of objects: {name}"))
        return items

    def channel(self, name: str = "channel") -> Channel:
        """The channel named by an argument; raises Refused."""
        channel = self.team.channels.get(self.required(name, "channel_not_found"))
        if channel is None:
            raise Refused("channel_not_found")
        return channel

    def joined_channel(self, name: str = "channel") -> Channel:
        """A channel the bot is a member of; raises Refused."""
        channel = self.channel(name)
        if self.team.bot.id not in channel.members:
            raise Refused("not_in_channel")
        return channel

    def message(self, channel: Channel, name: str = "ts", error: str = "message_not_found") -> Message:
        """A message of that channel; raises Refused."""
        message = channel.messages.get(self.required(name, error))
        if message is None:
            raise Refused(error)
        return message

    def person(self, name: str = "user") -> Person:
        """The person named by an argument; raises Refused."""
        person = self.team.people.get(self.required(name, "user_not_found"))
        if person is None:
            raise Refused("user_not_found")
        return person


@dataclass(frozen=True)
class Method:
    """One method of the Web API: what answers it, which scopes it needs (any one), how often it may be called."""

    answer: Callable[[Call], Json]
    scopes: tuple[str, ...] = ()
    per_minute: int = 50
    token_kind: str = "bot"


def _explained(reason: str) -> dict[str, Any]:
    return {"response_metadata": {"messages": [f"[ERROR] {reason}"]}}
