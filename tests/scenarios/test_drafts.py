"""A draft is written into the thread, once, and never sent to anybody."""

from app import Program
from handlers.blocks.drafts import NO_REWORDING
from sandbox import Sandbox
from sandbox.seen import SeenMessage
from storage.models import Delivery
from tests.scenarios.asking import CHAMPION, PLAN, PROMOTED
from tests.scenarios.seeing import at_rest, messages_with, place_called, rows, shown, whispered

NOTE = "A draft for you to change and send yourself. I send nothing."


async def test_yes_please_brings_the_draft_into_the_thread_and_sends_nothing(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types(f"/coach {CHAMPION}", channel="general")
    answer = await shown(sandbox, "riya", PLAN)

    await riya.says("yes please", thread=answer.thread_ts)

    draft = await shown(sandbox, "riya", NOTE)
    assert draft.thread_ts == answer.thread_ts
    assert draft.shows("*Subject:* Congratulations on the new role")
    assert draft.shows("Hi Dana,")
    assert draft.shows("Kind regards,\nRiya")
    mine = sandbox.direct_message_with("riya").id
    assert {call.args["channel"] for call in sandbox.calls("chat.postMessage")} == {mine}
    assert {delivery.channel for delivery in await rows(coach, Delivery)} == {mine}


async def test_the_button_brings_its_own_draft(sandbox: Sandbox, plan: SeenMessage) -> None:
    await sandbox.as_person("riya").clicks("Create expansion plan", on=plan)

    draft = await shown(sandbox, "riya", NOTE)
    assert draft.shows("Expansion plan for Acme Corp")


async def test_a_second_click_writes_no_second_draft_and_says_so(
    sandbox: Sandbox, coach: Program, plan: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Draft congratulations", on=plan)
    await shown(sandbox, "riya", NOTE)

    await riya.clicks("Draft congratulations", on=plan)

    await whispered(sandbox, "riya", "riya", "That is already in this thread.")
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", NOTE)) == 1


async def test_yes_please_after_the_button_does_not_write_it_again(sandbox: Sandbox, plan: SeenMessage) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Draft congratulations", on=plan)
    await shown(sandbox, "riya", NOTE)

    await riya.says("yes please", thread=plan.thread_ts)

    await shown(sandbox, "riya", "That is already in this thread.")
    assert len(messages_with(sandbox, "riya", NOTE)) == 1


async def test_a_draft_is_asked_for_in_words_by_its_name_or_as_any(
    sandbox: Sandbox, coach: Program, plan: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("can you make the expansion plan please?", thread=plan.thread_ts)
    await shown(sandbox, "riya", "Expansion plan for Acme Corp")
    await riya.says("write the email", thread=plan.thread_ts)
    await shown(sandbox, "riya", "*Subject:* Congratulations on the new role")
    await riya.says("draft it", thread=plan.thread_ts)

    await shown(sandbox, "riya", "That is already in this thread.")
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", NOTE)) == 2


async def test_words_that_ask_for_another_text_are_a_question(sandbox: Sandbox, plan: SeenMessage) -> None:
    await sandbox.as_person("riya").says("draft a mutual action plan", thread=plan.thread_ts)

    await shown(sandbox, "riya", "Template answer", times=2)
    assert not messages_with(sandbox, "riya", NOTE)


async def test_without_a_model_a_draft_stays_as_it_is_and_the_other_is_offered(
    sandbox: Sandbox, plan: SeenMessage
) -> None:
    riya = sandbox.as_person("riya")
    await riya.clicks("Draft congratulations", on=plan)
    await shown(sandbox, "riya", NOTE)

    await riya.says("can you make it more formal?", thread=plan.thread_ts)
    first = await shown(sandbox, "riya", NO_REWORDING)
    await riya.clicks("Create expansion plan", on=first)
    await shown(sandbox, "riya", "Expansion plan for Acme Corp")
    await riya.says("shorter please", thread=plan.thread_ts)
    second = await shown(sandbox, "riya", NO_REWORDING, times=2)

    assert first.shows("model off")
    assert [button.text for button in first.buttons] == ["Create expansion plan"]
    assert second.buttons == []


async def test_yes_outside_of_a_thread_asks_what_for(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("yes please")

    assert await shown(sandbox, "riya", "Tell me what you would like me to do")


async def test_a_name_we_do_not_know_stays_a_blank(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says(PROMOTED)
    answer = await shown(sandbox, "riya", "Champion promoted")

    await riya.clicks("Draft congratulations", on=answer)

    draft = await shown(sandbox, "riya", NOTE)
    assert draft.shows("Hi [name],")
    assert not place_called(sandbox, "tom")


async def test_whoever_asks_us_to_send_something_hears_that_we_only_draft(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").says("Please send Dana at Acme Corp an email, my champion there was promoted")

    answer = await shown(sandbox, "riya", "I draft, you send: nothing leaves from me")
    assert answer.shows("Draft")
