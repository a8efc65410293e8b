"""`@Coach` in a channel: general advice, and nothing about anybody."""

import pytest

from app import Program
from sandbox import Sandbox
from storage.models import AgendaItem, Conversation
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.conftest import add_account
from tests.scenarios.seeing import at_rest, messages_with, place_called, rows, shown, whispered

PERSONAL = ("Dana", "62", "↓19", "Assuming", "accounts.csv", "48000", "Riya", "Only you")


async def test_a_mention_is_answered_in_its_thread_without_account_figures(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    ts = await sandbox.as_person("riya").mentions(CHAMPION, channel="customers")

    answer = await shown(sandbox, "customers", "Champion promoted")
    assert answer.thread_ts == ts
    assert answer.shows("General guidance: nothing about you or your accounts is used here.")
    assert not [words for words in PERSONAL if answer.shows(words)]


async def test_a_mention_offers_nothing_but_to_go_on_in_private(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").mentions(CHAMPION, channel="customers")

    answer = await shown(sandbox, "customers", "Champion promoted")
    assert [button.text for button in answer.buttons] == ["Continue privately"]


async def test_a_mention_within_a_thread_is_answered_in_that_thread(sandbox: Sandbox, coach: Program) -> None:
    root = await sandbox.as_person("tom").says("Acme is moving people around", channel="customers")

    await sandbox.as_person("riya").mentions(
        "my champion just got promoted, what now?", channel="customers", thread=root
    )

    answer = await shown(sandbox, "customers", "Champion promoted")
    assert answer.thread_ts == root


async def test_a_second_mention_in_the_thread_is_a_follow_up(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.mentions("my champion just got promoted, what now?", channel="customers")
    await shown(sandbox, "customers", "Champion promoted")

    await riya.mentions("What should I avoid when I congratulate her?", channel="customers", thread=ts)

    reply = await shown(sandbox, "customers", "Here is what my library says on that.")
    assert reply.thread_ts == ts
    assert not reply.shows("Only you")


async def test_a_short_follow_up_is_about_what_the_plan_answered(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.mentions("my champion at Acme Corp got promoted, what now?", channel="customers")
    await shown(sandbox, "customers", "Champion promoted")

    await riya.mentions("what about the successor?", channel="customers", thread=ts)

    reply = await shown(sandbox, "customers", "Here is what my library says on that.")
    assert reply.shows("KB-CS-04 §")


async def test_continuing_privately_brings_the_persons_own_figures(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    await riya.mentions(CHAMPION, channel="customers")
    answer = await shown(sandbox, "customers", "Champion promoted")

    await riya.clicks("Continue privately", on=answer)

    private = await shown(sandbox, "riya", PLAN)
    assert private.shows("health 62 ↓19")
    assert await whispered(sandbox, "customers", "riya", "in our direct messages")


async def test_somebody_else_may_continue_privately_with_their_own_accounts(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").mentions(CHAMPION, channel="customers")
    answer = await shown(sandbox, "customers", "Champion promoted")

    await sandbox.as_person("tom").clicks("Continue privately", on=answer)

    private = await shown(sandbox, "tom", PLAN)
    assert not private.shows("62")
    assert not private.shows("Dana")
    assert not place_called(sandbox, "riya")


@pytest.mark.parametrize(("who", "opening"), [("riya", "You asked"), ("tom", "Asked in <#C0CUSTOMERS>")])
async def test_a_question_taken_to_the_direct_messages_says_truly_who_asked(
    sandbox: Sandbox, coach: Program, who: str, opening: str
) -> None:
    await sandbox.as_person("riya").mentions(CHAMPION, channel="customers")
    answer = await shown(sandbox, "customers", "Champion promoted")

    await sandbox.as_person(who).clicks("Continue privately", on=answer)

    question = await shown(sandbox, who, CHAMPION)
    assert question.text.startswith(opening)
    assert question.shows(f"*{opening}*")


async def test_continuing_privately_twice_answers_once_and_says_so(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    await riya.mentions(CHAMPION, channel="customers")
    answer = await shown(sandbox, "customers", "Champion promoted")
    await riya.clicks("Continue privately", on=answer)
    await shown(sandbox, "riya", PLAN)

    await riya.clicks("Continue privately", on=answer)

    await whispered(sandbox, "customers", "riya", "already")
    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", PLAN)) == 1


async def test_a_mention_promises_no_outcome_question_and_welcomes_nobody(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").mentions(CHAMPION, channel="customers")
    await shown(sandbox, "customers", "Champion promoted")
    await at_rest(coach)

    assert {item.kind for item in await rows(coach, AgendaItem)} == {"answer"}
    assert [thread.person_id for thread in await rows(coach, Conversation)] == [None]
    assert not place_called(sandbox, "riya")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("hello", "Mention me with a question"),
        ("help", "Mention me with a question"),
        ("thanks!", "Glad to help."),
        ("asdkjh", "Mention me with a question"),
        ("who can see this?", "Everybody in this channel can see this thread"),
        ("what was Riya's score last week?", "I only talk to people about themselves"),
    ],
)
async def test_what_is_no_question_gets_one_line(sandbox: Sandbox, coach: Program, text: str, answer: str) -> None:
    ts = await sandbox.as_person("tom").mentions(text, channel="customers")

    line = await shown(sandbox, "customers", answer)
    assert line.thread_ts == ts


async def test_an_empty_mention_gets_one_line(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("tom").says("@Coach", channel="customers")

    assert await shown(sandbox, "customers", "Mention me with a question")


async def test_control_words_in_a_channel_are_sent_to_the_direct_messages(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").mentions("forget me", channel="customers")

    line = await shown(sandbox, "customers", "direct messages")
    assert not line.buttons
    assert not place_called(sandbox, "riya")


async def test_one_account_of_two_is_never_asked_about_in_a_channel(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await add_account(coach, "A2", "Acme Labs", health=91)

    await sandbox.as_person("riya").mentions(
        "My champion at Acme just got promoted. How should I handle this?", channel="customers"
    )

    answer = await shown(sandbox, "customers", "Champion promoted")
    assert not answer.shows("Acme Labs")
    assert not answer.shows("Acme Corp")


async def test_a_mention_without_the_optional_history_scope_still_works(sandbox: Sandbox, coach: Program) -> None:
    sandbox.remove_scope("channels:history")

    await sandbox.as_person("tom").mentions("my champion just got promoted, what now?", channel="customers")

    assert await shown(sandbox, "customers", "Champion promoted")


async def test_talk_in_a_channel_is_none_of_our_business(sandbox: Sandbox, coach: Program) -> None:
    tom = sandbox.as_person("tom")
    await tom.says(CHAMPION, channel="customers")

    await tom.says("My buyer stopped answering. What now?")

    await shown(sandbox, "tom", "Do this")
    assert not place_called(sandbox, "customers")
    assert [item.channel for item in await rows(coach, Conversation)] == [sandbox.direct_message_with("tom").id]


async def test_a_file_beside_a_mention_is_asked_for_in_private(sandbox: Sandbox, coach: Program) -> None:
    text = f"@{sandbox.team.bot.real_name} review this please"
    await sandbox.as_person("tom").uploads("acme.vtt", b"WEBVTT", text=text, channel="customers")

    assert await shown(sandbox, "customers", "I open files only in our direct messages")


async def test_a_mention_about_ones_own_score_gets_tips_for_everybody_and_no_number(
    sandbox: Sandbox, coach: Program
) -> None:
    await sandbox.as_person("riya").mentions("how do I improve my discovery score?", channel="customers")

    answer = await shown(sandbox, "customers", "Preparing a first call")
    assert answer.shows("General guidance: nothing about you or your accounts is used here.")
