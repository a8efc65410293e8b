"""Every shape a transcript in text comes in: a reader each, tried in this order (after JSON, in `json_exports`).

A reader is given the whole text and answers with what it found, or None if the text is not of its kind.
"""

from collections.abc import Callable
from typing import Final

from bot.meetings.formats.cues import read_cues
from bot.meetings.formats.found import Found
from bot.meetings.formats.inline import read_inline
from bot.meetings.formats.lines import read_lines
from bot.meetings.formats.pairs import read_timestamps
from bot.meetings.formats.tables import read_table
from bot.meetings.formats.voices import read_voices

Reader = Callable[[str], Found | None]

READERS: Final[tuple[Reader, ...]] = (read_cues, read_voices, read_table, read_lines, read_timestamps, read_inline)
