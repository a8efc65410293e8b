"""The manifest says what the code does, no more and no less."""

import ast
import re
from collections.abc import Callable, Iterator
from typing import Any, cast

import yaml

from handlers import register
from tests.house.manifest_rules import call_problems, manifest_problems
from tests.house.manifest_scopes import EVENT_SCOPES, METHOD_SCOPES
from tests.house.source import ROOT, parsed, program_files

MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
API_METHOD = re.compile(r"(?:agents|apps|assistant|auth|chat|conversations|files|reactions|users|views)_\w+")

# Scopes that no method or event asks for by itself, and why they are there all the same.
ALSO_NEEDED = {
    "assistant:write": "agent_view",
    "commands": "slash_commands and shortcuts",
    "users:read.email": "without it users.info leaves the e-mail address out, and accounts are found by it",
}
OPTIONAL = {
    "channels:history": "to look for an answer in a channel whose posting had an unknown outcome",
    "groups:history": "the same in a private channel",
}


class Recorder:
    """Stands where the Bolt app would, and writes down what is listened to."""

    def __init__(self) -> None:
        self.listened: dict[str, set[str]] = {}

    def __getattr__(self, kind: str) -> Callable[..., Callable[..., None]]:
        def listen(*constraints: Any, middleware: object = None) -> Callable[..., None]:
            named = {constraint for constraint in constraints if isinstance(constraint, str)}
            self.listened.setdefault(kind, set()).update(named)
            return lambda *_: None

        return listen


def listened(kind: str) -> set[str]:
    recorder = Recorder()
    register(cast(Any, recorder))
    return recorder.listened[kind]


def methods_called() -> set[str]:
    """The Web API methods our handlers call, as the client names them."""
    return {name for path in program_files("handlers") for name in calls_in(parsed(path))}


def calls_in(tree: ast.Module) -> Iterator[str]:
    """What is called, or handed on to be called; `x.team_id` is neither."""
    for node in ast.walk(tree):
        parts = [node.func, *node.args] if isinstance(node, ast.Call) else []
        for part in parts:
            if isinstance(part, ast.Attribute) and API_METHOD.fullmatch(part.attr):
                yield part.attr


def events() -> list[str]:
    return list(MANIFEST["settings"]["event_subscriptions"]["bot_events"])


def scopes(which: str) -> set[str]:
    return set(MANIFEST["oauth_config"]["scopes"][which])


def test_slack_takes_the_manifest() -> None:
    assert manifest_problems(MANIFEST) == []


def test_every_event_is_listened_to_and_subscribed_to() -> None:
    assert listened("event") == {event.partition(".")[0] for event in events()}


def test_every_command_is_listened_to_and_declared() -> None:
    assert listened("command") == {command["command"] for command in MANIFEST["features"]["slash_commands"]}


def test_every_shortcut_is_listened_to_and_declared() -> None:
    assert listened("shortcut") == {shortcut["callback_id"] for shortcut in MANIFEST["features"]["shortcuts"]}


def test_every_call_has_its_scope() -> None:
    assert {
        "chat_postMessage",
        "users_info",
        "conversations_replies",
        "agents_sessions_setStatus",
    } <= methods_called()
    assert call_problems(MANIFEST, methods_called()) == []


def test_no_scope_is_asked_for_without_need() -> None:
    by_calls = {METHOD_SCOPES[method.replace("_", ".")] for method in methods_called()}
    by_events = {EVENT_SCOPES[event] for event in events()}

    assert scopes("bot") == (by_calls | by_events | ALSO_NEEDED.keys()) - {None}
    assert scopes("bot_optional") == OPTIONAL.keys()
