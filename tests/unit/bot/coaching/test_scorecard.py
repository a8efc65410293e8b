import pytest

from bot.coaching.scorecard import OfDeals, level_name, level_number, level_of, period_score, score_call
from bot.scoring import ScoredMeasure, score_measure, shown_score, weighted_score
from tests.unit.bot.coaching.spoken import a_rubric, results_of

CASH = ScoredMeasure("cash", 60, worst=0, best=60)
SALES_OUTSTANDING = ScoredMeasure("dso", 40, worst=90, best=30)


@pytest.mark.parametrize(("value", "score"), [(0, 0), (30, 50), (60, 100), (90, 100), (-5, 0)])
def test_a_value_scores_in_a_straight_line_from_worst_to_best(value: float, score: float) -> None:
    assert score_measure(CASH, value) == score


def test_the_best_value_may_be_the_lower_one() -> None:
    assert score_measure(SALES_OUTSTANDING, 30) == 100
    assert score_measure(SALES_OUTSTANDING, 60) == 50


def test_the_weight_of_what_is_not_known_goes_to_the_rest() -> None:
    assert weighted_score([CASH, SALES_OUTSTANDING], {"cash": 30}) == 50
    assert weighted_score([CASH, SALES_OUTSTANDING], {"cash": 30, "dso": 30}) == 70


def test_nothing_known_is_no_score() -> None:
    assert weighted_score([CASH], {}) is None


def test_halves_are_rounded_up_as_people_expect() -> None:
    assert [shown_score(score) for score in (54.4, 54.5, 55.5, 0)] == [54, 55, 56, 0]


@pytest.mark.parametrize(
    ("score", "level", "number", "name"),
    [
        (100, "expert", 5, "Expert"),
        (89.5, "expert", 5, "Expert"),
        (89.4, "proficient", 4, "Proficient"),
        (75, "proficient", 4, "Proficient"),
        (60, "developing", 3, "Developing"),
        (54.9, "needs_coaching", 2, "Needs coaching"),
        (39.4, "critical", 1, "Priority support"),
        (0, "critical", 1, "Priority support"),
    ],
)
def test_a_level_follows_the_score_people_see(score: float, level: str, number: int, name: str) -> None:
    assert level_of(score) == level
    assert level_number(level_of(score)) == number
    assert level_name(level_of(score)) == name


def test_two_checks_are_too_few_to_see_a_skill() -> None:
    card = score_call(a_rubric(), results_of(a_rubric(), d1="passed", d2="missed"))

    assert card.skills[0].score is None
    assert (card.skills[0].passed, card.skills[0].applicable) == (1, 2)
    assert card.overall is None
    assert card.level is None


def test_three_checks_are_enough() -> None:
    card = score_call(a_rubric(), results_of(a_rubric(), d1="passed", d2="missed", d3="passed"))

    assert card.skills[0].score == pytest.approx(66.67, abs=0.01)
    assert card.overall == pytest.approx(66.67, abs=0.01)


def test_what_does_not_apply_or_could_not_be_verified_does_not_count() -> None:
    results = results_of(a_rubric(), d1="passed", d2="missed", d3="passed", d4="not_applicable", d5="unverified")

    assert score_call(a_rubric(), results).skills[0].applicable == 3


def test_the_skills_come_in_the_order_of_the_rubric() -> None:
    card = score_call(a_rubric(), [])

    assert [skill.skill_id for skill in card.skills] == [skill.id for skill in a_rubric().skills]


def test_deals_join_the_score_of_a_period_from_five_on() -> None:
    calls = {"discovery": 80.0, "closing": 60.0}

    few, skills_by_few = period_score(a_rubric(), calls, {"win_rate": OfDeals(0.5, deals=4)})
    enough, skills = period_score(a_rubric(), calls, {"win_rate": OfDeals(0.5, deals=5)})

    assert skills_by_few == calls
    assert skills == {"discovery": 80, "closing": 70}
    assert few == pytest.approx((80 * 20 + 60 * 15) / 35)
    assert enough == pytest.approx((80 * 20 + 70 * 15) / 35)


def test_a_discount_beyond_the_target_lowers_the_period_and_never_below_nothing() -> None:
    def negotiation(ratio: float) -> float:
        return period_score(a_rubric(), {"negotiation": 60.0}, {"discount_to_target": OfDeals(ratio, 9)})[1][
            "negotiation"
        ]

    assert negotiation(0.8) == negotiation(1.0) == 70
    assert negotiation(1.5) == pytest.approx(57.5)
    assert negotiation(3.0) == 45


def test_deals_alone_make_no_skill() -> None:
    assert period_score(a_rubric(), {}, {"win_rate": OfDeals(0.5, 20)}) == (None, {})
