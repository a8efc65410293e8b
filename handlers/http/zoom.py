"""/webhooks/zoom: a recording's transcript is ready. Noted at once, looked at afterwards."""

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.deps import Deps
from handlers.calls.zoom import accept_recording, team_of_host
from handlers.http.bodies import body_of
from handlers.http.forgeries import Forgeries
from handlers.installations.workspaces import Workspaces
from handlers.slack import Process
from integrations.zoom import challenge_answer, is_from_zoom, recordings_in

PATH = "/webhooks/zoom"
log = logging.getLogger("sideline.http.zoom")


def zoom_routes(deps: Deps, workspaces: Workspaces, process: Process, *, secret: str) -> list[BaseRoute]:
    """The route. What Zoom has not signed, or signed long ago, is answered 401."""
    forgeries = Forgeries("calls of /webhooks/zoom are not signed by Zoom: check ZOOM_SECRET_TOKEN")

    async def take_in(request: Request) -> Response:
        body, headers = await body_of(request), request.headers
        timestamp, signature = headers.get("x-zm-request-timestamp", ""), headers.get("x-zm-signature", "")
        if not is_from_zoom(secret, timestamp=timestamp, signature=signature, body=body, now=deps.now()):
            return forgeries.refused()
        challenge = challenge_answer(secret, body)
        if challenge is not None:
            return JSONResponse(challenge)
        for recording in recordings_in(body):
            team_id = await team_of_host(deps, workspaces, recording.host_email)
            if team_id is None:
                log.info("a transcript is ready, of somebody we do not know")
                continue
            is_new = await accept_recording(deps, process.take, team_id=team_id, recording=recording)
            log.info("a transcript is ready%s", "" if is_new else ", as we know")
        return Response(status_code=204)

    return [Route(PATH, take_in, methods=["POST"])]
