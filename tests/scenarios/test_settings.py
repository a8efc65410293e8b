"""Settings: what a person says about themselves changes what they get."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from app import Program
from handlers.action_ids import SETTINGS_FORM
from sandbox import Sandbox
from storage import people
from storage.models import Person
from tests.scenarios.forging import forge_event, forge_form
from tests.scenarios.saving import person_who, saves
from tests.scenarios.seeing import at_rest, messages_with, modal, rows, shown, whispered


def filled_in(form: Mapping[str, Any], **values: str) -> dict[str, Any]:
    """The state of a form as it was opened, but with these values."""
    remembered = {**json.loads(form["private_metadata"]), **values}
    return {name: {name: {"value": value}} for name, value in remembered.items()}


async def test_the_command_opens_the_form_with_what_we_know(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Customer success", role="CSM", experience="A few years in")

    await riya.types("/coach settings", channel="general")

    form = await sandbox.until(lambda: sandbox.modal_of("riya"))
    assert form
    chosen = {block["block_id"]: block["element"] for block in form.blocks if block["type"] == "input"}
    assert chosen["track"]["initial_option"]["value"] == "customer_success"
    assert chosen["role"]["initial_value"] == "CSM"
    assert chosen["experience"]["initial_option"]["value"] == "intermediate"
    assert not sandbox.channel("general").messages


async def test_a_newcomer_learns_what_is_enough(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach settings")

    form = await modal(sandbox, "riya")

    assert form.record.body["title"]["text"] == "Set up"
    assert form.shows("are enough to begin")
    await riya.submits({"track": "Sales"})
    await sandbox.until(lambda: sandbox.home_of("riya"))
    await riya.types("/coach settings")
    assert not (await modal(sandbox, "riya")).shows("are enough to begin")


async def test_every_choice_is_saved_and_shown_at_home(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await saves(
        sandbox,
        riya,
        "riya",
        track="Customer success",
        role="Senior CSM",
        experience="Many years in",
        style="socratic",
        uses_model="No, library answers only",
    )

    person = await person_who(coach, style="socratic", experience="advanced", uses_model=False)
    assert person.onboarded_at
    home = sandbox.home_of("riya")
    assert home
    assert home.shows("Customer success")
    assert home.shows("Senior CSM")


async def test_saving_an_empty_form_is_possible(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await saves(sandbox, riya, "riya")

    person = await person_who(coach, track=None)
    assert person.onboarded_at


async def test_the_track_decides_what_is_found(sandbox: Sandbox, coach: Program) -> None:
    ana = sandbox.as_person("ana")
    await saves(sandbox, ana, "ana", track="Music career", role="Artist")

    await ana.says("how early should I pitch my single")

    answer = await shown(sandbox, "ana", "Template answer")
    assert answer.shows("KB-MU-")
    assert not answer.shows("KB-SA-")


async def test_another_track_finds_something_else(sandbox: Sandbox, coach: Program) -> None:
    ana = sandbox.as_person("ana")
    await saves(sandbox, ana, "ana", track="Sales")

    await ana.says("how early should I pitch my single")

    answer = await shown(sandbox, "ana", "Template answer")
    assert not answer.shows("KB-MU-")


async def test_a_changed_track_changes_the_questions_on_offer(sandbox: Sandbox, coach: Program) -> None:
    ana = sandbox.as_person("ana")
    await saves(sandbox, ana, "ana", track="Music career")

    await ana.opens_home("messages")

    prompts = await sandbox.until(lambda: sandbox.direct_message_with("ana").prompts)
    assert "release" in str(prompts)


async def test_plain_words_offer_the_button_that_opens_the_form(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("settings")
    offer = await shown(sandbox, "riya", "Your settings")

    await riya.clicks("Open settings", on=offer)

    assert (await modal(sandbox, "riya")).shows("How should I coach you?")


@pytest.mark.parametrize("words", ["when is my next digest?", "show me my digest", "digest", "change my timezone"])
async def test_what_is_asked_of_a_setting_is_told_at_once(sandbox: Sandbox, coach: Program, words: str) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")

    await riya.says(words)

    told = await shown(sandbox, "riya", "Your settings")
    assert told.shows("The next digest comes on Monday")
    assert told.shows("Time zone: Europe/London, as in your Slack profile.")


async def test_the_form_names_the_time_zone_once_it_is_known(sandbox: Sandbox, coach: Program) -> None:
    tom = sandbox.as_person("tom")
    await tom.types("/coach settings")
    assert (await modal(sandbox, "tom")).shows("Your time zone is that of your Slack profile.")
    await tom.submits({})
    await sandbox.until(lambda: sandbox.home_of("tom"))

    await tom.types("/coach settings")

    form = await modal(sandbox, "tom")
    assert form.shows("Time zone: America/New_York, as in your Slack profile.")


async def test_everything_about_the_week_is_saved(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await saves(
        sandbox,
        riya,
        "riya",
        track="Music career",
        segment="indie folk",
        pace="light",
        coach_me="And alerts when something needs me",
        digest_day="Tuesday",
        digest_time="09:15",
        reflection="No",
        quiet_since="20:00",
        quiet_until="07:30",
        quiet_days_off=["Sunday"],
        sharing="My focus",
        keep_transcripts_days="7 days",
    )

    person = await person_who(coach, track="music")
    expected = {
        "segment": "indie folk",
        "pace": "light",
        "coach_me": "alerts",
        "digest_day": 1,
        "digest_time": "09:15",
        "reflection": False,
        "quiet_since": "20:00",
        "quiet_until": "07:30",
        "quiet_days_off": [6],
        "sharing": "focus",
        "keep_transcripts_days": 7,
    }
    assert {name: person.preferences[name] for name in expected} == expected


async def test_the_form_shows_what_was_saved(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", segment="small firms", digest_time="10:00", quiet_days_off=[])

    await riya.types("/coach settings")

    form = await modal(sandbox, "riya")
    shown_in = {block["block_id"]: block["element"] for block in form.blocks if block["type"] == "input"}
    assert shown_in["segment"]["initial_value"] == "small firms"
    assert shown_in["digest_time"]["initial_time"] == "10:00"
    assert "initial_options" not in shown_in["quiet_days_off"]


@pytest.mark.parametrize(
    ("values", "field", "problem"),
    [
        ({"digest_time": "19:00"}, "digest_time", "That is in your quiet hours (18:00–08:00)."),
        ({"digest_day": "Sunday"}, "digest_day", "You want quiet on that day."),
        ({"track": "Music career", "experience": "Others learn from me"}, "experience", "does not go that far"),
    ],
)
async def test_what_cannot_be_is_said_at_its_field(
    sandbox: Sandbox, coach: Program, values: dict[str, str], field: str, problem: str
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach settings")
    form = await modal(sandbox, "riya")
    if "track" in values:
        await riya.chooses("Sales", of="track", on=form)
        await sandbox.until(lambda: (view := sandbox.modal_of("riya")) and view.shows("Others learn from me"))

    errors = await riya.submits(values)

    assert errors
    (said,) = (text for name, text in errors.items() if name.startswith(field))
    assert problem in said
    assert not (await rows(coach, Person))[0].onboarded_at


async def test_whoever_is_not_written_to_first_may_name_any_time(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await saves(sandbox, riya, "riya", digest_time="23:00", coach_me="Only when I ask")

    person = await person_who(coach)
    assert person.preferences["coach_me"] == "asked"


async def test_a_chosen_track_changes_the_words_of_the_form_and_keeps_the_rest(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach settings")
    form = await modal(sandbox, "riya")
    assert form.shows("Kind of customer")

    await riya.chooses("Music career", of="track", on=form)

    assert await sandbox.until(lambda: (view := sandbox.modal_of("riya")) and view.shows("Genre"))
    assert await riya.submits({"experience": "A few years in", "role": "Singer"}) is None
    await person_who(coach, track="music", experience="intermediate", role="Singer")


async def test_a_form_of_yesterday_takes_back_nothing_that_was_chosen_since(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await riya.types("/coach settings")
    await modal(sandbox, "riya")
    sandbox.clock.advance(days=1)
    async with coach.deps.database.for_team(coach.identity.team_id) as session:
        (person,) = await rows(coach, Person)
        await people.update_person(session, person_id=person.id, style="socratic", role="AE")

    await riya.submits({"role": "Head of sales"})

    await person_who(coach, role="Head of sales", style="socratic", track="sales")


async def test_a_form_submitted_twice_is_saved_once(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach settings")
    form = (await modal(sandbox, "riya")).record.body
    await riya.submits({"track": "Sales"})
    await shown(sandbox, "riya", "Here is what happens now.")

    await forge_form(sandbox, "riya", SETTINGS_FORM, filled_in(form, track="sales"), form["private_metadata"])

    await at_rest(coach)
    assert len(messages_with(sandbox, "riya", "Here is what happens now.")) == 1


async def test_undo_puts_the_settings_back(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales", style="socratic")
    await saves(sandbox, riya, "riya", track="Music career", digest_time="10:00", keep_transcripts_days="90 days")

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. Your settings are as they were before.")
    person = await person_who(coach, track="sales", style="socratic")
    assert person.preferences["digest_time"] == "08:30"
    assert person.preferences["keep_transcripts_days"] == 30


async def test_undo_works_once_and_for_ten_minutes(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await saves(sandbox, riya, "riya", style="socratic")
    sandbox.clock.advance(minutes=11)

    await riya.says("undo")

    await shown(sandbox, "riya", "There is nothing to undo")
    await person_who(coach, style="socratic")


async def test_undo_takes_a_pause_back(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.says("pause for two weeks")
    await shown(sandbox, "riya", "I will not write first until")

    await riya.types("/coach undo")

    await whispered(sandbox, "riya", "riya", "Undone. I may write first again.")
    (person,) = await rows(coach, Person)
    assert person.preferences["paused_until"] == ""


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("", "Your Slack profile names no time zone, so all times are UTC."),
        ("Mars/Base", "I do not know the time zone in your Slack profile (Mars/Base), so all times are UTC."),
    ],
)
async def test_a_zone_nobody_knows_is_said_in_the_form(
    sandbox: Sandbox, coach: Program, zone: str, words: str
) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    user = {"id": "U0RIYA", "name": "riya", "profile": {}, "tz": zone}
    await forge_event(sandbox, {"type": "user_change", "user": user}, team_id=sandbox.team.id)
    await person_who(coach, timezone=zone)

    await riya.types("/coach settings")

    assert (await modal(sandbox, "riya")).shows(words)
