"""Customer and deal lists from a CRM, as CSV files, into our own rows.

The file is the truth for what it holds: a blank cell clears what we knew, a column that is not in
the file leaves it, and lines that are gone from the file stay with us. The first line with a key
counts; a later one with the same key is reported. Importing a file twice is the same as once.
"""

from integrations.crm_files.columns import ACCOUNTS, DEALS, LISTS, CrmList
from integrations.crm_files.importing import FileReport, import_file
from integrations.crm_files.tables import UnreadableFile

__all__ = ["ACCOUNTS", "DEALS", "LISTS", "CrmList", "FileReport", "UnreadableFile", "import_file"]
