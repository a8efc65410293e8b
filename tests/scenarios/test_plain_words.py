"""Plain words in the direct messages."""

import pytest

from app import Program
from handlers.not_yet import VERBS
from sandbox import Sandbox
from tests.scenarios.seeing import messages_with, modal, shown, whispered

NOT_YET = [
    ("When a customer hasn't logged in for 14 days, draft a note", "auto"),
    ("every Monday, send me my open deals", "auto"),
    ("stop the weekly summary", "auto"),
    ("let me practise the pricing talk", "practice"),
    ("I have a QBR with Acme tomorrow", "prep"),
    ("start renewal playbook", "play"),
    ("how is my team doing", "team"),
]


@pytest.mark.parametrize(("words", "verb"), NOT_YET)
async def test_what_is_not_built_is_said_in_plain_words_too(
    sandbox: Sandbox, coach: Program, words: str, verb: str
) -> None:
    ts = await sandbox.as_person("riya").says(words)

    line = await shown(sandbox, "riya", "not here yet.")
    assert line.shows(VERBS[verb])
    assert line.thread_ts == ts
    assert [button.text for button in line.buttons] == ["Answer it as a question"]


async def test_a_command_that_slack_did_not_take_means_the_same(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await riya.says("/coach privacy")
    await riya.says("/coach")

    await shown(sandbox, "riya", "What I keep")
    await shown(sandbox, "riya", "What I can do for you")


async def test_it_can_be_answered_as_a_question_all_the_same(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("prepare QBR for the champion at Acme who was promoted")
    line = await shown(sandbox, "riya", "not here yet.")

    await riya.clicks("Answer it as a question", on=line)

    answer = await shown(sandbox, "riya", "Template answer")
    assert answer.thread_ts == ts


async def test_answering_it_twice_answers_once_and_says_so(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("prepare QBR for the champion at Acme who was promoted")
    line = await shown(sandbox, "riya", "not here yet.")
    await riya.clicks("Answer it as a question", on=line)
    await shown(sandbox, "riya", "Template answer")

    await riya.clicks("Answer it as a question", on=line)

    await whispered(sandbox, "riya", "riya", "That is already in this thread.")
    assert len(messages_with(sandbox, "riya", "Template answer")) == 1


async def test_words_that_nearly_ask_for_something_may_be_a_question_after_all(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("shuffle my tasks")
    offer = await shown(sandbox, "riya", "Did you mean *week*?")

    await riya.clicks("Yes, week", on=offer)
    await shown(sandbox, "riya", "0 of 9 done")
    await riya.clicks("Answer it as a question", on=offer)

    assert (await shown(sandbox, "riya", "🔒 Only you ·")).thread_ts == ts


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("help", "`/coach how do I …`"),
        ("what can you do?", "`/coach how do I …`"),
        ("Thanks!", "Glad to help"),
        ("who can see this?", "Only you can see this conversation in Slack."),
        ("what do you know about me?", "What I keep about you"),
        ("undo", "There is nothing to undo"),
        ("what was Tom's score last week?", "I only talk to people about themselves."),
        ("pause two weeks", "I will not write first until"),
        ("stop", "I will not write first any more."),
        ("resume", "Welcome back."),
    ],
)
async def test_words_with_a_fixed_meaning_get_one_line(
    sandbox: Sandbox, coach: Program, words: str, answer: str
) -> None:
    ts = await sandbox.as_person("riya").says(words)

    line = await shown(sandbox, "riya", answer)
    assert line.thread_ts == ts


async def test_a_greeting_is_greeted_back(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("Hello!")
    greeting = await shown(sandbox, "riya", "Hi Riya 👋 I'm Coach.")
    assert greeting.thread_ts == ts

    await riya.says("good morning")

    line = await shown(sandbox, "riya", "Hi Riya. What are you facing?")
    assert not line.shows("Glad to help")


async def test_who_can_see_this_leads_to_all_that_is_kept(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("who can see this?")
    line = await shown(sandbox, "riya", "Only you can see this conversation")

    await riya.clicks("What I keep", on=line)

    assert await whispered(sandbox, "riya", "riya", "What I keep about you")


async def test_forgetting_is_offered_and_not_done_at_once(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("forget me")
    offer = await shown(sandbox, "riya", "You will see what goes and what stays before it happens.")

    await riya.clicks("Forget me", on=offer)

    assert (await modal(sandbox, "riya")).shows("Type FORGET to confirm")


async def test_asking_what_tom_scored_gives_no_hint_that_there_is_a_score(
    sandbox: Sandbox, coach: Program
) -> None:
    await sandbox.as_person("tom").says("what was Riya's score last week?")

    line = await shown(sandbox, "tom", "I only talk to people about themselves.")
    assert not line.shows("score")
    assert not line.shows("Riya")


async def test_a_debrief_can_be_asked_for_in_words(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await riya.says("debrief")
    offer = await shown(sandbox, "riya", "Drop the transcript here")
    await riya.clicks("Open the form", on=offer)

    assert await modal(sandbox, "riya")


async def test_ones_calls_can_be_asked_for_in_words(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("my calls")

    assert await shown(sandbox, "riya", "I have reviewed no calls of yours yet")


async def test_reflecting_can_be_asked_for_in_words(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await riya.says("I want to reflect on my week")
    await riya.clicks("Reflect", on=await shown(sandbox, "riya", "How was your week?"))

    assert await modal(sandbox, "riya")


async def test_whoever_wants_something_sent_is_told_that_nothing_is_and_may_have_it_written(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("can you email my champion who just got promoted to VP")

    line = await shown(sandbox, "riya", "I send and post nothing myself.")
    await riya.clicks("Answer it as a question", on=line)

    assert await shown(sandbox, "riya", "Congratulate")


async def test_a_slip_of_the_finger_is_offered_and_not_run(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("shwo my gaols")

    card = await shown(sandbox, "riya", "Did you mean *goals*?")
    await riya.clicks("Yes, goals", on=card)

    assert await shown(sandbox, "riya", "active goals")


async def test_what_is_typed_behind_the_command_is_known_without_it(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("week done two pls")
    await shown(sandbox, "riya", "✅ 2.")

    await riya.says("sorry, task 2 is not done yet")

    assert await shown(sandbox, "riya", "⬜ 2.")
