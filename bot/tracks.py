"""Tracks: what makes a sales coach a sales coach, read from `content/` and checked on start.

A track is a folder `content/tracks/<id>/` with a `track.yaml`, a `knowledge/` folder of situation
cards, a `presets/` folder of where people begin, a `plan.yaml` of what a week may hold, an `alerts.yaml` of what
is worth an alert and, where calls are scored, a `rubrics/` folder. Nothing in the code knows the name of a track.
"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from bot.alert_kinds import AlertKind, once, read_alert_kinds, shared_alert_kinds
from bot.goal_kinds import GoalKinds, every_goal_kind, read_goal_kinds, shared_goal_kinds
from bot.knowledge.cues import CuesByAnchor, cues_by_anchor
from bot.packs import ContentError, Pack, read_pack
from bot.presets import Experience, Preset, RolePreset, experiences_of, preset_for, read_presets
from bot.rubrics import CallType, Rubric
from bot.task_banks import TaskBank, WellbeingTasks, read_bank
from storage.models import Person

SHARED = "shared"
"""The folder of what all tracks share."""


class Prompt(Pack):
    """A question to try, as shown to a newcomer."""

    title: str = Field(min_length=3, max_length=60)
    message: str = Field(min_length=10, max_length=300)


class Track(Pack):
    """One coaching domain.

    `also_reads` names tracks whose cards, and whose call types, help when its own have nothing near.
    `rubrics` come from files of their own: the track's first, then the borrowed, then what all share; so do
    `presets`, in the order of `roles`, and `alerts`, the kinds people choose among. `bank` is what weekly plans
    are made of: the track's own, else the one all share. `segment_word` is what the kind of
    customer or music is called here, `segment_example` one of them. `outside` is what no card here speaks to,
    in words as people say it: what all tracks share, and the track's own.
    """

    id: str = Field(pattern=r"^[a-z_]+\Z")
    name: str = Field(min_length=3, max_length=40)
    for_whom: str = Field(min_length=5, max_length=150)
    persona: str = Field(min_length=80)
    roles: list[str] = Field(min_length=1)
    guardrails: list[str] = Field(default=[])
    also_reads: list[str] = Field(default=[])
    outside: list[str] = Field(default=[])
    prompts: list[Prompt] = Field(min_length=2, max_length=4)
    account_word: str = "account"
    segment_word: str = Field(default="kind of customer", max_length=40)
    segment_example: str = Field(default="", max_length=80)
    presets: list[RolePreset] = Field(default=[])
    goals: GoalKinds = GoalKinds()
    alerts: list[AlertKind] = Field(default=[])
    rubrics: list[Rubric] = Field(default=[])
    bank: TaskBank | None = None

    @functools.cached_property
    def outside_cues(self) -> CuesByAnchor:
        """What is outside, as terms to look for."""
        return cues_by_anchor(self.outside)

    @property
    def experiences(self) -> tuple[Experience, ...]:
        """The levels of experience this track tells apart."""
        return experiences_of(self.presets)

    def preset(self, role: str, experience: str) -> Preset | None:
        """Where somebody with this role (in their own words) and experience begins; None without presets."""
        return preset_for(self.presets, role, experience)

    @property
    def call_types(self) -> list[CallType]:
        """Every call type this track can score, the track's own first; none if it scores no calls."""
        by_id: dict[str, CallType] = {}
        for rubric in self.rubrics:
            for call_type in rubric.call_types:
                by_id.setdefault(call_type.id, call_type)
        return list(by_id.values())

    def call_rubric(self, call_type: str) -> Rubric | None:
        """The rubric that knows this call type, else the first for calls; None if calls are not scored here."""
        for_calls = [rubric for rubric in self.rubrics if rubric.reviews == "call"]
        knowing = (rubric for rubric in for_calls if any(known.id == call_type for known in rubric.call_types))
        return next(knowing, for_calls[0] if for_calls else None)

    @property
    def pitch_rubric(self) -> Rubric | None:
        """What a written pitch is reviewed by."""
        return next((rubric for rubric in self.rubrics if rubric.reviews == "pitch"), None)


