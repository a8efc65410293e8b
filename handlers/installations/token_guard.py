"""A client that notices when Slack does not take its token, whoever made the call."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from handlers.failures import NOT_TAKEN, ShutOut, code_of

Renew = Callable[[str, str], Awaitable[str | None]]
"""Told of a token that was not taken, and Slack's word for why: the token to try instead, the very same one when
nothing is wrong with it (Slack says "inactive" of a person's account, too), or None when there is no other.
"""


class GuardedClient(AsyncWebClient):
    """Makes a refused call once more when there is a newer token: Slack has done nothing yet."""

    renew: Renew | None = None

    async def api_call(self, api_method: str, **given: Any) -> AsyncSlackResponse:
        """As the SDK's. Raises `ShutOut` when there is no token that is taken."""
        used = self.token or ""
        try:
            return await super().api_call(api_method, **given)
        except SlackApiError as error:
            if self.renew is None or code_of(error) not in NOT_TAKEN:
                raise
            newer = await self.renew(used, code_of(error))
            if newer is None:
                raise ShutOut("no token is taken", error.response) from None  # type: ignore[no-untyped-call]
            if newer == used:
                raise
        self.token = newer
        return await super().api_call(api_method, **given)
