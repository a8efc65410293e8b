"""Nothing that identifies or unlocks something reaches a model, whatever it is a part of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.call_briefs import CallBrief, FollowUpBrief
from bot.claude.requests import (
    digest_request,
    draft_request,
    follow_up_request,
    guidance_request,
    review_request,
    week_request,
)
from bot.digest_briefs import DigestBrief
from bot.meetings.transcript import Transcript, Utterance
from bot.model import Asker, Brief, DraftOffer, Fact, Guidance
from bot.tracks import House, Track
from bot.week_briefs import TaskToWord, WeekBrief
from tests.unit.claude.conftest import PLAN

SECRETS = ("dana@acme.example", "170 1234567", "hunter2")
TYPED = "Dana (dana@acme.example, +49 170 1234567, password: hunter2)"
ON = date(2026, 11, 20)


@pytest.fixture
def requests(brief: Brief, track: Track, house: House) -> Mapping[str, dict[str, Any]]:
    """Every request there is, with the same words wherever somebody can type any."""
    asker = Asker(first_name="Riya", role=TYPED)
    asked = replace(
        brief,
        question=TYPED,
        asker=asker,
        facts=(Fact(TYPED, TYPED),),
        names={"account": TYPED},
        previous=Guidance(**{**PLAN, "situation": TYPED}, writer="claude"),
    )
    call = CallBrief(
        transcript=Transcript((Utterance(TYPED, "Hello."), Utterance("", "Hi.")), "none", "test"),
        own=(),
        track=track,
        asker=asker,
        today=ON,
        call_type="discovery",
        me="Riya",
        title=TYPED,
        note=TYPED,
    )
    return {
        "guidance": guidance_request(asked, house, effort="low"),
        "draft": draft_request(asked, DraftOffer(kind="note", label=TYPED), house, effort="low"),
        "review": review_request(call, house, effort="low"),
        "follow_up": follow_up_request(
            FollowUpBrief(track, asker, ON, title=TYPED, me="Riya", goals=[TYPED], summary=[TYPED]),
            house,
            effort="low",
        ),
        "digest": digest_request(
            DigestBrief(track, asker, ON, did_well=TYPED, focus=TYPED, plan=TYPED, needs=[TYPED]), house
        ),
        "week": week_request(
            WeekBrief(track, asker, ON, theme=TYPED, tasks=[TaskToWord(1, "Do now", TYPED, 20)]), house
        ),
    }


@pytest.mark.parametrize("task", ["guidance", "draft", "review", "follow_up", "digest", "week"])
def test_what_somebody_typed_is_masked_wherever_it_stands(
    task: str, requests: Mapping[str, dict[str, Any]]
) -> None:
    sent = str(requests[task])

    assert "Dana ([e-mail], [phone], password: [secret]" in sent
    assert not [secret for secret in SECRETS if secret in sent]
