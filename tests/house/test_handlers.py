"""What Bolt does silently wrong, said aloud: misspelt arguments, keyword-only arguments, swallowed errors."""

import ast
from collections.abc import Iterator

import pytest
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from tests.house.source import ROOT, parsed, place, program_files

# Modules that may catch every exception, and why.
CATCHES_EVERYTHING = {
    "handlers/errors.py": "the one place that turns a failure into a message",
    "handlers/runner.py": "a job that fails is put off and tried again; the clock must go on for the others",
    "handlers/http/failing.py": "the one place that turns a failure over HTTP into an answer",
    "handlers/cli/commands.py": "whatever ends a command is one line on standard error",
    "handlers/cli/ground.py": "whatever keeps the database shut is one line that names the setting",
}
ALSO_INJECTED = {"request", "response", "next_", "args", "error"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_every_handler_asks_for_arguments_that_bolt_knows() -> None:
    known = injected_names()
    called_by_us = {name for path in program_files("handlers") for name in names_called(parsed(path))}

    assert not [
        f"{place(path, handler.lineno)} {handler.name}: {problem}"
        for path in program_files("handlers")
        for handler in handlers_in(parsed(path))
        if handler.name not in called_by_us
        for problem in problems_of(handler, known)
    ]


def test_no_handler_swallows_what_it_did_not_expect() -> None:
    assert not [
        place(path, line)
        for path in program_files("handlers")
        if path.relative_to(ROOT).as_posix() not in CATCHES_EVERYTHING
        for line in lines_catching_everything(parsed(path))
    ]


def test_no_handler_is_lazy() -> None:
    assert not [
        place(path, line)
        for path in program_files("handlers")
        for line in lines_with_keyword(parsed(path), "lazy")
    ]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [("ack, clinet", "Bolt has no 'clinet'"), ("ack, *, client", "'client' is keyword-only and would stay empty")],
)
def test_a_wrong_argument_is_seen(arguments: str, problem: str) -> None:
    (handler,) = handlers_in(ast.parse(f"async def handle_click({arguments}): ..."))

    assert list(problems_of(handler, injected_names())) == [problem]


@pytest.mark.parametrize(
    "clause", ["except Exception:", "except (ValueError, Exception):", "except BaseException:", "except:"]
)
def test_catching_everything_is_seen(clause: str) -> None:
    tree = ast.parse(f"try:\n    work()\n{clause}\n    pass")

    assert list(lines_catching_everything(tree)) == [3]


def test_a_lazy_listener_is_seen() -> None:
    assert list(lines_with_keyword(ast.parse("app.command('/coach')(ack=a, lazy=[b])"), "lazy")) == [1]


def injected_names() -> set[str]:
    """Bolt's own names, and those that our middleware puts into the context."""
    ours = {name for path in program_files("handlers") for name in context_names(parsed(path))}
    return set(AsyncArgs.__annotations__) | ALSO_INJECTED | ours


def context_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id="context"), slice=ast.Constant(value=str(name)), ctx=ast.Store()):
                yield name


def handlers_in(tree: ast.Module) -> Iterator[ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef) and node.name.startswith("handle_"):
            yield node


def problems_of(handler: ast.AsyncFunctionDef, known: set[str]) -> Iterator[str]:
    for argument in [*handler.args.posonlyargs, *handler.args.args]:
        if argument.arg not in known:
            yield f"Bolt has no {argument.arg!r}"
    for argument in handler.args.kwonlyargs:
        yield f"{argument.arg!r} is keyword-only and would stay empty"


def names_called(tree: ast.Module) -> Iterator[str]:
    """Functions called by name; these get their arguments from us, and mypy checks them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def lines_catching_everything(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = {"BaseException"} if node.type is None else names_in(node.type)
            if caught & {"Exception", "BaseException"}:
                yield node.lineno


def names_in(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def lines_with_keyword(tree: ast.Module, keyword: str) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and keyword in {argument.arg for argument in node.keywords}:
            yield node.lineno
