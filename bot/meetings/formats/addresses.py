"""Whose company a speaker works for, as the e-mail addresses in a file tell; the addresses are not kept."""

import re
from collections.abc import Collection, Iterator
from typing import Final

_ADDRESS = re.compile(r"\b([\w.+-]{1,64})@((?:[\w-]{1,63}\.)+[A-Za-z]{2,24})\b")
_BETWEEN = r"[\s\"':,<(\[=|-]{1,12}(?:e-?mail(?:_?address)?[\s\"':,<(=]{1,8}|mailto:)?"
_MOST_LOOKED_AT = 400
PUBLIC: Final = frozenset(
    [
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com"),
        *(
            "icloud.com",
            "me.com",
            "aol.com",
            "proton.me",
            "protonmail.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "mail.com",
        ),
    ]
)
"""Domains at which anybody may have an address: they tell no company."""


def domains_in(text: str, speakers: Collection[str]) -> dict[str, str]:
    """The e-mail domain of each speaker whose address stands in the text, in lower case; public ones left out.

    An address is somebody's when it is made of their name ("dana.cole@") or stands right after it.
    """
    if "@" not in text or not speakers:
        return {}
    return dict(_owned(text, speakers))


def _owned(text: str, speakers: Collection[str]) -> Iterator[tuple[str, str]]:
    for number, found in enumerate(_ADDRESS.finditer(text)):
        domain = found[2].lower()
        if number >= _MOST_LOOKED_AT:
            return
        if domain in PUBLIC:
            continue
        owners = [name for name in speakers if found[1].lower() in _local_parts(name)]
        owners = owners or [name for name in speakers if _stands_before(name, text, found.start())]
        if len(owners) == 1:
            yield owners[0], domain


def _local_parts(name: str) -> set[str]:
    """How addresses are made of a name: "dana", "dana.cole", "dcole" …"""
    words = re.findall(r"[^\W\d_]+", name.lower())
    if not words or len(words[0]) < 3:
        return set()
    first, last = words[0], words[-1]
    if len(words) == 1:
        return {first}
    joined = {
        f"{one}{mark}{other}" for one, other in ((first, last), (last, first)) for mark in (".", "_", "-", "")
    }
    return joined | {first, f"{first[0]}{last}", f"{first[0]}.{last}", f"{first}{last[0]}", f"{first}.{last[0]}"}


def _stands_before(name: str, text: str, place: int) -> bool:
    before = text[max(0, place - len(name) - 40) : place]
    return re.search(rf"{re.escape(name)}{_BETWEEN}$", before, re.IGNORECASE) is not None
