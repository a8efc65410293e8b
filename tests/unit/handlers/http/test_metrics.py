"""Who is told what this process counted."""

from typing import cast

import pytest
from starlette.testclient import TestClient

from bot.deps import Deps
from bot.metering import Metering
from handlers.http import web_app
from handlers.http.metrics import metric_routes
from storage.journal import Journal
from storage.load import Load


class _Gone:
    """A database that cannot be had."""

    def reading_all_teams(self) -> object:
        raise OSError

    def load(self) -> Load:
        return Load(in_use=0, waiting=3, most=20)


class _Deps:
    metering = Metering()
    database = _Gone()


@pytest.fixture
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    journal = Journal(tmp_path_factory.mktemp("journal"))
    return TestClient(web_app(metric_routes(cast(Deps, _Deps()), journal, None)))


def test_prometheus_next_door_is_told(client: TestClient) -> None:
    answer = client.get("/metrics")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert "sideline_database_up 0.0" in answer.text
    assert "sideline_database_waiting 3.0" in answer.text
    assert "sideline_database_connections_most 20.0" in answer.text


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_whoever_comes_through_a_proxy_is_not(client: TestClient, header: str) -> None:
    answer = client.get("/metrics", headers={header: "for=203.0.113.7"})

    assert (answer.status_code, answer.text) == (404, "not found")
