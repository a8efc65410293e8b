from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.packs import ContentError
from bot.tracks import load_tracks
from tests.unit.bot.made import PERSONA, a_track, some_tracks

Write = Callable[..., Path]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write(tmp_path / "shared" / "house.yaml", some_tracks().house.model_dump())
    for track_id in ("a_track", "b_track"):
        write(tmp_path / "tracks" / track_id / "track.yaml", a_track(track_id).model_dump())
    return tmp_path


def write(path: Path, values: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(values if isinstance(values, str) else yaml.safe_dump(values), encoding="utf-8")


def test_every_folder_with_a_track_file_is_a_track(content: Path) -> None:
    tracks = load_tracks(content)

    assert list(tracks.by_id) == ["a_track", "b_track"]
    assert tracks.get("b_track").id == "b_track"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"persona": "Short."}, r"track\.yaml: persona: "),
        ({"colour": "red"}, r"track\.yaml: colour: "),
        ({"prompts": []}, r"track\.yaml: prompts: "),
        ({"prompts": [{"title": "Hello", "message": "short"}] * 2}, r"track\.yaml: prompts\.0\.message: "),
        ({"id": "Bad Id"}, r"track\.yaml: id: "),
        ({"roles": []}, r"track\.yaml: roles: "),
        ({"also_reads": ["nowhere"]}, r"a_track: also_reads names unknown tracks \['nowhere'\]"),
    ],
)
def test_a_track_that_is_wrong_is_named_by_file_and_field(
    content: Path, changed: dict[str, Any], message: str
) -> None:
    write(content / "tracks" / "a_track" / "track.yaml", {**a_track().model_dump(), **changed})

    with pytest.raises(ContentError, match=message):
        load_tracks(content)


def test_a_file_that_is_no_yaml_is_named(content: Path) -> None:
    write(content / "tracks" / "a_track" / "track.yaml", "id: [")

    with pytest.raises(ContentError, match=r"a_track/track\.yaml: not valid YAML"):
        load_tracks(content)


def test_a_missing_house_is_named(content: Path) -> None:
    (content / "shared" / "house.yaml").unlink()

    with pytest.raises(ContentError, match=r"house\.yaml: missing"):
        load_tracks(content)


def test_an_empty_folder_has_no_tracks(tmp_path: Path) -> None:
    write(tmp_path / "shared" / "house.yaml", some_tracks().house.model_dump())

    with pytest.raises(ContentError, match="no tracks found"):
        load_tracks(tmp_path)


def test_two_folders_with_one_id_are_a_mistake(content: Path) -> None:
    write(content / "tracks" / "c_track" / "track.yaml", a_track("a_track").model_dump())

    with pytest.raises(ContentError, match=r"c_track/track\.yaml: id: .*a_track"):
        load_tracks(content)


@pytest.mark.parametrize("chosen", [None, "", "gone"])
@pytest.mark.parametrize("ids", [["a_track"], ["a_track", "b_track"], ["a", "b", "c", "d", "e"]])
def test_somebody_without_a_track_reads_all_of_them(chosen: str | None, ids: list[str]) -> None:
    everyone = some_tracks(*(a_track(track_id) for track_id in ids)).get(chosen)

    assert everyone.also_reads == ids
    assert 2 <= len(everyone.prompts) <= 4
    assert everyone.persona == PERSONA


def test_a_tracks_alert_kinds_come_before_those_all_share_and_each_once(content: Path) -> None:
    shared = [{"id": "goal_overdue", "name": "A goal is late"}, {"id": "meeting", "name": "A meeting is near"}]
    own = [{"id": "stock_low", "name": "Stock runs low"}, {"id": "meeting", "name": "A fair is near"}]
    write(content / "shared" / "alerts.yaml", {"kinds": shared})
    write(content / "tracks" / "b_track" / "alerts.yaml", {"kinds": own})

    tracks = load_tracks(content)

    assert [kind.id for kind in tracks.get("a_track").alerts] == ["goal_overdue", "meeting"]
    assert [kind.name for kind in tracks.get("b_track").alerts] == [
        "Stock runs low",
        "A fair is near",
        "A goal is late",
    ]
    assert {kind.id for kind in tracks.everyone().alerts} == {"goal_overdue", "meeting", "stock_low"}


@pytest.mark.parametrize(
    ("kinds", "message"),
    [
        ([{"id": "Stock", "name": "Stock runs low"}], r"alerts\.yaml: kinds\.0\.id: "),
        ([{"id": "stock_low"}], r"alerts\.yaml: kinds\.0\.name: "),
        ([{"id": "stock_low", "name": "Stock runs low"}] * 2, r"alerts\.yaml: .*stands twice"),
    ],
)
def test_a_wrong_alert_kind_is_named(content: Path, kinds: list[dict[str, str]], message: str) -> None:
    write(content / "tracks" / "a_track" / "alerts.yaml", {"kinds": kinds})

    with pytest.raises(ContentError, match=message):
        load_tracks(content)
