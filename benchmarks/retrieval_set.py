"""Reads a labelled set: documents, queries, and which document answers which query how well.

- documents, one JSON object a line: `{"_id", "title", "text", "ws"?}`, with a title, a text or both. A line is a
  passage as it stands; lines with the same `_id` in the same workspace are passages of one document;
- queries, one JSON object a line: `{"_id", "text", "ws"?, "prev_user"?}`. `prev_user` is what the person said
  before: one string, or a list with the newest first;
- judgements, three columns: query, document, grade (parted by tabs, or by spaces where there is no tab). A first
  line that names the columns is left out, and so is the second of four columns, as TREC has it.

`ws` is a workspace: its documents are found by its own queries only. All lines without one share one workspace.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

Judgements = Mapping[str, Mapping[str, float]]
"""The grade of every judged document, by query."""

_Line = TypeVar("_Line")


class MalformedSet(Exception):
    """A file of the set cannot be read; says which file and which line."""


@dataclass(frozen=True)
class Passage:
    """One line of the documents."""

    document: str
    title: str
    text: str
    workspace: str


@dataclass(frozen=True)
class Query:
    """One line of the queries; `turns` are what the person said, newest first."""

    id: str
    turns: tuple[str, ...]
    workspace: str


def read_passages(path: Path) -> list[Passage]:
    """Every passage in the order of the file. Raises `MalformedSet`, also when there is none."""
    passages = [passage for _, passage in _lines(path, _passage)]
    if not passages:
        raise MalformedSet(f"{path}: no document in it")
    return passages


def read_queries(path: Path) -> list[Query]:
    """Every query in the order of the file. Raises `MalformedSet`, also for an id that comes twice."""
    queries: dict[str, Query] = {}
    for number, query in _lines(path, _query):
        if query.id in queries:
            raise MalformedSet(f"{path}, line {number}: the query {query.id!r} was there before")
        queries[query.id] = query
    return list(queries.values())


def read_judgements(path: Path) -> Judgements:
    """The grades by query and document; of two for the same pair the last counts. Raises `MalformedSet`."""
    judgements: dict[str, dict[str, float]] = {}
    for _, line in _lines(path, _judgement):
        if line is not None:
            query, document, grade = line
            judgements.setdefault(query, {})[document] = grade
    return judgements


def _lines(path: Path, read: Callable[[str, int], _Line]) -> list[tuple[int, _Line]]:
    """What `read` makes of every line that is not blank, with its number."""
    lines = []
    try:
        content = path.read_bytes()
    except OSError as error:
        raise MalformedSet(f"{path}: {error.strerror}") from None
    # Only a line feed parts lines: JSON may hold the other characters that Python takes for line ends.
    for number, raw in enumerate(content.split(b"\n"), start=1):
        try:
            if line := raw.decode("utf-8-sig" if number == 1 else "utf-8").strip():
                lines.append((number, read(line, number)))
        except UnicodeDecodeError:
            raise MalformedSet(f"{path}, line {number}: not UTF-8 text") from None
        except ValueError as error:
            raise MalformedSet(f"{path}, line {number}: {error}") from None
    return lines


def _passage(line: str, _number: int) -> Passage:
    given = _object(line)
    title = "" if given.get("title") is None else _text(given, "title")
    text = "" if title and given.get("text") is None else _text(given, "text")
    return Passage(_identity(given, "_id"), title, text, _workspace(given))


def _query(line: str, _number: int) -> Query:
    given = _object(line)
    before = given.get("prev_user") or []
    earlier = [before] if isinstance(before, str) else before
    if not isinstance(earlier, list) or not all(isinstance(turn, str) for turn in earlier):
        raise ValueError('"prev_user" must be a string or a list of strings')
    turns = (_text(given, "text"), *map(_storable, earlier))
    return Query(_identity(given, "_id"), turns, _workspace(given))


def _judgement(line: str, number: int) -> tuple[str, str, float] | None:
    columns = [column.strip() for column in (line.split("\t") if "\t" in line else line.split())]
    if len(columns) not in (3, 4):
        raise ValueError(f"expected query, document and grade, found {len(columns)} columns")
    grade = _number(columns[-1])
    if grade is None and number == 1:
        return None
    if grade is None:
        raise ValueError(f"the grade {columns[-1]!r} is not a number")
    return columns[0], columns[-2], grade


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _object(line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("not JSON") from None
    if not isinstance(given, dict):
        raise ValueError("not a JSON object")
    return given


def _identity(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise ValueError(f'"{key}" must be a string or a whole number')
    return _storable(str(value))


def _workspace(given: Mapping[str, Any]) -> str:
    return "" if given.get("ws") in (None, "") else _identity(given, "ws")


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str):
        raise ValueError(f'"{key}" must be a string')
    return _storable(value)


def _storable(text: str) -> str:
    """The text without what no database takes: half a character, and the zero that ends a C string."""
    return text.encode(errors="replace").decode().replace("\x00", " ")
