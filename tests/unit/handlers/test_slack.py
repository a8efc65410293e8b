"""The clients every call to Slack goes through."""

import logging

import pytest
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

from handlers.slack import CALLS_LOG, ServerTrouble, open_session, posting_client, reading_client, streaming_client


async def test_no_client_writes_out_its_calls_to_throw_them_away() -> None:
    async with open_session() as session:
        clients = [make("xoxb-1", "https://slack.com/api/", session) for make in CLIENTS]

    # The SDK asks its logger before it composes a line.
    assert [client._logger for client in clients] == [CALLS_LOG] * 3
    assert CALLS_LOG.level > logging.DEBUG


@pytest.mark.parametrize(
    ("status", "is_tried_again"), [(500, True), (502, True), (503, True), (504, True), (200, False)]
)
async def test_whatever_a_server_has_trouble_with_is_tried_again(status: int, is_tried_again: bool) -> None:
    trouble = ServerTrouble(max_retry_count=1)
    request = HttpRequest(method="POST", url="https://slack.com/api/users.info", headers={})

    answer = await trouble.can_retry_async(
        state=RetryState(), request=request, response=HttpResponse(status_code=status, headers={})
    )

    assert answer is is_tried_again


CLIENTS = (reading_client, posting_client, streaming_client)
