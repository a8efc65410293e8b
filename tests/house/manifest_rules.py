"""What Slack asks of a manifest.

`manifest_problems` looks at the manifest alone; `call_problems` at the Web API methods the code calls.
Shapes are told with the same kinds as the rules for blocks; Slack's own schema is not needed.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from blockcheck.walker import ANYTHING, Choice, Flag, Kind, Line, Many, Number, Shape, Walk
from tests.house.manifest_scopes import EVENT_SCOPES, METHOD_SCOPES

__all__ = ["EVENT_SCOPES", "METHOD_SCOPES", "call_problems", "manifest_problems"]

Manifest = dict[str, Any]

FLAG = Flag()
URL = Line(pattern=re.compile(r"^https://\S+$"))
WORDS = Line(words=True)
SCOPES = Many(Line(pattern=re.compile(r"^[a-z_.]+(:[a-z_.]+)*$")), 255, least=0)


def _needing_all(fields: dict[str, Kind], *optional: str) -> Shape:
    return Shape(fields, needs=tuple(name for name in fields if name not in optional))


AGENT_VIEW = _needing_all(
    {
        "agent_description": Line(300, words=True),
        "suggested_prompts": Many(_needing_all({"title": WORDS, "message": WORDS}), 4, least=0),
        "actions": Many(_needing_all({"name": WORDS, "description": WORDS}), least=0),
    },
    "suggested_prompts",
    "actions",
)
SLASH_COMMAND = _needing_all(
    {
        "command": Line(32, pattern=re.compile(r"^/[a-z0-9_-]+$")),
        "description": Line(2000, words=True),
        "usage_hint": Line(1000),
        "should_escape": FLAG,
        "url": URL,
    },
    "usage_hint",
    "should_escape",
    "url",
)
SHORTCUT = _needing_all(
    {
        "type": Choice(("message", "global")),
        "name": Line(24, words=True),
        "callback_id": Line(255, least=1),
        "description": Line(150, words=True),
    }
)
FUNCTION = _needing_all(
    {"title": WORDS, "description": WORDS, "input_parameters": ANYTHING, "output_parameters": ANYTHING}
)
FEATURES = Shape(
    {
        "agent_view": AGENT_VIEW,
        "app_home": Shape(
            {"home_tab_enabled": FLAG, "messages_tab_enabled": FLAG, "messages_tab_read_only_enabled": FLAG}
        ),
        "bot_user": _needing_all({"display_name": Line(80, words=True), "always_online": FLAG}, "always_online"),
        "slash_commands": Many(SLASH_COMMAND, 50),
        "shortcuts": Many(SHORTCUT, 10),
        "unfurl_domains": Many(WORDS, 5, least=0),
    },
    needs=("bot_user",),
)
SETTINGS = Shape(
    {
        "event_subscriptions": Shape(
            {"request_url": URL, "bot_events": Many(WORDS, 100), "metadata_subscriptions": ANYTHING}
        ),
        "interactivity": _needing_all(
            {"is_enabled": FLAG, "request_url": URL, "message_menu_options_url": URL},
            "request_url",
            "message_menu_options_url",
        ),
        "org_deploy_enabled": FLAG,
        "socket_mode_enabled": FLAG,
        "token_rotation_enabled": FLAG,
        "function_runtime": Choice(("remote",)),
        "allowed_ip_address_ranges": Many(WORDS, 10),
    }
)
MANIFEST = _needing_all(
    {
        "_metadata": Shape(
            {"major_version": Number(2, 2, whole=True), "minor_version": Number(0)}, ("major_version",)
        ),
        "display_information": Shape(
            {
                "name": Line(35, words=True),
                "description": Line(140, words=True),
                "long_description": Line(4000, least=175),
                "background_color": Line(pattern=re.compile(r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")),
            },
            needs=("name",),
        ),
        "features": FEATURES,
        "oauth_config": Shape(
            {
                "redirect_urls": Many(URL, least=0),
                "scopes": Shape({"bot": SCOPES, "user": SCOPES, "bot_optional": SCOPES, "user_optional": SCOPES}),
            },
            needs=("scopes",),
        ),
        "settings": SETTINGS,
        "functions": ANYTHING,
    },
    "functions",
)


def manifest_problems(manifest: Manifest) -> list[str]:
    """Everything Slack would refuse in a manifest, or take and then not work by; empty for a good one."""
    walk = Walk("message")
    MANIFEST.check(manifest, "", walk)
    functions = manifest.get("functions", {}) if isinstance(manifest, dict) else {}
    for name, function in functions.items() if isinstance(functions, dict) else ():
        FUNCTION.check(function, f"/functions/{name}", walk)
    if walk.problems:
        return [f"{problem.pointer or '/'}: {problem.message}" for problem in walk.problems]
    return [
        *_scope_problems(manifest),
        *_repeated(manifest),
        *_unreachable(manifest),
        *_function_problems(manifest),
    ]


def call_problems(manifest: Manifest, methods: Iterable[str]) -> list[str]:
    """Calls that would answer `missing_scope`, and calls METHOD_SCOPES does not know.

    A method may be named as Slack does (`chat.postMessage`) or as the client does (`chat_postMessage`).
    """
    granted = _scopes(manifest)
    problems = []
    for method in sorted({method.replace("_", ".") for method in methods}):
        if method not in METHOD_SCOPES:
            problems.append(f"{method}: not in METHOD_SCOPES")
        elif METHOD_SCOPES[method] not in granted | {None}:
            problems.append(f"{method}: needs the scope {METHOD_SCOPES[method]}")
    return problems


def _scopes(manifest: Manifest) -> set[str | None]:
    scopes = manifest["oauth_config"]["scopes"]
    return {*scopes.get("bot", ()), *scopes.get("bot_optional", ())}


def _events(manifest: Manifest) -> list[str]:
    return list(manifest["settings"].get("event_subscriptions", {}).get("bot_events", ()))


def _scope_problems(manifest: Manifest) -> Iterator[str]:
    granted = _scopes(manifest)
    for event in _events(manifest):
        if event not in EVENT_SCOPES:
            yield f"{event}: not in EVENT_SCOPES"
        elif EVENT_SCOPES[event] not in granted | {None}:
            yield f"{event}: needs the scope {EVENT_SCOPES[event]}"
    features = manifest["features"]
    if "agent_view" in features and "assistant:write" not in granted:
        yield "agent_view: needs the scope assistant:write"
    if ("slash_commands" in features or "shortcuts" in features) and "commands" not in granted:
        yield "slash_commands, shortcuts: need the scope commands"


def _repeated(manifest: Manifest) -> Iterator[str]:
    features = manifest["features"]
    scopes = manifest["oauth_config"]["scopes"]
    names = [command["command"] for command in features.get("slash_commands", ())]
    names += [shortcut["callback_id"] for shortcut in features.get("shortcuts", ())]
    names += [*_events(manifest), *scopes.get("bot", ()), *scopes.get("bot_optional", ())]
    yield from (
        f"{name}: stands there twice" for name in sorted({name for name in names if names.count(name) > 1})
    )


def _unreachable(manifest: Manifest) -> Iterator[str]:
    """Features nobody could reach: closed tabs, and addresses missing where there is no socket."""
    features, settings = manifest["features"], manifest["settings"]
    home = features.get("app_home", {})
    if "message.im" in _events(manifest) and not home.get("messages_tab_enabled"):
        yield "message.im: needs app_home.messages_tab_enabled"
    if "message.im" in _events(manifest) and home.get("messages_tab_read_only_enabled"):
        yield "message.im: needs a messages tab that is not read-only"
    if not settings.get("interactivity", {}).get("is_enabled"):
        yield "interactivity: must be enabled for buttons to work"
    if settings.get("socket_mode_enabled"):
        return
    for section in ("event_subscriptions", "interactivity"):
        if "request_url" not in settings.get(section, {}):
            yield f"{section}: needs a request_url without socket mode"
    for command in features.get("slash_commands", ()):
        if "url" not in command:
            yield f"{command['command']}: needs a url without socket mode"


def _function_problems(manifest: Manifest) -> Iterator[str]:
    if not manifest.get("functions"):
        return
    settings = manifest["settings"]
    if settings.get("function_runtime") != "remote":
        yield "functions: need function_runtime: remote"
    if not settings.get("org_deploy_enabled"):
        yield "functions: need org_deploy_enabled"
    if "function_executed" not in _events(manifest):
        yield "functions: need the event function_executed"
