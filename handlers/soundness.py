"""Whether what Slack sends can be taken apart, and what is done with the rest.

Bolt stumbles over the rest, or finds no listener for it; then it would not be acknowledged, and Slack would send
again what will never make sense.
"""

import logging
from collections.abc import Callable, Mapping

from handlers.payloads import Payload

log = logging.getLogger("sideline.soundness")

TOO_MANY_EVENTS = "app_rate_limited"


def is_sound(body: object) -> bool:
    """True for a command, an event, or an interaction there are listeners for, with the parts Bolt needs."""
    if not isinstance(body, dict):
        return False
    if "command" in body:
        return isinstance(body["command"], str)
    kind = "event_callback" if "event" in body else body.get("type")
    has_parts = PARTS.get(kind) if isinstance(kind, str) else None
    return has_parts is not None and has_parts(body)


def say_unsound(body: object) -> None:
    """Say that something came with which nothing is done; nobody's words are in the line."""
    if isinstance(body, dict) and body.get("type") == TOO_MANY_EVENTS:
        log.warning("Slack holds events back: there were more than 30,000 from this workspace within an hour")
    else:
        log.info("something arrived that nobody here can take apart")


def _has_event(body: Payload) -> bool:
    return isinstance(body.get("event"), dict) and isinstance(body["event"].get("type"), str)


def _has_action(body: Payload) -> bool:
    actions = body.get("actions")
    return isinstance(actions, list) and bool(actions) and all(isinstance(each, dict) for each in actions)


def _has_view(body: Payload) -> bool:
    view = body.get("view")
    return isinstance(view, dict) and all(isinstance(view.get(name), str) for name in ("type", "callback_id"))


def _has(name: str) -> Callable[[Payload], bool]:
    return lambda body: isinstance(body.get(name), str)


def _is_enough(_body: Payload) -> bool:
    return True


PARTS: Mapping[str, Callable[[Payload], bool]] = {
    "url_verification": _is_enough,
    "event_callback": _has_event,
    "block_actions": _has_action,
    "block_suggestion": _has("action_id"),
    "view_submission": _has_view,
    "view_closed": _has_view,
    "shortcut": _has("callback_id"),
    "message_action": _has("callback_id"),
}
