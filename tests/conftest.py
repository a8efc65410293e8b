"""What tests of every kind share."""

from collections.abc import Iterator

import pytest

from tests.postgres import running_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The url of a Postgres server, started when the first test asks for it."""
    with running_postgres() as url:
        yield url
