"""What can go wrong in a call to Slack, and what it says about the call's effect."""

import asyncio
import traceback

import aiohttp
from slack_sdk.errors import SlackApiError

LOST = (aiohttp.ClientError, asyncio.TimeoutError, ConnectionError)
FAILURES = (SlackApiError, *LOST)
NOT_TAKEN = frozenset({"invalid_auth", "account_inactive", "token_revoked", "token_expired"})
"""What Slack says of a token it does not take (any more); it has done nothing then."""
UNSURE = frozenset(
    {
        "fatal_error",
        "internal_error",
        "internal_server_error",
        "message_not_sent",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "org_login_required",
    }
)
"""Slack is not itself, or the workspace is being moved: what it did nobody knows, and later it may well work."""
LIMITED = frozenset({"ratelimited", "rate_limited"})
"""What Slack says with the status 429, and some methods without."""
SETTLED = frozenset({"already_reacted", "no_reaction", "message_not_found"})
"""What Slack says to an emoji that is there or gone as it should be, or whose message its author took back."""
TOO_LATE = frozenset(
    {
        "expired_trigger_id",
        "exchanged_trigger_id",
        "invalid_trigger_id",
        "trigger_expired",
        "trigger_exchanged",
        "invalid_trigger",
    }
)
"""A form can be opened for three seconds after a click, once."""


class ShutOut(SlackApiError):
    """The workspace's token is taken no more: nothing was done, and everything waits until there is another."""


def code_of(error: BaseException) -> str:
    """Slack's own word for what went wrong, or the kind of error where there is none."""
    data = getattr(getattr(error, "response", None), "data", None)
    code = data.get("error") if isinstance(data, dict) else None
    return str(code or type(error).__name__)


def status_of(error: SlackApiError) -> int:
    """The HTTP status; the SDK hands on the bare HTTP response when its body cannot be read."""
    return int(getattr(error.response, "status_code", 0) or getattr(error.response, "status", 0))


def is_rate_limit(error: BaseException) -> bool:
    """True when Slack asked us to come back later, and has done nothing."""
    return isinstance(error, SlackApiError) and (status_of(error) == 429 or code_of(error) in LIMITED)


def is_away(error: BaseException) -> bool:
    """True when Slack could not be reached or was not itself, whoever asks: the same may well work later."""
    if isinstance(error, SlackApiError):
        return status_of(error) >= 500 or code_of(error) in UNSURE
    return isinstance(error, LOST)


def wait_of(error: SlackApiError) -> float:
    """The seconds Slack asked us to wait; 1 where it did not say."""
    try:
        return float(error.response.headers.get("Retry-After", 1))
    except ValueError:
        return 1.0


def is_refusal(error: BaseException) -> bool:
    """True when Slack said no for good, so that nothing was done; a lost answer is not a no."""
    if not isinstance(error, SlackApiError) or status_of(error) != 200:
        return False
    code = code_of(error)
    return code not in UNSURE | LIMITED and code != type(error).__name__


def is_settled(error: BaseException) -> bool:
    """True where an emoji stands as it was to stand, so that nothing failed."""
    return code_of(error) in SETTLED


def trace(error: BaseException) -> str:
    """The kind of error and the lines it came through; not its message, which may quote people."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return f"{type(error).__name__} at {places}"
