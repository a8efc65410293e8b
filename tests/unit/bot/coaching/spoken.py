"""Small calls for the tests of checks: one line a turn, "own: …" or "customer: …"."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.coaching.call_material import CallMaterial
from bot.coaching.call_review import CheckResult
from bot.coaching.checks import decide_checks
from bot.coaching.checks.scene import Scene, build_scene
from bot.meetings.measures import measure_call
from bot.meetings.reading import read_transcript
from bot.meetings.transcript import Basis, Transcript, Utterance
from bot.model import Asker
from bot.rubrics import Check, Rubric, Skill
from bot.tracks import Track, Tracks, load_tracks

ROOT = Path(__file__).parents[4]
TRACKS: Tracks = load_tracks(ROOT / "content")
FIXTURES = ROOT / "tests" / "scenarios" / "calls"
ON = date(2026, 11, 20)
ME, THEM = "Riya Shah", "Dana Cole"
NAMES = {"own": ME, "customer": THEM, "second": "Priya Nair", "nobody": ""}
PAUSE = 0.8


def a_call(*lines: str, basis: Basis = "timed", pause: float = PAUSE) -> Transcript:
    """The lines as a transcript; a line takes as long as its words at 150 a minute, then comes the pause."""
    said: list[Utterance] = []
    clock = 0.0
    for line in lines:
        who, _, text = line.partition(": ")
        start, clock = clock, clock + len(text.split()) / 2.5
        times = (start, clock) if basis == "timed" else (None, None)
        said.append(Utterance(NAMES[who], text, *times))
        clock += pause
    return Transcript(tuple(said), basis, "made")


def acme() -> Transcript:
    """The fictional discovery call with Acme."""
    return read_transcript((FIXTURES / "acme_discovery.vtt").read_bytes(), name="acme_discovery.vtt")


def a_track(name: str = "Sales") -> Track:
    """The shipped track of that name."""
    return next(track for track in TRACKS.by_id.values() if track.name == name)


def a_rubric(name: str = "Sales") -> Rubric:
    """What that track scores calls by."""
    rubric = a_track(name).call_rubric("other")
    assert rubric
    return rubric


def a_scene(transcript: Transcript, *, call_type: str = "discovery", own: Sequence[str] = (ME,)) -> Scene:
    """The scene the checks read."""
    measures = measure_call(transcript, own=own)
    rubric = a_rubric()
    return build_scene(transcript, own=own, measures=measures, call_type=rubric.call_type(call_type), on=ON)


def decided(
    transcript: Transcript, *, rubric: Rubric | None = None, call_type: str = "discovery"
) -> dict[str, CheckResult]:
    """What code decides about a call by the sales rubric."""
    return decide_checks(rubric or a_rubric(), a_scene(transcript, call_type=call_type))


def a_material(transcript: Transcript, **fields: object) -> CallMaterial:
    """The call ready for review."""
    given: dict[str, object] = {
        "own": (ME,),
        "track": a_track(),
        "asker": Asker(first_name="Riya"),
        "today": ON,
        "me": ME,
    }
    return CallMaterial(transcript, **{**given, "call_type": "discovery", **fields})  # type: ignore[arg-type]


def results_of(rubric: Rubric, **statuses: str) -> list[CheckResult]:
    """Results by check id: `d1="passed"`."""
    known = {check.id for check in rubric.checks}
    assert set(statuses) <= known
    return [CheckResult(check_id=one, status=status, decided_by="code") for one, status in statuses.items()]  # type: ignore[arg-type]


def a_check(rubric: Rubric, check_id: str) -> Check:
    return rubric.check(check_id)


def a_skill(rubric: Rubric, skill_id: str) -> Skill:
    return next(skill for skill in rubric.skills if skill.id == skill_id)
