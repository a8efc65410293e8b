"""Files as spreadsheets save them: encodings, delimiters, quotation marks and line ends."""

from pathlib import Path

import pytest

from integrations.crm_files.tables import Line, UnreadableFile, opened_table


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_do_not_matter(tmp_path: Path, delimiter: str, line_end: str) -> None:
    rows = ["account_id,name", "A1,Acme", "A2,Globex", ""]
    path = written(tmp_path, line_end.join(rows).replace(",", delimiter).encode())

    headings, lines, _ = read(path)

    assert headings == ["account_id", "name"]
    assert lines == [Line(2, ["A1", "Acme"]), Line(3, ["A2", "Globex"])]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path: Path) -> None:
    headings, _, note = read(written(tmp_path, "\ufeffaccount_id,name\nA1,Ørsted".encode()))

    assert (headings, note) == (["account_id", "name"], "")


def test_a_delimiter_inside_quotation_marks_does_not_decide(tmp_path: Path) -> None:
    headings, _, _ = read(written(tmp_path, b'"name, legal, as in the register";id\nAcme;A1'))

    assert headings == ["name, legal, as in the register", "id"]


def test_quoted_cells_may_hold_anything(tmp_path: Path) -> None:
    path = written(tmp_path, b'id,name\nA1,"Acme, ""the"" Corp"\nA2,"two\nlines"\nA3,Globex\n')

    _, lines, _ = read(path)

    assert lines == [
        Line(2, ["A1", 'Acme, "the" Corp']),
        Line(3, ["A2", "two\nlines"]),
        Line(5, ["A3", "Globex"]),
    ]


def test_blank_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    _, lines, _ = read(written(tmp_path, b"\nid,name\n\nA1,Acme\n,\n   \nA2,Globex\n"))

    assert lines == [Line(4, ["A1", "Acme"]), Line(7, ["A2", "Globex"])]


def test_a_line_with_broken_quotation_marks_is_reported_and_reading_goes_on(tmp_path: Path) -> None:
    _, lines, _ = read(written(tmp_path, b'id,name\nA1,"Acme" Corp\nA2,Globex\n'))

    assert lines == [
        Line(2, [], "a quotation mark inside a quoted cell must be doubled"),
        Line(3, ["A2", "Globex"]),
    ]


def test_a_quotation_mark_that_is_never_closed_says_how_far_it_reached(tmp_path: Path) -> None:
    _, lines, _ = read(written(tmp_path, b'id,name\nA1,Acme\nA2,"Globex\nA3,Initech\n'))

    assert lines == [
        Line(2, ["A1", "Acme"]),
        Line(3, [], "a quotation mark is never closed (read up to line 4)"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_text_that_says_its_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    headings, lines, note = read(written(tmp_path, "id\tname\r\nA1\tMüller\r\n".encode(encoding)))

    assert (headings, lines, note) == (["id", "name"], [Line(2, ["A1", "Müller"])], "")


@pytest.mark.parametrize("above", [b"sep=;\n", b"Customer list\nas of 20 November\n\n", b"Customers;;\n"])
def test_headings_may_have_lines_above_them(tmp_path: Path, above: bytes) -> None:
    path = written(tmp_path, above + b"id;name\nA1;Acme\n")
    on = above.count(b"\n") + 1

    with opened_table(path, lambda cells: "id" in cells) as table:
        assert (table.headings, list(table.lines)) == (["id", "name"], [Line(on + 1, ["A1", "Acme"])])
        assert table.note == f"list.csv: the headings are on line {on}."


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    _, lines, note = read(written(tmp_path, "id,name\nA1,Müller\n".encode("cp1252")))

    assert lines == [Line(2, ["A1", "Müller"])]
    assert note.startswith("list.csv, line 2: not UTF-8, so the file was read as Windows-1252")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "list.csv is empty"),
        (b"\n \n,,\n", "list.csv is empty"),
        (b"id,name\nA1,\x81\xff\n", "list.csv, line 2: not UTF-8 text; save the file as CSV UTF-8"),
        (b"id,name\nA1,\x00\n", "list.csv, line 2: not a text file"),
        (
            "id,name\nA1,Acme".encode("utf-16")[:-1],
            "list.csv is UTF-16 text that is damaged; save it as CSV UTF-8",
        ),
        (b"PK\x03\x04rest of a workbook", "list.csv is a workbook; save the sheet as CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1an older one", "list.csv is a workbook; save the sheet as CSV UTF-8"),
        (b'id,"name\nA1,Acme', "list.csv, line 1: a quotation mark is never closed (read up to line 2)"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(tmp_path: Path, content: bytes, complaint: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(written(tmp_path, content))

    assert str(refused.value) == complaint


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read: No such file"):
        read(tmp_path / "gone.csv")
    with pytest.raises(UnreadableFile, match="cannot be read: Is a directory"):
        read(tmp_path)


def written(folder: Path, content: bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(content)
    return path


def read(path: Path) -> tuple[list[str], list[Line], str]:
    with opened_table(path) as table:
        return table.headings, list(table.lines), table.note
