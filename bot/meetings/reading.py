"""From a file or a paste to a Transcript, whatever made it; the content decides, not the file's name."""

import html
import re
import unicodedata
from dataclasses import replace
from typing import Final

from bot.errors import (
    CallTooLong,
    CannotRead,
    FileBroken,
    FileEmpty,
    FileIsAudio,
    FileIsChat,
    FileIsImage,
    FileIsWebPage,
    FileTooLarge,
)
from bot.meetings.formats.addresses import domains_in
from bot.meetings.formats.chats import is_chat
from bot.meetings.formats.clock import day_in
from bot.meetings.formats.decoding import FileKind, decoded, kind_of_file
from bot.meetings.formats.documents import docx_text, pdf_text
from bot.meetings.formats.found import Found
from bot.meetings.formats.inline import read_inline, read_unnamed
from bot.meetings.formats.json_exports import read_json
from bot.meetings.formats.readers import READERS
from bot.meetings.formats.settling import settled
from bot.meetings.taken_in import MOST_BYTES
from bot.meetings.transcript import Transcript

MOST_LINES: Final = 300_000
"""Six hours with a cue of four lines for every word are some 250,000 lines."""

_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
_BLANKS = re.compile(r"([^\S\n][^\S\n]{39})[^\S\n]+")
"""No file means anything by a wider gap, and many a pattern takes the square of its width to try.

With the first blank apart it is looked for at blanks only.
"""

_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction and empty widths: tools put them around names, and no two names differ by them."""

_ESCAPED = re.compile(r"&(?:gt|lt|amp);")
_REFUSED: Final[dict[FileKind, type[CannotRead]]] = {
    "audio": FileIsAudio,
    "image": FileIsImage,
    "old_office": FileBroken,
    "unknown": CannotRead,
}


def read_transcript(data: bytes, *, name: str = "") -> Transcript:
    """The transcript in a file; of its name only a day is used ("GMT20261103-…"), and its ending for sound.

    Raises CannotRead, mostly one of the kinds that say what to do instead. Takes up to a few seconds of
    the processor for the largest files: never on an event loop.
    """
    kind = kind_of_file(data[:40_000], name)
    if kind in {"audio", "image"}:
        raise _REFUSED[kind]
    if len(data) > MOST_BYTES:
        raise FileTooLarge
    if not data.strip():
        raise FileEmpty
    if kind in _REFUSED:
        raise _REFUSED[kind]
    transcript = _read(_text_of(data, kind), _suffix(kind))
    return replace(transcript, happened_on=transcript.happened_on or day_in(name))


def read_pasted(text: str) -> Transcript:
    """The transcript in what somebody pasted into a message, also as Slack escapes it.

    Raises like `read_transcript`.
    """
    if len(text) > MOST_BYTES:
        raise FileTooLarge
    if _ESCAPED.search(text):
        text = html.unescape(text)
    return _read(text.replace("\r\n", "\n").replace("\r", "\n"), "")


def _text_of(data: bytes, kind: FileKind) -> str:
    if kind == "zip":
        return docx_text(data)
    if kind == "pdf":
        return pdf_text(data)
    text = decoded(data)
    if text is None:
        raise CannotRead
    return text


def _suffix(kind: FileKind) -> str:
    return {"zip": "_docx", "pdf": "_pdf"}.get(kind, "")


def _read(text: str, suffix: str) -> Transcript:
    text = _composed(text)
    if not text.strip():
        raise FileEmpty
    if _WEB_PAGE.match(text[:5000]):
        raise FileIsWebPage
    if is_chat(text):
        raise FileIsChat
    found = _found(_BLANKS.sub(r"\1", text))
    kind = found.format.removesuffix("_text") + suffix if suffix else found.format
    transcript = settled(replace(found, format=kind))
    return replace(transcript, domains=domains_in(text, transcript.speakers))


def _composed(text: str) -> str:
    """The text without marks nobody sees, an accent and its letter as one."""
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def _found(text: str) -> Found:
    """What the first reader that knows the text finds; speakers within lines where they are more than at heads."""
    found = read_json(text)
    if found:
        return found
    if text.count("\n") > MOST_LINES:
        raise CallTooLong
    for read in READERS:
        found = read(text)
        if found is None:
            continue
        if found.format in {"plain_name", "markdown_bold_name"}:
            return read_inline(text, more_than=int(1.5 * len(found.utterances))) or found
        return found
    return read_unnamed(text)
