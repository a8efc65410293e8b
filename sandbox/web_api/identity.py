"""Who am I, and how do I connect: auth.*, apps.*, team.*, bots.*."""

from sandbox.records import Json
from sandbox.web_api.call import Call, Method, Refused


def show_identity(call: Call) -> Json:
    """auth.test."""
    bot = call.team.bot
    return {
        "url": f"{call.slack.origin}/",
        "team": call.team.name,
        "team_id": call.team.id,
        "user": bot.name,
        "user_id": bot.id,
        "bot_id": call.team.bot_id,
        "is_enterprise_install": call.token.enterprise_id is not None,
    }


def revoke_token(call: Call) -> Json:
    """auth.revoke; with `test` nothing happens."""
    if not call.flag("test"):
        call.token.is_revoked = True
    return {"revoked": not call.flag("test")}


def echo_arguments(call: Call) -> Json:
    """api.test: says back what it was told."""
    if call.text("error"):
        raise Refused(call.text("error"), args=call.arguments)
    return {"args": call.arguments}


def show_team(call: Call) -> Json:
    """team.info."""
    team = call.team
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "example.com"}}


def show_bot(call: Call) -> Json:
    """bots.info."""
    team = call.team
    if call.text("bot", team.bot_id) != team.bot_id:
        raise Refused("bot_not_found")
    bot = {"id": team.bot_id, "app_id": team.app_id, "user_id": team.bot.id, "name": team.bot.real_name}
    return {"bot": bot | {"deleted": False, "updated": 0, "icons": {}}}


def open_connection(call: Call) -> Json:
    """apps.connections.open: a one-use address for Socket Mode; refused when the sandbox speaks HTTP."""
    if call.slack.new_ticket is None:
        raise Refused("socket_mode_disabled")
    address = call.slack.origin.replace("http://", "ws://", 1)
    return {"url": f"{address}/socket/{call.slack.new_ticket()}"}


METHODS = {
    "apps.connections.open": Method(open_connection, token_kind="app", per_minute=30),
    "api.test": Method(echo_arguments, token_kind="none", per_minute=600),
    "auth.test": Method(show_identity, per_minute=600),
    "auth.revoke": Method(revoke_token),
    "team.info": Method(show_team, ("team:read",)),
    "bots.info": Method(show_bot, ("users:read",)),
}
