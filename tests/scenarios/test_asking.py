"""A person asks, from everywhere it makes sense, and gets the whole plan in private."""

from dataclasses import replace

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.records import Channel
from storage.models import GivenGuidance, Message, Person
from tests.scenarios.asking import CHAMPION, PLAN, PROMOTED
from tests.scenarios.conftest import StartCoach, add_account
from tests.scenarios.patience import QUICK
from tests.scenarios.seeing import at_rest, emojis_tried, messages_with, place_called, rows, shown, whispered


async def test_a_command_in_a_channel_is_answered_in_a_private_thread(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")

    await riya.types(f"/coach {CHAMPION}", channel="general")

    answer = await shown(sandbox, "riya", PLAN)
    opening = sandbox.direct_message_with("riya").thread(answer.thread_ts or "").root
    assert opening.is_from_bot
    assert opening.shows("You asked")
    assert opening.shows(CHAMPION)
    note = await whispered(sandbox, "general", "riya", "Answering in our DM")
    assert "https://slack.com/app_redirect?" in note.text
    assert not sandbox.channel("general").messages


async def test_the_plan_has_everything_of_its_layout_in_order(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")

    await riya.types(f"/coach {CHAMPION}", channel="general")

    answer = await shown(sandbox, "riya", PLAN)

    in_order = [
        PLAN,
        "*Situation*",
        "Assuming renewal",
        "(100 days), health 62 ↓19. From accounts.csv",
        "Do this",
        "Congratulate Dana",
        "— today",
        "— this week",
        "— within 2 weeks, by",
        "— within 1 month, by",
        "*Watch out for*",
        "📚 KB-CS-04",
        "Draft congratulations",
        "Create expansion plan",
        "Remind me",
        "Helpful",
        "Not useful",
        "🔒 Only you · ",
        "Template answer (model off)",
    ]
    words = answer.visible_text[answer.visible_text.index("\n" + PLAN) :]
    places = [words.find(part) for part in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)
    assert words.count("⚠️") == 3


async def test_the_answer_carries_its_words_for_a_screen_reader(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("riya").says(CHAMPION)

    answer = await shown(sandbox, "riya", PLAN)
    for words in (PLAN, "Congratulate Dana", "within 1 month"):
        assert words in answer.text


async def test_a_direct_message_is_answered_under_itself_and_ticked_off(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    ts = await sandbox.as_person("riya").says(CHAMPION)

    answer = await shown(sandbox, "riya", PLAN)
    question = sandbox.direct_message_with("riya").thread(ts).root
    assert answer.thread_ts == ts
    await sandbox.until(lambda: "white_check_mark" in question.reactions)


async def test_a_quick_answer_needs_no_eyes(sandbox: Sandbox, start_coach: StartCoach) -> None:
    async with start_coach(patience=replace(QUICK, eyes_after=20)):  # whatever else the machine has to do
        ts = await sandbox.as_person("riya").says("My buyer stopped answering. What now?")

        question = sandbox.direct_message_with("riya").thread(ts).root
        await sandbox.until(lambda: "white_check_mark" in question.reactions)
    assert "eyes" not in question.reactions


async def test_a_command_in_the_direct_messages_needs_no_note(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types(f"/coach {CHAMPION}")

    await shown(sandbox, "riya", PLAN)
    assert not sandbox.ephemerals(sandbox.direct_message_with("riya").id, "riya")


async def test_a_channel_without_the_coach_takes_the_command_too(sandbox: Sandbox, coach: Program) -> None:
    sandbox.remove_bot_from("customers")

    await sandbox.as_person("riya").types(f"/coach {CHAMPION}", channel="customers")

    await shown(sandbox, "riya", PLAN)
    assert await whispered(sandbox, "customers", "riya", "Answering in our DM")


async def test_asking_without_an_account_uses_no_figures(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await sandbox.as_person("riya").says(PROMOTED)

    answer = await shown(sandbox, "riya", "Champion promoted")
    assert not answer.shows("Assuming")
    assert not answer.shows("Acme")


async def test_somebody_elses_account_lends_its_name_but_no_figures(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await sandbox.as_person("tom").says(CHAMPION)

    answer = await shown(sandbox, "tom", PLAN)
    assert not answer.shows("62")
    assert not answer.shows("Dana")
    assert not answer.shows("Assuming")


@pytest.mark.parametrize("text", ["asdkjh", "qwrtz", "🤷‍♀️ 🙃", "???", ":shrug:"])
async def test_what_makes_no_question_gets_one_back_with_examples_that_work(
    sandbox: Sandbox, coach: Program, text: str
) -> None:
    riya = sandbox.as_person("riya")

    await riya.says(text)

    back = await shown(sandbox, "riya", "I could not make a question of that")
    assert 1 <= len(back.buttons) <= 3
    await riya.clicks(back.buttons[0].text, on=back)
    await shown(sandbox, "riya", "You asked")
    answer = await shown(sandbox, "riya", "Do this")
    assert answer.shows("📚 KB-")


async def test_nothing_near_is_said_and_no_source_is_invented(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").says("best font for slides?")

    answer = await shown(sandbox, "riya", "I need a little more to go on")
    assert answer.shows("I have nothing close to this in my library")
    assert answer.shows("1. ")
    assert answer.shows("3. ")
    assert not answer.shows("General advice")
    assert not answer.shows("📚")
    assert not answer.shows("KB-")
    assert answer.shows("Template answer (model off)")
    assert answer.buttons[0].text == "Ask my manager"


async def test_the_manager_draft_quotes_the_question_and_is_not_sent(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("best font for slides?")
    answer = await shown(sandbox, "riya", "I need a little more to go on")

    await riya.clicks("Ask my manager", on=answer)

    draft = await shown(sandbox, "riya", "I would like your view")
    assert draft.shows("best font for slides?")
    assert draft.thread_ts == answer.thread_ts
    assert not place_called(sandbox, "sam")


async def test_two_accounts_with_one_first_word_are_asked_about(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await add_account(coach, "A2", "Acme Labs", health=91)
    riya = sandbox.as_person("riya")
    await riya.says("My champion at Acme just got promoted to VP. How should I handle this?")
    question = await shown(sandbox, "riya", "Which account do you mean?")
    assert [button.text for button in question.buttons] == ["Acme Corp", "Acme Labs", "None of these"]

    await riya.clicks("Acme Labs", on=question)

    answer = await shown(sandbox, "riya", "Champion promoted at Acme Labs")
    assert answer.shows("health 91")
    assert not answer.shows("62")
    assert answer.thread_ts == question.thread_ts


async def test_none_of_the_accounts_gives_the_plan_without_figures(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    await add_account(coach, "A2", "Acme Labs", health=91)
    riya = sandbox.as_person("riya")
    await riya.says("My champion at Acme just got promoted to VP. How should I handle this?")
    question = await shown(sandbox, "riya", "Which account do you mean?")

    await riya.clicks("None of these", on=question)

    answer = await shown(sandbox, "riya", "Do this")
    assert not answer.shows("health")
    assert answer.shows("Champion promoted at Acme")


async def test_a_second_pick_changes_nothing_and_says_so(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await add_account(coach, "A2", "Acme Labs", health=91)
    riya = sandbox.as_person("riya")
    await riya.says("My champion at Acme just got promoted to VP. How should I handle this?")
    question = await shown(sandbox, "riya", "Which account do you mean?")
    await riya.clicks("Acme Labs", on=question)
    await shown(sandbox, "riya", "Champion promoted at Acme Labs")

    await riya.clicks("Acme Corp", on=question)

    assert await whispered(sandbox, "riya", "riya", "already")
    assert not messages_with(sandbox, "riya", PLAN)


async def test_what_was_asked_and_answered_is_kept_once(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await sandbox.as_person("riya").types(f"/coach {CHAMPION}", channel="general")
    await shown(sandbox, "riya", PLAN)
    await at_rest(coach)

    (given,) = await rows(coach, GivenGuidance)
    (person,) = await rows(coach, Person)
    said = await rows(coach, Message)
    assert (given.question, given.card_id, given.writer) == (CHAMPION, "KB-CS-04", "template")
    assert person.display_name == "Riya Shah"
    assert [message.author for message in said] == ["person", "coach"]


async def test_a_command_in_a_direct_message_with_a_colleague_says_where_the_answer_is(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya, tom = (sandbox.team.person(name) for name in ("riya", "tom"))
    assert riya
    assert tom
    sandbox.team.channels["D0COLLEAGUES"] = Channel("D0COLLEAGUES", "tom-and-riya", "im", [riya.id, tom.id])

    await sandbox.as_person("riya").types(f"/coach {CHAMPION}", channel="tom-and-riya")

    assert await whispered(sandbox, "tom-and-riya", "riya", "Answering in our DM")
    assert await shown(sandbox, "riya", PLAN)


async def test_an_emoji_that_slack_does_not_take_is_not_waited_for(sandbox: Sandbox, coach: Program) -> None:
    sandbox.faults.add("ratelimited", method="reactions.add", seconds=30)

    await sandbox.as_person("riya").says("My buyer stopped answering. What now?")

    await shown(sandbox, "riya", "I'm Coach")  # said under the first answer, after the tick
    tried = emojis_tried(sandbox)
    assert tried.count("white_check_mark") == 1


async def test_a_situation_near_the_question_is_offered_and_answered_once_it_is_chosen(
    sandbox: Sandbox, coach: Program, acme: None
) -> None:
    riya = sandbox.as_person("riya")
    ts = await riya.says("somebody from another division wrote to me")
    unsure = await shown(sandbox, "riya", "Or is it one of these?")

    await riya.clicks("Opening to expand", on=unsure)

    answer = await shown(sandbox, "riya", "Do this")
    assert answer.shows("Opening to expand")
    assert answer.shows("📚")
    assert answer.thread_ts == ts


async def test_who_has_no_track_is_offered_what_the_same_words_mean_in_another(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("customer is unhappy")
    answer = await shown(sandbox, "riya", "Do this")
    assert answer.shows("A complaint or a hard review")

    await riya.clicks("Customer is unhappy and may leave", on=answer)

    chosen = await shown(sandbox, "riya", "📚 KB-CS-37")
    assert not chosen.shows("Or is it one of these?")
