"""The way out to Slack: clients for reading, posting and streaming, and what hangs on them.

Reading may be repeated, so dropped connections and server errors are retried. Posting may not:
a retried post after a lost answer is a second message. Only a rate limit is safe to retry, because
Slack has not done anything then; every other unknown outcome is settled by the outbox.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from handlers.failures import trace
from handlers.homes import Homes
from handlers.installations.token_guard import GuardedClient, Renew
from handlers.pacing import LastMinute, Pace
from integrations.outbound import guarded_session
from storage.agenda import AgendaRow
from storage.journal import Journal
from storage.outage import is_gone

log = logging.getLogger("sideline.slack")

AT_ONCE = 50
CALLS_LOG = logging.getLogger("slack_sdk.calls")
CALLS_LOG.setLevel(logging.WARNING)  # without a level of its own the SDK writes out every call, to throw it away


@dataclass(frozen=True)
class Patience:
    """How long people and messages are waited for, in seconds."""

    acknowledge_within: float = 2.5
    eyes_after: float = 0.5
    status_after: float = 2
    still_working_after: float = 30
    flush_every: float = 0.8
    stream_life: float = 240
    ask_homes_after: float = 1.0
    settle_after: tuple[float, ...] = (2, 8)
    request: float = 30
    template_after: float = 120
    take_in_again_after: tuple[float, ...] = (1, 5, 25)
    tick: float = 1
    stop_within: float = 1


class Tasks:
    """Background work of this process that must not be dropped: kept, and awaited at the end."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._is_closed = False

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run it beside the caller; not after `close`, when what it would lean on goes."""
        if self._is_closed:
            work.close()
            return
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    async def close(self, seconds: float) -> None:
        """Wait for what is running and what that begins, then cancel the rest."""
        deadline = time.monotonic() + seconds
        while self._running and (remaining := deadline - time.monotonic()) > 0:
            await asyncio.wait(list(self._running), timeout=remaining)
        self._is_closed = True
        left = list(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        """Say where it broke; asyncio would print the error's message, which may quote people."""
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not is_gone(error):  # the database says itself that it is gone
            log.error("background work failed: %s", trace(error))


@dataclass(frozen=True)
class Process:
    """What the workspaces of one process share on their way to Slack; see `Slack` for what each is."""

    api_url: str
    session: aiohttp.ClientSession
    take: Callable[[AgendaRow], None]
    journal: Journal
    patience: Patience = Patience()
    tasks: Tasks = field(default_factory=Tasks)


@dataclass(frozen=True)
class Identity:
    """Who we are in a workspace, and where that is; `url` is "" when Slack did not say."""

    team_id: str
    team_name: str
    bot_user_id: str
    bot_id: str
    url: str = ""


@dataclass
class Slack:
    """What the handlers and jobs use to speak to Slack in one workspace.

    `identity` is who we are there; `session` is for addresses that Slack hands out; `take` does work that was
    begun with its promise; `journal` notes what is not in the database yet; `writing` holds what is being written
    now, by channel and thread, so that the Stop button can end it; `refused` is what this workspace does not have;
    `pace` is how fast bulk may go; `emoji` are those given lately; `homes` are the Home tabs somebody has before
    them; `turns` are held by whoever works on what a person sent in parts.
    """

    identity: Identity
    reading: AsyncWebClient
    posting: AsyncWebClient
    streaming: AsyncWebClient
    session: aiohttp.ClientSession
    take: Callable[[AgendaRow], None]
    journal: Journal
    patience: Patience = Patience()
    tasks: Tasks = field(default_factory=Tasks)
    writing: dict[tuple[str, str], list[Callable[[], None]]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    pace: Pace = field(default_factory=Pace)
    emoji: LastMinute = field(default_factory=LastMinute)
    homes: Homes = field(default_factory=Homes)
    turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def turn_of(self, slack_user_id: str) -> asyncio.Lock:
        """To be held while one thing of this person's must not overtake another; first come, first served."""
        return self.turns.setdefault(slack_user_id, asyncio.Lock())

    def start_on(self, promised: AgendaRow | None) -> bool:
        """Start on what a transaction that is over has promised; False for None, which was promised before."""
        if promised is None:
            return False
        self.take(promised)
        return True

    @property
    def bot_id(self) -> str:
        """Whose messages are ours."""
        return self.identity.bot_id

    @property
    def workspace_url(self) -> str:
        """Where links to messages begin, "" when Slack did not say."""
        return self.identity.url

    @property
    def token(self) -> str:
        """What Slack knows us by."""
        return self.reading.token or ""

    def use_token(self, token: str) -> None:
        """From now on, also for work that is under way."""
        for client in (self.reading, self.posting, self.streaming):
            client.token = token


def way_out(
    process: Process,
    identity: Identity,
    token: str,
    *,
    renew: Renew,
    is_org: bool = False,
) -> Slack:
    """The way out to one workspace. `renew` is asked when the token is not taken; with an organisation's token
    (`is_org`) each call has to say which workspace is meant.
    """
    reading = reading_client(token, process.api_url, process.session)
    posting = posting_client(token, process.api_url, process.session)
    streaming = streaming_client(token, process.api_url, process.session)
    for client in (reading, posting, streaming):
        client.renew = renew
        if is_org:
            client.default_params["team_id"] = identity.team_id
    return Slack(
        identity,
        reading,
        posting,
        streaming,
        process.session,
        process.take,
        process.journal,
        process.patience,
        process.tasks,
    )


def open_session(*origins: str | None, seconds: float = 30) -> aiohttp.ClientSession:
    """One HTTP session for everything; create it inside the running loop and close it at the end.

    It speaks to Slack, to Zoom, and to the `origins` of the addresses an administrator set. A request that takes
    longer than `seconds` fails; its outcome is unknown then.
    """
    set_ones = [origin for origin in origins if origin]
    return guarded_session(seconds=seconds, connections=AT_ONCE, origins=set_ones)


class ServerTrouble(AsyncRetryHandler):
    """Tries again after a failure of the server or a proxy before it; the SDK's own knows only 500 and 503."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,  # noqa: ARG002
        request: HttpRequest,  # noqa: ARG002
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002
    ) -> bool:
        return response is not None and response.status_code >= 500


def reading_client(token: str, api_url: str, session: aiohttp.ClientSession) -> GuardedClient:
    """For calls that may be repeated."""
    return _client(
        token,
        api_url,
        session,
        [
            AsyncConnectionErrorRetryHandler(max_retry_count=2),
            AsyncRateLimitErrorRetryHandler(max_retry_count=3),
            ServerTrouble(max_retry_count=2),
        ],
    )


def posting_client(token: str, api_url: str, session: aiohttp.ClientSession) -> GuardedClient:
    """For calls with an effect: nothing is retried but a rate limit."""
    return _client(token, api_url, session, [AsyncRateLimitErrorRetryHandler(max_retry_count=3)])


def streaming_client(token: str, api_url: str, session: aiohttp.ClientSession) -> GuardedClient:
    """For words that keep coming: waiting and trying again is up to the caller."""
    return _client(token, api_url, session, [])


def _client(
    token: str, api_url: str, session: aiohttp.ClientSession, handlers: list[AsyncRetryHandler]
) -> GuardedClient:
    return GuardedClient(token=token, base_url=api_url, session=session, retry_handlers=handlers, logger=CALLS_LOG)
