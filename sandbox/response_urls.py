"""Answers to a response URL: five within half an hour, private unless they say otherwise."""

from aiohttp import web

from sandbox.actor import Actor
from sandbox.slack import Slack
from sandbox.verbs.answers import show_answer
from sandbox.web_api.arguments import read_arguments
from sandbox.web_api.call import Refused


async def handle_response(slack: Slack, request: web.Request) -> web.Response:
    """Show one answer; 404 for an address that is unknown, too old or used up."""
    right = slack.issued.response_urls.get(request.match_info["key"])
    if right is None or right.expires_at < slack.clock.now() or right.uses_left == 0:
        gone = "used_url" if right and right.uses_left == 0 else "expired_url"
        slack.problem(gone, "an answer came to a response_url that is unknown, too old or used up")
        return web.json_response({"ok": False, "error": gone}, status=404)
    right.uses_left -= 1
    team = slack.teams[right.team_id]
    actor = Actor(slack, team, team.people[right.user])
    try:
        answer = await read_arguments(request)
    except Refused:
        slack.problem("invalid_payload", "an answer to a response_url was no JSON object")
        return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
    error = show_answer(actor, team.channels[right.channel], answer, right.source)
    if error:
        return web.json_response({"ok": False, "error": error})
    return web.json_response({"ok": True})
