"""What can go wrong in a call, in the engine's own words.

Nothing here keeps text of people or of the model: errors name a kind, a status and a request id.
They are raised `from None`, because the SDK's and pydantic's own messages may quote what was said.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import anthropic
import httpx2

from bot.errors import (
    CoachError,
    ModelMisconfigured,
    ModelOverfull,
    ModelRefused,
    ModelTimeout,
    ModelUnavailable,
)

Request = dict[str, Any]

_OURS_TO_FIX = frozenset(
    {
        "authentication_error",
        "billing_error",
        "invalid_request_error",
        "permission_error",
    }
)

IN_STREAM = 200
"""The status of an error event inside a stream that had begun."""
RETRIED = frozenset({408, 409, 429})
"""The statuses below 500 after which it may go better another time."""
_NAME = re.compile(r"[\w-]{1,60}")


class Truncated(ModelUnavailable):
    """The answer ended because it reached `max_tokens`."""

    def amend(self, request: Request) -> Request:
        """The same request with twice the room."""
        return {**request, "max_tokens": request["max_tokens"] * 2}


class Unusable(ModelUnavailable):
    """The answer is complete but does not fit its shape; `complaints` say how, without quoting it."""

    def __init__(self, complaints: Sequence[str]) -> None:
        super().__init__("the answer does not fit its shape")
        self.complaints = complaints

    def amend(self, request: Request) -> Request:
        """The same request with the complaints as one more user turn."""
        listed = "\n".join(f"- {complaint}" for complaint in self.complaints)
        text = (
            f"Your answer did not fit the required structure:\n{listed}\nGive the whole answer again, corrected."
        )
        return {**request, "messages": [*request["messages"], {"role": "user", "content": text}]}


class UnknownModel(ModelMisconfigured):
    """The API does not know the model that was asked; another it may."""


class CallersError(Exception):
    """Carries an error of whoever is shown the answer past those of the model, which it is not one of."""

    def __init__(self, error: Exception) -> None:
        super().__init__(type(error).__name__)
        self.error = error


@contextmanager
def callers_own() -> Iterator[None]:
    """Mark what goes wrong inside as the caller's. Raises `CallersError`."""
    try:
        yield
    except Exception as error:
        raise CallersError(error) from None


@asynccontextmanager
async def within(deadline: float) -> AsyncIterator[None]:
    """End what runs inside when the event loop's clock reaches `deadline`. Raises `ModelTimeout` then."""
    try:
        async with asyncio.timeout_at(deadline) as limit:
            yield
    except TimeoutError:
        if limit.expired():
            raise ModelTimeout("the answer took too long") from None
        raise


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn the SDK's errors, those of the connection beneath it and unforeseen ones into kinds of `CoachError`.

    The SDK lets bare errors through, such as the IndexError of words for a block that never began.
    """
    try:
        yield
    except (CoachError, CallersError):
        raise
    except anthropic.APIStatusError as error:
        raise _of_status(error) from None
    except (anthropic.APITimeoutError, httpx2.TimeoutException) as error:
        raise ModelTimeout(type(error).__name__) from None
    except Exception as error:
        raise ModelUnavailable(type(error).__name__) from None


def _of_status(error: anthropic.APIStatusError) -> CoachError:
    status = error.status_code
    kind: str | None = error.type
    detail = f"{status} {_word(error.error_code or kind)} {_word(error.request_id)}"
    if str(error.error_code).endswith("spend_limit_reached"):
        return ModelMisconfigured(detail)
    if status == 404 or (status == IN_STREAM and kind == "not_found_error"):
        return UnknownModel(detail)
    if status == 413 or (status == IN_STREAM and kind == "request_too_large"):
        return ModelOverfull(detail)
    if status == IN_STREAM:
        return (ModelMisconfigured if kind in _OURS_TO_FIX else ModelUnavailable)(detail)
    return (ModelUnavailable if status in RETRIED or status >= 500 else ModelMisconfigured)(detail)


def _word(said: object) -> str:
    """A name as the API gives them; whatever else a server puts there may be words of people."""
    text = str(said)
    return text if _NAME.fullmatch(text) else "?"


def outcome_of(error: BaseException) -> str:
    """The word under which a broken call is counted."""
    for kind, word in _OUTCOMES:
        if isinstance(error, kind):
            return word
    return "failed"


_OUTCOMES: Sequence[tuple[type[BaseException], str]] = (
    (asyncio.CancelledError, "cancelled"),
    (Truncated, "truncated"),
    (Unusable, "unusable"),
    (ModelTimeout, "timeout"),
    (ModelUnavailable, "unavailable"),
    (ModelOverfull, "overfull"),
    (ModelMisconfigured, "misconfigured"),
    (ModelRefused, "refused"),
)
