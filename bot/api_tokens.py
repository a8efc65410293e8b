"""Tokens of the JSON API: what they look like, what they may do, and whose things a team's token may read.

A token is `sl_` and 54 characters from 40 random bytes. Only its first 8 of those and the SHA-256 of the whole
are kept: what is random over 256 bits needs no slow hash (OWASP's advice on those is for passwords).

A person's token acts as that person. A team's token is a machine's: it may ask for guidance as somebody would
ask in a channel, with nothing personal used, and it reads the progress of those who share their reports. All
else stays with the person, whoever holds the token.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.preferences import preferences_of
from storage.models import ApiToken, Person

START = "sl_"
RANDOM_BYTES = 40
PREFIX_LENGTH = len(START) + 8
LONGEST = 100

Scope = Literal[
    "guidance",
    "progress",
    "profile:read",
    "profile:write",
    "goals:read",
    "goals:write",
    "plan",
    "sessions",
    "insights",
]
SCOPES: Mapping[Scope, str] = {
    "guidance": "ask for guidance, and rate it",
    "progress": "read scores, goals' progress and weeks",
    "profile:read": "read the profile and the settings",
    "profile:write": "change them",
    "goals:read": "read goals",
    "goals:write": "add, change and delete goals",
    "plan": "make and read the plan of this week",
    "sessions": "read conversations and call reviews",
    "insights": "read what was noticed",
}
FOR_TEAMS: frozenset[Scope] = frozenset({"guidance", "progress"})


class NoSuchScope(ValueError):
    """A scope nobody knows, or one that no team's token can have; the message names those there are."""


@dataclass(frozen=True)
class NewToken:
    """A token as it is shown once, and what is kept of it."""

    token: str
    prefix: str
    secret_hash: str

    def __repr__(self) -> str:
        """Without the token: it must not end up in a log."""
        return f"NewToken({self.prefix}…)"


def new_token() -> NewToken:
    """A token nobody has."""
    token = START + secrets.token_urlsafe(RANDOM_BYTES)
    return NewToken(token, prefix_of(token), _hash_of(token))


def looks_like_token(text: str) -> bool:
    """False for what need not be looked up."""
    return text.startswith(START) and text.isascii() and PREFIX_LENGTH < len(text) <= LONGEST


def prefix_of(token: str) -> str:
    """By what a token is found; safe to show and to log."""
    return token[:PREFIX_LENGTH]


def is_same(token: str, kept: ApiToken) -> bool:
    """True when it is this token to the last character, told in the same time either way."""
    return hmac.compare_digest(_hash_of(token), kept.secret_hash)


def is_over(kept: ApiToken, now: datetime) -> bool:
    """True for a token that was revoked or has expired."""
    return kept.revoked_at is not None or (kept.expires_at is not None and kept.expires_at <= now)


def checked_scopes(wanted: Iterable[str], *, is_team: bool) -> list[Scope]:
    """The scopes by name, each once, in our order; all that are allowed for none. Raises `NoSuchScope`."""
    allowed = [scope for scope in SCOPES if scope in FOR_TEAMS or not is_team]
    names = set(wanted) or set(allowed)
    unknown = sorted(names - set(allowed))
    if unknown:
        raise NoSuchScope(f"there is no scope {', '.join(unknown)}; there are {', '.join(allowed)}")
    return [scope for scope in allowed if scope in names]


def may_read(kept: ApiToken, person: Person) -> bool:
    """Whether what is private to a person may be read with this token."""
    return kept.person_id == person.id or preferences_of(person).sharing == "reports"


def _hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
