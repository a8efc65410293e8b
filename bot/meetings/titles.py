"""What a call is called: by what was typed with it, by the file itself, or by the file's name."""

import re

LONGEST = 70
_EXPORT_WORDS = re.compile(
    r"\b(?:gmt\d{8}[-_]?\d{0,6}|recording|transcripts?|captions?|export(?:ed)?|audio|otter[_ ]ai"
    r"|\d{3,4}x\d{3,4})\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&’'-]*(?: (?:& )?[A-Z][\w&’'-]*){0,3}"
_WITH_WHOM = re.compile(
    rf"\b(?i:call|meeting|demo|qbr|review|chat|session|sync|kick-?off|lunch|spoke|talked|met)\b(?: [a-z]+)?"
    rf" (?:with|to|at) (?:the )?(?P<name>{_NAME})(?: (?:at|from|of) (?P<company>{_NAME}))?"
    rf"|^(?i:(?:call |meeting |demo |qbr |my )?notes|debrief): *(?P<label>{_NAME})(?= [a-z]|,|\.|:)"
)
NOTES_LOOKED_AT = 300
NAMELESS = {"", "file", "untitled", "text", "paste", "meeting", "call", "notes", "download", "blob", "document"}


def title_of(*, typed: str, said: str, file_name: str) -> str:
    """The first of these that says something, at most 70 characters; "" when none does."""
    first_line = next((line.strip() for line in typed.splitlines() if line.strip()), "")
    for candidate in (first_line, said.strip(), _spelt_out(file_name)):
        if candidate:
            return candidate if len(candidate) <= LONGEST else candidate[: LONGEST - 1].rstrip() + "…"
    return ""


def title_of_notes(text: str) -> str:
    """The company or the person a call told of in notes was with: "Globex"; "" when none is named."""
    found = _WITH_WHOM.search(text[:NOTES_LOOKED_AT])
    if not found:
        return ""
    return (found["company"] or found["name"] or found["label"]).rstrip(".,'’-")


def _spelt_out(file_name: str) -> str:
    """ "acme_discovery.vtt" as "Acme discovery"; "" for a name that says nothing."""
    stem = re.sub(r"(?:\.[A-Za-z0-9]{2,5})+$", "", file_name.rpartition("/")[2])
    words = " ".join(_EXPORT_WORDS.sub(" ", re.sub(r"[_+]+", " ", stem)).split()).strip(" -–.")
    if words.casefold() in NAMELESS or not re.search(r"[^\W\d_]{2}", words):
        return ""
    return words[:1].upper() + words[1:]
