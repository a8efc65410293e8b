"""What is counted, and that counting costs next to nothing."""

from time import process_time

import pytest

from bot.metering import Metering
from bot.model import Usage

CALL = Usage(
    task="guidance",
    model="large",
    input_tokens=100,
    output_tokens=5,
    cache_read_tokens=300,
    cache_write_tokens=0,
    cost_microdollars=2500,
    seconds=1.5,
    outcome="ok",
)


def test_a_time_is_counted_where_its_bucket_ends() -> None:
    histogram = Metering().first_reply

    for seconds in (0.1, 0.11, 12.0, 1000.0):
        histogram.observe(seconds)

    (observed,) = histogram.values.values()
    counted = dict(zip([*histogram.bounds, "longer"], observed.buckets, strict=True))
    assert {bound: count for bound, count in counted.items() if count} == {0.1: 1, 0.25: 1, 12.0: 1, "longer": 1}
    assert observed.count == 4
    assert observed.total == pytest.approx(1012.21)


def test_a_block_that_fails_is_timed_too() -> None:
    histogram, ticks = Metering().context_build, iter((1.0, 3.5))

    with pytest.raises(KeyError), histogram.timed(clock=lambda: next(ticks)):
        raise KeyError

    assert histogram.values[()].total == 2.5


def test_a_call_of_a_model_is_time_tokens_and_money() -> None:
    metering = Metering()

    metering.note_call(CALL)
    metering.note_call(CALL)

    assert metering.model_call.values["guidance", "large", "ok"].count == 2
    assert metering.tokens.values["large", "cache_read"] == 600
    assert metering.cost.values["large",] == pytest.approx(0.005)


def test_counting_takes_microseconds() -> None:
    histogram = Metering().job

    started = process_time()
    for _ in range(10_000):
        histogram.observe(0.3, "answer", "done")

    assert (process_time() - started) / 10_000 < 20e-6
