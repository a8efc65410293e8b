"""Checks whole payloads: a list of blocks, a message, a view."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from blockcheck.blocks import BLOCKS, MARKDOWN_LIMIT
from blockcheck.objects import FLAG, plain, typed
from blockcheck.problem import Problem
from blockcheck.rules import elements_of, with_inner
from blockcheck.walker import ANYTHING, ByType, Kind, Line, Surface, Walk

TEXT_LIMIT: Final = 40_000
MESSAGE_LIMIT: Final = 13_000
"""Characters in all blocks of a message; nowhere documented, people were refused from about 13,170 on."""
VIEW_BYTES: Final = 250_000
BLOCK_LIMITS: Final[dict[Surface, int]] = {"message": 50, "modal": 100, "home": 100}
MOST_ATTACHMENTS: Final = 100
AT_MOST_IN_A_MESSAGE: Final = {"table": 1, "plan": 1, "data_visualization": 2}
COUNTED_AS: Final = {"data_table": "table"}
REFUSED_AS: Final = {"table": "invalid_attachments"}
"""Slack's own name for a second table; the others are invalid blocks."""


def check_blocks(blocks: object, surface: Surface) -> list[Problem]:
    """Everything Slack would refuse in a list of blocks shown on this surface; empty when it would take it."""
    walk = Walk(surface)
    _check_block_list(blocks, "/blocks", walk)
    return walk.problems


def check_message(payload: Mapping[str, object]) -> list[Problem]:
    """Everything Slack would refuse in what is sent to chat.postMessage, chat.update or chat.postEphemeral.

    Looks at `text`, `markdown_text`, `blocks` and `attachments`; an argument that is None counts as absent.
    """
    walk = Walk("message")
    _check_words(payload, walk)
    blocks = payload.get("blocks")
    if blocks is not None:
        _check_block_list(blocks, "/blocks", walk)
    if payload.get("attachments") is not None:
        _check_attachments(payload["attachments"], walk)
    if walk.characters > MESSAGE_LIMIT:
        message = f"all blocks together must be less than {MESSAGE_LIMIT + 1} characters"
        walk.refuse("/blocks", message, code="msg_blocks_too_long")
    return walk.problems


def check_view(view: Mapping[str, object]) -> list[Problem]:
    """Everything Slack would refuse in a modal or Home tab given to a views.* method."""
    kind = view.get("type")
    walk = Walk("home" if kind == "home" else "modal", code="invalid_arguments")
    VIEWS.check(dict(view), "/view", walk)
    if "blocks" in view:
        _check_block_list(view["blocks"], "/view/blocks", walk)
        _check_inputs(view, walk)
    if _size(view) > VIEW_BYTES:
        walk.refuse("/view", f"must be less than {VIEW_BYTES + 1} bytes", code="view_too_large")
    return walk.problems


_VIEW: dict[str, Kind] = {
    "blocks": ANYTHING,
    "private_metadata": Line(3000),
    "callback_id": Line(255),
    "external_id": Line(255),
}
VIEWS = ByType(
    {
        "home": typed(_VIEW, needs=("blocks",)),
        "modal": typed(
            {
                **_VIEW,
                "title": plain(24),
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": FLAG,
                "notify_on_close": FLAG,
            },
            needs=("title", "blocks"),
        ),
    }
)


def _check_words(payload: Mapping[str, object], walk: Walk) -> None:
    text, markdown = payload.get("text"), payload.get("markdown_text")
    _check_words_of("/text", text, TEXT_LIMIT, walk)
    _check_words_of("/markdown_text", markdown, MARKDOWN_LIMIT, walk)
    if markdown and (text or payload.get("blocks")):
        walk.refuse("/markdown_text", "cannot be used with text or blocks", code="markdown_text_conflict")
    shown = [text, markdown, payload.get("blocks"), _filled(payload.get("attachments"))]
    if all(not part.strip() if isinstance(part, str) else not part for part in shown):
        walk.refuse("/text", "nothing to show", code="no_text")


def _filled(attachments: object) -> object:
    """What is left of attachments without the empty ones."""
    return [each for each in attachments if each] if isinstance(attachments, (list, tuple)) else attachments


def _check_words_of(at: str, value: object, most: int, walk: Walk) -> None:
    if value is None:
        return
    if not isinstance(value, str):
        walk.refuse(at, "must provide a string", code="invalid_arguments")
    elif len(value) > most:
        walk.refuse(at, f"must be less than {most + 1} characters", code="msg_too_long", most=most)


