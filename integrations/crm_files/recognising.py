"""Whether a file is a list of accounts or deals, by its headings."""

from integrations.crm_files.columns import LISTS, CrmList, columns_at, count_columns
from integrations.crm_files.tables import DELIMITERS, UnreadableFile

FEWEST_COLUMNS = 3
"""So many of a list's columns must be there; a table of speech may have a name and an id too."""

FEWEST_WITHOUT_KEY = 4
"""A report somebody made of such a list has mostly lost its ids; the import asks for them."""


def list_called(data: bytes) -> str | None:
    """ "accounts" or "deals", whichever the first line fits best; None for anything else."""
    first = data.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")
    delimiter = max(DELIMITERS, key=first.count)
    headings = [cell.strip().strip('"') for cell in first.split(delimiter)]
    counts = {name: _fits(crm_list, headings) for name, crm_list in LISTS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _fits(crm_list: CrmList, headings: list[str]) -> int:
    """How many columns of the list there are; 0 for too few."""
    try:
        columns_at(crm_list, headings, file_name="")
        fewest = FEWEST_COLUMNS
    except UnreadableFile:
        fewest = FEWEST_WITHOUT_KEY
    count = count_columns(crm_list, headings)
    return count if count >= fewest else 0
