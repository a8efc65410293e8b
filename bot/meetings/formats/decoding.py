"""Bytes to text, and what the bytes are when they are no text."""

import codecs
import re
from collections.abc import Callable
from typing import Final, Literal

FileKind = Literal["audio", "image", "pdf", "zip", "old_office", "text", "unknown"]

_AUDIO: Final = (
    b"ID3", b"OggS", b"fLaC", b"#!AMR", b"\x1aE\xdf\xa3", b"MThd", b".snd", b"FLV\x01", b"0&\xb2u\x8ef\xcf\x11",
    b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"caff",
)  # fmt: skip
_IMAGES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_STILLS: Final = {b"heic", b"avif", b"mif1"}
_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AUDIO_NAME = re.compile(
    r"\.(?:mp3|mp4|m4a|m4v|wav|ogg|oga|opus|flac|aac|amr|wma|wmv|mov|avi|mkv|webm)$", re.IGNORECASE
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
_WINDOWS: Final = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_MOJIBAKE = re.compile("[ÃÂâ][\x80-\xbf€™œžŸ‚ƒ„…†‡ˆ‰Š‹Œ\u2018\u201c\u201d\u2022\u2013\u2014˜š›¡-¿]")


def kind_of_file(data: bytes, name: str = "") -> FileKind:
    """What the first bytes say; the name only decides between sound and unknown."""
    for kind, is_kind in _TELLS:
        if is_kind(data):
            return kind
    return "audio" if _AUDIO_NAME.search(name) else "unknown"


def _is_picture(data: bytes) -> bool:
    return data.startswith(_IMAGES) or data[8:12] == b"WEBP" or (data[4:8] == b"ftyp" and data[8:12] in _STILLS)


def _is_sound(data: bytes) -> bool:
    if data.startswith(_AUDIO):
        return True
    if data[:4] in {b"RIFF", b"FORM"} and data[8:12] in {b"WAVE", b"AVI ", b"AIFF", b"AIFC"}:
        return True
    if data[4:8] in {b"ftyp", b"moov", b"mdat"} and data[8:12] not in _STILLS:
        return True
    is_frame = len(data) > 2 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and data[1] & 0x18 != 0x08
    return is_frame and not data.startswith((codecs.BOM_UTF16_LE, b"\xff\xff")) and decoded(data) is None


def decoded(data: bytes) -> str | None:
    """The text in any of the encodings exports come in, with one kind of line end; None if it is no text.

    UTF-8 that was once saved as if it were Windows' own encoding ("â€™" for "’") is put right.
    """
    text = _by_mark(data) or _by_trying(data)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")
    return _unscrambled(text)


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace")
            return text if text.count("\ufffd") * 20 <= len(text) else None
    return None


def _by_trying(data: bytes) -> str | None:
    sample = data[:20_000]
    if sample.count(0) * 4 > len(sample):
        return _as_utf_16(data)
    if len(sample.translate(None, _CONTROLS)) < len(sample) * 0.97:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 or _is_mostly_utf_8(data):
            return data.decode("utf-8", errors="replace")
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if high * 3 > len(sample):
        return None
    return data.decode("cp1252", errors="replace") if not _has_latin_controls(data) else data.decode("latin-1")


def _as_utf_16(data: bytes) -> str | None:
    even, odd = data[0:20_000:2].count(0), data[1:20_000:2].count(0)
    try:
        text = data[: len(data) // 2 * 2].decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return (
        text
        if sum(letter.isprintable() or letter in "\n\r\t" for letter in text[:2000]) > 0.9 * len(text[:2000])
        else None
    )


def _is_mostly_utf_8(data: bytes) -> bool:
    """True when bytes that break UTF-8 are rare beside letters that keep to it, as in a file cut or pasted."""
    text = data[:200_000].decode("utf-8", errors="ignore")
    broken = data[:200_000].decode("utf-8", errors="replace").count("\ufffd")
    return sum(letter > "\x7f" for letter in text) > 4 * broken


def _has_latin_controls(data: bytes) -> bool:
    return any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d")


def _unscrambled(text: str) -> str:
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    try:
        return text.translate(_WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


_TELLS: Final[tuple[tuple[FileKind, Callable[[bytes], bool]], ...]] = (
    ("audio", _is_sound),
    ("image", _is_picture),
    ("pdf", lambda data: data[:1024].lstrip().startswith(b"%PDF-")),
    ("zip", lambda data: data.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
    ("old_office", lambda data: data.startswith(b"\xd0\xcf\x11\xe0")),
    ("text", lambda data: decoded(data) is not None),
)
