"""Whatever our own OpenAPI document allows is answered as it says; schemathesis makes up the requests."""

import asyncio
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from bot.tracks import Tracks
from handlers.http.api.openapi import openapi_of
from handlers.http.api.routes import ENDPOINTS
from handlers.http.serving import over_http
from tests.integration.api.conftest import NOON, opened_office

EXAMPLES = 8
schema = schemathesis.openapi.from_dict(openapi_of(ENDPOINTS))


class Served:
    """The API in a thread and a loop of its own, at an address; Riya's token opens it."""

    def __init__(self, library: Path, tracks: Tracks, folder: Path) -> None:
        shutil.copy(library, folder / "coach.db")
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self.address = self.token = ""
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(tracks, folder),))
        self._thread.start()
        assert self._ready.wait(60)

    async def _serve(self, tracks: Tracks, folder: Path) -> None:
        async with opened_office(tracks, folder / "coach.db") as office:
            office.per_minute = 1_000_000
            riya = await office.knows("U-RIYA", email="riya@example.com", track="sales", onboarded_at=NOON)
            self.token = await office.token(riya)
            async with over_http(office.app(), host="127.0.0.1", port=0) as port:
                self.address = f"http://127.0.0.1:{port}"
                self._ready.set()
                await self._over.wait()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(60)
        self._loop.close()


@pytest.fixture(scope="module")
def served(library: Path, tracks: Tracks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with closing(Served(library, tracks, tmp_path_factory.mktemp("served"))) as served:
        yield served


@schema.parametrize()
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_every_endpoint_keeps_its_word(case: Case[Any], served: Served) -> None:
    case.call_and_validate(
        served.address,
        headers={"Authorization": f"Bearer {served.token}"},
        excluded_checks=[positive_data_acceptance],  # a day that is past is a day, and still refused
    )
