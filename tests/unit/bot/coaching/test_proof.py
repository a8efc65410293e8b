"""What is said about how advice went: only from enough people, and each of them once."""

from collections.abc import Sequence

from bot.coaching.proof import proof_of
from bot.model import Proof
from storage.models import Outcome
from storage.models.guidance import Result


def told(*said: tuple[int, Result]) -> Sequence[Outcome]:
    """Who said what, in the order the advice was given."""
    return [Outcome(person_id=person_id, result=result) for person_id, result in said]


def each_said(result: Result, people: int) -> Sequence[Outcome]:
    """The same of so many people."""
    return told(*((person_id, result) for person_id in range(1, people + 1)))


def test_five_people_are_enough() -> None:
    assert proof_of(told((1, "worked"), (2, "no"), (3, "worked"), (4, "partly"), (5, "worked"))) == Proof(
        worked=3, people=5
    )


def test_four_people_are_not_however_often_they_say_it() -> None:
    assert proof_of([*each_said("worked", 4), *each_said("worked", 4)]) is None


def test_each_person_counts_once_with_the_last_time() -> None:
    proof = proof_of([*each_said("no", 6), *told((1, "worked"), (2, "worked"))])

    assert proof == Proof(worked=2, people=6)


def test_who_did_not_try_says_nothing_about_the_advice() -> None:
    proof = proof_of([*each_said("worked", 5), *told((1, "did_not_try"), (7, "did_not_try"))])

    assert proof == Proof(worked=5, people=5)


def test_nobody_has_told() -> None:
    assert proof_of([]) is None
