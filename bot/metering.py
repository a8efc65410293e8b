"""What is counted while the program runs, for whoever watches it: how long things take, what fails, what it costs.

Plain numbers of this process since its start, never of a person. Prometheus' library takes 50 ms and 12 MB to
load, so it is loaded when somebody asks for them (`handlers.http.exposition`), not here, where they are made.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from bot.model import Usage

QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)
PATIENT = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 20.0, 30.0, 60.0, 120.0)
"""Seconds at which the buckets end; 12 and 60 are what people were promised for an answer and for a review."""


@dataclass
class Observed:
    """How often, and how long together; `buckets` counts by length, the last one what was longer than all."""

    buckets: list[int]
    count: int = 0
    total: float = 0.0


@dataclass(frozen=True)
class Counter:
    """Something that only grows, by its labels' values."""

    name: str
    about: str
    labels: tuple[str, ...] = ()
    values: dict[tuple[str, ...], float] = field(default_factory=dict)

    def add(self, *labels: str, amount: float = 1) -> None:
        """Count one more, or `amount`."""
        self.values[labels] = self.values.get(labels, 0) + amount


@dataclass(frozen=True)
class Histogram:
    """How long something takes, in seconds, by its labels' values."""

    name: str
    about: str
    bounds: Sequence[float]
    labels: tuple[str, ...] = ()
    values: dict[tuple[str, ...], Observed] = field(default_factory=dict)

    def observe(self, seconds: float, *labels: str) -> None:
        """Note one that took so long."""
        found = self.values.get(labels)
        if found is None:
            found = self.values[labels] = Observed([0] * (len(self.bounds) + 1))
        found.buckets[bisect_left(self.bounds, seconds)] += 1
        found.count += 1
        found.total += seconds

    @contextmanager
    def timed(self, *labels: str, clock: Callable[[], float] = perf_counter) -> Iterator[None]:
        """Note how long the block takes, also when it fails."""
        started = clock()
        try:
            yield
        finally:
            self.observe(clock() - started, *labels)


class Metering:
    """Everything that is counted. A label's values are few: kinds, models and codes, no person, no workspace."""

    def __init__(self) -> None:
        """All at nought."""
        self.first_reply = Histogram(
            "sideline_first_reply_seconds", "From a question's promise to the first words in Slack.", PATIENT
        )
        self.debrief = Histogram(
            "sideline_debrief_seconds", "From the promise of a call's review to its last message.", PATIENT
        )
        self.context_build = Histogram(
            "sideline_context_build_seconds", "Gathering what an answer rests on, before anybody writes.", QUICK
        )
        self.job = Histogram("sideline_job_seconds", "One run of a promise.", PATIENT, ("kind", "outcome"))
        self.model_call = Histogram(
            "sideline_model_call_seconds", "One call of a model.", PATIENT, ("task", "model", "outcome")
        )
        self.api = Histogram("sideline_api_seconds", "A request of the API.", QUICK, ("endpoint", "status"))
        self.tokens = Counter("sideline_model_tokens_total", "Tokens read and written.", ("model", "direction"))
        self.cost = Counter("sideline_model_cost_dollars_total", "What calls of a model cost.", ("model",))
        self.fallbacks = Counter(
            "sideline_template_instead_total", "Answers by template though Claude was to write.", ("code",)
        )
        self.errors = Counter("sideline_errors_total", "What failed, by the code people are told.", ("code",))

    @property
    def histograms(self) -> Sequence[Histogram]:
        """All of them, in the order in which they are shown."""
        return (self.first_reply, self.debrief, self.context_build, self.job, self.model_call, self.api)

    @property
    def counters(self) -> Sequence[Counter]:
        """All of them, in the order in which they are shown."""
        return (self.tokens, self.cost, self.fallbacks, self.errors)

    def note_call(self, usage: Usage) -> None:
        """Count a call of a model: its time, its tokens and what it cost."""
        if usage.seconds:  # nobody waits for a batch
            self.model_call.observe(usage.seconds, usage.task, usage.model, usage.outcome)
        self.cost.add(usage.model, amount=usage.cost_microdollars / 1_000_000)
        for direction, tokens in (
            ("input", usage.input_tokens),
            ("output", usage.output_tokens),
            ("cache_read", usage.cache_read_tokens),
            ("cache_write", usage.cache_write_tokens),
        ):
            self.tokens.add(usage.model, direction, amount=tokens)
