"""Long words in pieces that Slack takes: nothing is left out but the white space in between."""

MESSAGE = 11_000
"""Characters of one message; Slack refuses one whose blocks hold more than about 13,200 in all."""
PARAGRAPH = 2_900
"""Characters of one section or quotation; Slack takes 3,000."""
_SEAMS = ("\n\n", "\n", ". ", " ")


def pieces(text: str, length: int) -> list[str]:
    """The text in pieces of at most `length` characters.

    It is parted where a reader would pause, if there is such a place in the second half of a piece.
    """
    found: list[str] = []
    while len(text) > length:
        end = _end_of_piece(text[:length])
        found.append(text[:end].rstrip())
        text = text[end:].lstrip("\n ")
    return [*found, text] if text or not found else found


def goes_on(number: int, last: int) -> str:
    """What stands under each part of long words but the last."""
    return f"Part {number} of {last} · it goes on below"


def _end_of_piece(text: str) -> int:
    for seam in _SEAMS:
        place = text.rfind(seam, len(text) // 2)
        if place >= 0:
            return place + len(seam)
    return len(text)
