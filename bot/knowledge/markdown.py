"""A page as its readers see it, in plainer markdown: before it is cut, so that each piece stands alone.

Comments are gone, links and footnotes stand where they are referred to, every heading is marked by `#`. What is
code stays as it is. The rules are CommonMark's (https://spec.commonmark.org/0.31.2/), footnotes GitHub's.
"""

import re
from collections.abc import Callable

from bot.packs import ContentError

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand around the number of a piece of code while the text is worked on; both are for private use in Unicode."""

_UNSEEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xE000, 0xE001])
"""Control characters, but for tab and line breaks: they are nothing to read, and move a terminal's cursor."""

_CODE_OR_COMMENT = re.compile(
    r"(?P<code>^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|.*\Z)"
    r"|(?<!`)(?P<ticks>`{1,3}+)(?!`)[^`\n]{1,500}(?P=ticks)(?!`))"
    r"|<!--(?P<comment>.*?)(?P<end>-->|\Z)",
    re.DOTALL | re.MULTILINE,
)
_KEPT_CODE = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_SETEXT = re.compile(
    rf"(?:\A|(?<=\n\n))(?P<name> {{0,3}}(?![-*+>#|=~{_OPEN}\s]|[0-9]+[.)] )[^\n]+)\n"
    r" {0,3}(?P<line>=+|--+)[ \t]*$",
    re.MULTILINE,
)
_NO_HEADING = re.compile(r"^#{1,6}[ \t]*$\n?", re.MULTILINE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*([^\n]*(?:\n(?: {2,}|\t)[^\n]+)*+)\n?", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]]+)\]:[ \t]*<?([^\s<>]+)>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$\n?",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?![\[(:])")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def plainer(markdown: str, *, first_line: int = 1) -> str:
    """The page, of which `readable` has been asked, with every reference resolved.

    Raises `ContentError` for a comment that is never closed, naming its line, counted from `first_line`.
    """
    code: list[str] = []
    text = _CODE_OR_COMMENT.sub(_set_aside(code, markdown, first_line), markdown)
    text = _with_notes(_with_links(_SETEXT.sub(_marked, _NO_HEADING.sub("", text))))
    return _KEPT_CODE.sub(lambda found: code[int(found[1])], text)


def readable(text: str) -> str:
    """The text without characters that nobody sees."""
    return text.translate(_UNSEEN)


def _set_aside(code: list[str], markdown: str, first_line: int) -> Callable[[re.Match[str]], str]:
    def aside(found: re.Match[str]) -> str:
        if found["code"] is not None:
            code.append(found["code"])
            return f"{_OPEN}{len(code) - 1}{_CLOSE}"
        if not found["end"]:
            line = markdown.count("\n", 0, found.start()) + first_line
            raise ContentError(f"line {line}: a comment begins here and is never closed; end it with -->")
        return ""

    return aside


def _marked(found: re.Match[str]) -> str:
    return f"{'#' if found['line'].startswith('=') else '##'} {found['name'].strip()}"


def _with_links(text: str) -> str:
    """Links by reference with their address beside them, and no list of addresses."""
    places = {_label(found[1]): found[2] for found in reversed(list(_DEFINITION.finditer(text)))}
    if not places:
        return text

    def linked(found: re.Match[str]) -> str:
        place = places.get(_label(found[2] or found[1]))
        return f"[{found[1]}]({place})" if place else found[0]

    return _REFERENCE.sub(linked, _DEFINITION.sub("", text))


def _with_notes(text: str) -> str:
    """Footnotes in brackets, where their marks were."""
    notes = {found[1]: " ".join(found[2].split()) for found in _FOOTNOTE.finditer(text)}
    if not notes:
        return text

    def noted(found: re.Match[str]) -> str:
        note = notes.get(found[1])
        return f" ({note})" if note else found[0]

    return _NOTE_MARK.sub(noted, _FOOTNOTE.sub("", text))


def _label(written: str) -> str:
    """What makes two labels the same: neither case nor blanks tell them apart."""
    return " ".join(written.split()).casefold()