class House(Pack):
    """What all tracks share (`content/shared/house.yaml`)."""

    persona: str = Field(min_length=80)
    guardrails: list[str] = Field(min_length=3)
    unsure_questions: list[str] = Field(min_length=3, max_length=3)
    outside: list[str] = Field(default=[])


class SampleCall(Pack):
    """An invented call to try a review on (`content/samples/call.yaml`); `me` is the speaker who is coached."""

    file: str = Field(pattern=r"^[\w.-]+\Z")
    title: str = Field(min_length=5, max_length=80)
    call_type: str
    me: str
    text: str = ""


@dataclass(frozen=True)
class Tracks:
    """Every track by id, the house they share, and a call to try a review on, if there is one."""

    house: House
    by_id: Mapping[str, Track]
    sample_call: SampleCall | None = None
    bank: TaskBank | None = None

    def get(self, track_id: str | None) -> Track:
        """The person's track; a person who has not chosen one gets a mix of all."""
        if track_id and track_id in self.by_id:
            return self.by_id[track_id]
        return self.everyone()

    def preset_of(self, person: Person) -> Preset | None:
        """Where this person begins; None while they have not chosen a track, or where it has no presets."""
        return self.get(person.track).preset(person.role, person.experience)

    def everyone(self) -> Track:
        """A track for somebody who has not said who they are: every library, no special persona."""
        return self._everyone

    @functools.cached_property
    def skill_names(self) -> frozenset[str]:
        """What the skills are called that any track scores on calls."""
        rubrics = [rubric for track in self.by_id.values() for rubric in track.rubrics if rubric.reviews == "call"]
        return frozenset(skill.name for rubric in rubrics for skill in rubric.skills)

    @functools.cached_property
    def _everyone(self) -> Track:
        return Track(
            id="any",
            name="Not chosen yet",
            for_whom="somebody who has not chosen a track",
            persona=self.house.persona,
            roles=["not said"],
            also_reads=sorted(self.by_id),
            outside=list(dict.fromkeys(cue for track in self.by_id.values() for cue in track.outside)),
            prompts=[track.prompts[place] for place in (0, 1) for track in self.by_id.values()][:4],
            goals=every_goal_kind(track.goals for track in self.by_id.values()),
            alerts=once(kind for track in self.by_id.values() for kind in track.alerts),
            rubrics=_fullest_first(rubric for track in self.by_id.values() for rubric in track.rubrics),
            bank=self.bank,
        )


def load_tracks(content: Path, *, framework: str = "") -> Tracks:
    """Read `content/`, with the checks of calls named by a `framework` of the rubrics' labels, such as "bant".

    Raises `ContentError` naming the file and the field that is wrong, or a framework that no rubric knows.
    """
    house = read_pack(content / "shared" / "house.yaml", House)
    cards = _cards_under(content)
    goals, alerts = shared_goal_kinds(content), shared_alert_kinds(content)
    tracks = [
        _read_track(path, cards, goals, alerts) for path in sorted((content / "tracks").glob("*/track.yaml"))
    ]
    by_id = {track.id: _within(house, track) for track in tracks}
    for track in tracks:
        missing = set(track.also_reads) - set(by_id)
        if missing:
            raise ContentError(f"track {track.id}: also_reads names unknown tracks {sorted(missing)}")
    if not by_id:
        raise ContentError(f"{content}: no tracks found")
    shared = _rubrics_in(content / "shared")
    with_rubrics = [_with_rubrics(track, by_id, shared) for track in by_id.values()]
    _check_framework(framework, with_rubrics)
    banks = _read_banks(content, cards)
    whole = {track.id: _with_bank(_labelled(track, framework), banks) for track in with_rubrics}
    return Tracks(house, whole, _sample_call(content / "samples"), banks.get(SHARED))


