"""Rich text: lines and lists of plain words, which nothing in them can turn into a mention or a link."""

from collections.abc import Sequence

from handlers.blocks.parts import Block
from handlers.blocks.text import clip

LONGEST_LINE = 1000


def rich_text(*elements: Block) -> Block:
    """A block of rich-text lines and lists."""
    return {"type": "rich_text", "elements": list(elements)}


def rich_line(*parts: str | Block) -> Block:
    """One line; strings are plain words."""
    return {"type": "rich_text_section", "elements": [_part(part) for part in parts]}


def rich_bullets(lines: Sequence[str]) -> Block:
    """A bulleted list, one line each."""
    return {
        "type": "rich_text_list",
        "style": "bullet",
        "indent": 0,
        "elements": [rich_line(line) for line in lines],
    }


def rich_quote(text: str, length: int = 2900) -> Block:
    """Words set off by a bar; copied from Slack they are plain text with their line breaks."""
    return {"type": "rich_text_quote", "elements": [{"type": "text", "text": clip(text, length)}]}


def bold(text: str) -> Block:
    """Bold words."""
    return {"type": "text", "text": clip(text, LONGEST_LINE), "style": {"bold": True}}


def _part(part: str | Block) -> Block:
    return {"type": "text", "text": clip(part, LONGEST_LINE)} if isinstance(part, str) else part
