"""What `/metrics` says: what was counted, and how things stand now, in Prometheus' own words.

Prometheus' library is loaded here and only when somebody asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from bot.deps import Deps
from bot.metering import Counter, Histogram, Metering
from storage import agenda
from storage.agenda import Backlog
from storage.errors import DATABASE_TROUBLE
from storage.journal import Journal
from storage.load import Load

CONTENT_TYPE = CONTENT_TYPE_LATEST


@dataclass(frozen=True)
class Standing:
    """How things stand at this moment; None where nobody can say, such as a backlog without a database."""

    load: Load
    backlog: list[Backlog] | None
    journal: int
    is_connected: bool | None
    takes_writes: bool


async def exposition(deps: Deps, journal: Journal, *, is_connected: bool | None = None) -> bytes:
    """The page, as Prometheus reads it. `is_connected` says whether Slack can reach us, if that is known."""
    load = deps.database.load()  # before we ask it ourselves
    backlog = await _backlog(deps)
    takes_writes = backlog is not None and await deps.database.takes_writes()
    standing = Standing(load, backlog, journal.open_notes, is_connected, takes_writes)
    registry = CollectorRegistry()
    registry.register(_Families(deps.metering, standing))
    return generate_latest(registry)


async def _backlog(deps: Deps) -> list[Backlog] | None:
    try:
        async with deps.database.reading_all_teams() as session:
            return await agenda.list_backlog(session)
    except DATABASE_TROUBLE:
        return None


class _Families:
    """Everything there is to tell, as the library's collectors do."""

    def __init__(self, metering: Metering, standing: Standing) -> None:
        self._metering = metering
        self._standing = standing

    def collect(self) -> Iterator[Metric]:
        """One family after the other."""
        yield from map(_histogram, self._metering.histograms)
        yield from map(_counter, self._metering.counters)
        yield from _standing(self._standing)


def _histogram(histogram: Histogram) -> Metric:
    family = HistogramMetricFamily(histogram.name, histogram.about, labels=histogram.labels)
    ends = [*map(str, histogram.bounds), "+Inf"]
    for labels, observed in histogram.values.items():
        family.add_metric(labels, list(zip(ends, accumulate(observed.buckets), strict=True)), observed.total)
    return family


def _counter(counter: Counter) -> Metric:
    family = CounterMetricFamily(counter.name, counter.about, labels=counter.labels)
    for labels, value in counter.values.items():
        family.add_metric(labels, value)
    return family


def _standing(standing: Standing) -> Iterator[Metric]:
    yield GaugeMetricFamily("sideline_journal_notes", "Events promised to Slack, not kept yet.", standing.journal)
    yield GaugeMetricFamily(
        "sideline_database_up", "Whether the database answered.", 0 if standing.backlog is None else 1
    )
    yield GaugeMetricFamily(
        "sideline_database_writable", "Whether it takes what is written.", int(standing.takes_writes)
    )
    yield from _load(standing.load)
    if standing.is_connected is not None:
        yield GaugeMetricFamily("sideline_connected", "Whether Slack can reach us.", int(standing.is_connected))
    if standing.backlog is not None:
        due = GaugeMetricFamily("sideline_agenda_due", "Promises that are due.", labels=("lane",))
        oldest = GaugeMetricFamily(
            "sideline_agenda_oldest_due_seconds", "How long the oldest of them has been due.", labels=("lane",)
        )
        for lane in standing.backlog:
            due.add_metric((lane.lane,), lane.due)
            oldest.add_metric((lane.lane,), lane.oldest_seconds)
        yield from (due, oldest)


def _load(load: Load) -> Iterator[Metric]:
    yield GaugeMetricFamily(
        "sideline_database_connections_in_use", "Connections to the database that transactions have.", load.in_use
    )
    yield GaugeMetricFamily(
        "sideline_database_waiting", "Transactions that wait for a connection, or for their turn.", load.waiting
    )
    if load.most is not None:
        yield GaugeMetricFamily(
            "sideline_database_connections_most", "How many connections there can be.", load.most
        )
