"""The JSON API: one line for each feature, in the order the documentation has them."""

from collections.abc import Callable
from itertools import groupby

from starlette.routing import BaseRoute

from bot.deps import Deps
from handlers.http.api import (
    feedback,
    goals,
    guidance,
    insights,
    profile,
    progress,
    sessions,
    skills,
    weekly_plan,
)
from handlers.http.api.bearers import Doorkeeper
from handlers.http.api.documents import document_routes
from handlers.http.api.endpoints import route_of
from handlers.http.api.limits import Limits
from handlers.http.api.visits import Api, Endpoint
from storage.agenda import AgendaRow
from storage.models import Person

ENDPOINTS: tuple[Endpoint, ...] = (
    *guidance.ENDPOINTS,
    *feedback.ENDPOINTS,
    *skills.ENDPOINTS,
    *progress.ENDPOINTS,
    *profile.ENDPOINTS,
    *goals.ENDPOINTS,
    *weekly_plan.ENDPOINTS,
    *sessions.ENDPOINTS,
    *insights.ENDPOINTS,
)


def api_routes(
    deps: Deps, take: Callable[[AgendaRow], None], changed: Callable[[Person], None] = lambda _person: None
) -> list[BaseRoute]:
    """The endpoints and their documents. `take` does promised work, `changed` is told whose things changed."""
    api, door = Api(deps, take, changed), Doorkeeper(deps)
    limits = Limits(deps.database, deps.settings.sideline_api_per_minute)
    by_path = {path: list(group) for path, group in groupby(ENDPOINTS, key=lambda endpoint: endpoint.path)}
    return [
        *document_routes(ENDPOINTS),
        *(route_of(path, endpoints, api, door, limits) for path, endpoints in by_path.items()),
    ]
