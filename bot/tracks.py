"""Tracks: what makes a sales coach a sales coach, read from `content/` and checked on start.

A track is a folder `content/tracks/<id>/` with a `track.yaml` and a `knowledge/` folder of
situation cards. Nothing in the code knows the name of a track.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError


class ContentError(ValueError):
    """A file under `content/` is wrong; the message names the file and the field."""


class Pack(BaseModel):
    """A shape that comes from a content file: a typo in a key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Prompt(Pack):
    """A question to try, as shown to a newcomer."""

    title: str = Field(min_length=3, max_length=60)
    message: str = Field(min_length=10, max_length=300)


class Track(Pack):
    """One coaching domain. `also_reads` names tracks whose cards help when its own have nothing near."""

    id: str = Field(pattern=r"^[a-z_]+$")
    name: str = Field(min_length=3, max_length=40)
    for_whom: str = Field(min_length=5, max_length=150)
    persona: str = Field(min_length=80)
    roles: list[str] = Field(min_length=1)
    guardrails: list[str] = []
    also_reads: list[str] = []
    prompts: list[Prompt] = Field(min_length=2, max_length=4)
    account_word: str = "account"


class House(Pack):
    """What all tracks share (`content/shared/house.yaml`)."""

    persona: str = Field(min_length=80)
    guardrails: list[str] = Field(min_length=3)
    unsure_questions: list[str] = Field(min_length=3, max_length=3)


P = TypeVar("P", bound=Pack)


@dataclass(frozen=True)
class Tracks:
    """Every track by id, and the house they share."""

    house: House
    by_id: Mapping[str, Track]

    def get(self, track_id: str | None) -> Track:
        """The person's track; a person who has not chosen one gets a mix of all."""
        if track_id and track_id in self.by_id:
            return self.by_id[track_id]
        return self.everyone()

    def everyone(self) -> Track:
        """A track for somebody who has not said who they are: every library, no special persona."""
        return Track(
            id="any",
            name="Not chosen yet",
            for_whom="somebody who has not chosen a track",
            persona=self.house.persona,
            roles=["not said"],
            also_reads=sorted(self.by_id),
            prompts=[track.prompts[place] for place in (0, 1) for track in self.by_id.values()][:4],
        )


def load_tracks(content: Path) -> Tracks:
    """Read `content/`. Raises `ContentError` naming the file and the field that is wrong."""
    house = _read(content / "shared" / "house.yaml", House)
    tracks = [_read_track(path) for path in sorted((content / "tracks").glob("*/track.yaml"))]
    by_id = {track.id: track for track in tracks}
    for track in tracks:
        missing = set(track.also_reads) - set(by_id)
        if missing:
            raise ContentError(f"track {track.id}: also_reads names unknown tracks {sorted(missing)}")
    if not by_id:
        raise ContentError(f"{content}: no tracks found")
    return Tracks(house, by_id)


def _read_track(path: Path) -> Track:
    """A track bears the name of its folder, because its knowledge is kept under that name."""
    track = _read(path, Track)
    if track.id != path.parent.name:
        raise ContentError(f"{path}: id: {track.id} is not the name of the folder")
    return track


def _read(path: Path, shape: type[P]) -> P:
    try:
        return shape.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except FileNotFoundError:
        raise ContentError(f"{path}: missing") from None
    except yaml.YAMLError as error:
        raise ContentError(f"{path}: not valid YAML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ContentError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
