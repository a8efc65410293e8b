"""The app manifest: which commands, scopes and events the bot has asked Slack for."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass
class Manifest:
    """The parts of an app manifest that decide what Slack does."""

    name: str
    commands: list[dict[str, Any]]
    shortcuts: list[dict[str, Any]]
    bot_events: set[str]
    bot_scopes: set[str]
    suggested_prompts: list[dict[str, str]]

    def command(self, name: str) -> dict[str, Any] | None:
        """The slash command of that name, "/" included, or None."""
        return next((command for command in self.commands if command["command"] == name), None)

    def shortcut(self, callback_id: str) -> dict[str, Any] | None:
        """The shortcut with that callback id, or None."""
        return next((shortcut for shortcut in self.shortcuts if shortcut["callback_id"] == callback_id), None)


def read_manifest(source: str | Path | Mapping[str, Any]) -> Manifest:
    """A manifest from a YAML or JSON file, or from the mapping itself."""
    if isinstance(source, Mapping):
        return _manifest_of(source)
    return _manifest_of(yaml.safe_load(Path(source).read_text(encoding="utf-8")))


def _manifest_of(document: Mapping[str, Any]) -> Manifest:
    features = document.get("features", {})
    settings = document.get("settings", {})
    return Manifest(
        name=_bot_name(document),
        commands=list(features.get("slash_commands", [])),
        shortcuts=list(features.get("shortcuts", [])),
        bot_events=set(settings.get("event_subscriptions", {}).get("bot_events", [])),
        bot_scopes=_bot_scopes(document),
        suggested_prompts=list(features.get("agent_view", {}).get("suggested_prompts", [])),
    )


def _bot_name(document: Mapping[str, Any]) -> str:
    bot_user = document.get("features", {}).get("bot_user", {})
    fallback = document.get("display_information", {}).get("name", "Coach")
    return str(bot_user.get("display_name", fallback))


def _bot_scopes(document: Mapping[str, Any]) -> set[str]:
    scopes = document.get("oauth_config", {}).get("scopes", {})
    return {*scopes.get("bot", []), *scopes.get("bot_optional", [])}
