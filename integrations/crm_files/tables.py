"""A CSV file, read line by line: which encoding, which delimiter, and on which line a row stands."""

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

DELIMITERS = ",;\t|"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
def opened_table(path: Path) -> Iterator[Table]:
    """The file's table, open for as long as the block runs. Raises `UnreadableFile`."""
    try:
        encoding, note = _encoding_of(path)
        with path.open(encoding=encoding, newline="") as file:
            lines = _lines(file, _delimiter_of(file))
            heading = next(lines, None)
            if heading is None:
                raise UnreadableFile(f"{path.name} is empty")
            if heading.problem:
                raise UnreadableFile(f"{path.name}, line {heading.number}: {heading.problem}")
            yield Table([" ".join(cell.split()) for cell in heading.cells], lines, note)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}") from None


def _encoding_of(path: Path) -> tuple[str, str]:
    """UTF-8 when every line is; else Windows-1252, as Excel writes it in the West, and a note that says so."""
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


def _require_text(path: Path, number: int, line: bytes) -> None:
    if number == 1 and line.startswith(_UTF_16):
        raise UnreadableFile(f"{path.name} is UTF-16 text; save it as CSV UTF-8")
    if number == 1 and line.startswith(b"PK\x03\x04"):
        raise UnreadableFile(f"{path.name} is a workbook; save the sheet as CSV UTF-8")
    if b"\x00" in line:
        raise UnreadableFile(f"{path.name}, line {number}: not a text file")


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter_of(file: TextIO) -> str:
    """The delimiter that parts the headings most often, quoted text aside; leaves the file at its beginning."""
    heading = next((line for line in iter(file.readline, "") if line.strip()), "")
    file.seek(0)
    unquoted = "".join(heading.split('"')[::2])
    return max(DELIMITERS, key=unquoted.count)


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
