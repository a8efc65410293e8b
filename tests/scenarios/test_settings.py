"""Settings: what a person says about themselves changes what they get."""

from app import Program
from sandbox import Sandbox
from sandbox.acting import ActingPerson
from storage.models import Person
from tests.scenarios.seeing import eventually, modal, rows, shown


async def person_who(program: Program, **wanted: object) -> Person:
    """The one person there is, once their row says this."""

    async def look() -> Person | None:
        found = await rows(program, Person)
        fits = found and all(getattr(found[0], name) == value for name, value in wanted.items())
        return found[0] if fits else None

    person = await eventually(look)
    assert person is not None
    return person


async def saves(sandbox: Sandbox, person: ActingPerson, name: str, **values: str) -> None:
    """Open the settings, fill them in, save, and wait until Home shows it."""
    await person.types("/coach settings")
    await modal(sandbox, name)
    assert await person.submits(values) is None
    await sandbox.until(lambda: sandbox.home_of(name))


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


async def test_the_form_names_the_time_zone_once_it_is_known(sandbox: Sandbox, coach: Program) -> None:
    tom = sandbox.as_person("tom")
    await tom.types("/coach settings")
    assert (await modal(sandbox, "tom")).shows("Your time zone is that of your Slack profile.")
    await tom.submits({})
    await sandbox.until(lambda: sandbox.home_of("tom"))

    await tom.types("/coach settings")

    form = await modal(sandbox, "tom")
    assert form.shows("Time zone: America/New_York, as in your Slack profile.")
