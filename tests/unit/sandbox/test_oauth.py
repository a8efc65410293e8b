"""The sandbox's side of OAuth: what Slack would refuse is refused, and tokens end when they should."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CLIENT_ID, CLIENT_SECRET, Sandbox

BACK = "https://coach.example.com/back"
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def comes_back(slack: Sandbox, http: aiohttp.ClientSession, choice: str) -> dict[str, str]:
    """What the browser is sent back with when somebody chooses a workspace."""
    asked = {"client_id": CLIENT_ID, "redirect_uri": BACK, "scope": "chat:write", "state": "s", "choice": choice}
    async with http.get(f"{slack.origin}/oauth/v2/answer?{urlencode(asked)}", allow_redirects=False) as answer:
        back = answer.headers["Location"]
    assert back.startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}


async def exchange(slack: Sandbox, **given: Any) -> Any:
    what = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "redirect_uri": BACK, **given}
    return await AsyncWebClient(base_url=slack.api_url).oauth_v2_access(**what)


async def refusal(slack: Sandbox, **given: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await exchange(slack, **given)
    return str(refused.value.response["error"])


async def identity(slack: Sandbox, token: str) -> Any:
    return await AsyncWebClient(token=token, base_url=slack.api_url).auth_test()


async def test_a_code_is_good_for_one_token_of_that_workspace(slack: Sandbox, http: aiohttp.ClientSession) -> None:
    back = await comes_back(slack, http, slack.team.id)

    granted = await exchange(slack, code=back["code"])

    assert back["state"] == "s"
    assert (await identity(slack, granted["access_token"]))["team_id"] == slack.team.id
    assert await refusal(slack, code=back["code"]) == "code_already_used"


async def test_whoever_cancels_is_sent_back_without_a_code(slack: Sandbox, http: aiohttp.ClientSession) -> None:
    assert await comes_back(slack, http, "cancel") == {"state": "s", "error": "access_denied"}


async def test_what_slack_would_refuse_is_refused(slack: Sandbox, http: aiohttp.ClientSession) -> None:
    code = (await comes_back(slack, http, slack.team.id))["code"]

    assert await refusal(slack, code="made-up") == "invalid_code"
    assert await refusal(slack, code=code, client_secret="wrong") == "bad_client_secret"
    assert await refusal(slack, code=code, client_id="wrong") == "invalid_client_id"
    assert await refusal(slack, code=code, redirect_uri="https://elsewhere.example.com") == "bad_redirect_uri"
    slack.clock.advance(minutes=11)
    assert await refusal(slack, code=code) == "invalid_code"


async def test_a_rotating_token_ends_and_its_refresh_token_works_once(
    slack: Sandbox, http: aiohttp.ClientSession
) -> None:
    slack.oauth.rotates = True
    first = await exchange(slack, code=(await comes_back(slack, http, slack.team.id))["code"])
    renewal = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}

    slack.clock.advance(hours=11)
    second = await exchange(slack, **renewal)

    assert await refusal(slack, **renewal) == "invalid_refresh_token"
    await identity(slack, first["access_token"])
    slack.clock.advance(hours=2)
    with pytest.raises(SlackApiError, match="token_expired"):
        await identity(slack, first["access_token"])
    await identity(slack, second["access_token"])
