"""Tables: Slack's table block, and the same in letters of one width where a workspace has none."""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers.blocks.parts import Block
from handlers.blocks.text import clip

CELL = 200
GAP = "  "


def table(heading: Sequence[str], rows: Sequence[Sequence[Block]], *, align: Sequence[str]) -> Block:
    """A table whose first row is the heading; `align` is "left", "center" or "right" for each column."""
    return {
        "type": "table",
        "rows": [[cell(name) for name in heading], *([*row] for row in rows)],
        "column_settings": [{"align": side, "is_wrapped": True} for side in align],
    }


def cell(text: str) -> Block:
    """Plain words; nothing in them is a mention or a link. An empty cell reads "—"."""
    return {"type": "raw_text", "text": clip(text, CELL) or "—"}


def number_cell(value: float, text: str = "") -> Block:
    """A number, shown as `text` when that is given."""
    return {"type": "raw_number", "value": value, "text": text or f"{value:g}"}


def spelt_table(block: Mapping[str, Any]) -> Block:
    """The table as preformatted text: columns padded to their widest cell."""
    rows = [[str(one.get("text", "")) for one in row] for row in block["rows"]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    sides = [(setting or {}).get("align", "left") for setting in block.get("column_settings", [])]
    sides += ["left"] * (len(widths) - len(sides))
    lines = [GAP.join(_padded(*each) for each in zip(row, widths, sides, strict=True)).rstrip() for row in rows]
    text = clip("\n".join(lines), 3000)
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}],
    }


def _padded(text: str, width: int, side: str) -> str:
    return text.rjust(width) if side == "right" else text.ljust(width)
