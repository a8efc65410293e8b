"""What code decides about the fictional discovery call, check by check, and at which second."""

from functools import cache

import pytest

from bot.coaching.call_review import CheckResult
from bot.coaching.scorecard import Scorecard, score_call
from tests.unit.bot.coaching.spoken import a_rubric, acme, decided, results_of

BY_CODE = [
    ("d1", "passed", (12.9, 153.3)),
    ("d2", "passed", (12.9, 153.3)),
    ("d3", "missed", (46.3,)),
    ("d4", "passed", (46.3, 251.5)),
    ("p5", "missed", (46.3,)),
    ("p6", "passed", (153.3,)),
    ("o1", "passed", (178.2,)),
    ("o2", "missed", (159.8, 178.2)),
    ("o4", "missed", (159.8, 178.2)),
    ("o5", "missed", (159.8, 178.2)),
    ("o6", "missed", (159.8, 178.2)),
    ("n2", "not_applicable", ()),
    ("n3", "not_applicable", ()),
    ("c2", "passed", (290.2,)),
    ("c3", "passed", (290.2,)),
    ("c4", "passed", (312.8,)),
    ("c6", "passed", (290.2,)),
]
NOTES = {
    "d1": "5 questions in 5 min",
    "d2": "4 of 5 questions open",
    "d3": "talk 61 % (35–50 %)",
    "p5": "longest stretch 1:53 (up to 1:30)",
    "o6": "waited 0.2 s",
}
READ_BY_MODEL = {
    **dict.fromkeys(("d5", "d6", "q1", "q2", "q3", "p1", "p3"), "passed"),
    **dict.fromkeys(("q4", "q5", "q6", "p2", "p4", "o3", "c1", "c5"), "missed"),
    **dict.fromkeys(("n1", "n4", "n5", "n6"), "not_applicable"),
}


@cache
def results() -> dict[str, CheckResult]:
    return decided(acme())


@cache
def card() -> Scorecard:
    rubric = a_rubric()
    return score_call(rubric, [*results().values(), *results_of(rubric, **READ_BY_MODEL)])


@pytest.mark.parametrize(("check_id", "status", "moments"), BY_CODE, ids=[row[0] for row in BY_CODE])
def test_code_decides_as_a_careful_listener_does(check_id: str, status: str, moments: tuple[float, ...]) -> None:
    result = results()[check_id]

    assert result.status == status
    assert tuple(evidence.at_seconds for evidence in result.evidence) == moments


def test_code_decides_these_checks_and_no_others() -> None:
    assert set(results()) == {check_id for check_id, _, _ in BY_CODE}


@pytest.mark.parametrize(("check_id", "note"), NOTES.items())
def test_a_figure_is_told_with_its_limit(check_id: str, note: str) -> None:
    assert results()[check_id].note == note


def test_every_quote_stands_in_the_transcript() -> None:
    said = acme().utterances

    for result in results().values():
        for evidence in result.evidence:
            assert evidence.quote in said[evidence.utterance].text
            assert evidence.speaker == said[evidence.utterance].speaker


def test_the_worry_is_quoted_and_so_are_the_words_that_waved_it_away() -> None:
    worry, answer = results()["o2"].evidence

    assert worry.quote == "Honestly she is worried that any new tool means more work during close."
    assert answer.quote == "I would not worry about that."


def test_the_most_exact_words_for_when_are_quoted() -> None:
    assert results()["c2"].evidence[0].quote == "next Tuesday at ten"


@pytest.mark.parametrize(
    ("skill_id", "score"),
    [
        ("discovery", 83),
        ("qualification", 50),
        ("presentation", 50),
        ("objection_handling", 17),
        ("negotiation", None),
        ("closing", 67),
    ],
)
def test_with_what_a_model_reads_the_skills_score_as_by_hand(skill_id: str, score: int | None) -> None:
    skill = next(skill for skill in card().skills if skill.skill_id == skill_id)

    assert (skill.score if skill.score is None else round(skill.score)) == score


def test_the_overall_score_weighs_the_skills_that_were_seen() -> None:
    assert card().overall == pytest.approx(54.9, abs=0.05)
    assert card().level == "needs_coaching"
