"""`sideline new-key` and `sideline rotate-keys`: what tokens in the database are sealed with."""

from argparse import Namespace

from bot.numbers import so_many
from handlers.cli.doors import CannotDo, Doors
from handlers.cli.ground import opened_database, settings_here
from handlers.cli.printing import say
from storage import installations
from storage.database import Database
from storage.models import Installation
from storage.sealing import BadKey, NoSuchKey, Seal, new_key


async def make_key(_given: Namespace, _doors: Doors) -> int:
    """Print a new key, and nothing else, so that it can go straight into a file."""
    say(new_key())
    return 0


async def rotate_keys(_given: Namespace, _doors: Doors) -> int:
    """Seal every token anew with the first key. A token that changes meanwhile is under it already."""
    settings = settings_here()
    if not settings.encryption_keys:
        raise CannotDo("SIDELINE_ENCRYPTION_KEYS is not set: put the new key before the old one, with a comma")
    async with opened_database(settings) as database:
        try:
            count = await _reseal_all(database, Seal(settings.encryption_keys))
        except (BadKey, NoSuchKey) as problem:
            raise CannotDo(str(problem)) from None
    say(f"{so_many(count, 'installation is', 'installations are')} sealed with the first key; the others can go.")
    return 0


async def _reseal_all(database: Database, seal: Seal) -> int:
    async with database.reading_all_teams() as session:
        known = await installations.list_installations(session)
    for installation in known:
        async with database.for_team(installation.team_id) as session:
            await installations.reseal(
                session,
                installation=installation,
                sealed_token=_anew(seal, installation, installation.sealed_token),
                sealed_refresh_token=_anew(seal, installation, installation.sealed_refresh_token)
                if installation.sealed_refresh_token
                else None,
            )
    return len(known)


def _anew(seal: Seal, installation: Installation, sealed: str) -> str:
    owner = installation.team_id
    return seal.close(seal.open(sealed, owner=owner), owner=owner)
