"""What is sent when Slack would not take, or does not take, what we meant to show."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from blockcheck import check_message, shrink_message
from handlers.blocks.parts import Block, actions, section
from handlers.blocks.splitting import PARAGRAPH, pieces
from handlers.blocks.tables import spelt_table

log = logging.getLogger("sideline.blocks")


def sendable(payload: dict[str, Any]) -> dict[str, Any]:
    """The payload if Slack will take it; otherwise a smaller one with the same words, and a log line."""
    problems = check_message(payload)
    if not problems:
        return payload
    for problem in problems[:5]:
        log.error("a message broke Slack's rules at %s: %s", problem.pointer, problem.message)
    shrunk, _ = shrink_message(payload)
    return dict(shrunk)


def plainer_blocks(blocks: Sequence[Mapping[str, Any]]) -> list[Block]:
    """The blocks with the newer kinds replaced by what every workspace shows."""
    return [plainer for block in blocks for plainer in _plainer(block)]


def _plainer(block: Mapping[str, Any]) -> list[Block]:
    if block["type"] == "markdown":
        return [section(piece) for piece in pieces(block["text"], PARAGRAPH)]
    if block["type"] == "table":
        return [spelt_table(block)]
    if block["type"] != "context_actions":
        return [dict(block)]
    feedback = block["elements"][0]
    return [actions(*(_thumb_button(feedback, name) for name in ("positive_button", "negative_button")))]


def _thumb_button(feedback: Mapping[str, Any], name: str) -> Block:
    thumb = feedback[name]
    sign = "👍" if name == "positive_button" else "👎"
    return {
        "type": "button",
        "action_id": f"{feedback['action_id']}_{name}",
        "text": {**thumb["text"], "text": sign},
        "accessibility_label": thumb["text"]["text"],
        "value": thumb["value"],
    }
