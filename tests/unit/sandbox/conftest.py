"""A sandbox, and a small bot of the real kind connected to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Coach"},
    "features": {
        "bot_user": {"display_name": "Coach"},
        "slash_commands": [{"command": "/coach", "description": "Ask", "usage_hint": "[question]"}],
        "shortcuts": [
            {"type": "global", "name": "Ask the coach", "callback_id": "ask"},
            {"type": "message", "name": "Coach me on this", "callback_id": "coach_on_this"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read",
                "assistant:write",
                "channels:history",
                "channels:read",
                "chat:write",
                "commands",
                "files:read",
                "files:write",
                "im:history",
                "im:read",
                "im:write",
                "reactions:read",
                "reactions:write",
                "users:read",
                "users:read.email",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "agent_session_stopped",
                "app_home_opened",
                "app_mention",
                "message.channels",
                "message.im",
                "reaction_added",
                "reaction_removed",
            ]
        },
        "socket_mode_enabled": True,
    },
}


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(manifest=MANIFEST, ack_seconds=2) as sandbox:
        yield sandbox


@pytest.fixture
async def client(slack: Sandbox) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def app(slack: Sandbox) -> AsyncApp:
    return AsyncApp(token=slack.bot_token, client=AsyncWebClient(slack.bot_token, base_url=slack.api_url))


@asynccontextmanager
async def listening(slack: Sandbox, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    """The bot, connected until the block ends; listeners may be registered at any time."""
    handler = AsyncSocketModeHandler(app, slack.app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    yield handler
    await handler.close_async()  # type: ignore[no-untyped-call]


@pytest.fixture
async def connected(slack: Sandbox, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    async with listening(slack, app) as handler:
        yield handler
