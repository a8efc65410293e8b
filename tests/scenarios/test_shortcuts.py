"""Shortcuts: coaching about somebody's message, and the Ask form."""

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import GivenGuidance
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.seeing import at_rest, modal, place_called, rows, shown, whispered


async def message_of_tom(sandbox: Sandbox, text: str, channel: str = "customers") -> SeenMessage:
    ts = await sandbox.as_person("tom").says(text, channel=channel)
    return sandbox.channel(channel).thread(ts).root


async def test_coaching_on_a_message_quotes_it_in_a_private_thread(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    message = await message_of_tom(sandbox, "Dana at Acme Corp just got promoted to VP, she was our champion!")

    await sandbox.as_person("riya").uses_shortcut("coach_on_this", on=message)

    answer = await shown(sandbox, "riya", "Champion promoted at Acme Corp")
    opening = sandbox.direct_message_with("riya").thread(answer.thread_ts or "").root
    assert opening.shows("You asked for coaching on this message")
    assert opening.shows("she was our champion!")
    assert not place_called(sandbox, "customers")
    assert not place_called(sandbox, "tom")


async def test_a_message_without_words_is_declined_where_it_stands(sandbox: Sandbox, coach: Program) -> None:
    ts = await sandbox.as_person("tom").uploads("photo.png", b"\x89PNG", channel="customers")
    message = sandbox.channel("customers").thread(ts).root

    await sandbox.as_person("riya").uses_shortcut("coach_on_this", on=message)

    assert await whispered(sandbox, "customers", "riya", "no words I can read")


@pytest.mark.slack_objects("we learn that we are not in the channel by trying")
async def test_a_message_without_words_in_a_channel_without_us_is_declined_in_private(
    sandbox: Sandbox, coach: Program
) -> None:
    ts = await sandbox.as_person("tom").uploads("photo.png", b"\x89PNG", channel="customers")
    message = sandbox.channel("customers").thread(ts).root
    sandbox.remove_bot_from("customers")

    await sandbox.as_person("riya").uses_shortcut("coach_on_this", on=message)

    assert await shown(sandbox, "riya", "no words I can read")


async def test_a_message_that_names_people_and_links_is_quoted_as_it_reads(
    sandbox: Sandbox, coach: Program
) -> None:
    message = await message_of_tom(
        sandbox, "@sam our champion got promoted & left <soon>, see https://example.com/a"
    )

    await sandbox.as_person("riya").uses_shortcut("coach_on_this", on=message)

    opening = await shown(sandbox, "riya", "You asked for coaching on this message")
    assert opening.shows("got promoted & left <soon>")
    assert "<@" not in str(opening.blocks)


async def test_the_ask_form_is_answered_in_a_private_thread(sandbox: Sandbox, coach: Program, acme: None) -> None:
    riya = sandbox.as_person("riya")
    await riya.uses_shortcut("ask_coach")
    form = await modal(sandbox, "riya")
    assert form.shows("What are you facing?")

    assert await riya.submits({"question": CHAMPION}) is None

    assert await shown(sandbox, "riya", PLAN)
    assert sandbox.modal_of("riya") is None


async def test_an_ask_form_with_only_spaces_says_so_at_its_field(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.uses_shortcut("ask_coach")
    await modal(sandbox, "riya")

    errors = await riya.submits({"question": "   "})

    assert errors == {"question": "Write a sentence about what you are facing."}


async def test_danger_in_the_ask_form_gets_help_lines_and_keeps_nothing(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.uses_shortcut("ask_coach")
    await modal(sandbox, "riya")

    await riya.submits({"question": "I want to kill myself"})

    assert await shown(sandbox, "riya", "findahelpline.com")
    await at_rest(coach)
    assert not await rows(coach, GivenGuidance)
    assert "kill" not in str([message.visible_text for message in place_called(sandbox, "riya")])


async def test_danger_in_a_quoted_message_gets_help_lines_too(sandbox: Sandbox, coach: Program) -> None:
    message = await message_of_tom(sandbox, "I can't go on anymore, I want to die")

    await sandbox.as_person("riya").uses_shortcut("coach_on_this", on=message)

    assert await whispered(sandbox, "customers", "riya", "findahelpline.com")
    await at_rest(coach)
    assert not await rows(coach, GivenGuidance)
