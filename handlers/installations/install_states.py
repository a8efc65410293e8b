"""The state that goes to Slack with a browser and comes back: signed, short-lived, bound to that browser.

It needs no row while nobody has come back with it: whoever asks for the page a thousand times leaves nothing here.
That it is good for once is noted when it is used (`installing`). The signing key is made from the client secret,
which every process of the app has.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

GOOD_FOR_SECONDS = 600
_PURPOSE = b"sideline install state"


@dataclass(frozen=True)
class State:
    """A state that is ours: `nonce` tells it from every other; `is_old` when its time is over."""

    nonce: str
    is_old: bool


def new_browser() -> str:
    """What a browser is known by while it is adding Sideline; it goes into a cookie."""
    return secrets.token_urlsafe(24)


def new_state(secret: str, *, browser: str, now: datetime) -> str:
    """A state for this browser, good for ten minutes."""
    said = f"{secrets.token_urlsafe(16)}.{int(now.timestamp()) + GOOD_FOR_SECONDS}"
    return f"{said}.{_signature(secret, said, browser)}"


def read_state(secret: str, state: str, *, browser: str, now: datetime) -> State | None:
    """The state, or None for one that we did not give to this browser."""
    said, _, signature = state.rpartition(".")
    nonce, _, ends = said.partition(".")
    if not (browser and state.isascii() and hmac.compare_digest(signature, _signature(secret, said, browser))):
        return None
    return State(nonce, is_old=int(ends) < now.timestamp())


def _signature(secret: str, said: str, browser: str) -> str:
    key = hmac.digest(secret.encode(), _PURPOSE, "sha256")
    return (
        base64.urlsafe_b64encode(hmac.digest(key, f"{said}\n{browser}".encode(), hashlib.sha256))
        .decode()
        .rstrip("=")
    )
