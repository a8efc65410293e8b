from dataclasses import replace
from datetime import date

import pytest

from bot.call_briefs import FollowUpBrief
from bot.coaching.follow_up import NOT_SAID, day_to_propose, draft_follow_up, follow_up_brief, keeps_to
from bot.coaching.reviewing import template_review
from bot.deps import Deps
from bot.errors import ModelUnavailable
from bot.meetings.taking_in import take_in_notes
from bot.model import Asker, Draft, Meter, Written
from bot.template_coach import TemplateCoach
from tests.unit.bot.coaching.spoken import a_material, a_track, acme
from tests.unit.bot.coaching.test_hearing import DAY, NOTES, OWN
from tests.unit.bot.fake_writer import FakeWriter

RIYA = Asker(first_name="Riya")


def brief_of_acme() -> FollowUpBrief:
    return follow_up_brief(template_review(a_material(acme())), own=OWN, track=a_track(), asker=RIYA, today=DAY)


def brief_of_notes() -> FollowUpBrief:
    material = a_material(take_in_notes(NOTES).transcript, own=(), source="notes")
    return follow_up_brief(template_review(material), own=(), track=a_track(), asker=RIYA, today=DAY)


async def test_the_template_says_who_does_what_and_when(deps: Deps) -> None:
    follow_up = await draft_follow_up(
        replace(deps, template=TemplateCoach()), brief_of_acme(), why_template="off", meter=Meter()
    )

    body = follow_up.draft.body
    assert body.startswith("Hi Dana,")
    assert "- Riya: Send a one page summary (Friday 20 November)" in body
    assert "(Tuesday 24 November)" in body
    assert "“If it cut the close to five days I could make that case.”" in body
    assert body.endswith("Best wishes,\nRiya")
    assert follow_up.note == "off"
    assert keeps_to(brief_of_acme(), follow_up.draft)


async def test_where_no_next_talk_was_agreed_a_day_is_proposed(deps: Deps) -> None:
    follow_up = await draft_follow_up(
        replace(deps, template=TemplateCoach()), brief_of_notes(), why_template="off", meter=Meter()
    )

    assert "SOC2 report" in follow_up.draft.body
    assert "Could we speak again on Friday 27 November?" in follow_up.draft.body


@pytest.mark.parametrize(
    ("body", "stands"),
    [
        ("Hi Dana,\n\nPriya and I will meet you on Tuesday 24 November at 10:00.\n\nBest,\nRiya", True),
        ("Hi Dana,\n\nAs Tom said, we give 20% off.\n\nRiya", False),
        ("Hi Dana,\n\nLet us meet on Thursday.\n\nRiya", False),
    ],
)
def test_a_draft_may_name_only_what_was_said(body: str, stands: bool) -> None:
    assert keeps_to(brief_of_acme(), Draft(subject="Next steps", body=body)) is stands


async def test_a_draft_that_names_what_nobody_said_gives_way_to_the_template(deps: Deps) -> None:
    follow_up = await draft_follow_up(
        replace(deps, writer=Inventing(), template=TemplateCoach()), brief_of_acme(), meter=Meter()
    )

    assert (follow_up.note, follow_up.model) == (NOT_SAID, "")
    assert follow_up.draft.body.startswith("Hi Dana,")


async def test_when_the_model_is_away_the_template_writes_and_says_why(deps: Deps) -> None:
    away = replace(deps, writer=FakeWriter(fails=ModelUnavailable()), template=TemplateCoach())

    follow_up = await draft_follow_up(away, brief_of_acme(), meter=Meter())

    assert "E-LLM-UNAVAILABLE" in follow_up.note


def test_no_weekend_is_proposed() -> None:
    assert day_to_propose(date(2026, 11, 20)) == date(2026, 11, 27)
    assert day_to_propose(date(2026, 11, 21)) == date(2026, 11, 30)
    assert day_to_propose(date(2026, 11, 22)) == date(2026, 11, 30)


async def test_a_draft_that_keeps_to_the_call_is_the_models(deps: Deps) -> None:
    follow_up = await draft_follow_up(replace(deps, writer=FakeWriter()), brief_of_acme(), meter=Meter())

    assert (follow_up.model, follow_up.note) == ("a-model", "")


class Inventing(FakeWriter):
    """A writer that offers what nobody offered."""

    async def write_follow_up(self, brief: FollowUpBrief, *, meter: Meter) -> Written[Draft]:
        """A discount by somebody nobody knows."""
        draft = Draft(subject="Offer", body="Hi Dana,\n\nGreta gives you 20% off.\n\nRiya")
        return replace(await super().write_follow_up(brief, meter=meter), result=draft)
