"""What may stand in a weekly plan reads well, fits a box, and is enough for a month of weeks."""

from pathlib import Path

import pytest

from bot.coaching.weekly_plan import filled
from bot.coaching.wording import problems
from bot.task_banks import HOLES, MOST_WORDS, BankTask, FactKind, TaskBank
from bot.tracks import Track, load_tracks
from handlers.blocks.weekly_plan import LONGEST_TASK

TRACKS = load_tracks(Path("content"))
BANKS = {"shared": TRACKS.everyone().bank, **{track.id: track.bank for track in TRACKS.by_id.values()}}
SKILLS = {skill.id for track in TRACKS.by_id.values() for rubric in track.rubrics for skill in rubric.skills}
LONGEST = 66
"""A box shows 75 characters, the number and what fills a hole among them."""


def bank_of(name: str) -> TaskBank:
    bank = BANKS[name]
    assert bank is not None
    return bank


def tasks_of(bank: TaskBank) -> list[BankTask]:
    return [task for slot in bank.slots for task in slot.tasks]


@pytest.mark.parametrize("name", BANKS)
def test_every_task_keeps_the_wording_rules_and_fits_its_box(name: str) -> None:
    tasks = tasks_of(bank_of(name))

    assert not [(task.id, problems(task.do)) for task in tasks if problems(task.do, is_speech=True)]
    assert not [task.do for task in tasks if len(task.do) > LONGEST or len(task.do.split()) > MOST_WORDS]


@pytest.mark.parametrize("name", BANKS)
def test_every_role_finds_twelve_tasks_in_every_slot(name: str) -> None:
    track = TRACKS.by_id.get(name)
    roles = [preset.role for preset in track.presets] if track else [""]

    for role in roles:
        assert all(len(slot.tasks_for(role)) >= 12 for slot in bank_of(name).slots)


@pytest.mark.parametrize("name", BANKS)
def test_what_people_promised_and_want_can_be_spoken_of_in_three_slots(name: str) -> None:
    for kind in ("action", "goal", "focus"):
        assert sum(any(task.about == kind for task in slot.tasks) for slot in bank_of(name).slots) >= 3


@pytest.mark.parametrize("name", BANKS)
def test_skills_and_facts_that_are_named_exist(name: str) -> None:
    tasks = tasks_of(bank_of(name))

    assert {skill for task in tasks for skill in task.skills} <= SKILLS
    assert {task.about for task in tasks if task.about} <= set(HOLES)


def test_slots_are_called_what_roles_call_them() -> None:
    names = {
        role: [slot.name_for(role) for slot in bank_of("music").slots] for role in ("artist", "agency", "manager")
    }

    assert names["artist"] == ["Creative growth", "Promotion", "Relationships", "Career skill", "Wellbeing"]
    assert names["agency"] == ["Promo strategy", "Client work", "Contacts", "Skill", "Wellbeing"]
    assert names["manager"] == ["Roadmap", "Planning", "Networking", "Skill", "Wellbeing"]


def titles_of(track: Track, kind: str) -> list[str]:
    """Every focus of the track's presets, or every change its rubrics advise."""
    if kind == "focus":
        return [level.focus.title for preset in track.presets for level in preset.levels.values()]
    return [check.change.title for rubric in track.rubrics for check in rubric.checks]


@pytest.mark.parametrize("track", TRACKS.by_id.values(), ids=lambda track: track.name)
@pytest.mark.parametrize("kind", ["focus", "change"])
def test_what_we_name_ourselves_stands_in_a_task_uncut(track: Track, kind: FactKind) -> None:
    tasks = [task for task in tasks_of(bank_of(track.id)) if task.about == kind]

    texts = [filled(task.do, {kind: title.rstrip(".")}) for task in tasks for title in titles_of(track, kind)]

    assert [text for text in texts if "…" in text or len(f"9. {text}") > LONGEST_TASK] == []
