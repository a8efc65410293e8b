"""What people write, and secrets, never reach a log."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.source import parsed, place, program_files

LEVELS = {"debug", "info", "warning", "error", "critical"}
WRITTEN_BY_PEOPLE = {
    *("text", "question", "quote", "note", "words", "transcript", "history", "draft", "reply", "answer"),
    *("body", "blocks", "payload", "command", "event", "view", "display_name", "email"),
    *("token", "secret", "api_key", "bot_token", "app_token", "signing_secret"),
}


def test_no_log_line_holds_what_somebody_wrote() -> None:
    assert not [
        f"{place(path, line)} {problem}" for path in program_files() for line, problem in leaks_in(parsed(path))
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("log.info('asked %s', question)", "logs question"),
        ("log.warning('asked', extra={'said': asked.text})", "logs text"),
        ("log.info(f'asked {asked.kind}')", "is not a plain sentence with %s"),
        ("log.exception('failed')", "quotes the exception, which may quote a person"),
        ("log.error('failed', exc_info=True)", "quotes the exception, which may quote a person"),
    ],
)
def test_a_leak_is_seen(line: str, problem: str) -> None:
    assert list(leaks_in(ast.parse(line))) == [(1, problem)]


@pytest.mark.parametrize(
    "line", ["log.info('took %d ms', ms)", "log.error('%s: %d', row.kind, len(text))", "math.log(2)"]
)
def test_counts_and_kinds_may_be_logged(line: str) -> None:
    assert not list(leaks_in(ast.parse(line)))


def leaks_in(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="log" | "logger"), attr="exception")):
                yield node.lineno, "quotes the exception, which may quote a person"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="log" | "logger"), attr=level)) if level in LEVELS:
                yield from ((node.lineno, problem) for problem in problems_of(node))


def problems_of(call: ast.Call) -> Iterator[str]:
    if not call.args or not isinstance(call.args[0], ast.Constant):
        yield "is not a plain sentence with %s"
        return
    for keyword in call.keywords:
        if keyword.arg == "exc_info" and isinstance(keyword.value, ast.Constant):
            yield "quotes the exception, which may quote a person"
    for value in [*call.args[1:], *(keyword.value for keyword in call.keywords)]:
        yield from (f"logs {name}" for name in sorted(names_logged(value) & WRITTEN_BY_PEOPLE))


def names_logged(value: ast.expr) -> set[str]:
    """The last name of each thing handed over as it is; its length or its type says nothing about it."""
    match value:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return {name}
        case ast.Call(func=ast.Name(id="len" | "type")):
            return set()
        case _:
            parts = [child for child in ast.iter_child_nodes(value) if isinstance(child, ast.expr)]
            return set().union(*(names_logged(part) for part in parts))
