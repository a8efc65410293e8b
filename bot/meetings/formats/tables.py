"""Tables of what was said: a row an utterance, separated by commas, semicolons, tabs or bars."""

import csv
import re
from collections.abc import Sequence

from bot.errors import NotAConversation
from bot.meetings.formats.clock import CLOCK, WALL_CLOCK
from bot.meetings.formats.found import Found
from bot.meetings.formats.headings import SPOKEN, are_headings, are_of_speech, stands_above
from bot.meetings.formats.json_rows import read_rows
from bot.meetings.formats.json_values import plain_key
from bot.meetings.formats.labels import looks_like_name, speaker_labels

_RULED = re.compile(r"\s+|:?-{3,}:?")
"""Blanks, and the line of dashes under the headings of a Markdown table."""
_LOOKED_AT = 40
_TIME = re.compile(rf"[\[(]?(?:{WALL_CLOCK}|{CLOCK}|\d+\.\d+)[\])]?$")


def read_table(text: str, *, must: bool = False) -> Found | None:
    """The conversation in a table, or None if the text is no table.

    Raises NotAConversation for a table with a row of headings in which no column is what was said; with
    `must` for every table.
    """
    for separator in "\t,;|":
        rows = _rows(text, separator)
        if rows is None:
            continue
        heads = [plain_key(cell) for cell in rows[0]]
        if are_of_speech(heads):
            return _found(heads, rows[1:], separator)
        found = _guessed(rows, separator)
        if found:
            return found
        if must or _is_other_table(rows) or _is_headed_table(rows, text, separator):
            raise NotAConversation
    return None


def _rows(text: str, separator: str) -> list[list[str]] | None:
    """The cells, if the first lines have the separator in them alike; with bars or tabs, below some prose."""
    if separator in "|\t":
        text = _below_heading(text, separator)
    lines = [line for line in text[:4000].split("\n")[:8] if line.strip()]
    if not lines or separator not in lines[0] or sum(separator in line for line in lines) < 0.7 * len(lines):
        return None
    try:
        rows = list(csv.reader(text.split("\n"), delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return None
    return [row for row in rows if any(_RULED.sub("", cell) for cell in row)] or None


def _below_heading(text: str, separator: str) -> str:
    """The text from the first line that has as many separators as most of its first lines have."""
    lines = text.split("\n")
    counts = [line.count(separator) for line in lines[:_LOOKED_AT] if line.strip()]
    usual = max(set(counts), key=counts.count, default=0)
    if usual < 2:
        return text
    first = next((at for at, line in enumerate(lines[:_LOOKED_AT]) if line.count(separator) == usual), 0)
    return "\n".join(lines[first:])


def _guessed(rows: list[list[str]], separator: str) -> Found | None:
    """The conversation in a table without headings, or with ones nobody knows over times, names and texts."""
    if are_headings(rows[0]):
        heads = _guessed_heads(rows[1:])
        if heads and "start" in heads:
            return _found(heads, rows[1:], separator)
    heads = _guessed_heads(rows)
    if heads is None or _is_list(rows, heads):
        return None
    return _found(heads, rows, separator)


def _is_list(rows: list[list[str]], heads: Sequence[str]) -> bool:
    """True for names and texts without times under headings, as a list of contacts with notes has them."""
    if len(heads) < 3 or "start" in heads or not are_headings(rows[0]):
        return False
    place = heads.index("text")
    return stands_above(rows[0][place], [row[place] for row in rows[1:] if len(row) == len(heads)])


def _guessed_heads(rows: list[list[str]]) -> list[str] | None:
    """Headings for rows that have none: times, then names that come back, then long texts."""
    sample = rows[:200]
    if len(sample) < 2:
        return None
    width = len(sample[0])
    if not 2 <= width <= 5 or sum(len(row) == width for row in sample) < 0.9 * len(sample):
        return None
    columns = [[row[index].strip() for row in sample if len(row) == width] for index in range(width)]
    if any(sum(": " in cell for cell in column) > len(column) / 2 for column in columns):
        return None  # lines that begin with a name, and have a comma each
    heads = [_guess(column) for column in columns]
    longest = max(range(width), key=lambda index: sum(map(len, columns[index])))
    if heads[longest] or heads.count("speaker") != 1:
        return None
    heads[longest] = "text"
    times = [index for index, head in enumerate(heads) if head == "time"]
    for index, head in zip(times, ("start", "end"), strict=False):
        heads[index] = head
    return heads


def _guess(column: list[str]) -> str:
    if all(_TIME.match(cell) for cell in column):
        return "time"
    known = speaker_labels(column)
    return "speaker" if known and all(cell in known and looks_like_name(cell) for cell in column) else ""


def _found(heads: list[str], rows: list[list[str]], separator: str) -> Found:
    named = ["text" if head in SPOKEN else head for head in heads]
    objects = [dict(zip(named, (cell.strip() for cell in row), strict=False)) for row in rows]
    said = read_rows(objects, {})
    if not said:
        raise NotAConversation
    return Found("table_tsv" if separator == "\t" else "table_csv", said)


def _is_other_table(rows: list[list[str]]) -> bool:
    """True for several rows of the same many short cells, as lists of accounts and participants have."""
    widths = {len(row) for row in rows[:30]}
    cells = [cell for row in rows[:30] for cell in row]
    short = sum(len(cell) < 30 for cell in cells)
    return len(rows) >= 2 and max(widths) >= 3 and len(widths) <= 3 and short > 0.9 * len(cells)


def _is_headed_table(rows: list[list[str]], text: str, separator: str) -> bool:
    """True for rows of as many cells as there are headings above them, however long what is in them.

    Of two columns the second must hold figures. Between the cells of a table no blank follows a comma; in a
    sentence one does.
    """
    width, below = len(rows[0]), [row for row in rows[1:200] if len(row) == len(rows[0])]
    first = next(line for line in text.split("\n") if separator in line)
    if not are_headings(rows[0]) or (separator == "," and ", " in first):
        return False
    if len(below) < 0.9 * len(rows[1:200]) or not below:
        return False
    return width > 2 or sum(any(map(str.isdigit, row[1])) for row in below) > len(below) / 2
