"""How many requests a token has in a minute, counted over all processes.

Each process takes a tenth of a token's minute at a time from its row, and hands that out by itself: so the
limit holds for all of them together, and nine requests of ten cost no write.
"""

from dataclasses import dataclass
from datetime import datetime

from handlers.http.api.problems import RATE_LIMITED, Problem
from storage import api_tokens
from storage.database import Database
from storage.models import ApiToken

SHARES = 10
MOST_REMEMBERED = 10_000


@dataclass
class _Held:
    """What this process may still let through in that minute; `beside` is what others may."""

    minute: datetime
    left: int
    beside: int


class Limits:
    """Lets requests through until a token's minute is used up."""

    def __init__(self, database: Database, per_minute: int) -> None:
        """`per_minute` holds for each token."""
        self._database = database
        self._share = max(per_minute // SHARES, 1)
        self.per_minute = per_minute
        self._held: dict[int, _Held] = {}

    async def let_through(self, token: ApiToken, now: datetime) -> dict[str, str]:
        """The headers that say how many are left. Raises `Problem` with Retry-After when none are."""
        minute = now.replace(second=0, microsecond=0)
        held = self._held.get(token.id)
        if held is None or held.minute != minute or held.left <= 0:
            held = await self._take(token, minute, now)
        held.left -= 1
        return self._headers(held.left + held.beside, minute, now)

    async def _take(self, token: ApiToken, minute: datetime, now: datetime) -> _Held:
        async with self._database.for_team(token.team_id) as session:
            is_ours = await api_tokens.take_requests(
                session, token_id=token.id, share=self._share, most=self.per_minute, minute=minute, now=now
            )
        if not is_ours:
            headers = self._headers(0, minute, now)
            raise Problem(RATE_LIMITED, headers={**headers, "retry-after": headers["ratelimit-reset"]})
        taken = (token.taken if token.window_at == minute else 0) + self._share
        if len(self._held) >= MOST_REMEMBERED:
            self._held = {known: held for known, held in self._held.items() if held.minute == minute}
        held = self._held.setdefault(token.id, _Held(minute, 0, 0))
        before = held.left if held.minute == minute else 0
        held.minute, held.left, held.beside = minute, before + self._share, max(self.per_minute - taken, 0)
        return held

    def _headers(self, left: int, minute: datetime, now: datetime) -> dict[str, str]:
        return {
            "ratelimit-limit": str(self.per_minute),
            "ratelimit-remaining": str(max(left, 0)),
            "ratelimit-reset": str(max(60 - int((now - minute).total_seconds()), 1)),
        }
