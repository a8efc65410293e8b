"""From cited text blocks to one text with numbered marks."""

from collections.abc import Collection, Iterator, Sequence

from anthropic.types import ContentBlock, TextBlock

from bot.claude.turns import without_marks
from bot.model import Reply


def read_reply(content: Sequence[ContentBlock], known: Collection[str]) -> Reply:
    """The text so far, with `[1]` behind each passage that is cited, and the ids in order of first use.

    Works on unfinished content too: a block's citations arrive after its text. Ids we did not send
    get no mark, and neither do numbers in brackets that the model typed itself.
    """
    numbers: dict[str, int] = {}
    pieces = []
    for block in content:
        if block.type == "text":
            marks = [numbers.setdefault(cite, len(numbers) + 1) for cite in _cites(block, known)]
            pieces.append(_marked(without_marks(block.text), marks))
    return Reply(text="".join(pieces).strip(), cites=list(numbers))


def _cites(block: TextBlock, known: Collection[str]) -> Iterator[str]:
    for citation in block.citations or []:
        if citation.type == "search_result_location" and citation.source in known:
            yield citation.source


def _marked(text: str, marks: Sequence[int]) -> str:
    if not marks:
        return text
    words = text.rstrip()
    return f"{words} {''.join(f'[{number}]' for number in dict.fromkeys(marks))}{text[len(words) :]}"
