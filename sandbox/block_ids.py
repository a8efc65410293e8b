"""The ids Slack gives to blocks and elements that come without one."""

from typing import Any

from sandbox.payloads.views import VALUE_KEYS
from sandbox.records import Json
from sandbox.slack import Slack

_CLICKABLE = frozenset(VALUE_KEYS) | {"button", "overflow", "feedback_buttons", "icon_button", "workflow_button"}


def with_element_ids(slack: Slack, blocks: list[Json]) -> list[Json]:
    """A copy of the blocks in which every block and every clickable element has its id."""
    return [
        _identified(slack, block) | {"block_id": block.get("block_id") or slack.issued.id("b")} for block in blocks
    ]


def _identified(slack: Slack, part: Any) -> Any:
    if isinstance(part, list):
        return [_identified(slack, item) for item in part]
    if not isinstance(part, dict):
        return part
    copy = {name: _identified(slack, value) for name, value in part.items()}
    if copy.get("type") in _CLICKABLE and not copy.get("action_id"):
        copy["action_id"] = slack.issued.id("a")
    return copy
