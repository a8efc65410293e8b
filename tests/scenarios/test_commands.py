"""`/coach` and its verbs: what only informs is seen by whoever typed it, and by nobody else."""

from dataclasses import replace

import pytest

from app import Program
from handlers.not_yet import VERBS
from sandbox import Sandbox
from storage.models import Person
from tests.scenarios.asking import CHAMPION, PLAN
from tests.scenarios.conftest import StartCoach
from tests.scenarios.patience import QUICK
from tests.scenarios.saving import saves
from tests.scenarios.seeing import at_rest, modal, place_called, rows, shown, whispered

TYPED = {
    "debrief": "debrief discovery",
    "prep": "prep Acme Corp tomorrow",
    "practice": "practise pricing hard",
    "goals": "goals add talk less by Friday",
    "log": "log 120 saves",
    "play": "play list",
    "auto": "auto when a customer is quiet draft a note",
    "alerts": "alerts",
    "team": "team",
    "admin": "admin usage",
}


async def test_nothing_but_the_command_shows_the_home_card(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await riya.types("/coach", channel="general")

    card = await whispered(sandbox, "general", "riya", "What are you facing?")
    assert [button.text for button in card.buttons] == ["Ask", "Debrief a call", "My week", "Help"]
    assert not sandbox.ephemerals("general", "tom")


@pytest.mark.parametrize(
    ("button", "words"), [("Ask", "What are you facing?"), ("Debrief a call", "What was it?")]
)
async def test_the_home_card_opens_its_forms(sandbox: Sandbox, coach: Program, button: str, words: str) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach", channel="general")
    card = await whispered(sandbox, "general", "riya", "What are you facing?")

    await riya.clicks(button, on=card)

    assert (await modal(sandbox, "riya")).shows(words)


async def test_the_home_card_shows_help_only_to_its_owner(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach", channel="general")
    card = await whispered(sandbox, "general", "riya", "What are you facing?")

    await riya.clicks("Help", on=card)

    await whispered(sandbox, "general", "riya", "Review a call")
    assert not sandbox.ephemerals("general", "tom")
    assert not sandbox.channel("general").messages


@pytest.mark.slack_objects("we learn that we are not in the channel by trying")
async def test_in_a_channel_without_us_help_is_shown_in_private(sandbox: Sandbox, coach: Program) -> None:
    sandbox.remove_bot_from("customers")
    riya = sandbox.as_person("riya")
    await riya.types("/coach", channel="customers")
    card = await whispered(sandbox, "customers", "riya", "What are you facing?")

    await riya.clicks("Help", on=card)

    assert await shown(sandbox, "riya", "Review a call")


@pytest.mark.parametrize("typed", ["help", "HELP", "help ask", "Help privacy.", "help settings"])
async def test_help_says_what_can_be_done(sandbox: Sandbox, coach: Program, typed: str) -> None:
    await sandbox.as_person("riya").types(f"/coach {typed}", channel="general")

    card = await whispered(sandbox, "general", "riya", "`/coach how do I …`")
    assert card.shows("Plain words work too. 🔒 Private to you. `/coach privacy` shows what I keep.")
    assert not card.shows("I have no help on")


@pytest.mark.parametrize("how", ["command", "message"])
async def test_help_on_a_topic_begins_with_it(sandbox: Sandbox, coach: Program, how: str) -> None:
    riya = sandbox.as_person("riya")
    if how == "command":
        await riya.types("/coach help goals", channel="general")
        card = await whispered(sandbox, "general", "riya", "`/coach goals done 1`")
    else:
        await riya.says("help goals")
        card = await shown(sandbox, "riya", "`/coach goals done 1`")

    assert card.visible_text.index("Something to reach by a day") < card.visible_text.index("Review a call")


async def test_help_on_what_is_not_built_yet_says_so(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach help practice", channel="general")

    card = await whispered(sandbox, "general", "riya", "*Practice talks* are not here yet.")
    assert card.shows("Topics: ask, debrief")


async def test_help_on_something_unknown_lists_the_topics(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach help teleport", channel="general")

    card = await whispered(sandbox, "general", "riya", "I have no help on _teleport_.")
    assert card.shows("Topics: ask, debrief, week, goals, progress, privacy, settings.")


@pytest.mark.parametrize(("typed", "verb"), [("progres", "progress"), ("setings", "settings"), ("hlep", "help")])
async def test_a_typo_is_suggested_and_not_run(sandbox: Sandbox, coach: Program, typed: str, verb: str) -> None:
    await sandbox.as_person("riya").types(f"/coach {typed}", channel="general")

    card = await whispered(sandbox, "general", "riya", f"Did you mean *{verb}*?")
    assert [button.text for button in card.buttons] == [f"Yes, {verb}", "Something else"]
    assert sandbox.modal_of("riya") is None


async def test_the_suggestion_runs_when_it_is_taken(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach progres", channel="general")
    card = await whispered(sandbox, "general", "riya", "Did you mean")

    await riya.clicks("Yes, progress", on=card)

    assert await whispered(sandbox, "general", "riya", "Your progress is in our direct messages.")
    assert await shown(sandbox, "riya", "No calls yet")


@pytest.mark.slack_objects("we learn that we are not in the channel by trying")
async def test_a_suggestion_taken_in_a_channel_without_us_is_answered_in_private(
    sandbox: Sandbox, coach: Program
) -> None:
    sandbox.remove_bot_from("customers")
    riya = sandbox.as_person("riya")
    await riya.types("/coach progres", channel="customers")
    card = await whispered(sandbox, "customers", "riya", "Did you mean")

    await riya.clicks("Yes, progress", on=card)

    assert await shown(sandbox, "riya", "No calls yet")


async def test_a_suggested_form_opens_when_it_is_taken(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach setings", channel="general")
    card = await whispered(sandbox, "general", "riya", "Did you mean")

    await riya.clicks("Yes, settings", on=card)

    assert (await modal(sandbox, "riya")).shows("How should I coach you?")


async def test_something_else_opens_the_ask_form(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach progres", channel="general")
    card = await whispered(sandbox, "general", "riya", "Did you mean")

    await riya.clicks("Something else", on=card)

    assert (await modal(sandbox, "riya")).shows("What are you facing?")


@pytest.mark.parametrize("verb", VERBS)
async def test_a_verb_that_is_not_built_says_so_and_what_is(sandbox: Sandbox, coach: Program, verb: str) -> None:
    await sandbox.as_person("riya").types(f"/coach {TYPED[verb]}", channel="general")

    card = await whispered(sandbox, "general", "riya", "not here yet.")
    assert card.shows(VERBS[verb])
    assert card.shows("What I can do today")
    assert not place_called(sandbox, "riya")


@pytest.mark.parametrize("typed", ["goals are slipping, what do I do?", "ask goals are slipping, what do I do?"])
async def test_a_sentence_that_begins_like_a_verb_is_a_question(
    sandbox: Sandbox, coach: Program, typed: str
) -> None:
    await sandbox.as_person("riya").types(f"/coach {typed}", channel="general")

    opening = await shown(sandbox, "riya", "You asked")
    assert opening.shows("goals are slipping, what do I do?")
    assert not opening.shows("ask goals")


@pytest.mark.parametrize("typed", ["help", "privacy", "", "progres", "team"])
async def test_informing_somebody_makes_them_no_row(sandbox: Sandbox, coach: Program, typed: str) -> None:
    await sandbox.as_person("riya").types(f"/coach {typed}", channel="general")

    await sandbox.until(lambda: sandbox.ephemerals("general", "riya"))
    assert not await rows(coach, Person)


@pytest.mark.parametrize("typed", ["asdkjh", "🤷", "???"])
async def test_a_command_that_makes_no_question_gets_one_back(
    sandbox: Sandbox, coach: Program, typed: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types(f"/coach {typed}", channel="general")
    back = await whispered(sandbox, "general", "riya", "I could not make a question of that")
    assert 1 <= len(back.buttons) <= 3

    await riya.clicks(back.buttons[0].text, on=back)

    assert await shown(sandbox, "riya", "Do this")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("who can see this?", "Only you can see this conversation"),
        ("what do you know about me?", "What I keep about you"),
        ("pause two weeks", "I will not write first until"),
        ("undo that", "There is nothing to undo"),
        ("hello", "What are you facing?"),
        ("it worked!", "Say it in the thread of the advice"),
        ("let me practise the pricing talk", "not here yet."),
        ("what was Tom's score last week?", "I only talk to people about themselves"),
    ],
)
async def test_plain_words_mean_the_same_after_the_command(
    sandbox: Sandbox, coach: Program, typed: str, words: str
) -> None:
    await sandbox.as_person("riya").types(f"/coach {typed}", channel="general")

    assert await whispered(sandbox, "general", "riya", words)
    assert not place_called(sandbox, "riya")


async def test_forget_me_opens_its_form_at_once(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach forget me", channel="general")

    assert (await modal(sandbox, "riya")).shows("Type FORGET to confirm")


async def test_exporting_by_command_brings_the_file(sandbox: Sandbox, coach: Program) -> None:
    await sandbox.as_person("riya").types("/coach export my data", channel="general")

    assert await shown(sandbox, "riya", "Everything I keep about you")
    assert await whispered(sandbox, "general", "riya", "direct messages")


async def test_a_command_that_cannot_be_taken_in_at_once_is_not_called_failed(
    sandbox: Sandbox, start_coach: StartCoach
) -> None:
    async with start_coach(patience=replace(QUICK, acknowledge_within=0.1)) as coach:
        async with coach.deps.database.for_team(coach.identity.team_id):  # nobody else can write meanwhile
            await sandbox.as_person("riya").types(f"/coach {CHAMPION}", channel="general")
            told = await whispered(sandbox, "general", "riya", "takes longer than usual")

        await shown(sandbox, "riya", PLAN)
    assert told.shows("please ask again. · E-SLOW")


async def test_the_home_card_says_what_one_works_on_and_leads_to_the_plan(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await riya.types("/coach", channel="general")
    card = await whispered(sandbox, "general", "riya", "This week's focus")

    await riya.clicks("My week", on=card)

    assert await whispered(sandbox, "general", "riya", "Your plan is in our direct messages.")
    assert await shown(sandbox, "riya", "Week of")


async def test_in_our_messages_nobody_is_sent_to_our_messages(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach progres")
    card = await whispered(sandbox, "riya", "riya", "Did you mean")

    await riya.clicks("Yes, progress", on=card)

    assert await shown(sandbox, "riya", "No calls yet")
    await at_rest(coach)
    assert not [line for line in sandbox.ephemerals("riya", "riya") if line.shows("is in our direct messages")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/coach week 99", "I can show this week"),
        ("/coach week done", "Which task? Say its number: `/coach week done 2`"),
        ("/coach week undo", "Which task?"),
        ("/coach goals 99", "I did not understand that. Try `/coach goals done 2`"),
        ("/coach goals done 99", "You have no active goals."),
    ],
)
async def test_words_of_a_verb_that_make_no_request_are_told_what_to_type(
    sandbox: Sandbox, coach: Program, typed: str, said: str
) -> None:
    await sandbox.as_person("riya").types(typed)

    assert await shown(sandbox, "riya", said)