def _check_attachments(attachments: object, walk: Walk) -> None:
    if not isinstance(attachments, (list, tuple)):
        walk.refuse("/attachments", "must provide an array", code="invalid_attachments")
        return
    if len(attachments) > MOST_ATTACHMENTS:
        message = f"no more than {MOST_ATTACHMENTS} items allowed"
        walk.refuse("/attachments", message, code="too_many_attachments")
    for index, attachment in enumerate(attachments):
        if not isinstance(attachment, dict):
            walk.refuse(f"/attachments/{index}", "must provide an object", code="invalid_attachments")
        elif attachment.get("blocks") is not None:
            _check_block_list(attachment["blocks"], f"/attachments/{index}/blocks", walk)


def _check_block_list(blocks: object, at: str, walk: Walk) -> None:
    """Each block by its own rules, then what holds between them."""
    if not isinstance(blocks, (list, tuple)):
        code = walk.code if walk.surface != "message" else "invalid_blocks_format"
        walk.refuse(at, "must provide an array", code=code)
        return
    most = BLOCK_LIMITS[walk.surface]
    if len(blocks) > most:
        walk.refuse(at, f"no more than {most} items allowed", most=most)
    elif not blocks and walk.surface == "modal":
        walk.refuse(at, "no fewer than 1 items allowed")
    known = BLOCKS[walk.surface]
    seen_ids: set[str] = set()
    for index, block in enumerate(blocks):
        known.check(block, f"{at}/{index}", walk)
    for pointer, block in _placed(blocks, at):
        _check_id(block, f"{pointer}/block_id", seen_ids, walk)
    if walk.surface == "message":
        _check_company(blocks, at, walk)


def _check_id(block: dict[str, Any], at: str, seen: set[str], walk: Walk) -> None:
    block_id = block.get("block_id")
    if not isinstance(block_id, str):
        return
    if block_id in seen:
        walk.refuse(at, f'block_id "{block_id[:40]}" already exists')
    seen.add(block_id)


def _check_company(blocks: list[Any] | tuple[Any, ...], at: str, walk: Walk) -> None:
    """What a message may hold only so much of."""
    counts = dict.fromkeys(AT_MOST_IN_A_MESSAGE, 0)
    markdown = 0
    for pointer, block in _placed(blocks, at):
        name = block.get("type")
        if name == "markdown" and isinstance(block.get("text"), str):
            markdown += len(block["text"])
        elif isinstance(name, str) and (counted := COUNTED_AS.get(name, name)) in counts:
            counts[counted] += 1
            if counts[counted] > AT_MOST_IN_A_MESSAGE[counted]:
                message = f"no more than {AT_MOST_IN_A_MESSAGE[counted]} {counted} allowed"
                walk.refuse(pointer, message, code=REFUSED_AS.get(counted))
    if markdown > MARKDOWN_LIMIT:
        walk.refuse(at, f"all markdown together must be less than {MARKDOWN_LIMIT + 1} characters")


def _placed(blocks: Sequence[Any], at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The blocks and those inside them, each with its pointer."""
    for index, block in enumerate(blocks):
        yield from ((f"{at}/{index}{below}", each) for below, each in with_inner(block))


def _check_inputs(view: Mapping[str, object], walk: Walk) -> None:
    """A form can be sent, and the cursor starts in one place."""
    blocks = view["blocks"]
    listed = blocks if isinstance(blocks, (list, tuple)) else ()
    focused = 0
    has_input = False
    for index, block in enumerate(listed):
        if not isinstance(block, dict):
            continue
        has_input = has_input or block.get("type") == "input"
        for below, element in elements_of(block):
            if isinstance(element, dict) and element.get("focus_on_load") is True:
                focused += 1
                if focused == 2:
                    pointer = f"/view/blocks/{index}{below}/focus_on_load"
                    walk.refuse(pointer, "only one element can have the focus on load")
    if view.get("type") == "modal" and has_input and "submit" not in view:
        walk.refuse("/view", "missing required field: submit")


def _size(view: Mapping[str, object]) -> int:
    try:
        return len(json.dumps(dict(view), ensure_ascii=False).encode("utf-8", "replace"))
    except (TypeError, ValueError, RecursionError):
        return VIEW_BYTES + 1  # what is not JSON, or has no end, cannot be sent at any size
