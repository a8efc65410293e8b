"""Which alerts somebody wants: asked of whoever wants any, kept from one track to another."""

from app import Program
from sandbox import Sandbox
from sandbox.acting import ActingPerson
from sandbox.seen import SeenView
from tests.scenarios.saving import person_who, saves
from tests.scenarios.seeing import modal, shown

ALERTS = "And alerts when something needs me"


async def asks_for_alerts(sandbox: Sandbox, person: ActingPerson, name: str) -> SeenView:
    """The settings after somebody chose alerts in them."""
    await person.types("/coach settings")
    await person.chooses(ALERTS, of="coach_me", on=await modal(sandbox, name))
    await sandbox.until(lambda: (view := sandbox.modal_of(name)) and view.shows("break the quiet hours?"))
    return await modal(sandbox, name)


async def wants_alerts(sandbox: Sandbox, person: ActingPerson, name: str, **values: str | list[str]) -> None:
    """Choose alerts in the settings, answer what is asked then, and save."""
    await asks_for_alerts(sandbox, person, name)
    assert await person.submits(values) is None
    await sandbox.until(lambda: sandbox.home_of(name))


def offered_kinds(form: SeenView) -> tuple[set[str], set[str]]:
    """The kinds of alert a form offers, and those that are chosen in it."""
    element = next(
        block["element"] for block in form.blocks if block.get("block_id", "").startswith("alert_kinds")
    )
    chosen = element.get("initial_options", [])
    return {each["value"] for each in element["options"]}, {each["value"] for each in chosen}


async def test_alerts_are_asked_about_only_when_they_are_wanted(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await riya.types("/coach settings")
    form = await modal(sandbox, "riya")
    assert form.shows("*Alert types*: choose alerts above, and I ask which.")
    assert not form.shows("May a critical alert break the quiet hours?")

    await riya.chooses(ALERTS, of="coach_me", on=form)

    assert await sandbox.until(lambda: (view := sandbox.modal_of("riya")) and view.shows("break the quiet hours?"))
    form = await modal(sandbox, "riya")
    assert form.shows("I do not send alerts yet.")
    offered, chosen = offered_kinds(form)
    assert offered == chosen >= {"renewal_approaching", "deal_stalled", "runway_low", "goal_overdue"}


async def test_a_kind_of_alert_that_is_taken_away_stays_away_on_another_track(
    sandbox: Sandbox, coach: Program
) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await wants_alerts(
        sandbox, riya, "riya", alert_kinds=["Nothing moves on a deal", "The day of a goal has passed"]
    )
    person = await person_who(coach, track="sales")
    assert person.preferences["alerts_off"] == [
        "champion_left",
        "focus_stale",
        "high_stakes_meeting",
        "skill_drop",
    ]

    await riya.types("/coach settings")
    await riya.chooses("Small business", of="track", on=await modal(sandbox, "riya"))

    assert await sandbox.until(
        lambda: (view := sandbox.modal_of("riya")) and view.shows("Cash will not last long")
    )
    offered, chosen = offered_kinds(await modal(sandbox, "riya"))
    assert "deal_stalled" not in offered
    assert offered - chosen == {"focus_stale", "high_stakes_meeting"}
    assert await riya.submits({}) is None
    person = await person_who(coach, track="small_business")
    assert person.preferences["alerts_off"] == [
        "champion_left",
        "focus_stale",
        "high_stakes_meeting",
        "skill_drop",
    ]


async def test_alerts_without_a_kind_of_alert_are_refused(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await asks_for_alerts(sandbox, riya, "riya")

    errors = await riya.submits({"alert_kinds": []})

    assert errors
    ((field, said),) = errors.items()
    assert field.startswith("alert_kinds")
    assert said == "Choose at least one, or go back to the weekly rhythm above."


async def test_alert_kinds_are_undone_with_the_rest(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")
    await saves(sandbox, riya, "riya", track="Sales")
    await wants_alerts(sandbox, riya, "riya", alert_kinds=["Nothing moves on a deal"])

    await riya.says("undo")

    await shown(sandbox, "riya", "Undone. Your settings are as they were before.")
    person = await person_who(coach, track="sales")
    assert (person.preferences["coach_me"], person.preferences["alerts_off"]) == ("weekly", [])


async def test_an_alert_at_night_is_allowed_beside_the_kinds(sandbox: Sandbox, coach: Program) -> None:
    riya = sandbox.as_person("riya")

    await wants_alerts(sandbox, riya, "riya", night_alerts="Yes")

    person = await person_who(coach)
    assert (person.preferences["night_alerts"], person.preferences["alerts_off"]) == (True, [])
