"""Makes a message Slack would refuse sendable, keeping its words.

The send path's last resort: an answer that is clipped or plainer than meant reaches its reader, a refused
one does not. What was wrong is handed back so that the sender can log it and somebody can mend the builder.
"""

from collections.abc import Sequence
from typing import Any, Final

from blockcheck.blocks import MARKDOWN_LIMIT
from blockcheck.editing import found_at, replaced, without
from blockcheck.payloads import MESSAGE_LIMIT, TEXT_LIMIT, check_blocks, check_message
from blockcheck.problem import Problem
from blockcheck.words import TEXT_PROPERTIES, Path, clip, texts, visible_words

FALLBACK_LIMIT: Final = 4_000
"""Beside blocks the text is only read aloud and shown in notifications."""
SECTION_LIMIT: Final = 3_000
ROOM_FOR_AXES: Final = 1_000
"""What two charts may show on their axes; these words count, but a clipped category fits no point."""
MOST_ROUNDS: Final = 100
SHOWS: Final = ("text", "markdown_text", "blocks", "attachments")


def shrink_message(payload: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The message as it can be sent, and what was wrong with it (nothing: it is the payload itself).

    Too long texts are clipped, too many items dropped, broken elements and blocks replaced by their visible
    words. A message that is still refused becomes text only; one without any words becomes "…".
    """
    problems = check_message(payload)
    if not problems:
        return payload, problems
    mended = _mended_message(payload)
    return (_words_only(payload) if check_message(mended) else mended), problems


def _mended_message(payload: dict[str, Any]) -> dict[str, Any]:
    message = {name: value for name, value in payload.items() if name not in SHOWS}
    blocks = _mended_blocks(_as_blocks(payload))
    text, markdown = payload.get("text"), payload.get("markdown_text")
    if blocks:
        message["blocks"] = blocks
    elif isinstance(markdown, str) and markdown.strip():
        return {**message, "markdown_text": clip(markdown, MARKDOWN_LIMIT)}
    if isinstance(text, str):
        is_too_long = len(text) > TEXT_LIMIT
        message["text"] = clip(text, FALLBACK_LIMIT if blocks else TEXT_LIMIT) if is_too_long else text
    if payload.get("attachments") and not check_message({"attachments": payload["attachments"]}):
        message["attachments"] = payload["attachments"]
    return message


def _as_blocks(payload: dict[str, Any]) -> list[Any]:
    """Everything to be shown as blocks: markdown that may not stand beside them, and broken attachments."""
    given = payload.get("blocks")
    blocks = list(given) if isinstance(given, (list, tuple)) else _as_sections(visible_words(given))
    markdown, text = payload.get("markdown_text"), payload.get("text")
    if isinstance(markdown, str) and markdown.strip() and (blocks or text):
        blocks.insert(0, {"type": "markdown", "text": markdown})
    attachments = payload.get("attachments")
    if attachments and check_message({"attachments": attachments}):
        blocks += _as_sections(visible_words(attachments))
    return blocks


def _mended_blocks(blocks: list[Any]) -> list[Any]:
    """Blocks that are sound one by one and together, or as near to it as could be reached."""
    sound = [part for block in blocks for part in _mended_block(block)]
    for _ in range(MOST_ROUNDS):
        problems = check_blocks(sound, "message")
        if not problems:
            break
        sound = _mended_list(sound, problems[0])
    is_too_long = bool(sound) and bool(check_message({"blocks": sound}))
    return _capped(sound, MESSAGE_LIMIT - ROOM_FOR_AXES) if is_too_long else sound


def _mended_list(blocks: list[Any], problem: Problem) -> list[Any]:
    """The blocks with one thing less that is wrong between them."""
    path = _path(problem)
    if not path:
        return _with_less_markdown(blocks) if problem.most is None else _first(blocks, problem.most)
    index = int(path[0])
    shorter = _clipped(blocks[index], [problem])
    if shorter is not None:
        block, lost = shorter
        return [*blocks[:index], block, *_as_sections("\n".join(lost)), *blocks[index + 1 :]]
    if path[-1] == "block_id":
        return without(blocks, path)  # type: ignore[no-any-return]
    return [*blocks[:index], *_as_sections(visible_words(blocks[index])), *blocks[index + 1 :]]


def _first(blocks: list[Any], most: int) -> list[Any]:
    """As many blocks as allowed, the last of them the words of all the others."""
    return [*blocks[: most - 1], *_as_sections(visible_words(blocks[most - 1 :]))]


def _mended_block(block: Any) -> list[Any]:
    """The block made sound, followed by the words that had to leave it; its words alone if that fails."""
    mended: Any = block
    lost: list[str] = []
    for _ in range(MOST_ROUNDS):
        problems = check_blocks([mended], "message")
        if not problems:
            return [mended, *_as_sections("\n".join(lost))]
        mended, words = _clipped(mended, problems) or _pruned(mended, problems[0])
        lost += words
        if mended is None:
            break
    return _as_sections(visible_words(block))


def _clipped(block: Any, problems: Sequence[Problem]) -> tuple[Any, list[str]] | None:
    """The block with every over-long text and list cut, and the words of dropped items; None if none is."""
    cut: Any = block
    lost: list[str] = []
    for problem in problems:
        if problem.most is None:
            continue
        path = _path(problem)[1:]
        value = found_at(block, path)
        if isinstance(value, (list, tuple)):
            return replaced(block, path, value[: problem.most]), [visible_words(value[problem.most :])]
        if path[-1] in TEXT_PROPERTIES:
            cut = replaced(cut, path, clip(value, problem.most))
    return None if cut is block else (cut, lost)


def _pruned(block: Any, problem: Problem) -> tuple[Any, list[str]]:
    """The block without the property or element that holds a problem, and the words lost with it.

    None instead of the block when there would be nothing left of it.
    """
    path = _path(problem)[1:]
    if problem.extra is not None:
        path = (*path, problem.extra)
        return without(block, path), []
    if not path:
        return None, []
    is_item = len(path) > 1 and isinstance(block[path[0]], (list, tuple))
    doomed = path[:2] if is_item else path[:1]
    return without(block, doomed), [visible_words({doomed[0]: found_at(block, doomed)})]


def _path(problem: Problem) -> Path:
    """The steps of a pointer below "/blocks"."""
    steps = problem.pointer.split("/")[2:]
    return tuple(int(step) if step.isdigit() else step for step in steps)


def _as_sections(words: str) -> list[Any]:
    """The words as a plain section (none for no words), safe from being read as mentions or markup."""
    if not words.strip():
        return []
    return [{"type": "section", "text": {"type": "plain_text", "text": clip(words, SECTION_LIMIT)}}]


def _with_less_markdown(blocks: list[Any]) -> list[Any]:
    shorter = iter(_capped([block for block in blocks if block.get("type") == "markdown"], MARKDOWN_LIMIT))
    return [next(shorter) if block.get("type") == "markdown" else block for block in blocks]


def _capped(blocks: list[Any], limit: int) -> list[Any]:
    """The blocks with their longest texts clipped alike until all texts together keep the limit."""
    found = list(texts(blocks))
    cap = _fair_cap([len(text) for _, text in found], limit)
    capped: Any = blocks
    for path, text in found:
        if len(text) > cap:
            capped = replaced(capped, path, clip(text, cap))
    return capped  # type: ignore[no-any-return]


def _fair_cap(lengths: list[int], limit: int) -> int:
    """The largest length that all may have so that together they keep the limit; at least one."""
    remaining = limit
    for done, length in enumerate(sorted(lengths)):
        share = remaining // (len(lengths) - done)
        if length > share:
            return max(share, 1)
        remaining -= length
    return limit


def _words_only(payload: dict[str, Any]) -> dict[str, Any]:
    """The message as text, every word of it that fits, with nothing in it that Slack reads as a mention."""
    given = [payload.get("text"), payload.get("markdown_text")]
    parts = [part for part in given if isinstance(part, str)]
    parts += [visible_words(payload.get("blocks")), visible_words(payload.get("attachments"))]
    words = "\n".join(part for part in parts if part.strip()).replace("<", "&lt;").replace(">", "&gt;")
    rest = {name: value for name, value in payload.items() if name not in SHOWS}
    return {**rest, "text": clip(words, TEXT_LIMIT) or "…"}
