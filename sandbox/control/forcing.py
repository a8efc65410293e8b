"""What the page does to the sandbox itself: the clock, faults, connections, tokens, starting over."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import get_args

from sandbox.control.asked import Asked
from sandbox.delivery.socket import DisconnectKind
from sandbox.records import Json
from sandbox.seed import read_teams
from sandbox.tokens import BOT_TOKEN
from sandbox.verbs.errors import NotPossible
from sandbox.verbs.membership import revoke_token


async def move_clock(asked: Asked) -> Json:
    """Advance the clock, set it to a moment, or put it right again."""
    clock = asked.slack.clock
    if asked.body.get("reset"):
        clock.reset()
    elif asked.text("set_to"):
        clock.set_to(_moment(asked.text("set_to")))
    else:
        clock.advance(seconds=float(asked.body.get("advance_seconds") or 0))
    return {"now": clock.now(), "clock_offset": clock.offset_seconds}


async def add_fault(asked: Asked) -> Json:
    """Let something go wrong."""
    wanted = {name: asked.body[name] for name in _FAULT_FIELDS if asked.body.get(name) is not None}
    try:
        asked.slack.faults.add(**wanted)
    except (TypeError, ValueError) as error:
        raise NotPossible(str(error)) from None
    return {}


async def clear_faults(asked: Asked) -> Json:
    """Let everything go right again."""
    asked.slack.faults.clear()
    return {}


async def disconnect(asked: Asked) -> Json:
    """Ask the bot's connections to move on, or cut them."""
    wanted = asked.text("kind") or "close"
    for kind in get_args(DisconnectKind):
        if kind == wanted:
            await asked.hub.disconnect(kind)
            return {}
    raise NotPossible(f"There is no way to disconnect called {wanted!r}.")


async def revoke(asked: Asked) -> Json:
    """Make a token useless, the bot's unless another is named."""
    token = asked.text("token") or BOT_TOKEN
    if token not in asked.slack.tokens:
        raise NotPossible("The sandbox never handed out that token.")
    revoke_token(asked.slack, asked.team, token)
    return {}


async def reset(asked: Asked) -> Json:
    """Start over: an empty workspace, nothing seen, no faults, the real time."""
    slack = asked.slack
    slack.teams = read_teams(slack.world_file, slack.manifest.name)
    slack.inspector.clear()
    slack.faults.clear()
    slack.clock.stop()
    slack.clock.reset()
    for token in slack.tokens.values():
        token.is_revoked = False
    for what in ("world", "messages", "home", "modal", "inspector"):
        slack.changes.announce(what)
    return {}


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise NotPossible(f"{text!r} is not a moment; write it like 2026-11-23T08:00:00Z.") from None


_FAULT_FIELDS = ("kind", "method", "event", "times", "skip", "error", "seconds")

VERBS: dict[str, Callable[[Asked], Awaitable[Json]]] = {
    "clock": move_clock,
    "fault": add_fault,
    "clear_faults": clear_faults,
    "disconnect": disconnect,
    "revoke": revoke,
    "reset": reset,
}
