"""Clicks and forms that no honest client of this version would send."""

import pytest

from app import Program
from handlers import action_ids
from sandbox import Sandbox
from tests.scenarios.forging import forge_click, forge_form
from tests.scenarios.keeping import everything_kept
from tests.scenarios.seeing import place_called


@pytest.mark.parametrize(
    ("action_id", "value"),
    [
        ("never_heard_of_it", "x"),
        (f"{action_ids.DRAFT}0", "not json"),
        (f"{action_ids.DRAFT}0", {"guidance_id": 99, "kind": "x"}),
        (f"{action_ids.DRAFT}0", {"guidance_id": 1, "kind": "x", "more": 1}),
        (action_ids.REMIND, {"guidance_id": 1, "when": "yesterday"}),
        (action_ids.MORE, {"guidance_id": "one", "what": "tell_more"}),
        (action_ids.RATE, "true"),
        (f"{action_ids.OUTCOME}worked", {"guidance_id": 1, "result": "fabulous"}),
        (f"{action_ids.PICK_ACCOUNT}0", {"message_id": 10**30, "account_id": 1}),
        (action_ids.ASK_ANYWAY, {"message_id": -1}),
        (action_ids.CONTINUE_PRIVATELY, {"guidance_id": 99}),
        (action_ids.RUN_VERB, "no such verb"),
        (action_ids.EXPORT + "_of_another_version", ""),
    ],
)
async def test_a_click_that_makes_no_sense_is_answered_with_a_sentence(
    sandbox: Sandbox, coach: Program, action_id: str, value: object
) -> None:
    before = everything_kept(coach)

    await forge_click(sandbox, "riya", action_id, value)

    mine = sandbox.direct_message_with("riya").id
    (line,) = await sandbox.until(lambda: sandbox.ephemerals(mine, "riya"))
    assert line.shows("That button is out of date") or line.shows("What I can do for you")
    assert everything_kept(coach) == before


async def test_a_click_without_a_value_is_answered_too(sandbox: Sandbox, coach: Program) -> None:
    await forge_click(sandbox, "riya", f"{action_ids.TRY_QUESTION}0", "")

    mine = sandbox.direct_message_with("riya").id
    (line,) = await sandbox.until(lambda: sandbox.ephemerals(mine, "riya"))
    assert line.shows("That button is out of date")


async def test_a_form_of_another_version_is_acknowledged(sandbox: Sandbox, coach: Program) -> None:
    assert await forge_form(sandbox, "riya", "form_of_another_version", {}) == {}


@pytest.mark.parametrize(
    "callback_id", [action_ids.SETTINGS_FORM, action_ids.ASK_FORM, action_ids.FORGET_FORM, action_ids.RATING_FORM]
)
async def test_a_form_with_the_fields_of_another_version_is_told_apart(
    sandbox: Sandbox, coach: Program, callback_id: str
) -> None:
    before = everything_kept(coach)

    await forge_form(sandbox, "riya", callback_id, {}, "not json")

    await sandbox.until(lambda: place_called(sandbox, "riya"))
    assert place_called(sandbox, "riya")[-1].shows("That button is out of date")
    assert everything_kept(coach) == before


async def test_a_track_that_is_not_in_the_list_is_refused_at_its_field(sandbox: Sandbox, coach: Program) -> None:
    chosen = {
        name: {name: {"type": "static_select", "selected_option": {"value": "astrology"}}}
        for name in ("track", "experience", "style", "uses_model", "keep_transcripts_days")
    }
    values = {**chosen, "role": {"role": {"type": "plain_text_input", "value": "x"}}}

    answer = await forge_form(sandbox, "riya", action_ids.SETTINGS_FORM, values)

    assert answer
    assert answer["response_action"] == "errors"
    assert set(answer["errors"]) == {"track", "style", "experience", "keep_transcripts_days"}
