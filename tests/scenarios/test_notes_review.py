"""A call told in notes (journey J5): no figures; promises, what the customer's words tell, and the ways on."""

from pathlib import Path

import pytest

from app import Program
from sandbox import Sandbox
from tests.scenarios.seeing import at_rest, place_called, shown

NOTES = (Path(__file__).with_name("calls") / "csm_debrief_notes.txt").read_text(encoding="utf-8")


@pytest.fixture
async def noted(sandbox: Sandbox, coach: Program) -> None:
    """Riya wrote her notes on a call with Globex."""
    await sandbox.as_person("riya").says(NOTES)
    await shown(sandbox, "riya", "from your notes")
    await at_rest(coach)


async def test_notes_have_signals_and_actions_but_no_talk_figures(sandbox: Sandbox, noted: None) -> None:
    found = await shown(sandbox, "riya", "Signals")

    assert found.shows("Send the SOC2 report — no date said")
    for sign, words in (
        ("➖", "Sam the new IT lead"),
        ("➖", "sponsor Maria is moving"),
        ("➕", "They like the reporting"),
    ):
        assert any(sign in line and words in line for line in found.visible_text.splitlines())
    assert not any("Talk " in message.visible_text for message in place_called(sandbox, "riya"))


async def test_the_follow_up_names_the_report_and_proposes_a_day(sandbox: Sandbox, noted: None) -> None:
    review = await shown(sandbox, "riya", "from your notes")

    await sandbox.as_person("riya").clicks("Draft follow-up", on=review)

    draft = await shown(sandbox, "riya", "I send nothing")
    assert draft.shows("SOC2")
    assert any(day in draft.visible_text for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))


async def test_the_moving_sponsor_leads_to_a_plan(sandbox: Sandbox, noted: None) -> None:
    found = await shown(sandbox, "riya", "Signals")

    await sandbox.as_person("riya").clicks("Champion-change plan", on=found)

    assert await shown(sandbox, "riya", "Do this")
