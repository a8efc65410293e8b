"""The manifest rules refuse bad manifests and leave good ones alone."""

from copy import deepcopy
from typing import Any

import pytest

from tests.house.manifest_rules import call_problems, manifest_problems

GOOD: dict[str, Any] = {
    "_metadata": {"major_version": 2, "minor_version": 1},
    "display_information": {"name": "Coach", "description": "A coach", "background_color": "#1d3c34"},
    "features": {
        "agent_view": {
            "agent_description": "Ask what to do.",
            "suggested_prompts": [{"title": "Prepare", "message": "Prepare my call"}],
        },
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Coach", "always_online": True},
        "slash_commands": [{"command": "/coach", "description": "Ask", "usage_hint": "my champion left"}],
        "shortcuts": [
            {"type": "message", "name": "Review", "callback_id": "review", "description": "Review this"}
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": ["assistant:write", "chat:write", "commands", "im:history", "users:read.email"],
            "bot_optional": ["channels:history"],
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": ["app_home_opened", "message.im", "message.channels", "function_executed"]
        },
        "interactivity": {"is_enabled": True},
        "org_deploy_enabled": True,
        "socket_mode_enabled": True,
        "token_rotation_enabled": False,
        "function_runtime": "remote",
    },
    "functions": {
        "review": {
            "title": "Review",
            "description": "Review notes",
            "input_parameters": {},
            "output_parameters": {},
        }
    },
}
MISSING = object()
COMMAND = GOOD["features"]["slash_commands"][0]

BAD: list[tuple[str, str, Any, str]] = [
    ("no version, which makes it the first", "_metadata", MISSING, "/: missing required field: _metadata"),
    ("the first version", "_metadata/major_version", 1, "/_metadata/major_version: must be at least 2"),
    (
        "a name of 36 characters",
        "display_information/name",
        "x" * 36,
        "/display_information/name: must be less than",
    ),
    (
        "a description of 141",
        "display_information/description",
        "x" * 141,
        "/display_information/description: must be",
    ),
    ("a long description of 174", "display_information/long_description", "x" * 174, "must be more than 174"),
    (
        "a colour by name",
        "display_information/background_color",
        "green",
        "background_color: has an invalid format",
    ),
    ("an unknown key", "features/magic", True, "/features: invalid additional property: magic"),
    ("the legacy assistant", "features/assistant_view", {}, "invalid additional property: assistant_view"),
    (
        "five suggested prompts",
        "features/agent_view/suggested_prompts",
        [{"title": "a", "message": "b"}] * 5,
        "no more than 4",
    ),
    ("an agent description of 301", "features/agent_view/agent_description", "x" * 301, "must be less than 301"),
    ("a command without a slash", "features/slash_commands", [COMMAND | {"command": "coach"}], "invalid format"),
    (
        "a command of 33 characters",
        "features/slash_commands",
        [COMMAND | {"command": "/" + "c" * 32}],
        "less than 33",
    ),
    ("a command without a description", "features/slash_commands", [{"command": "/coach"}], "field: description"),
    ("a command twice", "features/slash_commands", [COMMAND, COMMAND], "/coach: stands there twice"),
    ("a shortcut of another type", "features/shortcuts", [{"type": "menu"}], "must be one of message, global"),
    (
        "an http redirect",
        "oauth_config/redirect_urls",
        ["http://example.com"],
        "redirect_urls/0: has an invalid format",
    ),
    (
        "no scope for the messages it hears",
        "oauth_config/scopes/bot_optional",
        [],
        "needs the scope channels:history",
    ),
    (
        "no scope for its commands",
        "oauth_config/scopes/bot",
        ["assistant:write", "im:history"],
        "the scope commands",
    ),
    (
        "no scope for the agent",
        "oauth_config/scopes/bot",
        ["commands", "im:history"],
        "agent_view: needs the scope",
    ),
    ("an event it cannot place", "settings/event_subscriptions/bot_events", ["message.dm"], "not in EVENT_SCOPES"),
    ("buttons switched off", "settings/interactivity", {"is_enabled": False}, "interactivity: must be enabled"),
    (
        "a closed messages tab",
        "features/app_home",
        {"home_tab_enabled": True},
        "needs app_home.messages_tab_enabled",
    ),
    (
        "neither socket nor address",
        "settings/socket_mode_enabled",
        False,
        "/coach: needs a url without socket mode",
    ),
    (
        "functions with no runtime",
        "settings/function_runtime",
        MISSING,
        "functions: need function_runtime: remote",
    ),
    ("functions in one workspace", "settings/org_deploy_enabled", False, "functions: need org_deploy_enabled"),
    (
        "a function without a title",
        "functions/review",
        {"description": "x"},
        "/functions/review: missing required",
    ),
]


def changed(path: str, value: object) -> dict[str, Any]:
    """The good manifest with one place changed or taken away."""
    manifest = deepcopy(GOOD)
    *parents, last = path.split("/")
    place = manifest
    for name in parents:
        place = place[name]
    if value is MISSING:
        del place[last]
    else:
        place[last] = value
    return manifest


def test_a_good_manifest_has_no_problems() -> None:
    assert manifest_problems(GOOD) == []


@pytest.mark.parametrize(("path", "value", "told"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_bad_manifest_is_refused(path: str, value: object, told: str) -> None:
    problems = manifest_problems(changed(path, value))

    assert any(told in problem for problem in problems), problems


def test_a_manifest_over_http_names_its_addresses() -> None:
    address = "https://example.com/slack/events"
    manifest = changed("settings/socket_mode_enabled", False)
    manifest["settings"]["event_subscriptions"]["request_url"] = address
    manifest["settings"]["interactivity"]["request_url"] = address
    manifest["features"]["slash_commands"][0]["url"] = address

    assert manifest_problems(manifest) == []


def test_a_call_without_its_scope_is_told_by_either_name() -> None:
    problems = call_problems(GOOD, ["chat_postMessage", "users_lookupByEmail", "reactions.add", "files_upload_v2"])

    assert problems == [
        "files.upload.v2: needs the scope files:write",
        "reactions.add: needs the scope reactions:write",
    ]


def test_a_call_nobody_gave_a_scope_is_told() -> None:
    assert call_problems(GOOD, ["stars_add"]) == ["stars.add: not in METHOD_SCOPES"]
