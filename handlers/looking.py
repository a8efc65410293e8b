"""Looking for a message whose outcome is unknown, where it would be.

A posted message carries its delivery's key as metadata. A stream cannot when it begins, so one whose
start was never confirmed is known by being ours, without a key, and in no delivery of ours.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from handlers.slack import Slack

EVENT_TYPE = "coach_delivery"
BEFORE = timedelta(days=1)
"""How long before our own time of an attempt its message may stand: Slack's clock says when that was, and a
machine's may be off by hours. What is looked through is short: a thread, or a day of direct messages.
"""

Found = Mapping[str, Any]


def metadata_for(key: str) -> dict[str, Any]:
    """What a message of ours carries, so that it can be found again."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


async def messages_around(slack: Slack, moment: datetime, *, channel: str, thread_ts: str | None) -> list[Found]:
    """What was said in the thread, or in the channel itself, since a little before that moment."""
    window: dict[str, Any] = {
        "channel": channel,
        "oldest": str((moment - BEFORE).timestamp()),
        "include_all_metadata": True,
        "limit": 200,
    }
    found: list[Found] = []
    while True:
        page = (
            await slack.reading.conversations_replies(ts=thread_ts, **window)
            if thread_ts
            else await slack.reading.conversations_history(**window)
        )
        found += page["messages"]
        window["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
        if not window["cursor"]:
            return found


def find_key(messages: Sequence[Found], key: str) -> str | None:
    """The `ts` of the message with this key."""
    return next((str(found["ts"]) for found in messages if found.get("metadata") == metadata_for(key)), None)


def find_orphan(messages: Sequence[Found], *, bot_id: str, root: str, known: Collection[str]) -> str | None:
    """The `ts` of our latest reply that carries no key and that no delivery knows about."""
    orphans = [
        str(found["ts"])
        for found in messages
        if found.get("bot_id") == bot_id
        and not found.get("metadata")
        and not found.get("files")
        and found["ts"] != root
        and found["ts"] not in known
    ]
    return max(orphans, key=float, default=None)
