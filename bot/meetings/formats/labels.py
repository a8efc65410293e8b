"""Which words before a colon name a speaker, and how that name is written."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from bot.meetings.formats.clock import MONTH_OF_YEAR, day_in
from bot.meetings.formats.label_words import METADATA, SIDES, SMALL, UNKNOWN
from bot.meetings.transcript import Side

LONGEST_LABEL: Final = 60
FEW_LINES: Final = 8
LEAST_HEADED: Final = 0.03
"""Of the lines of a file, at least this share is headed; below, words before colons are figures of speech."""

_BOT = re.compile(
    r"\b(?:notetaker|note taker|otter\.?ai|fireflies\.ai|read\.ai|fathom\.?(?:ai)?'s|otterpilot)\b"
    r"|^(?:system|tool|tool calls?)$|['’]s presentation\b|\b(?:presentation|recording) \(",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d:\d\d")
_NOT_IN_NAMES = re.compile(r"^\s*#|[?!;:=<>{}\"“”\\]|//|\.\s+[a-z]|,\s+[a-z]")
_ENDING_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{0,60})[)\]]\s*$")
_ROLE_IN_BRACKETS = re.compile(
    r"\s*[(\[](?:host|co-?host|guest|me|you|external|internal|organi[sz]er|presenter|unverified|\w{1,4}/\w{1,6})[)\]]$",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"\b(?:iphone|ipad|android|galaxy|macbook|laptop|desktop|phone|pc|computer|tablet)\b", re.IGNORECASE
)
_STANDS_IN = re.compile(r"(?:[QA]|speaker|participant|person|sprecher|interlocut\w+)\s*\d*", re.IGNORECASE)


def is_metadata(label: str) -> bool:
    """True for "Date", "Call type" and the like, and for the first half of a web address."""
    lowered = label.strip(" *_#").lower()
    if lowered in METADATA or lowered.endswith(("http", "https", "mailto")):
        return True
    if not any(map(str.isdigit, lowered)):
        return False
    return any((_CLOCK.search(label), day_in(label), MONTH_OF_YEAR.match(lowered)))


def looks_like_name(label: str) -> bool:
    """True for up to five words that could head somebody's lines: "Dana Cole (she/her)", "van der Berg, Jo"."""
    words = (_ENDING_BRACKET.sub("", label) or label).split()
    if not words or len(words) > 5 or len(label) > LONGEST_LABEL or _NOT_IN_NAMES.search(label):
        return False
    return all(_could_be_in_a_name(word) for word in words) and any(letter.isalnum() for letter in label)


def _could_be_in_a_name(word: str) -> bool:
    bare = word.strip("()[]|,.'’-&@/")
    return (
        not bare
        or not bare[0].islower()
        or not bare.islower()
        or bare in SMALL
        or bare.lower() in SIDES
        or "@" in word
    )


def speaker_labels(labels: Iterable[str], *, at_least: int = 3, of_lines: int = 0) -> frozenset[str]:
    """Of the labels a file has before its colons, those that are speakers.

    A label is a speaker when it looks like a name, or is short and comes back, or is short in a file that
    has a label on half of its lines (`of_lines`, how many those are). No label is one unless there are two
    of them and one comes back (in a few lines, none needs to), or one comes `at_least` times: notes with
    headings are no conversation.
    """
    counts = Counter(labels)
    is_dense = 0 < of_lines <= 2 * counts.total()
    accepted = {label: count for label, count in counts.items() if _is_accepted(label, count, is_dense)}
    if "Q" in counts and "A" in counts and not accepted.keys() - {"A"}:
        accepted["Q"] = counts["Q"]
    most = max(accepted.values(), default=0)
    is_exchange = len(accepted) == 2 and of_lines <= FEW_LINES
    is_conversation = is_exchange or (len(accepted) > 1 and most > 1)
    if sum(accepted.values()) < LEAST_HEADED * of_lines or not (is_conversation or most >= at_least):
        return frozenset()
    return frozenset(accepted)


def _is_accepted(label: str, count: int, is_dense: bool) -> bool:
    if is_metadata(label) or len(label) > LONGEST_LABEL:
        return False
    if looks_like_name(label):
        return True
    is_short = len(label.split()) <= 3 and not _NOT_IN_NAMES.search(label) and any(map(str.isalnum, label))
    return is_short and (count >= 2 or is_dense)


def is_bot(name: str) -> bool:
    """True for a note taker, or a shared screen listed as if it were somebody."""
    return _BOT.search(name) is not None


def side_of(name: str) -> Side | None:
    """The side a role tells ("AGENT", "Prospect (Dana)"), None for a name."""
    role = name.partition("(")[0]
    return SIDES.get(re.sub(r"[\s_-]*\d+$", "", role).strip().lower())


def cleaned_names(names: Collection[str]) -> dict[str, str]:
    """Each name as found → as shown; "" for nobody.

    Without what stands in brackets: pronouns, companies, roles, original names. A role or a device before
    brackets gives way to the name inside: "Prospect (Dana)". Two who differ only in brackets keep them.
    """
    plain = {name: _plain(name) for name in names}
    bases = {tidy: _without_bracket(tidy) for tidy in plain.values()}
    rivals = Counter(base for tidy, base in bases.items() if tidy != base)
    return {name: bases[tidy] if rivals[bases[tidy]] < 2 else tidy for name, tidy in plain.items()}


def _plain(name: str) -> str:
    tidy = " ".join(name.replace("\u200b", "").replace("*", " ").split()).strip(" :-–—_")
    tidy = _ROLE_IN_BRACKETS.sub("", tidy)[:LONGEST_LABEL]
    return "" if tidy.lower() in UNKNOWN else tidy


def _without_bracket(name: str) -> str:
    found = _ENDING_BRACKET.search(name)
    if not found:
        return name
    before, inside = name[: found.start()].strip(), found[1].strip()
    is_name_inside = inside and not _DEVICE.search(inside) and not side_of(inside)
    if is_name_inside and (_DEVICE.search(before) or side_of(before) or _STANDS_IN.fullmatch(before)):
        return inside
    return before or inside