def _within(house: House, track: Track) -> Track:
    return track.model_copy(update={"outside": [*house.outside, *track.outside]})


def _read_banks(content: Path, cards: frozenset[str]) -> Mapping[str, TaskBank]:
    """The banks by the name of their folder."""
    paths = [path for folder in (content, content / "tracks") for path in sorted(folder.glob("*/plan.yaml"))]
    if not paths:
        return {}
    wellbeing = read_pack(content / SHARED / "wellbeing_tasks.yaml", WellbeingTasks)
    return {path.parent.name: read_bank(path, wellbeing, cards) for path in paths}


def _with_bank(track: Track, banks: Mapping[str, TaskBank]) -> Track:
    return track.model_copy(update={"bank": banks.get(track.id, banks.get(SHARED))})


def _sample_call(folder: Path) -> SampleCall | None:
    path = folder / "call.yaml"
    if not path.exists():
        return None
    sample = read_pack(path, SampleCall)
    try:
        return sample.model_copy(update={"text": (folder / sample.file).read_text(encoding="utf-8")})
    except FileNotFoundError:
        raise ContentError(f"{path}: file: there is no {sample.file}") from None


def _read_track(
    path: Path, cards: frozenset[str], shared_goals: GoalKinds, shared_alerts: list[AlertKind]
) -> Track:
    """A track bears the name of its folder, because its knowledge is kept under that name."""
    track = read_pack(path, Track)
    if track.id != path.parent.name:
        raise ContentError(f"{path}: id: {track.id} is not the name of the folder")
    presets = read_presets(path.parent / "presets", track.roles, cards)
    rubrics = [*track.rubrics, *_rubrics_in(path.parent)]
    goals = read_goal_kinds(path.parent / "goals.yaml", shared_goals)
    alerts = read_alert_kinds(path.parent / "alerts.yaml", shared_alerts)
    own = {"rubrics": rubrics, "presets": [*track.presets, *presets], "goals": goals, "alerts": alerts}
    return track.model_copy(update=own)


def _cards_under(content: Path) -> frozenset[str]:
    """The ids of all cards: a card's file is named by its id and title."""
    return frozenset("-".join(path.stem.split("-")[:3]).upper() for path in content.glob("**/knowledge/*.md"))


def _rubrics_in(folder: Path) -> list[Rubric]:
    return [read_pack(path, Rubric) for path in sorted((folder / "rubrics").glob("*.yaml"))]


def _with_rubrics(track: Track, by_id: Mapping[str, Track], shared: list[Rubric]) -> Track:
    """A track that scores calls can also score the call types of the tracks it reads."""
    own = track.rubrics
    lenders = track.also_reads if any(rubric.reviews == "call" for rubric in own) else []
    borrowed = [rubric for other in lenders for rubric in by_id[other].rubrics]
    return track.model_copy(update={"rubrics": _once([*own, *borrowed, *shared])})


def _check_framework(framework: str, tracks: Iterable[Track]) -> None:
    known = {labels.id for track in tracks for rubric in track.rubrics for labels in rubric.labels}
    if framework and framework not in known:
        raise ContentError(f"COACH_FRAMEWORK: no rubric has labels for {framework!r}; there are {sorted(known)}")


def _labelled(track: Track, framework: str) -> Track:
    return track.model_copy(update={"rubrics": [rubric.labelled(framework) for rubric in track.rubrics]})


def _fullest_first(rubrics: Iterable[Rubric]) -> list[Rubric]:
    """For somebody who has not chosen: the rubric with the most checks suits an unknown call best."""
    return sorted(_once(rubrics), key=lambda rubric: -len(list(rubric.checks)))


def _once(rubrics: Iterable[Rubric]) -> list[Rubric]:
    return list({rubric.id: rubric for rubric in rubrics}.values())
