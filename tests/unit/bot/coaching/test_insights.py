"""What is noticed, from what, and that nothing is noticed without data."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.coaching.noticing import Logged, Noticed, OwnData, insights_in
from bot.coaching.progress import Overview
from bot.coaching.skill_progress import Standing
from bot.coaching.subjects import Subject
from bot.coaching.trends import Point
from bot.goal_kinds import GoalCategory, GoalKinds, LoggedMetric
from storage.models import Account, Goal
from tests.unit.bot.coaching.test_goals import BEGAN, TODAY, a_goal


def data(
    *,
    standings: Sequence[Standing] = (),
    calls: int = 0,
    goals: Sequence[Goal] = (),
    logged: Sequence[Logged] = (),
    accounts: Sequence[Account] = (),
    talk: dict[str, list[Point]] | None = None,
) -> OwnData:
    overview = Overview(TODAY, None, standings, (), (), calls, calls)
    kinds = GoalKinds(
        categories=[GoalCategory(id="money", name="Money", insight="cash")],
        metrics=[LoggedMetric(id="buffer", name="Buffer", unit="days", category="money", said_as=["days"])],
    )
    return OwnData(TODAY, overview, goals, logged, accounts, talk or {}, kinds)


def found(own: OwnData, kind: str) -> list[Noticed]:
    return [each for each in insights_in(own) if each.kind == kind]


def points(*values: float) -> list[Point]:
    return [Point(n, TODAY - timedelta(weeks=len(values) - 1 - n), value) for n, value in enumerate(values)]


def an_account(**fields: Any) -> Account:
    usual = {"account_key": "A1", "name": "Acme Corp", "source": "accounts.csv"}
    return Account(**{**usual, "imported_at": datetime(2026, 11, 1, tzinfo=UTC), **fields})


def test_nothing_is_noticed_without_data() -> None:
    assert insights_in(data()) == []


def test_a_skill_on_its_way_up_that_is_a_strength_now() -> None:
    standing = Standing("discovery", 83, 6, "strength", "rising", None, None)

    (rising,), (strength,) = (
        found(data(standings=[standing]), "skill"),
        found(data(standings=[standing]), "milestone"),
    )

    assert rising.text == "Discovery is improving: 83 over your last calls."
    assert (rising.basis, rising.sample) == ("6 scored calls", 6)
    assert strength.is_lasting


def test_two_kinds_of_call_on_which_one_talks_differently() -> None:
    own = data(talk={"discovery": points(60, 62, 64), "demo": points(40, 42, 44), "qbr": points(10)})

    (pattern,) = found(own, "pattern")

    assert pattern.text == "You talk 62 % on discovery calls and 42 % on demo calls."
    assert pattern.sample == 6


def test_ten_points_of_talk_are_a_difference_and_fewer_are_none() -> None:
    ten = data(talk={"discovery": points(50, 50, 50), "demo": points(40, 40, 40)})
    fewer = data(talk={"discovery": points(50, 50, 49), "demo": points(40, 40, 40)})

    assert len(found(ten, "pattern")) == 1
    assert found(fewer, "pattern") == []


def test_a_late_forecast_is_a_warning_and_an_early_one_is_not() -> None:
    late, early = a_goal(id=1, current=1.5), a_goal(id=2, current=4.0)

    forecasts = found(data(goals=[late, early]), "forecast")

    assert [each.severity for each in forecasts] == ["warning", "good"]
    assert "34 days after its day" in forecasts[0].text
    assert forecasts[0].basis == "the pace of 20 days"


def test_a_goal_that_is_late_by_a_day_is_not_late_by_days() -> None:
    late = a_goal(current=1.5, due_on=BEGAN + timedelta(days=133))

    (forecast,) = found(data(goals=[late]), "forecast")

    assert forecast.text.endswith(", 1 day after its day.")


def test_goals_are_counted_only_with_a_figure() -> None:
    own = data(goals=[a_goal(id=1, current=4.0), a_goal(id=2, current=0.0), a_goal(id=3, current=None)])

    (progress,) = found(own, "progress")

    assert progress.text == "1 of 2 goals are on track."


def test_goals_that_were_set_and_not_yet_begun_are_nothing_to_notice() -> None:
    begun = [a_goal(target=None, current=None, due_on=TODAY + timedelta(days=60)) for _ in range(2)]

    assert found(data(goals=begun), "progress") == []


def test_a_figure_of_the_category_cash_is_noticed_as_cash() -> None:
    buffer = Logged(Subject("buffer", "Buffer", logged="up"), points(10, 14, 20, 28))

    (cash,) = found(data(logged=[buffer]), "cash")

    assert cash.text == "Buffer: 10 → 28, improving."
    assert cash.basis == "4 entries of yours"
    assert found(data(logged=[buffer]), "habit")


def test_accounts_that_fell_rose_or_renew() -> None:
    own = data(
        accounts=[
            an_account(health_score=55, health_score_before=74, renewal_on=date(2026, 12, 20)),
            an_account(account_key="A2", name="Globex", health_score=80, health_score_before=60),
            an_account(account_key="A3", name="Initech", health_score=70, health_score_before=None),
        ]
    )

    (risk,), (chance,), (customer,) = found(own, "risk"), found(own, "opportunity"), found(own, "customer")

    assert risk.text == "Acme Corp: health 55, down 19, renews 20 Dec."
    assert chance.text.startswith("Globex: health 80, up 20.")
    assert customer.text == "1 account renews within 60 days, with health below 60."


@pytest.mark.parametrize(
    ("healths", "said"),
    [
        ([0], "1 account renews within 60 days, with health below 60."),
        ([None], "1 account renews within 60 days."),
        ([70, 80], "2 accounts renew within 60 days."),
        ([0, 80], "2 accounts renew within 60 days, 1 of them with health below 60."),
    ],
)
def test_renewals_are_counted_in_words_that_read(healths: list[float | None], said: str) -> None:
    accounts = [
        an_account(
            account_key=f"A{number}",
            health_score=health,
            health_score_before=None,
            renewal_on=date(2026, 12, 20),
        )
        for number, health in enumerate(healths)
    ]

    (customer,) = found(data(accounts=accounts), "customer")

    assert customer.text == said
