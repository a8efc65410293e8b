"""Small files, small functions, a room for everything, and names that keep their word."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT, parsed, place, program_files

LONGEST_FUNCTION = 60
LONGEST_FILE = 400
# A migration lists tables in order, is read once and never edited again.
MIGRATIONS = ROOT / "storage" / "migrations" / "versions"
NOT_A_ROOM = {"utils", "util", "common", "core", "helpers", "helper", "services", "misc"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def test_no_function_is_longer_than_a_screen() -> None:
    assert not [
        f"{place(path, function.lineno)} {function.name} has {length_of(function)} lines"
        for path in [*program_files(), *sorted((ROOT / "tests").rglob("*.py"))]
        if path.parent != MIGRATIONS
        for function in functions_in(parsed(path))
        if length_of(function) > LONGEST_FUNCTION
    ]


def test_no_file_is_too_long_to_know_by_heart() -> None:
    assert not [
        f"{place(path)} has {lines} lines"
        for path in [*program_files(), *sorted((ROOT / "tests").rglob("*.py"))]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [place(path) for path in program_files() if says_nothing(path)]


def test_the_length_of_a_function_counts_its_body() -> None:
    tree = ast.parse("async def outer():\n    def inner():\n        pass\n\n    return inner\n")

    assert [(function.name, length_of(function)) for function in functions_in(tree)] == [
        ("outer", 5),
        ("inner", 2),
    ]


def test_a_name_that_says_nothing_is_seen_in_files_and_folders() -> None:
    assert says_nothing(ROOT / "bot" / "utils.py")
    assert says_nothing(ROOT / "bot" / "core" / "goals.py")
    assert not says_nothing(ROOT / "bot" / "goals.py")


def test_storage_that_gets_something_never_returns_none() -> None:
    assert not [
        f"{place(path, function.lineno)} {function.name}"
        for path in program_files("storage")
        for function in functions_in(parsed(path))
        if breaks_its_word(function)
    ]


@pytest.mark.parametrize(
    ("code", "is_broken"),
    [
        ("def get_goal() -> Goal | None: ...", True),
        ("def get_goal() -> Goal: ...", False),
        ("def get_overalls() -> dict[int, float | None]: ...", False),
        ("def find_goal() -> Goal | None: ...", False),
    ],
)
def test_a_get_that_returns_none_is_seen(code: str, is_broken: bool) -> None:
    (function,) = functions_in(ast.parse(code))

    assert breaks_its_word(function) == is_broken


def functions_in(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def says_nothing(path: Path) -> bool:
    inside = path.relative_to(ROOT).with_suffix("")
    return bool(NOT_A_ROOM & set(inside.parts))


def breaks_its_word(function: Function) -> bool:
    """True for a `get_` that may return None: whoever finds nothing is called `find_`."""
    match function.returns:
        case ast.BinOp(op=ast.BitOr(), right=ast.Constant(value=None)):
            return function.name.startswith("get_")
    return False
