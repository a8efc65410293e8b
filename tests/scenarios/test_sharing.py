"""A plan shared with others: the library's own, shown first, posted by a click on exactly that."""

import asyncio
from functools import partial

import pytest

from app import Program
from handlers import action_ids
from sandbox import Sandbox
from sandbox.seen import SeenMessage, SeenView
from storage.models import GivenGuidance
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.forging import forge_form
from tests.scenarios.seeing import at_rest, messages_with, modal, rows, shown

PERSONAL = ("Acme", "Dana", "62", "↓19", "Assuming", "accounts.csv", "48000")


@pytest.fixture
async def answer(sandbox: Sandbox, coach: Program, acme: None) -> SeenMessage:
    """A plan with Riya's own account in it."""
    await sandbox.as_person("riya").says(CHAMPION)
    answer = await shown(sandbox, "riya", PLAN)
    await at_rest(coach)
    return answer


async def form_for(sandbox: Sandbox, answer: SeenMessage) -> SeenView:
    await sandbox.as_person("riya").clicks("Share a safe version", on=answer)
    return await modal(sandbox, "riya")


async def test_the_post_is_shown_first_with_nothing_of_the_person_or_the_account(
    sandbox: Sandbox, answer: SeenMessage
) -> None:
    form = await form_for(sandbox, answer)

    assert form.shows("Champion promoted")
    assert form.shows("📚 KB-CS-04")
    assert not [words for words in PERSONAL if form.shows(words)]
    assert not messages_with(sandbox, "customers", "Champion promoted")


async def test_it_is_posted_in_the_channel_that_was_chosen(sandbox: Sandbox, answer: SeenMessage) -> None:
    await form_for(sandbox, answer)

    errors = await sandbox.as_person("riya").submits({"channel": "customers"})

    post = await shown(sandbox, "customers", "Champion promoted")
    assert errors is None
    assert post.shows("Shared by")
    assert not [words for words in PERSONAL if post.shows(words)]
    assert not post.buttons
    said = await shown(sandbox, "riya", "Posted in")
    assert said.thread_ts == answer.thread_ts


@pytest.mark.slack_objects("the coach is not in the channel")
async def test_where_the_coach_is_not_nothing_is_posted_and_the_person_is_told(
    sandbox: Sandbox, answer: SeenMessage
) -> None:
    sandbox.remove_bot_from("customers")
    await form_for(sandbox, answer)

    await sandbox.as_person("riya").submits({"channel": "customers"})

    await shown(sandbox, "riya", "Nothing was posted")
    assert not messages_with(sandbox, "customers", "Champion promoted")


async def test_a_form_that_arrives_twice_is_one_post(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    form = await form_for(sandbox, answer)
    where = {"type": "conversations_select", "selected_conversation": sandbox.channel("customers").id}
    send = partial(forge_form, sandbox, "riya", action_ids.SHARE_FORM, {"channel": {"channel": where}})

    await asyncio.gather(*(send(form.record.body["private_metadata"]) for _ in range(2)))

    await shown(sandbox, "customers", "Shared by")
    await at_rest(coach)
    assert len(messages_with(sandbox, "customers", "Shared by")) == 1


async def test_another_post_than_the_one_that_was_shown_is_not_sent(
    sandbox: Sandbox, coach: Program, answer: SeenMessage
) -> None:
    (given,) = await rows(coach, GivenGuidance)
    chosen = {"channel": {"channel": {"type": "conversations_select", "selected_conversation": "C1"}}}

    said = await forge_form(
        sandbox, "riya", action_ids.SHARE_FORM, chosen, {"guidance_id": given.id, "seen": "another"}
    )

    assert said is not None
    assert "has changed" in said["errors"]["channel"]


async def test_advice_that_comes_from_no_card_is_not_offered_for_sharing(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("What colour should the office walls be next spring?")

    answer = await shown(sandbox, "riya", "I need a little more to go on")

    assert not answer.shows("Share a safe version")
