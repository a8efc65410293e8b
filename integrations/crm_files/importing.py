"""From the lines of a file to rows, some hundred at a time, and a report of what became of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from integrations.crm_files.cells import BadCell
from integrations.crm_files.columns import Column, CrmList, columns_at
from integrations.crm_files.tables import Line, Table, opened_table
from storage.database import Change, Database

AT_ONCE = 500
"""Lines in one transaction: few enough that nobody who writes at the same time waits for long."""

Fields = dict[str, Any]


@dataclass
class FileReport:
    """What an import did: lines by outcome, why lines were left out, and what else to know."""

    counts: Counter[Change] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _LeaveAsItWas(Exception):
    """Ends a transaction without keeping it."""


async def import_file(
    database: Database, team_id: str, path: Path, crm_list: CrmList, *, now: datetime, is_dry_run: bool = False
) -> FileReport:
    """Write the file's lines over the team's rows, or with `is_dry_run` only say what that would do.

    A line that cannot be taken is reported and the rest is imported. Raises `UnreadableFile`.
    """
    report = FileReport()
    with opened_table(path) as table:
        if table.note:
            report.notes.append(table.note)
        rows = _rows(table, crm_list, path.name, report.problems)
        while batch := list(islice(rows, AT_ONCE)):
            report.counts += await _keep(database, team_id, crm_list, batch, now=now, is_dry_run=is_dry_run)
    if not report.counts and not report.problems:
        report.notes.append(f"{path.name} has headings and no lines under them")
    return report


async def _keep(
    database: Database,
    team_id: str,
    crm_list: CrmList,
    batch: Iterable[Fields],
    *,
    now: datetime,
    is_dry_run: bool,
) -> Counter[Change]:
    counts: Counter[Change] = Counter()
    with suppress(_LeaveAsItWas):
        async with database.for_team(team_id) as session:
            for fields in batch:
                counts[await crm_list.upsert(session, now=now, **fields)] += 1
            if is_dry_run:
                raise _LeaveAsItWas
    return counts


def _rows(table: Table, crm_list: CrmList, file_name: str, problems: list[str]) -> Iterator[Fields]:
    """The fields of every line that can be taken; the others go to `problems`."""
    columns = columns_at(crm_list, table.headings, file_name=file_name)
    first_lines: dict[str, int] = {}
    for line in table.lines:
        try:
            fields = _fields(line, table.headings, columns)
            _require_first(first_lines, fields[crm_list.key], line)
        except BadCell as problem:
            problems.append(f"{file_name}, line {line.number}: {problem}")
            continue
        yield {**fields, "source": file_name}


def _fields(line: Line, headings: Sequence[str], columns: Mapping[int, Column]) -> Fields:
    """What the line says, with every column we have no word for in `extra`. Raises `BadCell`."""
    cells = _cells(line, len(headings))
    fields: Fields = {"extra": {}}
    complaints: list[str] = []
    for place, cell in enumerate(cells):
        column = columns.get(place)
        if column:
            try:
                fields[column.field] = _value(column, cell)
            except BadCell as problem:
                complaints.append(f"{headings[place]} {problem}")
        elif cell.strip():
            fields["extra"][headings[place] or f"column {place + 1}"] = cell.strip()
    if complaints:
        raise BadCell("; ".join(complaints))
    return fields


def _cells(line: Line, width: int) -> list[str]:
    """As many cells as there are headings. Raises `BadCell`."""
    if line.problem:
        raise BadCell(line.problem)
    if len(line.cells) < width or any(cell.strip() for cell in line.cells[width:]):
        raise BadCell(f"has {len(line.cells)} cells and there are {width} headings")
    return line.cells[:width]


def _value(column: Column, cell: str) -> Any:
    value = column.read(cell)
    if column.is_required and not value:
        raise BadCell("is empty")
    return value


def _require_first(first_lines: dict[str, int], key: str, line: Line) -> None:
    first = first_lines.setdefault(key, line.number)
    if first != line.number:
        raise BadCell(f"{key} is on line {first} already")
