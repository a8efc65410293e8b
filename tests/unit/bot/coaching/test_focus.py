import pytest

from bot.coaching.call_material import Rolling
from bot.coaching.call_review import CheckResult, Evidence, SkillResult
from bot.coaching.focus import choose_change, choose_strengths
from bot.coaching.scorecard import score_call
from bot.rubrics import CallType
from tests.unit.bot.coaching.spoken import THEM, a_call, a_rubric, a_scene, acme, decided, results_of

RUBRIC = a_rubric()
DISCOVERY = RUBRIC.call_type("discovery")
SCENE = a_scene(acme())


def at(check_id: str, status: str, utterance: int) -> CheckResult:
    evidence = Evidence(
        quote="some words here", utterance=utterance, speaker="Riya Shah", at_seconds=float(utterance)
    )
    return CheckResult(check_id=check_id, status=status, decided_by="code", evidence=[evidence])  # type: ignore[arg-type]


def skills_of(*results: CheckResult) -> list[SkillResult]:
    return score_call(RUBRIC, results).skills


def changed(
    *results: CheckResult, overall: float | None = 50, rolling: dict[str, Rolling] | None = None
) -> list[str]:
    changes = choose_change(RUBRIC, skills_of(*results), scene=SCENE, overall=overall, rolling=rolling or {})
    return [change.check_id for change in changes]


def kept(*results: CheckResult, call_type: CallType | None = DISCOVERY) -> list[str]:
    return [strength.check_id for strength in choose_strengths(RUBRIC, skills_of(*results), call_type)]


def test_the_discovery_call_keeps_two_things_and_changes_one() -> None:
    skills = skills_of(*decided(acme()).values())
    keep = choose_strengths(RUBRIC, skills, DISCOVERY)
    (change,) = choose_change(RUBRIC, skills, scene=SCENE, overall=55, rolling={})

    assert [strength.text for strength in keep] == [
        "You played their own words back before moving on.",
        "You closed on a date, an owner and a new person.",
    ]
    assert [strength.evidence.quote for strength in keep if strength.evidence] == [
        "nine days and one restatement",
        "next Tuesday at ten",
    ]
    assert change.title == "Ask before you answer a worry"
    assert change.situation == (
        "At 02:39 Dana said “Honestly she is worried that any new tool means more work during close”. "
        "0.2 s after they stopped you said “I would not worry about that”."
    )
    assert change.effect == "Dana's next words: “Maybe” (03:14)."


def test_the_moment_that_costs_most_is_the_one_to_change() -> None:
    one_moment = (at("q4", "missed", 5), at("q5", "missed", 5), at("q6", "missed", 5))

    assert changed(*one_moment, at("q1", "passed", 1), at("d1", "missed", 3), at("d2", "passed", 4)) == ["q4"]


def test_the_lowest_skill_of_the_last_calls_comes_before_the_costliest_moment() -> None:
    here = (at("o1", "missed", 9), at("o2", "missed", 9), at("o4", "missed", 9), at("c2", "missed", 20))
    rolling = {"closing": Rolling(40, calls=3), "objection_handling": Rolling(80, calls=3)}

    assert changed(*here) == ["o1"]
    assert changed(*here, rolling=rolling) == ["c2"]


def test_one_call_is_too_few_to_know_the_lowest_skill() -> None:
    here = (at("o1", "missed", 9), at("o2", "missed", 9), at("c2", "missed", 20))

    assert changed(*here, rolling={"closing": Rolling(0, calls=1)}) == ["o1"]


def test_what_the_call_type_emphasises_weighs_half_again_as_much() -> None:
    here = (at("c2", "missed", 20), at("q1", "missed", 9))
    rolling = {"closing": Rolling(60, calls=2), "qualification": Rolling(70, calls=2)}

    assert changed(*here, rolling=rolling) == ["q1"]


@pytest.mark.parametrize(("overall", "how_many"), [(None, 1), (59, 1), (60, 2), (89, 2)])
def test_who_scores_low_hears_one_thing_only(overall: float | None, how_many: int) -> None:
    here = (at("o1", "missed", 9), at("c2", "missed", 20), at("d1", "missed", 3))

    assert len(changed(*here, overall=overall)) == how_many


def test_the_second_change_is_about_another_skill() -> None:
    assert changed(at("o1", "missed", 9), at("o5", "missed", 12), at("c2", "missed", 20), overall=70) == [
        "o1",
        "c2",
    ]


def test_from_ninety_on_a_challenge_takes_the_place_of_a_tip() -> None:
    results = [at(check_id, "passed", 1) for check_id in ("d1", "d2", "d3", "d4")]

    (change,) = choose_change(RUBRIC, skills_of(*results), scene=SCENE, overall=95, rolling={})

    assert change.check_id == ""
    assert change.try_line == RUBRIC.skills[0].challenge
    assert change.situation == "You passed 4 of 4 checks in discovery on this call."


def test_nothing_missed_leaves_nothing_to_change() -> None:
    assert changed(at("d1", "passed", 1)) == []


def test_a_miss_without_a_moment_says_what_was_missing() -> None:
    (change,) = choose_change(
        RUBRIC, skills_of(*results_of(RUBRIC, q4="missed")), scene=SCENE, overall=50, rolling={}
    )

    assert change.situation == RUBRIC.check("q4").change.missing
    assert change.evidence == []


def test_only_what_has_words_to_show_is_kept() -> None:
    assert kept(*results_of(RUBRIC, d4="passed", c2="passed")) == []


def test_two_strengths_are_of_different_skills_and_moments() -> None:
    assert kept(at("d4", "passed", 1), at("d6", "passed", 8), at("c2", "passed", 20)) == ["d4", "c2"]
    assert kept(at("d4", "passed", 1), at("c2", "passed", 1), at("o5", "passed", 7)) == ["d4", "o5"]


def test_what_the_call_type_emphasises_is_kept_first() -> None:
    both = (at("o5", "passed", 7), at("n3", "passed", 8))

    assert kept(*both)[0] == "o5"
    assert kept(*both, call_type=RUBRIC.call_type("negotiation")) == ["o5", "n3"]


def test_several_checks_make_one_sentence() -> None:
    (strength,) = choose_strengths(RUBRIC, skills_of(at("c2", "passed", 20), at("c3", "passed", 21)), DISCOVERY)

    assert strength.text == "You closed on a date and an owner."


def test_a_speaker_who_is_only_a_label_is_called_the_customer() -> None:
    call = a_call("customer: I am worried about the price.", "own: You'll be fine.", "customer: Maybe so, then.")
    renamed = type(call)(
        tuple(
            type(said)(said.speaker.replace(THEM, "Speaker 2"), said.text, said.start, said.end)
            for said in call.utterances
        ),
        call.basis,
        call.format,
    )
    skills = skills_of(*decided(renamed).values())

    (change,) = choose_change(RUBRIC, skills, scene=a_scene(renamed), overall=None, rolling={})

    assert change.situation.startswith("At 00:00 the customer said “I am worried about the price”.")
    assert change.effect == "The customer's next words: “Maybe so, then” (00:05)."


def test_without_a_score_the_change_is_one_that_can_be_pointed_at() -> None:
    results = (*results_of(RUBRIC, c2="missed"), at("d3", "missed", 1))

    (change,) = choose_change(RUBRIC, skills_of(*results), scene=SCENE, overall=None, rolling={})

    assert change.check_id == "d3"
