"""A request that is sent again with the same Idempotency-Key is done once, and answered the same (for a day).

After the IETF's draft on the header: another request with a key that is in use is refused (422), one that comes
while the first is at work is told to wait (409). What failed may be sent again with the same key.
"""

import hashlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from bot.deps import Deps
from handlers.http.api.problems import IN_PROGRESS, KEY_REUSED, Problem, wrong
from storage import api_requests
from storage.models import ApiRequest, ApiToken, Person

GIVEN_UP_AFTER = timedelta(minutes=5)
"""Longer than any work takes; then its process is gone, and the next request with the key takes it over."""
KEY = re.compile("[!-~]{1,255}")
HEADER = "idempotency-key"
KEPT_HEADERS = ("content-type", "location")


@dataclass(frozen=True)
class Repeat:
    """A request as it is known again: `key` names it, `fingerprint` is of what it asks."""

    key: str
    fingerprint: str


def repeat_of(request: Request, token: ApiToken, body: bytes) -> Repeat | None:
    """How the request is known again; None without the header. Raises `Problem` for a key that is none."""
    given = request.headers.get(HEADER)
    if given is None:
        return None
    if not KEY.fullmatch(given):
        raise wrong({"Idempotency-Key": "Use 1 to 255 printable characters without spaces."})
    asked = b"\x1f".join([request.method.encode(), request.url.path.encode(), request.url.query.encode(), body])
    return Repeat(_hash(f"{token.id}\x1f{given}".encode()), _hash(asked))


async def once(
    deps: Deps, repeat: Repeat, token: ApiToken, person: Person, work: Callable[[], Awaitable[Response]]
) -> Response:
    """Do the work of a request, or answer what was answered to it before. Raises `Problem`."""
    async with deps.database.for_team(token.team_id) as session:
        is_first = await api_requests.claim_request(
            session,
            key=repeat.key,
            token_id=token.id,
            person_id=person.id,
            fingerprint=repeat.fingerprint,
            now=deps.now(),
        )
        known = None if is_first else await api_requests.find_request(session, key=repeat.key)
    if known is not None and (kept := await _answered(deps, repeat, known)):
        return kept
    return await _done(deps, repeat, token, work)


async def _answered(deps: Deps, repeat: Repeat, known: ApiRequest) -> Response | None:
    """What was answered before; None when the work is to be taken over."""
    if known.fingerprint != repeat.fingerprint:
        raise Problem(KEY_REUSED)
    if known.answer is not None:
        headers = {**known.answer["headers"], "idempotency-replayed": "true"}
        return Response(known.answer["body"], known.answer["status"], headers)
    async with deps.database.for_team(known.team_id) as session:
        before = deps.now() - GIVEN_UP_AFTER
        if await api_requests.claim_again(session, key=repeat.key, before=before, now=deps.now()):
            return None
    raise Problem(IN_PROGRESS)


async def _done(deps: Deps, repeat: Repeat, token: ApiToken, work: Callable[[], Awaitable[Response]]) -> Response:
    is_answered = False
    try:
        answer = await work()
        is_answered = True
    finally:
        if not is_answered:
            async with deps.database.for_team(token.team_id) as session:
                await api_requests.delete_request(session, key=repeat.key)
    kept = {
        "status": answer.status_code,
        "headers": {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers},
        "body": bytes(answer.body).decode(),
    }
    async with deps.database.for_team(token.team_id) as session:
        await api_requests.keep_answer(session, key=repeat.key, answer=kept)
    return answer


def _hash(what: bytes) -> str:
    return hashlib.sha256(what).hexdigest()
