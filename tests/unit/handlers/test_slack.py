"""The clients every call to Slack goes through."""

import logging

from handlers.slack import CALLS_LOG, open_session, posting_client, reading_client, streaming_client


async def test_no_client_writes_out_its_calls_to_throw_them_away() -> None:
    async with open_session() as session:
        clients = [make("xoxb-1", "https://slack.com/api/", session) for make in CLIENTS]

    # The SDK asks its logger before it composes a line.
    assert [client._logger for client in clients] == [CALLS_LOG] * 3
    assert CALLS_LOG.level > logging.DEBUG


CLIENTS = (reading_client, posting_client, streaming_client)
