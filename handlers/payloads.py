"""What Slack sends, as it arrives."""

from typing import Any

Payload = dict[str, Any]
"""A body, or the part of it that is an action, an event, a view, …: JSON as Slack documents it."""
