"""The cost of tokens."""

import pytest

from bot.claude.prices import PRICES, Tokens, cost_of

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("tokens", "dollars"),
    [
        (Tokens(input=MILLION), 2),
        (Tokens(output=MILLION), 10),
        (Tokens(cache_read=MILLION), 0.10),
        (Tokens(cache_write_5m=MILLION), 2.50),
        (Tokens(cache_write_1h=MILLION), 4),
    ],
)
def test_each_kind_of_token_has_its_price(tokens: Tokens, dollars: float) -> None:
    assert cost_of(tokens, "claude-sonnet-5-5") == dollars * MILLION


def test_a_plan_with_a_cached_beginning_costs_less_than_half_a_cent() -> None:
    tokens = Tokens(input=900, output=350, cache_read=3000)

    assert cost_of(tokens, "claude-sonnet-5-5") == 1800 + 3500 + 300


@pytest.mark.parametrize(("prompt", "microdollars"), [(100_000, 10_050), (100_001, 50_251)])
def test_a_long_prompt_makes_everything_five_times_as_dear(prompt: int, microdollars: int) -> None:
    assert cost_of(Tokens(input=prompt, output=100), "claude-haiku-5-5") == microdollars


def test_cached_tokens_count_towards_a_long_prompt() -> None:
    tokens = Tokens(input=1, cache_read=60_000, cache_write_1h=40_000)

    assert cost_of(tokens, "claude-haiku-5-5") == 5 * (600 + 8_000) + 1


def test_a_model_without_a_price_counts_as_the_dearest() -> None:
    tokens = Tokens(input=10, output=10)

    assert cost_of(tokens, "claude-next") == cost_of(tokens, "claude-fable-5-1") == 600


def test_a_dated_name_has_the_price_of_its_model() -> None:
    assert cost_of(Tokens(output=100), "claude-sonnet-5-5-20260928") == 1000


def test_a_longer_name_is_not_mistaken_for_a_dated_one() -> None:
    assert cost_of(Tokens(output=100), "claude-sonnet-5-5-pro") == 5000


def test_a_single_token_is_never_free() -> None:
    assert all(cost_of(Tokens(input=1), model) >= 1 for model in PRICES)
