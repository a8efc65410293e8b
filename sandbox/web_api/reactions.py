"""Reacting as the bot: reactions.*."""

import re

from sandbox import happenings
from sandbox.payloads.messages import message_json
from sandbox.records import Json, Message
from sandbox.web_api.call import Call, Method, Refused

_EMOJI = re.compile(r"[^\s:]+(::skin-tone-[2-6])?")


def add_reaction(call: Call) -> Json:
    """reactions.add."""
    name = call.required("name", "invalid_name")
    if not _EMOJI.fullmatch(name):
        raise Refused("invalid_name")
    if not happenings.add_reaction(call.slack, call.team, _target(call), user=call.team.bot.id, name=name):
        raise Refused("already_reacted")
    return {}


def remove_reaction(call: Call) -> Json:
    """reactions.remove."""
    name = call.required("name", "invalid_name")
    if not happenings.remove_reaction(call.slack, call.team, _target(call), user=call.team.bot.id, name=name):
        raise Refused("no_reaction")
    return {}


def show_reactions(call: Call) -> Json:
    """reactions.get."""
    message = _target(call)
    shown = message_json(call.team, message, origin=call.slack.origin)
    return {"type": "message", "channel": message.channel, "message": shown}


def _target(call: Call) -> Message:
    return call.message(call.joined_channel(), "timestamp")


METHODS = {
    "reactions.add": Method(add_reaction, ("reactions:write",)),
    "reactions.remove": Method(remove_reaction, ("reactions:write",), per_minute=20),
    "reactions.get": Method(show_reactions, ("reactions:read",)),
}
