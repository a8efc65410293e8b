"""The Events API over HTTP: signed requests to the bot's own address."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import aiohttp

from sandbox.records import Json
from sandbox.slack import Envelope

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"


class HttpPoster:
    """Posts envelopes to one address. A 2xx answer within the time is the acknowledgement.

    An event refused with `X-Slack-No-Retry: 1` counts as acknowledged: nobody wants it again.
    """

    def __init__(self, request_url: str, signing_secret: str, ack_seconds: float) -> None:
        self._request_url = request_url
        self._signing_secret = signing_secret
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ack_seconds))

    async def send(self, envelope: Envelope) -> Json | None:
        """Post one envelope; None when the answer is late, missing or not 2xx."""
        content_type, body = _encoded(envelope)
        headers = self._signed(body) | {"Content-Type": content_type} | _retry_headers(envelope)
        try:
            async with self._session.post(self._request_url, data=body, headers=headers) as answer:
                if not answer.ok:
                    is_enough = answer.headers.get("X-Slack-No-Retry") == "1"
                    return {} if is_enough and envelope.type == "events_api" else None
                return _read(await answer.text())
        except (TimeoutError, aiohttp.ClientError):
            return None

    async def verify_address(self) -> bool:
        """Send the challenge Slack sends when a request URL is entered; True when it came back."""
        challenge = hashlib.sha256(self._request_url.encode()).hexdigest()
        payload = {"type": "url_verification", "challenge": challenge, "token": "unused"}
        answer = await self.send(Envelope("events_api", payload))
        return answer is not None and challenge in (answer.get("challenge"), answer.get("text"))

    async def close(self) -> None:
        """Let go of the connections."""
        await self._session.close()

    def _signed(self, body: str) -> dict[str, str]:
        # The signature is checked against the bot's own clock, so real time counts and not the sandbox's.
        sent_at = str(int(time.time()))
        base = f"v0:{sent_at}:{body}".encode()
        signature = hmac.new(self._signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": sent_at, "X-Slack-Signature": f"v0={signature}"}


def _encoded(envelope: Envelope) -> tuple[str, str]:
    match envelope.type:
        case "slash_commands":
            return _FORM, urlencode(envelope.payload)
        case "interactive":
            return _FORM, urlencode({"payload": json.dumps(envelope.payload)})
    return _JSON, json.dumps(envelope.payload)


def _retry_headers(envelope: Envelope) -> dict[str, str]:
    if not envelope.attempt:
        return {}
    return {"X-Slack-Retry-Num": str(envelope.attempt), "X-Slack-Retry-Reason": "http_" + envelope.reason}


def _read(text: str) -> Json:
    """The answer as an acknowledgement's payload; plain text is a message, as with slash commands."""
    if not text.strip():
        return {}
    try:
        body = json.loads(text)
    except ValueError:
        return {"text": text}
    return body if isinstance(body, dict) else {}
