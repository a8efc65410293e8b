"""What a person hears when a listener fails, and what the log has of it."""

import logging
from types import SimpleNamespace
from typing import Any

import psycopg.errors
import pytest
import sqlalchemy as sa
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError

from handlers.errors import handle_error

GONE = sa.exc.OperationalError("SELECT 1", None, psycopg.errors.AdminShutdown())
IN_THE_WAY = sa.exc.OperationalError("SELECT 1", None, psycopg.errors.LockNotAvailable())
CLICKED_LONG_AGO = SlackApiError("refused", SimpleNamespace(data={"error": "expired_trigger_id"}))  # type: ignore[no-untyped-call]


class Whispers:
    """Slack, as far as it shows something to one person."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def chat_postEphemeral(self, **message: Any) -> None:  # noqa: N802  (Slack's name for it)
        self.said.append(message["text"])


@pytest.mark.parametrize(
    ("error", "code", "lines"),
    [
        (GONE, "E-DATABASE", 0),
        (IN_THE_WAY, "E-DATABASE", 1),
        (CLICKED_LONG_AGO, "E-SLACK-LATE", 1),
        (KeyError("x"), "E-COACH", 1),
    ],
    ids=["the database is gone", "others were in the way", "too late for a form", "a fault of ours"],
)
async def test_who_could_not_be_served_hears_why_and_the_log_has_what_nobody_else_says(
    error: Exception, code: str, lines: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="sideline.errors")
    posting = Whispers()
    context = AsyncBoltContext({"user_id": "U1", "channel_id": "C1", "team_id": "T1"})

    await handle_error(error, {}, context, None, SimpleNamespace(posting=posting))  # type: ignore[arg-type]

    assert [words.rpartition(" · ")[2] for words in posting.said] == [code]
    assert len(caplog.records) == lines
