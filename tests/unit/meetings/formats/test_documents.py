"""Word files and PDFs."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter

from bot.errors import CannotRead, FileBroken, FileIsScan
from bot.meetings.reading import read_transcript
from tests.unit.meetings.formats.reading_text import shape, times, words

SAID = [("Riya Shah", "Hi Dana."), ("Dana Cole", "Hello."), ("Riya Shah", "So?")]


def docx(fill: Callable[[Any], None]) -> bytes:
    document = Document()
    fill(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def google_meet(document: Any) -> None:
    document.add_heading("Acme sync - Transcript", 1)
    document.add_heading("Attendees", 3)
    document.add_paragraph("Riya Shah, Dana Cole, Fireflies.ai Notetaker Riya")
    document.add_heading("Transcript", 2)
    document.add_heading("00:00:00", 3)
    for name, text in SAID:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}:").bold = True
        paragraph.add_run(f" {text}")
    document.add_paragraph("Transcription ended after 00:06:10")
    document.add_paragraph("This editable transcript was computer generated and might contain errors.")


def teams(document: Any) -> None:
    document.add_paragraph("January 5, 2026, 10:00AM")
    for at, (name, text) in enumerate(SAID):
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"   0:0{at}\n{text}")


def table(document: Any) -> None:
    rows = document.add_table(0, 3)
    for row in [("Time", "Speaker", "Text"), *((f"0:0{at}", *said) for at, said in enumerate(SAID))]:
        for cell, text in zip(rows.add_row().cells, row, strict=True):
            cell.text = text


def names_above(document: Any) -> None:
    for name, text in SAID:
        document.add_paragraph().add_run(name).bold = True
        document.add_paragraph(text)


@pytest.mark.parametrize(
    ("fill", "kind", "basis"),
    [
        (google_meet, "google_meet_docx", "words"),
        (teams, "otter_txt_docx", "start_only"),
        (table, "table_tsv_docx", "start_only"),
        (names_above, "name_above_docx", "words"),
    ],
)
def test_a_word_file_is_read_as_it_looks(fill: Callable[[Any], None], kind: str, basis: str) -> None:
    transcript = read_transcript(docx(fill), name="call.docx")

    assert shape(transcript) == (kind, basis)
    assert words(transcript) == SAID


def pdf(*lines: str) -> bytes:
    """The smallest PDF with these lines in it."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = "".join(f"{number} 0 obj{text}endobj\n" for number, text in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF".encode()


def test_a_pdf_is_read_in_the_order_of_its_text() -> None:
    transcript = read_transcript(pdf(*(f"00:0{at} {name}: {text}" for at, (name, text) in enumerate(SAID))))

    assert shape(transcript) == ("time_name_pdf", "start_only")
    assert words(transcript) == SAID
    assert times(transcript)[0] == (0.0, 1.0)


def test_a_pdf_of_pictures_is_told_from_a_broken_one() -> None:
    scan = io.BytesIO()
    Image.new("1", (10, 10)).save(scan, "PDF")

    with pytest.raises(FileIsScan):
        read_transcript(scan.getvalue())


def test_a_pdf_with_a_password_cannot_be_opened() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf("Riya: hi"))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)

    with pytest.raises(FileBroken):
        read_transcript(locked.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        docx(teams)[:3000],
        b"PK\x03\x04 and then rubbish",
        b"%PDF-1.7 rubbish",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
def test_a_damaged_document_cannot_be_opened(data: bytes) -> None:
    with pytest.raises(FileBroken):
        read_transcript(data, name="call.docx")


def archive(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return kept.getvalue()


def test_a_document_that_unpacks_to_too_much_is_left_packed() -> None:
    with pytest.raises(FileBroken):
        read_transcript(archive(word__document_xml=b" " * 30_000_000))


def test_an_archive_of_anything_else_is_not_a_document() -> None:
    with pytest.raises(CannotRead) as refused:
        read_transcript(archive(call_vtt=b"WEBVTT"))

    assert refused.value.code == "E-FILE-UNKNOWN"
