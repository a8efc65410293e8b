"""Nine tasks for a week: the shape, what is about the person's own work, minutes, and what stays."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.coaching.call_review import Action, CallReview
from bot.coaching.plan_facts import Holdings, PlanFact, ReviewOfCall, plan_facts
from bot.coaching.plan_words import holds, with_words
from bot.coaching.weekly_plan import PlanBrief, PlannedTask, filled, lightened, plan_week, theme_of
from bot.task_banks import HOLES, MOST_WORDS, SHAPE, TaskBank
from bot.tracks import load_tracks
from storage.models import Call

TRACKS = load_tracks(Path("content"))
MONDAY = date(2026, 11, 23)
BANKS = [
    pytest.param(track.bank, preset.role, id=f"{track.id}-{preset.role}")
    for track in TRACKS.by_id.values()
    for preset in track.presets
]
WORDS = {
    "account": "Acme Corp",
    "when": "in 25 days",
    "action": "send the one-page summary of the security review to Priya by Thursday",
    "goal": "Talk less than 45 % on discovery calls",
    "change": "Ask before you answer a worry",
    "focus": "Ask before you answer a worry",
    "skill": "Discovery",
}


def a_bank(track: str = "sales") -> TaskBank:
    bank = TRACKS.by_id[track].bank
    assert bank is not None
    return bank


def a_fact(kind: str, number: int = 1) -> PlanFact:
    words = {hole: WORDS[hole] for hole in HOLES[kind]}  # type: ignore[index]
    return PlanFact(kind, f"{kind}:{number}", f"{kind}:{number}", words)  # type: ignore[arg-type]


def a_brief(bank: TaskBank | None = None, **fields: object) -> PlanBrief:
    return replace(PlanBrief(7, MONDAY, bank or a_bank()), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("bank", "role"), BANKS)
def test_every_role_gets_nine_tasks_of_at_most_twelve_words(bank: TaskBank, role: str) -> None:
    facts = [a_fact(kind) for kind in HOLES]

    tasks = plan_week(a_brief(bank, role=role, facts=facts))

    assert [task.place for task in tasks] == list(range(1, 10))
    assert [sum(task.slot_id == slot.id for task in tasks) for slot in bank.slots] == list(SHAPE)
    assert all(len(task.text.split()) <= MOST_WORDS and "{" not in task.text for task in tasks)
    assert len({task.key for task in tasks}) == 9
    assert sum(task.own_data for task in tasks) >= 3


@pytest.mark.parametrize("kind", ["renewal", "falling", "action", "goal", "change", "focus"])
def test_one_fact_is_enough_for_three_tasks_about_own_work(kind: str) -> None:
    tasks = plan_week(a_brief(facts=[a_fact(kind)]))

    assert sum(task.own_data for task in tasks) == 3


@pytest.mark.parametrize("kind", ["renewal", "falling", "action", "goal"])
@pytest.mark.parametrize(("bank", "role"), BANKS)
def test_no_three_tasks_are_the_same_sentence_about_something_else(bank: TaskBank, role: str, kind: str) -> None:
    facts = [a_fact(kind, number) for number in range(1, 4)]

    tasks = plan_week(a_brief(bank, role=role, facts=facts))

    sentences = [task.key.partition("/")[0] for task in tasks]
    assert max(sentences.count(sentence) for sentence in sentences) <= 2


def test_a_promise_that_was_ticked_or_is_a_month_old_is_planned_no_more() -> None:
    told = Holdings(MONDAY, reviews=[a_promise(MONDAY)])

    assert [fact.kind for fact in plan_facts(told)] == ["action"]
    assert plan_facts(replace(told, done={"action:5:0"})) == []
    assert plan_facts(replace(told, today=MONDAY + timedelta(days=31))) == []


def test_a_promise_is_planned_without_the_day_it_was_made_for() -> None:
    made = Action(owner="Riya", action="Send the summary today.", due_on=MONDAY, due_words="today")

    (fact,) = plan_facts(Holdings(MONDAY + timedelta(days=2), reviews=[a_promise(MONDAY, made)]))

    assert fact.words == {"action": "Send the summary"}


def a_promise(on: date, made: Action | None = None) -> ReviewOfCall:
    """A call on which Riya promised something; of a review nothing else is looked at."""
    made = made or Action(owner="Riya", action="Send the summary")
    review = CallReview.model_construct(happened_on=on, actions=[made])
    return ReviewOfCall(Call(id=5, own_speakers=["Riya"]), review.model_copy(update={"change": None}))


def test_without_facts_nothing_pretends_to_be_about_own_work() -> None:
    assert not any(task.own_data for task in plan_week(a_brief()))


def test_the_same_brief_gives_the_same_plan_and_a_new_one_another() -> None:
    brief = a_brief(facts=[a_fact("renewal")])
    first = plan_week(brief)

    second = plan_week(replace(brief, attempt=2, recent=[task.key for task in first]))

    assert plan_week(brief) == first
    assert len({task.key for task in first} & {task.key for task in second}) <= 3


def test_what_is_kept_stays_in_its_place() -> None:
    kept = PlannedTask(4, "market", "read_rival", "Read one page", 15, "light", is_kept=True)

    tasks = plan_week(a_brief(kept=[kept]))

    assert tasks[3] == kept
    assert [task.key for task in tasks].count("read_rival") == 1


def test_the_private_slot_is_never_about_data() -> None:
    tasks = plan_week(a_brief(facts=[a_fact(kind) for kind in HOLES]))

    assert not tasks[8].own_data


def test_pace_scales_the_minutes() -> None:
    def total(pace: str) -> int:
        return sum(task.minutes for task in plan_week(a_brief(pace=pace)))

    assert total("light") < total("moderate") < total("intensive")
    assert total("light") / total("moderate") == pytest.approx(0.6, abs=0.12)
    assert total("intensive") / total("moderate") == pytest.approx(1.5, abs=0.12)


def test_the_effort_of_a_role_moves_minutes_between_slots() -> None:
    bank = a_bank("music")
    plain = plan_week(a_brief(bank, role="agency"))

    tasks = plan_week(a_brief(bank, role="agency", effort=(10, 60, 20, 10)))

    def share(of: list[PlannedTask]) -> float:
        return sum(t.minutes for t in of if t.slot_id == "promotion") / sum(t.minutes for t in of)

    assert [task.key for task in tasks] == [task.key for task in plain]
    assert share(tasks) > share(plain)


def test_energy_only_lightens() -> None:
    assert [lightened(20, energy) for energy in (None, 1, 2, 3, 4, 5)] == [20, 10, 15, 20, 20, 20]
    assert lightened(5, 1) == 5


def test_the_theme_is_the_focus_then_the_gap_then_one_of_the_bank() -> None:
    focus, gap = a_fact("focus"), a_fact("gap")

    assert theme_of(a_brief(facts=[focus, gap])) == "Ask before you answer a worry"
    assert theme_of(a_brief(facts=[gap])) == "Discovery"
    assert theme_of(a_brief()) in a_bank().themes


def test_long_words_of_a_person_are_cut_to_fit() -> None:
    text = filled("Finish what you promised: {action}", WORDS)

    assert text.startswith("Finish what you promised: send the one-page")
    assert text.endswith("…")
    assert len(text.split()) <= MOST_WORDS


@pytest.mark.parametrize(
    ("before", "after", "is_kept"),
    [
        ("Call Acme and ask what got harder", "Ask Acme what got harder in a short call", True),
        ("Call Acme and ask what got harder", "Ask what got harder in a short call", False),
        ("Call Acme and ask what got harder", "Ask Acme and Initech what got harder", False),
        ("Block one hour for “win 3 deals”", "Reserve an hour for “win 3 deals”", True),
        ("Block one hour for “win 3 deals”", "Reserve an hour for “win 5 deals”", False),
        ("Thank one champion", "The champion deserves thanks", False),
        ("Thank one champion", "Thank one champion!", False),
        ("Thank one champion", " ".join(["Thank", *["very"] * 12]), False),
        ("Thank one champion", "Thank one champion at https://e.example/", False),
        ("Thank one champion", f"Thank {'o' * 3000}", False),
        ("Thank one champion", "", False),
    ],
)
def test_words_of_a_model_count_only_where_they_ask_for_the_same(before: str, after: str, is_kept: bool) -> None:
    assert holds(before, after) == is_kept


def test_words_for_the_private_task_are_not_taken() -> None:
    tasks = plan_week(a_brief())

    worded = with_words(tasks, {9: "Sleep well", 1: "Write it down"})

    assert worded[8] == tasks[8]
    assert worded[0].text == "Write it down"


def test_long_words_are_not_cut_after_a_word_that_leads_on() -> None:
    said = "Meet with Priya at ten to walk through her close calendar"

    text = filled("Collect what you need for this: {action}", {"action": said})

    assert text == "Collect what you need for this: Meet with Priya at ten…"
