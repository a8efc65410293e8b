"""From the lines of a file to rows, some hundred at a time, and a report of what became of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from integrations.crm_files.cells import BadCell, Order, is_nothing, order_in, read_day, read_email
from integrations.crm_files.columns import Column, CrmList, columns_at, distinct, is_headed
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
    order = _order_of_days(path, crm_list, report.notes)
    with opened_table(path, partial(is_headed, crm_list)) as table:
        if table.note:
            report.notes.append(table.note)
        rows = _rows(table, crm_list, path.name, order, report)
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


def _order_of_days(path: Path, crm_list: CrmList, notes: list[str]) -> Order:
    """Whether 03/04/2026 is in March or April, when other cells show it: a program writes all days alike."""
    with opened_table(path, partial(is_headed, crm_list)) as table:
        shown = {order_in(cell) for line in table.lines for cell in line.cells}
    known = shown & {Order.DAY, Order.MONTH}
    if len(known) != 1:
        return Order.EITHER
    order = known.pop() or Order.EITHER
    if Order.EITHER in shown:
        notes.append(f"{path.name}: 03/04/2026 was read with the {order.value} first, as other days have it")
    return order


def _rows(table: Table, crm_list: CrmList, file_name: str, order: Order, report: FileReport) -> Iterator[Fields]:
    """The fields of every line that can be taken; the others, and owners nobody can be found by, are reported."""
    columns = columns_at(crm_list, table.headings, file_name=file_name)
    readers = {place: _reader(column, order) for place, column in columns.items()}
    headings = distinct(table.headings)
    first_lines: dict[str, int] = {}
    named: list[int] = []
    for line in table.lines:
        try:
            fields = _fields(line, headings, columns, readers)
            _require_first(first_lines, fields[crm_list.key], line)
        except BadCell as problem:
            report.problems.append(f"{file_name}, line {line.number}: {problem}")
            continue
        if "owner_email" not in fields and any(column.field == "owner_email" for column in columns.values()):
            named.append(line.number)
        yield {**fields, "source": file_name}
    if named:
        report.notes.append(
            f"{file_name}, line {named[0]}: owners are named without an e-mail address ({len(named)} lines), "
            "so whose they are stays as it was. Add a column owner_email."
        )


def _reader(column: Column, order: Order) -> Callable[[str], Any]:
    return partial(read_day, order=order) if column.read is read_day else column.read


def _fields(
    line: Line, headings: Sequence[str], columns: Mapping[int, Column], readers: Mapping[int, Callable[[str], Any]]
) -> Fields:
    """What the line says, with every column we have no word for in `extra`. Raises `BadCell`.

    An owner's name, where no address was promised, is such a word: it says nothing about whose it is here.
    """
    cells = _cells(line, len(headings))
    fields: Fields = {"extra": {}}
    complaints: list[str] = []
    for place, cell in enumerate(cells):
        column = columns.get(place)
        if column and not _is_only_a_name(column, headings[place], cell):
            try:
                fields[column.field] = _value(column, readers[place], cell)
            except BadCell as problem:
                complaints.append(f"{headings[place]} {problem}")
        elif cell.strip():
            fields["extra"][headings[place]] = cell.strip()
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


def _is_only_a_name(column: Column, heading: str, cell: str) -> bool:
    is_promised = "mail" in heading.casefold()
    return column.read is read_email and not is_promised and not is_nothing(cell) and "@" not in cell


def _value(column: Column, read: Callable[[str], Any], cell: str) -> Any:
    value = read(cell)
    if column.is_required and not value:
        raise BadCell("is empty")
    return value


def _require_first(first_lines: dict[str, int], key: str, line: Line) -> None:
    first = first_lines.setdefault(key, line.number)
    if first != line.number:
        raise BadCell(f"{key} is on line {first} already")
