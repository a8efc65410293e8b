"""The short-lived things Slack hands out: ids, timestamps, trigger ids, response URLs, upload URLs."""

import itertools
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sandbox.clock import Clock
from sandbox.records import Message

TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 1800.0
RESPONSE_URL_USES = 5

_KEPT = 2000
_MICROSECONDS = 1_000_000

Value = TypeVar("Value")


@dataclass
class Trigger:
    """The right to open one modal, for a few seconds."""

    team_id: str
    user: str
    expires_at: float
    is_used: bool = False


@dataclass
class ResponseUrl:
    """The right to answer a command or a click five times within half an hour."""

    team_id: str
    channel: str
    user: str
    expires_at: float
    source: Message | None = None
    uses_left: int = RESPONSE_URL_USES


@dataclass
class Upload:
    """A file announced by files.getUploadURLExternal, with its bytes once they came."""

    team_id: str
    name: str
    length: int
    content: bytes | None = field(default=None, repr=False)
    is_complete: bool = False


class Register(Generic[Value]):
    """The latest things handed out under a name; the oldest are forgotten."""

    def __init__(self) -> None:
        self._values: OrderedDict[str, Value] = OrderedDict()

    def put(self, name: str, value: Value) -> None:
        """Remember a thing."""
        self._values[name] = value
        if len(self._values) > _KEPT:
            self._values.popitem(last=False)

    def get(self, name: str) -> Value | None:
        """The thing of that name, or None."""
        return self._values.get(name)


class Issued:
    """Everything handed out so far.

    Numbers count up. Those of things that happen start from the moment the sandbox began, because a
    bot that remembers what it has seen must not take the next run's first click for the last one's.
    """

    def __init__(self, clock: Clock) -> None:
        self.triggers: Register[Trigger] = Register()
        self.response_urls: Register[ResponseUrl] = Register()
        self.uploads: Register[Upload] = Register()
        self.trigger_seconds = TRIGGER_SECONDS
        self._clock = clock
        self._counters: defaultdict[str, Iterator[int]] = defaultdict(lambda: itertools.count(1))
        for happening in ("trigger", "response", "Ev", "V"):
            self._counters[happening] = itertools.count(int(clock.now() * 1000))
        self._last_ts = 0

    def id(self, prefix: str) -> str:
        """The next id of a kind, such as Ev00000001."""
        return f"{prefix}{next(self._counters[prefix]):08d}"

    def ts(self) -> str:
        """A message timestamp, greater than every one before it even when the clock goes back."""
        self._last_ts = max(int(self._clock.now() * _MICROSECONDS), self._last_ts + 1)
        return f"{self._last_ts // _MICROSECONDS}.{self._last_ts % _MICROSECONDS:06d}"

    def trigger_id(self, team_id: str, user: str) -> str:
        """A fresh trigger id for what this person just did."""
        trigger_id = f"{next(self._counters['trigger'])}.{team_id}.{user}"
        self.triggers.put(trigger_id, Trigger(team_id, user, self._clock.now() + self.trigger_seconds))
        return trigger_id

    def response_key(self, team_id: str, channel: str, user: str, source: Message | None = None) -> str:
        """The last part of a fresh response URL; `source` is the message that was clicked."""
        key = f"{team_id}/{next(self._counters['response'])}/{user}"
        expires_at = self._clock.now() + RESPONSE_URL_SECONDS
        self.response_urls.put(key, ResponseUrl(team_id, channel, user, expires_at, source))
        return key
