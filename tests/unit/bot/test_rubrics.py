from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.packs import ContentError, read_pack
from bot.rubrics import Band, Rubric
from bot.tracks import Track, load_tracks
from tests.unit.bot.made import a_track, some_tracks


def a_check(check_id: str, **fields: Any) -> dict[str, Any]:
    given = {
        "id": check_id,
        "name": "Asks first",
        "component": "response",
        "question": "They ask before they answer.",
        "strength": "You asked first.",
        "change": {"title": "Ask first", "missing": "Nothing was asked.", "try_line": "What would help?"},
    }
    return {**given, **fields}


def a_skill(skill_id: str, weight: int, *checks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    made = list(checks) or [a_check(f"{skill_id}_{number}") for number in range(3)]
    given = {
        "id": skill_id,
        "name": "A skill",
        "weight": weight,
        "checks": made,
        "challenge": "What else could help?",
    }
    return {**given, **fields}


def a_call_type(type_id: str = "other", **fields: Any) -> dict[str, Any]:
    given = {
        "id": type_id,
        "name": "A call",
        "talk_percent": {"low": 0, "high": 60},
        "longest_stretch_seconds": 90,
        "questions_per_30_minutes": {"low": 10, "high": 18},
    }
    return {**given, **fields}


def a_rubric(**fields: Any) -> dict[str, Any]:
    given = {
        "id": "calls",
        "version": 1,
        "name": "Calls of a track",
        "reviews": "call",
        "call_types": [a_call_type()],
        "skills": [a_skill("one", 60), a_skill("two", 40)],
    }
    return {**given, **fields}


PITCH = {"id": "pitch", "reviews": "pitch", "call_types": [], "skills": [a_skill("pitch", 100)]}


def written(path: Path, values: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    return path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    written(tmp_path / "shared" / "house.yaml", some_tracks().house.model_dump())
    for track_id, reads in (("a_track", ["b_track"]), ("b_track", []), ("c_track", ["a_track"])):
        track = a_track(track_id, also_reads=reads).model_dump(exclude={"rubrics"})
        written(tmp_path / "tracks" / track_id / "track.yaml", track)
    return tmp_path


def add_rubric(content: Path, track_id: str, **fields: Any) -> None:
    written(content / "tracks" / track_id / "rubrics" / "calls.yaml", a_rubric(**fields))


def track_in(content: Path, track_id: str | None) -> Track:
    return load_tracks(content).get(track_id)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"colour": "red"}, r"calls\.yaml: colour: "),
        ({"version": 0}, r"version: "),
        ({"skills": [a_skill("one", 60), a_skill("two", 50)]}, r"the weights add up to 110, not to 100"),
        ({"skills": [a_skill("one", 60), a_skill("one", 40)]}, r"skills: \['one'\] stand there twice"),
        ({"skills": [a_skill("one", 100, *[a_check("x")] * 3)]}, r"checks: \['x'\] stand there twice"),
        ({"skills": [a_skill("one", 100, a_check("x"), a_check("y"))]}, r"skills\.0\.checks: "),
        (
            {"skills": [a_skill("one", 100, together=[{"checks": ["x", "y"], "strength": "You did both."}])]},
            r"one\.together: unknown",
        ),
        ({"call_types": []}, r"one must be 'other'"),
        (
            {"call_types": [a_call_type(emphasised=["three"])]},
            r"call_types\.other\.emphasised: unknown \['three'\]",
        ),
        ({"call_types": [a_call_type(talk_percent={"low": 60, "high": 50})]}, r"low must be below high"),
        ({"reviews": "pitch"}, r"a pitch is no call"),
        (
            {"deal_parts": [{"figure": "win_rate", "skill": "three", "worst": 0, "best": 1, "share": 0.2}]},
            r"deal_parts: unknown",
        ),
        (
            {"labels": [{"id": "bant", "name": "BANT", "gloss": "Four things to know.", "checks": {"z": "Need"}}]},
            r"labels\.bant",
        ),
        (
            {"skills": [a_skill("one", 100, a_check("x", rule={"kind": "sings"}), a_check("y"), a_check("z"))]},
            r"rule: .*sings",
        ),
        (
            {"skills": [a_skill("one", 100, a_check("x", strength="Well asked."), a_check("y"), a_check("z"))]},
            r"strength: ",
        ),
    ],
)
def test_a_rubric_that_is_wrong_is_named_by_file_and_field(
    tmp_path: Path, changed: dict[str, Any], message: str
) -> None:
    path = written(tmp_path / "calls.yaml", a_rubric(**changed))

    with pytest.raises(ContentError, match=message):
        read_pack(path, Rubric)


