"""The sandbox inside a test: real sockets on a free port, and words to act and look with."""

import copy
import os
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sandbox.acting import ActingPerson
from sandbox.actor import Actor
from sandbox.clock import Clock
from sandbox.delivery import deliver_again, deliver_event, hold_events, release_events
from sandbox.delivery.http import HttpPoster
from sandbox.delivery.socket import DisconnectKind, SocketHub
from sandbox.faults import Faults
from sandbox.inspector import CallRecord, Delivery, Problem
from sandbox.issued import TRIGGER_SECONDS
from sandbox.manifest import read_manifest
from sandbox.oauth import OAuth
from sandbox.records import Person, Team
from sandbox.seed import DEFAULT_WORLD
from sandbox.seen import SeenChannel, SeenMessage, SeenView, seen
from sandbox.server import Server
from sandbox.slack import build_slack
from sandbox.streams import expire_streams
from sandbox.tokens import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, refuse_real_tokens
from sandbox.verbs import membership

Found = TypeVar("Found")


class Sandbox:
    """`async with Sandbox(manifest="manifest.yml") as slack:` runs one until the block ends.

    `ack_seconds` is for how long the bot's acknowledgements, and what it opens, are waited for.
    Raises RealTokenRefused when the environment holds a token of a real workspace.
    """

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN

    def __init__(
        self,
        *,
        manifest: str | Path | Mapping[str, Any],
        world: str | Path | None = None,
        port: int = 0,
        ack_seconds: float = 3.0,
        request_url: str | None = None,
        signing_secret: str = SIGNING_SECRET,
    ) -> None:
        refuse_real_tokens(os.environ)
        self.state = build_slack(read_manifest(manifest), Path(world or DEFAULT_WORLD))
        self.state.issued.trigger_seconds = max(TRIGGER_SECONDS, ack_seconds)
        self._hub = SocketHub(self.state, ack_seconds)
        self.oauth = OAuth(self.state)
        self._server = Server(self.state, self._hub, self.oauth)
        self._team_id = self.state.team.id
        self._port = port
        self._ack_seconds = ack_seconds
        self._request_url = request_url
        self._signing_secret = signing_secret
        self._poster: HttpPoster | None = None
        self._channels: dict[str, SeenChannel] = {}

    async def __aenter__(self) -> "Sandbox":
        await self._server.start(self._port)
        self.state.transport = self._hub
        self.state.new_ticket = self._hub.new_ticket
        if self._request_url:
            await self.speak_http(self._request_url, self._signing_secret)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._server.stop()
        if self._poster:
            await self._poster.close()

    async def speak_http(self, request_url: str, signing_secret: str = SIGNING_SECRET) -> None:
        """From now on post everything to this address instead of using Socket Mode."""
        if self._poster:
            await self._poster.close()
        self._poster = HttpPoster(request_url, signing_secret, self._ack_seconds)
        self.state.transport = self._poster
        self.state.new_ticket = None

    async def verify_request_url(self) -> bool:
        """Send the challenge Slack sends when a request URL is entered; whether the bot gave it back."""
        return self._poster is not None and await self._poster.verify_address()

    @property
    def origin(self) -> str:
        """Where the sandbox can be reached."""
        return self.state.origin

    @property
    def api_url(self) -> str:
        """What the bot's client takes as its base URL."""
        return self.state.api_url

    @property
    def control_token(self) -> str:
        """What requests to /_control must send along."""
        return self._server.control_token

    @property
    def team(self) -> Team:
        """The workspace one looks at: the first, unless `in_workspace` chose another."""
        return self.state.teams[self._team_id]

    def in_workspace(self, team_id: str) -> "Sandbox":
        """The same Slack, seen from another of its workspaces; raises KeyError."""
        other = copy.copy(self)
        other._team_id = self.state.teams[team_id].id
        other._channels = {}
        return other

    @property
    def clock(self) -> Clock:
        """The clock everybody in the sandbox lives by."""
        return self.state.clock

    @property
    def faults(self) -> Faults:
        """What is going to go wrong."""
        return self.state.faults

    @property
    def deliveries(self) -> deque[Delivery]:
        """What was sent to the bot, oldest first."""
        return self.state.inspector.deliveries

    @property
    def problems(self) -> deque[Problem]:
        """What real Slack would not have put up with."""
        return self.state.inspector.problems

    @property
    def is_connected(self) -> bool:
        """Whether the bot has a Socket Mode connection open."""
        return self._hub.is_connected

    def calls(self, method: str | None = None) -> list[CallRecord]:
        """The bot's calls to the Web API, all or those of one method, oldest first."""
        return [call for call in self.state.inspector.calls if method in (None, call.method)]

    def as_person(self, name: str) -> ActingPerson:
        """Somebody to act as; raises KeyError."""
        return ActingPerson(Actor(self.state, self.team, self._person(name)))

    def direct_message_with(self, name: str) -> SeenChannel:
        """The person's direct message with the bot."""
        return self.channel(self.team.direct_message(self._person(name)).id)

    def channel(self, name: str) -> SeenChannel:
        """A channel by name or id; raises KeyError."""
        record = self.team.channel(name)
        if record is None:
            raise KeyError(f"There is no channel {name!r}.")
        return self._channels.setdefault(record.id, SeenChannel(self.state, record))

    def ephemerals(self, channel: str, person: str) -> list[SeenMessage]:
        """What only this person sees in a channel, oldest first."""
        record, viewer = self.team.channel(channel), self._person(person)
        found = record.ephemerals if record else []
        return seen(self.state, (message for message in found if message.ephemeral_for == viewer.id))

    def modal_of(self, name: str) -> SeenView | None:
        """The modal the person looks at, or None."""
        stack = self.team.modals.get(self._person(name).id)
        return SeenView(stack[-1]) if stack else None

    def home_of(self, name: str) -> SeenView | None:
        """The person's Home tab, or None before one was published."""
        view = self.team.homes.get(self._person(name).id)
        return SeenView(view) if view else None

    async def until(self, condition: Callable[[], Found], timeout: float = 180) -> Found:  # noqa: ASYNC109
        """Wait until the condition is truthy, looking again at each change; returns its value.

        Raises TimeoutError, naming the bot's latest calls and the latest problems.
        """
        return await self.state.until(condition, timeout)

    async def disconnect(self, kind: DisconnectKind = "close") -> None:
        """Ask the bot's connections to move on, or cut them."""
        await self._hub.disconnect(kind)

    def remove_scope(self, scope: str) -> None:
        """Take a scope away, as when an administrator re-installs the app with fewer."""
        self.state.manifest.bot_scopes.discard(scope)

    def revoke_token(self, token: str = BOT_TOKEN) -> None:
        """Make a token useless."""
        membership.revoke_token(self.state, self.team, token)

    def uninstall(self) -> None:
        """Remove the bot from the workspace."""
        membership.uninstall(self.state, self.team)

    def add_person(self, name: str, real_name: str, tz: str = "UTC") -> ActingPerson:
        """Let somebody join the workspace, and act as them."""
        person = Person(id=f"U0{name.upper()}", name=name, real_name=real_name, tz=tz)
        membership.add_person(self.state, self.team, person)
        return self.as_person(name)

    def deactivate(self, name: str) -> None:
        """Switch somebody's account off."""
        membership.deactivate(self.state, self.team, self._person(name))

    def remove_bot_from(self, channel: str) -> None:
        """Take the bot out of a channel; raises KeyError."""
        membership.leave_channel(
            self.state, self.team, self.team.bot, self.team.channels[self.channel(channel).id]
        )

    def expire_streams(self) -> None:
        """End every open stream, as Slack does after five minutes."""
        expire_streams(self.state, self.team)

    def limit_rates(self) -> None:
        """Answer 429 from now on when a method is called more often than its tier allows."""
        self.state.has_rate_limits = True

    def deliver(self, event: Mapping[str, Any]) -> None:
        """Tell the bot of an event that nobody here can cause, if its manifest subscribes to it."""
        deliver_event(self.state, self.team, dict(event))

    def hold_events(self) -> None:
        """Keep every event back until they are released."""
        hold_events(self.state)

    def release_events(self, *, is_reversed: bool = False) -> None:
        """Send what was kept back, the latest first if wanted."""
        release_events(self.state, is_reversed=is_reversed)

    async def duplicate_last_event(self) -> None:
        """Send the latest event once more, marked as a retry."""
        deliver_again(self.state)

    def _person(self, name: str) -> Person:
        person = self.team.person(name)
        if person is None:
            raise KeyError(f"There is nobody called {name!r}.")
        return person
