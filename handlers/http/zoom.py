"""/webhooks/zoom: a recording's transcript is ready. Noted at once, looked at afterwards."""

import json
import logging
from collections.abc import Mapping

from bot.deps import Deps
from handlers.http.webhooks import Answer, Webhook
from handlers.slack import Slack
from handlers.zoom import accept_recording
from integrations.zoom import challenge_answer, is_from_zoom, recordings_in

PATH = "/webhooks/zoom"
log = logging.getLogger("sideline.http.zoom")


def zoom_webhook(deps: Deps, slack: Slack, *, team_id: str, secret: str) -> Webhook:
    """The route for one workspace. What Zoom has not signed, or signed long ago, is answered 401."""

    async def take_in(headers: Mapping[str, str], body: bytes) -> Answer:
        timestamp, signature = headers.get("x-zm-request-timestamp", ""), headers.get("x-zm-signature", "")
        if not is_from_zoom(secret, timestamp=timestamp, signature=signature, body=body, now=deps.now()):
            return Answer(401, b"invalid signature")
        challenge = challenge_answer(secret, body)
        if challenge is not None:
            return Answer(200, json.dumps(challenge).encode(), "application/json")
        for recording in recordings_in(body):
            is_new = await accept_recording(deps, slack, team_id=team_id, recording=recording)
            log.info("a transcript is ready%s", "" if is_new else ", as we know")
        return Answer(204)

    return take_in
