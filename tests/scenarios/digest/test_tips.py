"""The tip of the digest comes from the person's own track."""

import pytest

from app import Program
from bot.coaching.digest import Digest
from sandbox import Sandbox
from storage.models import WeeklyDigest
from tests.scenarios.saving import saves
from tests.scenarios.seeing import rows, shown
from tests.scenarios.weekly import MONDAY, TITLE


@pytest.mark.parametrize(
    ("name", "track", "begins"), [("bo", "Small business", "KB-SB"), ("riya", "Sales", "KB-SA")]
)
async def test_nobody_is_asked_what_belongs_to_another_track(
    sandbox: Sandbox, coach: Program, name: str, track: str, begins: str
) -> None:
    await saves(sandbox, sandbox.as_person(name), name, track=track)

    sandbox.clock.set_to(MONDAY)
    await shown(sandbox, name, TITLE)

    (kept,) = await rows(coach, WeeklyDigest)
    recall = Digest.model_validate(kept.payload).recall
    assert recall is not None
    assert recall.source.startswith(begins)
