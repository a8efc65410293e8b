"""A CSV file, read line by line: which encoding, which delimiter, and on which line a row stands."""

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

DELIMITERS = ",;\t|"
MOST_ABOVE = 10
"""Rows above the headings."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What .xlsx and .xls begin with."""


class UnreadableFile(Exception):
    """Nothing of the file can be taken; the message is one line that names it and says what to do."""


@dataclass(frozen=True)
class Line:
    """One row, with the line of the file it begins on; `problem` says why its cells cannot be read."""

    number: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """The headings, the rows under them (read as they are asked for), and what to say about the file."""

    headings: list[str]
    lines: Iterator[Line]
    note: str = ""


@contextmanager
def opened_table(path: Path, is_headed: Callable[[Sequence[str]], bool] = lambda _: True) -> Iterator[Table]:
    """The file's table, open for as long as the block runs.

    Its headings are the first of the uppermost rows that `is_headed`, or the first row where none is: a report
    says on top what it is. Raises `UnreadableFile`.
    """
    try:
        encoding, note = _encoding_of(path)
        with path.open(encoding=encoding, newline="") as file:
            lines = _lines(file, _delimiter_of(file, is_headed))
            top = list(islice(lines, MOST_ABOVE + 1))
            if not top:
                raise UnreadableFile(f"{path.name} is empty")
            at = next((place for place, line in enumerate(top) if is_headed(line.cells)), 0)
            heading = top[at]
            if heading.problem:
                raise UnreadableFile(f"{path.name}, line {heading.number}: {heading.problem}")
            if at:
                note = f"{path.name}: the headings are on line {heading.number}. {note}".strip()
            yield Table([" ".join(cell.split()) for cell in heading.cells], chain(top[at + 1 :], lines), note)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}") from None


def _encoding_of(path: Path) -> tuple[str, str]:
    """UTF-8 when every line is; else Windows-1252, as Excel writes it in the West, and a note that says so.

    UTF-16, which Excel calls Unicode text, is known by its first bytes.
    """
    if _is_utf_16(path):
        return "utf-16", ""
    first_other = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            _require_text(path, number, line)
            if not first_other and not _is(line, "utf-8"):
                first_other = number
            if first_other and not _is(line, "cp1252"):
                raise UnreadableFile(f"{path.name}, line {number}: not UTF-8 text; save the file as CSV UTF-8")
    if not first_other:
        return "utf-8-sig", ""
    return "cp1252", (
        f"{path.name}, line {first_other}: not UTF-8, so the file was read as Windows-1252. "
        "If names look wrong, save it as CSV UTF-8 and import it again."
    )


def _is_utf_16(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.read(2).startswith(_UTF_16):
            return False
    try:
        with path.open(encoding="utf-16") as text:
            is_sound = not any("\x00" in line for line in text)
    except UnicodeError:
        is_sound = False
    if not is_sound:
        raise UnreadableFile(f"{path.name} is UTF-16 text that is damaged; save it as CSV UTF-8")
    return True


def _require_text(path: Path, number: int, line: bytes) -> None:
    if number == 1 and line.startswith(_WORKBOOKS):
        raise UnreadableFile(f"{path.name} is a workbook; save the sheet as CSV UTF-8")
    if b"\x00" in line:
        raise UnreadableFile(f"{path.name}, line {number}: not a text file")


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter_of(file: TextIO, is_headed: Callable[[Sequence[str]], bool]) -> str:
    """The delimiter that parts the headings most often, quoted text aside, or else the first row that has any.

    That row may be Excel's own `sep=;`; a title may have commas. Leaves the file at its beginning.
    """
    top = [(line, _most_often(line)) for line in islice(iter(file.readline, ""), MOST_ABOVE + 1)]
    file.seek(0)
    parted = [(line, sign) for line, sign in top if sign]
    headed = (sign for line, sign in parted if is_headed([cell.strip(' "\r\n') for cell in line.split(sign)]))
    return next(headed, parted[0][1] if parted else DELIMITERS[0])


def _most_often(line: str) -> str:
    """The delimiter there is most of outside of quotes; "" for none."""
    unquoted = "".join(line.split('"')[::2])
    sign = max(DELIMITERS, key=unquoted.count)
    return sign if sign in unquoted else ""


def _lines(file: TextIO, delimiter: str) -> Iterator[Line]:
    """Every row that is not blank; one that is not valid CSV comes with its problem, and reading goes on."""
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(number, [], _explained(error, number, reader.line_num))
            continue
        if any(cell.strip() for cell in cells):
            yield Line(number, cells)


def _explained(error: csv.Error, number: int, until: int) -> str:
    is_open = "end of data" in str(error) or "limit" in str(error)
    reason = (
        "a quotation mark is never closed" if is_open else "a quotation mark inside a quoted cell must be doubled"
    )
    return f"{reason} (read up to line {until})" if until > number else reason
