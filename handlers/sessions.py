"""The agent session of a thread: while it is "processing", Slack shows a Stop button of its own.

A workspace without the feature refuses once and is not asked again; nothing else depends on it.
Both calls may be repeated, so they are made with the client that does.
"""

import logging
from typing import Literal

from handlers.failures import FAILURES, code_of, is_refusal
from handlers.slack import Slack

log = logging.getLogger("sideline.sessions")

SESSIONS = "sessions"
ACTIVE: Literal["active"] = "active"


async def set_session(
    slack: Slack, *, channel: str, thread_ts: str, status: Literal["active", "processing"]
) -> bool:
    """Say what is going on in a thread; False when the workspace does not want to know."""
    if SESSIONS in slack.refused:
        return False
    try:
        await slack.reading.agents_sessions_setStatus(channel_id=channel, thread_ts=thread_ts, status=status)
    except FAILURES as error:
        if is_refusal(error):
            slack.refused.add(SESSIONS)
        log.info("setting a session's status failed: %s", code_of(error))
        return False
    return True


async def end_stream(slack: Slack, *, channel: str, ts: str, has_session: bool = False) -> bool:
    """Stop a stream, and with it the work of its session; True when both are done."""
    status = ACTIVE if has_session else None
    try:
        await slack.reading.chat_stopStream(channel=channel, ts=ts, session_status=status)
    except FAILURES as error:
        log.info("ending a stream failed: %s", code_of(error))
        return False
    return True
