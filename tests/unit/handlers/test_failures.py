"""What an answer of Slack's says about the call's effect."""

from types import SimpleNamespace

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from handlers.failures import is_away, is_rate_limit, is_refusal, is_settled


def refused(code: str, status: int = 200) -> SlackApiError:
    response = SimpleNamespace(data={"ok": False, "error": code}, status_code=status, headers={})
    return SlackApiError("refused", response)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    "code",
    [
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "missing_scope",
        "cannot_dm_bot",
        "user_not_found",
        "restricted_action",
        "message_not_found",
    ],
)
def test_a_plain_no_is_final(code: str) -> None:
    error = refused(code)

    assert (is_refusal(error), is_rate_limit(error), is_away(error)) == (True, False, False)


@pytest.mark.parametrize(("code", "status"), [("ratelimited", 429), ("ratelimited", 200), ("rate_limited", 200)])
def test_being_told_to_come_back_later_is_no_refusal(code: str, status: int) -> None:
    error = refused(code, status)

    assert (is_refusal(error), is_rate_limit(error)) == (False, True)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("fatal_error", 200),
        ("internal_error", 200),
        ("internal_server_error", 200),
        ("message_not_sent", 200),
        ("request_timeout", 200),
        ("service_unavailable", 200),
        ("team_added_to_org", 200),
        ("org_login_required", 200),
        ("", 500),
        ("", 502),
        ("", 503),
    ],
)
def test_nobody_knows_what_became_of_it_where_slack_was_not_itself(code: str, status: int) -> None:
    error = refused(code, status)

    assert (is_refusal(error), is_rate_limit(error), is_away(error)) == (False, False, True)


def test_a_line_that_breaks_says_nothing_about_the_effect() -> None:
    error = aiohttp.ClientConnectionError()

    assert (is_refusal(error), is_rate_limit(error), is_away(error)) == (False, False, True)


@pytest.mark.parametrize(
    ("code", "is_as_it_should_be"),
    [
        ("already_reacted", True),
        ("no_reaction", True),
        ("message_not_found", True),
        ("too_many_reactions", False),
        ("missing_scope", False),
    ],
)
def test_an_emoji_that_stands_as_it_should_is_no_failure(code: str, is_as_it_should_be: bool) -> None:
    assert is_settled(refused(code)) is is_as_it_should_be
