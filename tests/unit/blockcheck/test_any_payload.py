"""Whatever it is given, the checker answers."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from blockcheck import Problem, check_blocks, check_message, check_view
from tests.unit.blockcheck.json_values import anything, damaged_blocks, messages


@given(st.lists(anything | damaged_blocks(), max_size=4) | anything)
@settings(max_examples=150)
def test_any_blocks_are_answered_on_any_surface(blocks: Any) -> None:
    answers = [check_blocks(blocks, surface) for surface in ("message", "modal", "home")]

    assert all(isinstance(problem, Problem) for answer in answers for problem in answer)


@given(messages)
@settings(max_examples=100)
def test_a_refused_message_says_where(payload: Any) -> None:
    roots = ("/text", "/markdown_text", "/blocks", "/attachments")

    assert all(problem.pointer.startswith(roots) for problem in check_message(payload))


@given(st.dictionaries(st.sampled_from(["type", "title", "blocks", "submit"]), anything))
@settings(max_examples=100)
def test_a_refused_view_says_where(view: Any) -> None:
    assert all(problem.pointer.startswith("/view") for problem in check_view(view))


def test_nesting_without_end_is_answered() -> None:
    nested: Any = {"type": "container"}
    for _ in range(5000):
        nested = {"type": "container", "child_blocks": [nested], "text": [nested]}

    assert check_blocks([nested], "message")
    assert check_view({"type": "modal", "title": nested, "blocks": [nested]})
