"""The writer that asks Claude. This room alone knows the `anthropic` package.

Loading that package costs about two seconds and 40 MB, so it happens behind the door, and only
where a key is configured.
"""

from bot.claude.door import ClaudeDoor
from bot.claude.settings import ClaudeSettings, claude_settings

__all__ = ["ClaudeDoor", "ClaudeSettings", "claude_settings"]
