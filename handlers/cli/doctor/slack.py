"""Whether Slack takes our tokens, has given us the rights the manifest asks for, and agrees on the time."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from handlers.cli.doctor.clocks import clock_finding
from handlers.cli.doctor.finding import Finding, absent, broken, fine
from handlers.connection import CannotConnect, try_app_token
from handlers.failures import FAILURES, code_of, is_refusal
from handlers.slack import open_session, posting_client

MOST_SECONDS_APART = 60
PATIENCE_SECONDS = 10
SUBJECT = "Slack"


async def slack_findings(settings: Settings, manifest: Path, now: Callable[[], datetime]) -> list[Finding]:
    """What the bot token, the app token, the scopes and Slack's clock have to say."""
    if settings.has_many_workspaces:
        return [absent(SUBJECT, "each workspace has its own token, see Workspaces")]
    if settings.slack_bot_token is None:
        return [absent(SUBJECT, "no tokens, so Sideline opens its own sandbox")]
    async with open_session(settings.slack_api_url) as session:
        # The client for posting, because it does not repeat what fails: a check should answer soon.
        client = posting_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, session)
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                asked_at = now()
                answer = await client.auth_test()
                told_at = now()
        except FAILURES as error:
            return [_refused(error)]
        headers = {name.casefold(): value for name, value in answer.headers.items()}
        return [
            fine(SUBJECT, f"SLACK_BOT_TOKEN works in {answer['team']} ({answer['team_id']})"),
            _scopes_finding(headers, manifest),
            await _app_token_finding(settings, client),
            _clock_finding(headers, asked_at, told_at),
        ]


def _refused(error: BaseException) -> Finding:
    if is_refusal(error):
        fix = "copy it again from your app's Install page"
        return broken(SUBJECT, f"SLACK_BOT_TOKEN is refused: {code_of(error)}", fix)
    return broken(SUBJECT, f"cannot be reached ({code_of(error)})", "check the network and SLACK_API_URL")


def _scopes_finding(headers: Mapping[str, str], manifest: Path) -> Finding:
    wanted = scopes_needed(manifest)
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",") if scope.strip()}
    missing = sorted(wanted - granted)
    if missing:
        return broken(
            "Scopes",
            f"{', '.join(missing)} not granted",
            f"paste {manifest.name} under App Manifest and install the app again",
        )
    return fine("Scopes", f"all {len(wanted)} of {manifest.name} are granted")


def scopes_needed(manifest: Path) -> set[str]:
    """The scopes we cannot do without; an administrator may refuse the optional ones."""
    document = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    return set(document["oauth_config"]["scopes"]["bot"])


async def _app_token_finding(settings: Settings, client: AsyncWebClient) -> Finding:
    subject = "Slack's way in"
    if settings.slack_app_token is None:
        return absent(subject, "HTTP mode: Slack calls Sideline, which cannot be tried from here")
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await try_app_token(client, settings.slack_app_token.get_secret_value())
    except (CannotConnect, TimeoutError) as problem:
        return broken(
            subject, str(problem) or "no answer in time", "make an app-level token with connections:write"
        )
    return fine(subject, "SLACK_APP_TOKEN opens a socket")


def _clock_finding(headers: Mapping[str, str], asked_at: datetime, told_at: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(headers["date"])
    except (KeyError, ValueError):
        return absent("Clock against Slack's", "Slack's answer has no date")
    return clock_finding("Slack's", theirs, asked_at=asked_at, told_at=told_at, most_seconds=MOST_SECONDS_APART)
