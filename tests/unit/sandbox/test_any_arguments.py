"""Whatever a client sends, the Web API answers or refuses; it never breaks."""

import asyncio
import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.issued import Upload
from sandbox.manifest import read_manifest
from sandbox.records import Message, Stream
from sandbox.seed import DEFAULT_WORLD
from sandbox.slack import Slack, build_slack
from sandbox.tokens import BOT_TOKEN
from sandbox.web_api import METHODS
from sandbox.web_api.call import Refused
from sandbox.web_api.gate import RateLimited, Rates, answer_call
from tests.unit.sandbox.conftest import MANIFEST

# Arguments that are all in order; each example spoils a few of them.
IN_ORDER: dict[str, Any] = {
    "channel": "D0RIYA",
    "channel_id": "D0RIYA",
    "user": "U0RIYA",
    "user_id": "U0RIYA",
    "users": "U0RIYA",
    "ts": "2.000002",
    "message_ts": "2.000002",
    "timestamp": "1.000001",
    "thread_ts": "1.000001",
    "text": "hello",
    "name": "eyes",
    "status": "active",
    "title": "Acme",
    "prompts": [{"title": "Plan", "message": "Plan my week"}],
    "chunks": [{"type": "markdown_text", "text": "hello"}],
    "view": {"type": "home", "blocks": [{"type": "divider"}]},
    "files": [{"id": "F00000001"}],
    "filename": "plan.md",
    "length": 3,
}
SPOILED = (
    *IN_ORDER,
    *(
        "blocks",
        "attachments",
        "metadata",
        "markdown_text",
        "loading_messages",
        "session_status",
        "limit",
        "cursor",
    ),
    *("oldest", "post_at", "trigger_id", "view_id", "hash", "types", "file", "email", "message", "error", "bot"),
)
JSON_LIKE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["D0RIYA", "[1]"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "id", "blocks", "title", "message", "event_type"]), inner
        )
    ),
    max_leaves=6,
)
ARGUMENTS = st.dictionaries(st.sampled_from(SPOILED), JSON_LIKE, max_size=4).map(
    lambda spoiled: IN_ORDER | spoiled
)


@pytest.fixture(scope="module")
def quiet_slack() -> Slack:
    slack = build_slack(read_manifest(MANIFEST), DEFAULT_WORLD)
    slack.manifest.bot_events.clear()
    return slack


def put_in_order(slack: Slack) -> None:
    """What an earlier example deleted or revoked is back."""
    channel = slack.team.channels["D0RIYA"]
    channel.add(Message("D0RIYA", "1.000001", "U0RIYA", "hello"))
    bots = Message("D0RIYA", "2.000002", slack.team.bot.id, "hi", thread_ts="1.000001", bot_id=slack.team.bot_id)
    bots.stream = Stream(started_at=0)
    channel.add(bots)
    slack.issued.uploads.put("F00000001", Upload(slack.team.id, "plan.md", 3, b"abc"))
    slack.tokens[BOT_TOKEN].is_revoked = False


@given(name=st.sampled_from(sorted(METHODS)), arguments=ARGUMENTS)
@settings(max_examples=300)
def test_every_method_answers_or_refuses(quiet_slack: Slack, name: str, arguments: dict[str, Any]) -> None:
    put_in_order(quiet_slack)
    token = "xapp-sandbox-app" if METHODS[name].token_kind == "app" else BOT_TOKEN

    async def call() -> None:
        with contextlib.suppress(Refused, RateLimited):
            assert isinstance(answer_call(quiet_slack, Rates(), name, token, arguments), dict)
        quiet_slack.clock.stop()

    asyncio.run(call())
