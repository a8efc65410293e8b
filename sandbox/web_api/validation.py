"""blocks.validate: what Slack would refuse, without sending it. Needs no token."""

from collections.abc import Mapping, Sequence
from typing import Any

from blockcheck import Problem, check_blocks, check_message, check_view
from sandbox.records import Json
from sandbox.web_api.call import Call, Method, Refused


def validate_blocks(call: Call) -> Json:
    """blocks.validate with `blocks`, `message` or `view`."""
    for name, error in (("blocks", "invalid_blocks"), ("message", "invalid_message"), ("view", "invalid_view")):
        payload = call.structure(name)
        if payload is not None:
            return _judged(error, _problems_of(name, payload))
    raise Refused("invalid_arguments")


def _problems_of(name: str, payload: Any) -> Sequence[Problem]:
    if name == "blocks":
        return check_blocks(payload, "message")
    if not isinstance(payload, Mapping):
        raise Refused("invalid_arguments")
    if name == "view":
        return check_view(payload)
    beside = [Problem("/message", f"invalid additional property: {key}") for key in payload if key != "blocks"]
    return beside or check_message(payload)


def _judged(error: str, problems: Sequence[Problem]) -> Json:
    if not problems:
        return {}
    raise Refused(error, errors=[{"pointer": p.pointer, "code": p.code, "message": p.message} for p in problems])


METHODS = {"blocks.validate": Method(validate_blocks, per_minute=600, token_kind="none")}
