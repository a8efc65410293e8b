"""A few invented accounts for the sandbox's people, so that the first question has something to speak of."""

from pathlib import Path

from bot.deps import Deps
from integrations.crm_files import ACCOUNTS, DEALS, import_file
from storage import accounts


async def add_samples(deps: Deps, team_id: str, folder: Path) -> None:
    """Import what is in the folder, unless the workspace has accounts already."""
    async with deps.database.reading(team_id) as session:
        if await accounts.list_accounts(session, limit=1):
            return
    for name, crm_list in (("accounts.csv", ACCOUNTS), ("deals.csv", DEALS)):
        await import_file(deps.database, team_id, folder / name, crm_list, now=deps.now())
