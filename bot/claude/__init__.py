"""The writer that asks Claude. This room alone knows the `anthropic` package.

Loading that package costs about two seconds and 85 MB, so it happens behind this door, in
`open_claude_writer`, and only where a key is configured.
"""

from typing import TYPE_CHECKING

from bot.claude.settings import ClaudeSettings
from bot.tracks import House

if TYPE_CHECKING:
    from bot.claude.writer import ClaudeWriter

__all__ = ["ClaudeSettings", "open_claude_writer"]


def open_claude_writer(settings: ClaudeSettings, house: House) -> "ClaudeWriter":
    """A writer with its own connections; close it with `await writer.close()`.

    Raises `ValueError` when a setting is missing or makes no sense.
    """
    from bot.claude.writer import ClaudeWriter  # noqa: PLC0415  (loads the SDK, see above)

    return ClaudeWriter(settings, house)
