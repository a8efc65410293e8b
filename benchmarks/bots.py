"""The programs that are compared: a bare Bolt echo, and Sideline; each in a process of its own.

    python -m benchmarks.bots echo|sideline

Both read SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL, and say "ready" when connected.
"""

import asyncio
import logging
import os
import sys
from typing import Any

import uvloop


def _ready(words: str = "ready") -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


async def echo() -> None:
    """What Bolt's own documentation shows: answer every message and command with its text."""
    import anthropic  # noqa: F401, PLC0415  (the start-up comparison is against an app that can talk to Claude)
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler  # noqa: PLC0415
    from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncSay  # noqa: PLC0415
    from slack_sdk.web.async_client import AsyncWebClient  # noqa: PLC0415

    client = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(client=client)

    @app.event("message")
    async def on_message(event: dict[str, Any], say: AsyncSay) -> None:
        await say(event.get("text", ""), thread_ts=event["ts"])

    @app.command("/coach")
    async def on_command(ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack("Answering in our DM")
        await client.chat_postMessage(channel=command["user_id"], text=command["text"])

    handler = AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"])
    await handler.connect_async()  # type: ignore[no-untyped-call]
    _ready()
    await asyncio.Event().wait()


async def sideline(*, ready: str = "ready") -> None:
    """The whole program, as `sideline run` would start it; it says `ready` when it is connected."""
    from app import assembled, connected, settle  # noqa: PLC0415
    from bot.settings import read_settings  # noqa: PLC0415

    settle()
    async with assembled(read_settings(None)) as program:
        settle()
        async with connected(program):
            _ready(ready)
            if program.claude:
                await program.claude.warm_up()
            await asyncio.Event().wait()


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    if sys.argv[1] == "echo":
        asyncio.run(echo())
    else:
        uvloop.run(sideline())
