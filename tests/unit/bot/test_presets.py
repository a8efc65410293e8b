"""Presets: read from files that may be wrong, found by words that may be misspelt."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.packs import ContentError
from bot.presets import RolePreset, experiences_of, preset_for, read_presets, role_named

CARDS = frozenset({"KB-XX-01"})
ROLES = ["Baker", "Miller"]


def a_level(**fields: Any) -> dict[str, Any]:
    topics = [
        {"id": f"topic_{n}", "title": f"Topic {n}", "why": "Because it comes first.", "cards": ["KB-XX-01"]}
        for n in (1, 2, 3)
    ]
    goal = {
        "id": "loaves",
        "title": "Bake forty loaves",
        "why": "Practice is everything here.",
        "category": "craft",
        "weeks": 4,
        "when_i_will": "When the oven is hot, I will bake.",
    }
    focus = {"title": "Weigh the flour", "when_i_will": "When I take flour, I will weigh it."}
    return {
        "for_whom": "bakers of any kind",
        "pace": "light",
        "focus": focus,
        "pathway": topics,
        "goals": [goal],
        **fields,
    }


def a_role(role: str = "baker", **fields: Any) -> dict[str, Any]:
    return {
        "role": role,
        "name": role.title(),
        "said_as": [role, f"master {role}", f"{role} at large"],
        "effort": [40, 30, 20, 10],
        "levels": {"beginner": a_level(), "advanced": a_level()},
        **fields,
    }


def some_presets(*roles: dict[str, Any]) -> list[RolePreset]:
    return [RolePreset.model_validate(role) for role in roles or (a_role("baker"), a_role("miller"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for role in ("miller", "baker"):
        keep(tmp_path, a_role(role))
    return tmp_path


def keep(folder: Path, preset: dict[str, Any], *, name: str = "") -> None:
    (folder / f"{name or preset['role']}.yaml").write_text(yaml.safe_dump(preset), encoding="utf-8")


def test_presets_stand_in_the_order_of_the_tracks_roles(folder: Path) -> None:
    assert [preset.role for preset in read_presets(folder, ROLES, CARDS)] == ["baker", "miller"]


def test_a_track_without_presets_has_none(tmp_path: Path) -> None:
    assert read_presets(tmp_path / "presets", ROLES, CARDS) == []
    assert preset_for([], "baker", "beginner") is None


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"effort": [40, 30, 20, 20]}, r"baker\.yaml: effort: .*add up to 110"),
        ({"effort": [50, 50]}, r"baker\.yaml: effort"),
        ({"colour": "red"}, r"baker\.yaml: colour"),
        ({"name": "Cook"}, r"baker\.yaml: name: Cook is not among the track's roles"),
        ({"said_as": ["miller", "cook", "pastry"]}, r"said_as: 'miller' means baker already"),
        ({"levels": {}}, r"baker\.yaml: levels"),
        ({"levels": {"novice": a_level()}}, r"baker\.yaml: levels\.novice"),
        ({"levels": {"any": a_level(pace="fast")}}, r"baker\.yaml: levels\.any\.pace"),
        (
            {"levels": {"any": a_level(pathway=[*a_level()["pathway"][:2], a_level()["pathway"][0]])}},
            r"baker\.yaml: levels\.any: .*stands twice",
        ),
        (
            {"levels": {"any": a_level(focus={"title": "Weigh it", "when_i_will": "Weigh it."})}},
            r"baker\.yaml: levels\.any\.focus\.when_i_will",
        ),
    ],
)
def test_a_preset_that_is_wrong_is_named_by_file_and_field(
    folder: Path, changed: dict[str, Any], message: str
) -> None:
    keep(folder, a_role(**changed))

    with pytest.raises(ContentError, match=message):
        read_presets(folder, ROLES, CARDS)


def test_a_card_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(ContentError, match=r"baker\.yaml: levels\.advanced\.pathway\.topic_1: no card KB-XX-01"):
        read_presets(folder, ROLES, frozenset())


def test_a_preset_bears_the_name_of_its_file(folder: Path) -> None:
    keep(folder, a_role("baker"), name="cook")

    with pytest.raises(ContentError, match=r"cook\.yaml: role: baker is not the name of the file"):
        read_presets(folder, ROLES, CARDS)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("", "baker"),
        ("Pilot", "baker"),
        ("Miller", "miller"),
        ("MILLER!", "miller"),
        ("milller", "miller"),
        ("Millers", "miller"),
        ("baker, now a master miller", "miller"),
        ("miller at large", "miller"),
        ("🙂", "baker"),
    ],
)
def test_a_role_is_found_by_the_longest_phrase_with_a_slip_allowed(said: str, role: str) -> None:
    assert role_named(some_presets(), said).role == role


@pytest.mark.parametrize("said", ["pr", "PR"])
def test_short_words_must_be_as_they_are(said: str) -> None:
    presets = some_presets(a_role("baker"), a_role("miller", said_as=["pr", "publicist", "press"]))

    assert role_named(presets, said).role == "miller"
    assert role_named(presets, "pa").role == "baker"


@pytest.mark.parametrize(
    ("experience", "level"),
    [
        ("beginner", "beginner"),
        ("intermediate", "beginner"),
        ("advanced", "advanced"),
        ("expert", "advanced"),
        ("", "beginner"),
        ("senior", "beginner"),
    ],
)
def test_the_nearest_level_counts_and_the_lower_of_two(experience: str, level: str) -> None:
    preset = preset_for(some_presets(), "baker", experience)

    assert preset
    assert preset.id == f"baker_{level}"
    assert preset.effort == (40, 30, 20, 10)
    assert preset.pathway[0].id == "topic_1"
    assert preset.goals[0].id == "loaves"


def test_experience_is_asked_for_as_the_roles_tell_it_apart() -> None:
    assert experiences_of(some_presets()) == ("beginner", "advanced")


def test_where_experience_changes_nothing_the_usual_is_asked() -> None:
    presets = some_presets(a_role(levels={"any": a_level()}))

    assert experiences_of(presets) == ("beginner", "intermediate", "advanced")
    assert experiences_of([]) == ("beginner", "intermediate", "advanced")
    assert preset_for(presets, "", "expert").id == "baker_any"  # type: ignore[union-attr]
