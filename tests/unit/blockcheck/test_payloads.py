"""The checker refuses what Slack refuses, and nothing else."""

from typing import Any

import pytest

from blockcheck import Problem, check_blocks, check_message, check_view, error_code
from tests.unit.blockcheck.bad_payloads import BAD
from tests.unit.blockcheck.good_payloads import GOOD
from tests.unit.blockcheck.parts import markdown, modal, section, table


def problems_of(payload: Any) -> list[Problem]:
    """A list is the blocks of a message; an object with a type or only blocks of a view is a view."""
    if isinstance(payload, list):
        return check_message({"text": "fallback", "blocks": payload})
    is_view = payload.get("type") in ("modal", "home") or payload == {"blocks": []}
    return check_view(payload) if is_view else check_message(payload)


@pytest.mark.parametrize(("pointer", "payload"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_a_bad_payload_is_refused_where_it_is_bad(pointer: str, payload: Any) -> None:
    problems = problems_of(payload)

    assert [problem.pointer for problem in problems][:1] == [pointer]


@pytest.mark.parametrize("payload", [good[1] for good in GOOD], ids=[good[0] for good in GOOD])
def test_a_good_payload_is_taken(payload: Any) -> None:
    assert problems_of(payload) == []


def test_a_problem_is_worded_as_slack_words_it() -> None:
    problem = check_blocks([section("x" * 3001)], "message")[0]

    assert str(problem) == "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"


def test_every_problem_of_a_payload_is_told() -> None:
    blocks = [section(""), {"type": "sparkles"}, section(accessory=None)]

    pointers = [problem.pointer for problem in check_blocks(blocks, "message")]

    assert pointers == ["/blocks/0/text/text", "/blocks/1/type", "/blocks/2/accessory"]


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"text": "Hi"}, None),
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": 7}, "invalid_arguments"),
        ({"text": "Hi", "blocks": "[]"}, "invalid_blocks_format"),
        ({"text": "Hi", "blocks": [section("")]}, "invalid_blocks"),
        ({"text": "Hi", "blocks": [section("x" * 3000)] * 5}, "msg_blocks_too_long"),
        ({"blocks": [markdown()], "markdown_text": "Hi"}, "markdown_text_conflict"),
        ({"text": ""}, "no_text"),
        ({"attachments": [{}]}, "no_text"),
        ({"text": "Hi", "blocks": [table(), table()]}, "invalid_attachments"),
        ({"text": "Hi", "attachments": [{}] * 101}, "too_many_attachments"),
    ],
)
def test_a_message_is_refused_with_slacks_error_code(payload: Any, code: str | None) -> None:
    assert error_code(check_message(payload)) == code


def test_a_view_is_refused_as_invalid_arguments() -> None:
    assert error_code(check_view(modal(section("")))) == "invalid_arguments"


def test_a_view_that_contains_itself_is_refused() -> None:
    view = modal(section())
    view["private_metadata"] = view

    assert "/view/private_metadata" in [problem.pointer for problem in check_view(view)]
