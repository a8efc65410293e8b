"""A moment tried again: what the rules say of one line."""

from dataclasses import replace

import pytest

from bot.call_briefs import Answer, WrittenCheck
from bot.coaching.retried import Attempt, Retried
from bot.coaching.retry_rules import retry_by_rules
from bot.coaching.retrying import retry_moment
from bot.deps import Deps
from bot.model import Asker, Meter
from tests.unit.bot.fake_writer import FakeWriter, nothing_read
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


@pytest.mark.parametrize(
    ("answer", "quote", "is_passed"),
    [
        ("yes", "the extra work in close", True),
        ("yes", "words that nobody said", False),
        ("no", "", False),
    ],
)
async def test_what_no_rule_decides_is_asked_of_the_model_and_needs_its_words(
    deps: Deps, answer: Answer, quote: str, is_passed: bool
) -> None:
    claim = WrittenCheck(check_id="o3", quote=quote, utterance=1, answer=answer)
    writer = FakeWriter(review=nothing_read().model_copy(update={"checks": [claim]}))

    result = await retry_with(replace(deps, writer=writer), "So it is the extra work in close that worries her?")

    assert (result.checks[0].name, result.checks[0].is_passed) == ("Names the worry", is_passed)
    (brief,) = writer.calls
    assert [asked.check_id for asked in brief.asked] == ["o3"]


async def test_the_model_is_not_asked_when_it_may_not_be(deps: Deps) -> None:
    writer = FakeWriter()

    result = await retry_with(replace(deps, writer=writer), "What worries her?", why_template="Turned off.")

    assert not writer.calls
    assert "Names the worry" not in [check.name for check in result.checks]


async def retry_with(deps: Deps, line: str, *, why_template: str = "") -> Retried:
    change = CHANGE.model_copy(update={"check_id": "o3"})
    attempt = Attempt(line, change=change, rubric=a_rubric(), own=[RIYA], call_type="discovery", on=TODAY)
    track = deps.tracks.everyone()
    return await retry_moment(deps, attempt, track=track, asker=Asker(), why_template=why_template, meter=Meter())
