"""The scripted server's rules catch each thing the API would refuse."""

from typing import Any

import pytest

from tests.fakes.anthropic_rules import problems_in

LEGAL: dict[str, Any] = {
    "model": "claude-sonnet-5-5",
    "max_tokens": 100,
    "messages": [{"role": "user", "content": "Hello"}],
    "output_config": {"effort": "low"},
}
RESULT = {
    "type": "search_result",
    "source": "KB#s1",
    "title": "T",
    "content": [{"type": "text", "text": "Words"}],
    "citations": {"enabled": True},
}


def cached(*lifetimes: str) -> list[dict[str, Any]]:
    return [
        {"type": "text", "text": "x", "cache_control": {"type": "ephemeral", "ttl": lifetime}}
        for lifetime in lifetimes
    ]


def asking(*content: dict[str, Any]) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": list(content)}]}


ILLEGAL: dict[str, tuple[dict[str, Any], str]] = {
    "temperature": ({"temperature": 0.2}, "sampling"),
    "forced tool": ({"tool_choice": {"type": "any"}}, "not something we send"),
    "prefill": ({"messages": [*LEGAL["messages"], {"role": "assistant", "content": "{"}]}, "prefill"),
    "thinking in history": (
        {
            "messages": [
                *LEGAL["messages"],
                {"role": "assistant", "content": [{"type": "thinking", "thinking": "", "signature": "s"}]},
                *LEGAL["messages"],
            ]
        },
        "history is not plain text",
    ),
    "empty turn": ({"messages": [{"role": "user", "content": " "}]}, "empty"),
    "budgeted thinking": ({"thinking": {"type": "enabled", "budget_tokens": 1024}}, "thinking"),
    "unknown effort": ({"output_config": {"effort": "max"}}, "effort"),
    "citations with a format": (
        {**asking(RESULT), "output_config": {"effort": "low", "format": {"type": "json_schema"}}},
        "citations together",
    ),
    "mixed citations": (asking(RESULT, {**RESULT, "citations": {"enabled": False}}), "differ"),
    "empty result": (asking({**RESULT, "content": []}), "search result is empty"),
    "five breakpoints": ({"system": cached(*["1h"] * 5)}, "more than four"),
    "short before long": ({"system": cached("5m", "1h")}, "short-lived"),
    "address as user": ({"metadata": {"user_id": "riya@example.com"}}, "address"),
}


def test_a_legal_request_passes() -> None:
    assert problems_in({**LEGAL, "system": cached("1h", "5m")}) == []


@pytest.mark.parametrize(("change", "problem"), ILLEGAL.values(), ids=ILLEGAL.keys())
def test_an_illegal_request_is_caught(change: dict[str, Any], problem: str) -> None:
    assert problem in " ".join(problems_in({**LEGAL, **change}))
