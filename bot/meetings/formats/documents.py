"""The text of Word files and PDFs, in the order a reader sees it.

What reads them is large and slow to load, and few calls come so: it is loaded with the first that does.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bot.errors import CannotRead, FileBroken, FileIsScan

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MOST_UNPACKED_BYTES: Final = 60_000_000
MOST_PART_BYTES: Final = 20_000_000
MOST_PAGES: Final = 400
MOST_LETTERS: Final = 5_000_000


def docx_text(data: bytes) -> str:
    """The paragraphs and table rows of a .docx, a line each; cells are set apart by tabs, bold starts by `**`.

    Raises FileBroken if it cannot be opened or would unpack to more than a transcript has, CannotRead if
    it is an archive of another kind.
    """
    from docx import Document  # noqa: PLC0415  (see above)

    _check_archive(data)
    try:
        document = Document(io.BytesIO(data))
        return "\n".join(_lines(document.iter_inner_content()))[:MOST_LETTERS]
    except Exception as error:
        raise FileBroken(type(error).__name__) from error  # python-docx and lxml document no closed list


def _check_archive(data: bytes) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise FileBroken(type(error).__name__) from error
    if not any(part.filename == "word/document.xml" for part in parts):
        raise CannotRead("an archive, but not of Word")
    sizes = [part.file_size for part in parts]
    if sum(sizes) > MOST_UNPACKED_BYTES or max(sizes) > MOST_PART_BYTES or len(sizes) > 5000:
        raise FileBroken("unpacks to too much")


def _lines(blocks: "Iterator[Paragraph | Table]") -> Iterator[str]:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    for block in blocks:
        if isinstance(block, Paragraph):
            yield _marked(block)
        else:
            for row in block.rows:
                yield "\t".join(" ".join(cell.text.split()) for cell in dict.fromkeys(row.cells))


def _marked(paragraph: "Paragraph") -> str:
    """The paragraph with a heading's `#` or its bold beginning marked as Markdown does."""
    text = paragraph.text
    style = paragraph.style.name if paragraph.style else ""
    if text.strip() and (style or "").startswith("Heading"):
        return f"## {text.strip()}"
    bold = ""
    for run in paragraph.runs:
        if not run.bold and run.text.strip():
            break
        bold += run.text
    head = bold.rstrip()
    is_head = head.strip() and len(head) <= 80 and "\n" not in head and text.startswith(head)
    return f"**{head}**{text[len(head) :]}" if is_head else text


def pdf_text(data: bytes) -> str:
    """The text of a PDF, page after page.

    Raises FileBroken if it cannot be opened without a password, FileIsScan if its pages are pictures.
    """
    from pypdf import PdfReader  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileBroken("encrypted")
        text = "\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])[:MOST_LETTERS]
    except CannotRead:
        raise
    except Exception as error:
        raise FileBroken(type(error).__name__) from error  # pypdf raises whatever a broken file leads to
    if not text.strip():
        raise FileIsScan
    return text
