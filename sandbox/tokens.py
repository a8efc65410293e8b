"""The tokens the sandbox hands out, and the refusal to come near real ones."""

from collections.abc import Mapping

BOT_TOKEN = "xoxb-sandbox-bot"
APP_TOKEN = "xapp-sandbox-app"
SIGNING_SECRET = "sandbox-signing-secret"

_SLACK_PREFIXES = ("xoxb-", "xoxp-", "xapp-", "xoxe-", "xoxe.")
_OUR_PREFIXES = ("xoxb-sandbox", "xapp-sandbox", "xoxe-1-sandbox")


class RealTokenRefused(RuntimeError):
    """A token of a real workspace was found where the sandbox was about to start."""


def refuse_real_tokens(values: Mapping[str, str]) -> None:
    """Raise RealTokenRefused when one of these named values looks like a real Slack token.

    The message names the setting and never the token.
    """
    for name, value in values.items():
        if value.startswith(_SLACK_PREFIXES) and not value.startswith(_OUR_PREFIXES):
            raise RealTokenRefused(f"{name} holds a token of a real Slack workspace; the sandbox will not start.")
