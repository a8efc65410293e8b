"""A moment tried again: what the rules say of one line."""

import pytest

from bot.coaching.retrying import Attempt, Retried, retry_by_rules
from tests.unit.handlers.blocks.made import CHANGE, DANA, RIYA, TODAY, a_rubric, evidence


def retried(line: str, **fields: object) -> Retried:
    change = CHANGE.model_copy(update=fields)
    attempt = Attempt(line, change=change, rubric=a_rubric(), own=[RIYA], call_type="discovery", on=TODAY)
    return retry_by_rules(attempt)


def test_the_check_the_moment_was_about_comes_first() -> None:
    assert retried("I would not worry about that.").checks[0].name == "Asks before answering"


def test_a_line_that_waves_the_worry_away_misses() -> None:
    names = {check.name: check.is_passed for check in retried("I would not worry about that, it is quick.").checks}

    assert names["Asks before answering"] is False
    assert names["Answers with evidence"] is False


def test_a_line_that_acknowledges_and_asks_passes_those_checks() -> None:
    line = "I understand, close is a hard week. What part of it would feel heavier for Priya?"

    names = {check.name: check.is_passed for check in retried(line).checks}

    assert names["Acknowledges first"]
    assert names["Asks before answering"]


def test_where_no_rule_can_tell_plain_talk_is_looked_at() -> None:
    about_criteria = {
        "skill_id": "qualification",
        "check_id": "q6",
        "evidence": [evidence("nice", 3, speaker=DANA)],
    }

    asked = retried("What would make you decide against this?", **about_criteria)
    told = retried("word " * 60, **about_criteria)

    assert asked.is_better
    assert [(check.name, check.is_passed) for check in told.checks][-2:] == [
        ("Asks them something", False),
        ("Leaves them room", False),
    ]


@pytest.mark.parametrize("line", ["ok", "…", "?", "🙂"])
def test_any_line_gets_an_answer(line: str) -> None:
    assert retried(line).checks
