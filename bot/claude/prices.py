"""What the tokens of a call cost, in millionths of a US dollar."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

MILLION = 1_000_000


@dataclass(frozen=True)
class Tokens:
    """The tokens of one call as the API bills them: the four kinds of input do not overlap."""

    input: int = 0
    output: int = 0
    cache_read: int = 0
    cache_write_5m: int = 0
    cache_write_1h: int = 0

    @property
    def cache_write(self) -> int:
        """Tokens written to the cache, whatever their lifetime."""
        return self.cache_write_5m + self.cache_write_1h

    @property
    def prompt(self) -> int:
        """Everything the model read."""
        return self.input + self.cache_read + self.cache_write


@dataclass(frozen=True)
class Price:
    """Microdollars per million tokens of each kind.

    Some models charge `long_factor` times as much, for everything, once a prompt is longer than
    `long_above` tokens.
    """

    input: int
    output: int
    cache_read: int
    cache_write_5m: int
    cache_write_1h: int
    long_above: int | None = None
    long_factor: int = 1


def _dollars(
    input: float,
    output: float,
    *,
    cache_read: float,
    cache_write_5m: float,
    cache_write_1h: float,
    long_above: int | None = None,
    long_factor: int = 1,
) -> Price:
    return Price(
        input=round(input * MILLION),
        output=round(output * MILLION),
        cache_read=round(cache_read * MILLION),
        cache_write_5m=round(cache_write_5m * MILLION),
        cache_write_1h=round(cache_write_1h * MILLION),
        long_above=long_above,
        long_factor=long_factor,
    )


PRICES: Mapping[str, Price] = MappingProxyType(
    {
        "claude-haiku-5-5": _dollars(
            0.10,
            0.50,
            cache_read=0.01,
            cache_write_5m=0.125,
            cache_write_1h=0.20,
            long_above=100_000,
            long_factor=5,
        ),
        "claude-sonnet-5-5": _dollars(2, 10, cache_read=0.10, cache_write_5m=2.50, cache_write_1h=4),
        "claude-opus-5-5": _dollars(4, 20, cache_read=0.20, cache_write_5m=5, cache_write_1h=8),
        "claude-fable-5-1": _dollars(10, 50, cache_read=0.25, cache_write_5m=12.50, cache_write_1h=20),
    }
)
"""List prices of November 2026."""

BATCH_SHARE = 0.5
"""What a request of a batch costs of the same request by itself, for every kind of token."""


def cost_of(tokens: Tokens, model: str, prices: Mapping[str, Price] = PRICES, *, share: float = 1) -> int:
    """The cost in microdollars, rounded up; `share` is what is charged of the list price (0–1).

    A model we have no price for counts as the dearest we know: a budget may then stop early,
    but it cannot be overrun unseen.
    """
    price = _price_of(model, prices)
    total = (
        tokens.input * price.input
        + tokens.output * price.output
        + tokens.cache_read * price.cache_read
        + tokens.cache_write_5m * price.cache_write_5m
        + tokens.cache_write_1h * price.cache_write_1h
    )
    is_long = price.long_above is not None and tokens.prompt > price.long_above
    return ceil(total * (price.long_factor if is_long else 1) * share / MILLION)


def _price_of(model: str, prices: Mapping[str, Price]) -> Price:
    if model in prices:
        return prices[model]
    dated = [name for name in prices if model.startswith(f"{name}-2")]
    if dated:
        return prices[dated[0]]
    return max(prices.values(), key=lambda price: price.output)
