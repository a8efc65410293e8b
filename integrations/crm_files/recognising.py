"""Whether a file is a list of accounts or deals, by its headings."""

from integrations.crm_files.columns import LISTS, columns_at
from integrations.crm_files.tables import DELIMITERS, UnreadableFile

FEWEST_COLUMNS = 3
"""So many of a list's columns must be there; a table of speech may have a name and an id too."""


def list_called(data: bytes) -> str | None:
    """ "accounts" or "deals", whichever the first line fits best; None for anything else."""
    first = data.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")
    delimiter = max(DELIMITERS, key=first.count)
    headings = [cell.strip().strip('"') for cell in first.split(delimiter)]
    counts = {name: _count(name, headings) for name in LISTS}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= FEWEST_COLUMNS else None


def _count(name: str, headings: list[str]) -> int:
    """How many columns of the list there are; 0 if one it needs is missing."""
    try:
        return len(columns_at(LISTS[name], headings, file_name=""))
    except UnreadableFile:
        return 0
