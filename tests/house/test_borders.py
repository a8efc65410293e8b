"""Borders that import-linter cannot see: the environment, app.py, and tracks being data."""

import ast
from collections.abc import Iterator, Set

import pytest

from tests.house.source import ROOT, parsed, place, program_files

# Modules that may look at the environment, and why.
MAY_LOOK = {
    "bot/settings.py": "the settings",
    "sandbox/__main__.py": "refuses to start beside the tokens of a real workspace",
    "sandbox/double.py": "refuses to start beside the tokens of a real workspace",
}
# Modules that may open connections of their own: the guarded session, and Claude's client.
MAY_CONNECT = {"integrations/outbound.py", "bot/claude/writer.py", "bot/claude/models.py"}
CONNECTS = {"ClientSession", "AsyncAnthropic", "AsyncClient", "urlopen", "HTTPSConnection", "create_connection"}
COMMAND = ROOT / "sideline.py"
READS_THE_ENVIRONMENT = {"environ", "environb", "getenv", "dotenv_values", "load_dotenv"}


def test_only_the_settings_read_the_environment() -> None:
    assert not [
        place(path, line)
        for path in program_files()
        if path.relative_to(ROOT).as_posix() not in MAY_LOOK
        for line in lines_naming(parsed(path), READS_THE_ENVIRONMENT)
    ]


def test_only_two_rooms_open_connections_to_the_world() -> None:
    assert not [
        place(path, line)
        for path in program_files()
        if path.relative_to(ROOT).parts[0] != "sandbox" and path.relative_to(ROOT).as_posix() not in MAY_CONNECT
        for line in lines_calling(parsed(path), CONNECTS)
    ]


def test_nothing_but_its_command_imports_the_program_that_puts_it_together() -> None:
    assert not [
        place(path, line)
        for path in program_files()
        if path != COMMAND
        for line in lines_importing(parsed(path), "app")
    ]


def test_no_code_asks_which_track_this_is() -> None:
    track_ids = {folder.name for folder in (ROOT / "content" / "tracks").iterdir() if folder.is_dir()}
    assert track_ids

    assert not [
        place(path, line) for path in program_files() for line in lines_with_string(parsed(path), track_ids)
    ]


@pytest.mark.parametrize(
    "code", ["import os\nos.environ['A']", "import os\nos.getenv('A')", "from os import environ"]
)
def test_reading_the_environment_is_seen(code: str) -> None:
    assert list(lines_naming(ast.parse(code), READS_THE_ENVIRONMENT))


@pytest.mark.parametrize("code", ["aiohttp.ClientSession()", "urlopen('https://example.com')"])
def test_opening_a_connection_is_seen(code: str) -> None:
    assert list(lines_calling(ast.parse(code), CONNECTS)) == [1]


@pytest.mark.parametrize("code", ["import app", "from app import main", "import os, app"])
def test_importing_the_program_is_seen(code: str) -> None:
    assert list(lines_importing(ast.parse(code), "app"))


def test_a_track_id_in_code_is_seen_and_one_inside_a_sentence_is_not() -> None:
    tree = ast.parse("if track.id == 'music':\n    label = 'music to my ears'")

    assert list(lines_with_string(tree, {"music"})) == [1]


def lines_calling(tree: ast.Module, names: Set[str]) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in names:
                yield node.lineno


def lines_naming(tree: ast.Module, names: Set[str]) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name) if name in names:
                yield node.lineno
            case ast.ImportFrom(names=aliases) if names & {alias.name for alias in aliases}:
                yield node.lineno


def lines_importing(tree: ast.Module, module: str) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=name, level=0) if name == module:
                yield node.lineno
            case ast.Import(names=aliases) if module in {alias.name for alias in aliases}:
                yield node.lineno


def lines_with_string(tree: ast.Module, strings: Set[str]) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in strings:
            yield node.lineno
