"""Tom clicking on what is Riya's: refused, and nothing changes."""

import pytest

from app import Program
from handlers import action_ids
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import GivenGuidance, Message, Outcome, Rating
from tests.scenarios.forging import forge_click, forge_form
from tests.scenarios.keeping import everything_kept
from tests.scenarios.past import long_talk
from tests.scenarios.seeing import place_called, rows, shown, whispered

FORGED = [
    (f"{action_ids.DRAFT}0", {"kind": "congratulations_note"}),
    (action_ids.REMIND, {"when": "tomorrow"}),
    (action_ids.MORE, {"what": "tell_more"}),
    (action_ids.MORE, {"what": "second_opinion"}),
    (action_ids.MORE, {"what": "share"}),
    (action_ids.MORE, {"what": "who_sees"}),
    (action_ids.RATE, {"is_helpful": True}),
    (f"{action_ids.OUTCOME}worked", {"result": "worked"}),
    (action_ids.CONTINUE_PRIVATELY, {}),
    (f"{action_ids.PICK_SITUATION}0", {"card_id": "KB-CS-05"}),
]


@pytest.fixture
async def answer(sandbox: Sandbox, coach: Program, acme: None) -> SeenMessage:
    """A plan Riya was given; she rated it, has a reminder and a draft, and went on in the thread."""
    return await long_talk(sandbox, coach)


@pytest.mark.parametrize(("action_id", "value"), FORGED)
async def test_tom_cannot_click_on_what_was_given_to_riya(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, action_id: str, value: dict[str, object]
) -> None:
    (given,) = await rows(coach, GivenGuidance)
    before = everything_kept(coach)

    await forge_click(sandbox, "tom", action_id, {"guidance_id": given.id, **value})

    await whispered(
        sandbox, "tom", "tom", "That button is out of date. Ask me again and use the new one. · E-STALE"
    )
    assert everything_kept(coach) == before
    assert not place_called(sandbox, "tom")


@pytest.mark.parametrize(
    ("action_id", "more"),
    [(f"{action_ids.PICK_ACCOUNT}0", {"account_id": 1}), (action_ids.ASK_ANYWAY, {}), (action_ids.REDO_EDIT, {})],
)
async def test_tom_cannot_have_riyas_words_answered(
    sandbox: Sandbox, coach: Program, answer: SeenMessage, action_id: str, more: dict[str, object]
) -> None:
    message = (await rows(coach, Message))[0]
    before = everything_kept(coach)

    await forge_click(sandbox, "tom", action_id, {"message_id": message.id, **more})

    await whispered(sandbox, "tom", "tom", "E-STALE")
    assert everything_kept(coach) == before


async def test_tom_cannot_share_what_riya_was_told(sandbox: Sandbox, coach: Program, answer: SeenMessage) -> None:
    (given,) = await rows(coach, GivenGuidance)
    before = everything_kept(coach)
    channel = {"type": "conversations_select", "selected_conversation": "C1"}

    await forge_form(
        sandbox,
        "tom",
        action_ids.SHARE_FORM,
        {"channel": {"channel": channel}},
        {"guidance_id": given.id, "seen": ""},
    )

    await shown(sandbox, "tom", "E-STALE")
    assert everything_kept(coach) == before


async def test_tom_cannot_send_the_form_behind_riyas_thumb(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    (given,) = await rows(coach, GivenGuidance)
    (before,) = await rows(coach, Rating)

    reason = {"type": "radio_buttons", "selected_option": {"value": "incorrect"}}
    await forge_form(
        sandbox, "tom", action_ids.RATING_FORM, {"reason": {"reason": reason}}, {"guidance_id": given.id}
    )

    await shown(sandbox, "tom", "E-STALE")
    (after,) = await rows(coach, Rating)
    assert (after.reason, after.note) == (before.reason, before.note)
    assert not await rows(coach, Outcome)