def test_a_rule_takes_its_own_numbers_and_no_others(tmp_path: Path) -> None:
    ruled = [a_check("x", rule={"kind": "waits", "least_seconds": 1}), a_check("y"), a_check("z")]
    wrong = [a_check("x", rule={"kind": "waits", "least_minutes": 1}), a_check("y"), a_check("z")]

    rubric = read_pack(written(tmp_path / "right.yaml", a_rubric(skills=[a_skill("one", 100, *ruled)])), Rubric)

    assert rubric.check("x").rule
    with pytest.raises(ContentError, match="least_minutes"):
        read_pack(written(tmp_path / "wrong.yaml", a_rubric(skills=[a_skill("one", 100, *wrong)])), Rubric)


def test_a_track_scores_its_own_call_types_and_those_of_the_tracks_it_reads(content: Path) -> None:
    add_rubric(content, "a_track", id="a_calls", call_types=[a_call_type(), a_call_type("demo")])
    add_rubric(content, "b_track", id="b_calls", call_types=[a_call_type(), a_call_type("renewal")])

    track = track_in(content, "a_track")

    assert [kind.id for kind in track.call_types] == ["other", "demo", "renewal"]
    assert [
        rubric.id for kind in ("other", "demo", "renewal", "unheard_of") if (rubric := track.call_rubric(kind))
    ] == [
        "a_calls",
        "a_calls",
        "b_calls",
        "a_calls",
    ]


def test_a_track_without_a_rubric_borrows_none(content: Path) -> None:
    add_rubric(content, "a_track")

    assert track_in(content, "c_track").call_rubric("other") is None


def test_a_shared_rubric_belongs_to_every_track(content: Path) -> None:
    written(content / "shared" / "rubrics" / "pitch.yaml", a_rubric(**PITCH))

    for track_id in ("a_track", "b_track", "c_track", None):
        rubric = track_in(content, track_id).pitch_rubric
        assert rubric
        assert rubric.id == "pitch"


def test_who_has_not_chosen_is_scored_by_the_fullest_rubric(content: Path) -> None:
    add_rubric(content, "a_track", id="small")
    add_rubric(content, "b_track", id="full", skills=[a_skill("one", 100, *[a_check(f"c{n}") for n in range(9)])])

    rubric = track_in(content, None).call_rubric("other")

    assert rubric
    assert rubric.id == "full"


BANT = {"id": "bant", "name": "BANT", "gloss": "Four things to know.", "checks": {"one_0": "Need"}}
SPICED = {"id": "spiced", "name": "SPICED", "gloss": "What moves a customer.", "checks": {"one_0": "Pain"}}


@pytest.mark.parametrize(
    ("framework", "name", "labels"),
    [("bant", "Need: Asks first", ["bant"]), ("spiced", "Pain: Asks first", ["spiced"]), ("", "Asks first", [])],
)
def test_checks_are_named_by_the_framework_that_was_chosen(
    content: Path, framework: str, name: str, labels: list[str]
) -> None:
    add_rubric(content, "a_track", labels=[BANT, SPICED])

    rubric = load_tracks(content, framework=framework).get("a_track").call_rubric("other")

    assert rubric
    assert rubric.check("one_0").name == name
    assert rubric.check("one_1").name == "Asks first"
    assert [each.id for each in rubric.labels] == labels


def test_a_framework_that_no_rubric_knows_is_refused(content: Path) -> None:
    add_rubric(content, "a_track", labels=[BANT])

    with pytest.raises(ContentError, match=r"COACH_FRAMEWORK: .*'bnat'; there are \['bant'\]"):
        load_tracks(content, framework="bnat")


@pytest.mark.parametrize(("value", "is_inside"), [(34.4, False), (34.5, True), (50.4, True), (50.5, False)])
def test_a_band_holds_what_people_see(value: float, is_inside: bool) -> None:
    assert Band(low=35, high=50).holds(value) is is_inside
