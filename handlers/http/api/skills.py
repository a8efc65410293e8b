"""/api/coaching/skills: what calls are scored by."""

from pydantic import BaseModel, Field

from bot.rubrics import Rubric
from handlers.http.api.problems import INVALID, wrong
from handlers.http.api.visits import Answer, Asked, Endpoint, Nothing, Visit


class SkillsAsked(Asked):
    """Which track's skills."""

    track: str = Field("", max_length=40, description="a track's id; empty for the person's own")


class CheckKnown(BaseModel):
    """One yes/no question a skill is scored by."""

    id: str
    name: str
    question: str


class SkillKnown(BaseModel):
    """A skill; `weight` is its share of the overall score in percent."""

    id: str
    name: str
    weight: int
    checks: list[CheckKnown]


class RubricKnown(BaseModel):
    """What one kind of call, or a pitch, is scored by."""

    id: str
    version: int
    name: str
    reviews: str
    skills: list[SkillKnown]


class SkillsKnown(BaseModel):
    """Everything a track scores by; `tracks` are the ids there are."""

    track: str
    tracks: list[str]
    rubrics: list[RubricKnown]


async def list_skills(visit: Visit[SkillsAsked, Nothing]) -> Answer:
    """The skills of a track: the one asked for, else the person's, else of all."""
    tracks, wanted = visit.deps.tracks, visit.query.track
    if wanted and wanted not in tracks.by_id:
        names = ", ".join(sorted(tracks.by_id))
        raise wrong({"track": f"One of {names}."})
    track = tracks.get(wanted or (visit.known_person.track if visit.known_person else None))
    return Answer(
        SkillsKnown(track=track.id, tracks=sorted(tracks.by_id), rubrics=[_shown(each) for each in track.rubrics])
    )


def _shown(rubric: Rubric) -> RubricKnown:
    skills = [
        SkillKnown(
            id=skill.id,
            name=skill.name,
            weight=skill.weight,
            checks=[CheckKnown(id=each.id, name=each.name, question=each.question) for each in skill.checks],
        )
        for skill in rubric.skills
    ]
    return RubricKnown(
        id=rubric.id, version=rubric.version, name=rubric.name, reviews=rubric.reviews, skills=skills
    )


ENDPOINTS = (
    Endpoint(
        "GET",
        "/api/coaching/skills",
        list_skills,
        "The skills calls are scored by",
        None,
        {200: SkillsKnown},
        query=SkillsAsked,
        needs_person=False,
        is_private=False,
        problems=(INVALID,),
    ),
)
