"""From cited text blocks to one text with numbered marks."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.claude.answers import Cited, Passage, mended
from bot.claude.turns import without_marks
from bot.model import Reply, Snippet

_NOT_A_WORD = re.compile(r"[\W_]+")
_LINK = re.compile(r"!?\[([^\]\n]*+)\]\(\s*+([^)\s]++)(?:[^\S\n][^)\n]*+)?\)")
_BEGUN = re.compile(r" ?(?:!|!?\[(?!\d{1,2}\]$)[^\]\n]*(?:\](?:\([^)\n]*)?)?)?$")
"""A mark or a link of which the end is still to come."""
_LONGEST_LINK = 700


def citable(snippets: Sequence[Snippet]) -> dict[str, str]:
    """What may be cited: the ids of the snippets, each with the letters and digits of what it says."""
    return {snippet.cite: _bare(snippet.body) for snippet in snippets}


def read_reply(passages: Sequence[Passage], known: Mapping[str, str]) -> Reply:
    """The text, with `[1]` behind each passage that is cited, and the ids in order of first use.

    `known` is what is `citable`. A source we did not send, or that does not say what is cited of it, gets no
    mark, and neither do numbers in brackets that the model typed itself. A link says where it leads.
    """
    numbers: dict[str, int] = {}
    pieces = []
    for passage in passages:
        marks = [numbers.setdefault(cite, len(numbers) + 1) for cite in _cites(passage.cited, known)]
        pieces.append(_marked(without_marks(passage.text), marks))
    text = _LINK.sub(_plainly, mended("".join(pieces)))
    return Reply(text=text.strip(), cites=list(numbers))


def read_partial_reply(passages: Sequence[Passage], known: Mapping[str, str]) -> str:
    """The text of unfinished passages, which only ever grows: what is half a mark or a link waits for its end."""
    text = read_reply(passages, known).text
    begun = _BEGUN.search(text, max(0, len(text) - _LONGEST_LINK))
    return text[: begun.start()] if begun else text


def _plainly(link: re.Match[str]) -> str:
    """Words that lead elsewhere than they seem to are how people are deceived."""
    label, address = link.group(1).strip(), link.group(2)
    return address if label in ("", address) else f"{label} ({address})"


def _cites(cited: Sequence[Cited], known: Mapping[str, str]) -> Iterator[str]:
    for one in cited:
        source = one.source.strip()
        if source in known and _bare(one.words) in known[source]:
            yield source


def _bare(text: str) -> str:
    """The letters and digits alone: a passage is cited across paragraphs, whose gaps are not."""
    return _NOT_A_WORD.sub("", text).casefold()


def _marked(text: str, marks: Sequence[int]) -> str:
    if not marks:
        return text
    words = text.rstrip()
    return f"{words} {''.join(f'[{number}]' for number in dict.fromkeys(marks))}{text[len(words) :]}"
