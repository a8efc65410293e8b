import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.knowledge.library import keep_library
from storage.database import Database
from tests.content.asking import Library
from tests.content.cards import CONTENT


@pytest.fixture(scope="session")
def library_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("library") / "library.db"
    url = f"sqlite+aiosqlite:///{path}"

    async def keep() -> None:
        database = Database(url)
        await database.migrate()
        await keep_library(database, CONTENT)
        await database.close()

    asyncio.run(keep())
    return url


@pytest.fixture
async def library(library_url: str) -> AsyncIterator[Library]:
    database = Database(library_url)
    yield Library(database)
    await database.close()
