"""The Home tab of somebody with a past: the list of what arrived, and that it is up to date."""

from datetime import date

import pytest

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenView
from storage import focuses, notifications, people
from storage.models import Person
from tests.scenarios.seeing import home, shown
from tests.scenarios.weekly import FRIDAY, MONDAY, SUNDAY_NIGHT, TITLE, renewing_soon, settled


@pytest.fixture(autouse=True)
def it_is_friday(sandbox: Sandbox) -> None:
    """When nothing is due that would be shown in the tab beside what a click does."""
    sandbox.clock.set_to(FRIDAY)


async def noted(program: Program, person: Person, *keys: str) -> None:
    """Digests that reached somebody, oldest first."""
    async with program.deps.database.for_team(person.team_id) as session:
        for number, key in enumerate(keys):
            await notifications.add_notification(
                session,
                person_id=person.id,
                source_key=key,
                kind="digest",
                text=f"Week {key}",
                channel=person.dm_channel,
                message_ts=f"{number}.5",
                now=program.deps.now(),
            )


async def clicked(sandbox: Sandbox, label: str, *, on: SeenView) -> SeenView:
    """Riya's Home tab once a click in it has had its effect."""
    published = len(sandbox.calls("views.publish"))
    await sandbox.as_person("riya").clicks(label, on=on)
    await sandbox.until(lambda: len(sandbox.calls("views.publish")) > published)
    view = sandbox.home_of("riya")
    assert view
    return view


def times(view: SeenView, label: str) -> int:
    return sum(button.text == label for button in view.buttons)


async def test_a_message_that_was_not_read_has_a_way_to_it(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach)
    await noted(coach, riya, "one")

    view = await home(sandbox, "riya")

    assert view.shows("📬 *Digest* · Week one")
    assert view.shows("_new_")
    (link,) = (button.element["url"] for button in view.buttons if button.text == "Open")
    assert link.endswith(f"/archives/{riya.dm_channel}/p05")


async def test_what_was_read_leaves_the_unread_tab(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), "one", "two")
    unread = await clicked(sandbox, "Unread (2)", on=await home(sandbox, "riya"))

    view = await clicked(sandbox, "Mark read", on=unread)

    assert view.shows("Week one")
    assert not view.shows("Week two")
    assert view.shows("All (2)")
    assert view.shows("● Unread (1)")


async def test_opening_a_message_reads_it(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), "one")

    view = await clicked(sandbox, "Open", on=await home(sandbox, "riya"))

    assert view.shows("Unread (0)")
    assert not view.shows("_new_")


async def test_everything_is_read_at_once(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), "one", "two")

    view = await clicked(sandbox, "Mark all read", on=await home(sandbox, "riya"))

    assert view.shows("Unread (0)")
    assert not view.shows("Mark all read")


async def test_the_list_is_cleared_and_the_messages_stay(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), "one", "two")

    view = await clicked(sandbox, "Clear all", on=await home(sandbox, "riya"))

    assert not view.shows("Week one")
    assert not sandbox.calls("chat.delete")


async def test_ten_stand_on_a_page(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), *(f"n{number:02}" for number in range(12)))
    first = await home(sandbox, "riya")

    older = await clicked(sandbox, "Older", on=first)

    assert times(first, "Mark read") == 10
    assert first.shows("Page 1 of 2")
    assert times(older, "Mark read") == 2
    assert older.shows("Week n00")
    assert not older.shows("Week n11")


async def test_a_page_that_is_gone_is_the_last_there_is(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), *(f"n{number:02}" for number in range(11)))
    first = await clicked(sandbox, "Unread (11)", on=await home(sandbox, "riya"))
    second = await clicked(sandbox, "Older", on=first)

    view = await clicked(sandbox, "Mark read", on=second)

    assert view.shows("● Unread (10)")
    assert times(view, "Mark read") == 10


async def test_nobody_reads_the_list_of_another(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), "one")
    await settled(sandbox, coach, "tom")

    assert not (await home(sandbox, "tom")).shows("Week one")


@pytest.mark.slack_objects("a click is forged")
async def test_a_forged_click_reads_nothing_of_another(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), "one")
    tom = await settled(sandbox, coach, "tom")
    await noted(coach, tom, "tom")
    view = await home(sandbox, "tom")
    async with coach.deps.database.reading(tom.team_id) as session:
        riya = await people.find_person(session, slack_user_id="U0RIYA")
        assert riya
        (hers,) = await notifications.list_notifications(session, person_id=riya.id, limit=5)
    mark = next(button for button in view.buttons if button.text == "Mark read")
    mark.element["value"] = f'{{"is_unread":false,"page":0,"notification_id":{hers.id}}}'

    await sandbox.as_person("tom").clicks("Mark read", on=view)

    assert (await home(sandbox, "riya")).shows("Unread (1)")


async def test_a_digest_is_listed_and_waits_for_an_answer(sandbox: Sandbox, coach: Program) -> None:
    await settled(sandbox, coach)
    await renewing_soon(coach)
    view = await home(sandbox, "riya")
    sandbox.clock.set_to(SUNDAY_NIGHT)
    sandbox.clock.set_to(MONDAY)

    await shown(sandbox, "riya", TITLE)

    # The list has it from the moment it is out; that it waits is known once the work for it is over.
    await sandbox.until(
        lambda: (seen := sandbox.home_of("riya")) is not None and seen.shows("Your last digest waits")
    )
    later = sandbox.home_of("riya")
    assert later
    assert later.shows("Initech renews in 25 days")
    assert later.shows("📬 *Digest*")
    assert not view.shows("📬 *Digest*")


async def test_the_tab_follows_what_was_done_elsewhere(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await home(sandbox, "riya")

    await sandbox.as_person("riya").says("my champion at Acme Corp just got promoted, what now?")

    await sandbox.until(lambda: (seen := sandbox.home_of("riya")) is not None and seen.shows("asked lately"))


async def test_nothing_is_published_to_whoever_never_looked(sandbox: Sandbox, coach: Program, acme: None) -> None:
    await sandbox.as_person("riya").says("my champion at Acme Corp just got promoted, what now?")
    await shown(sandbox, "riya", "Do this")

    assert not sandbox.calls("views.publish")


async def test_the_focus_and_what_is_known_are_there_to_change(sandbox: Sandbox, coach: Program) -> None:
    riya = await settled(sandbox, coach)
    async with coach.deps.database.for_team(riya.team_id) as session:
        await focuses.set_focus(
            session,
            person_id=riya.id,
            title="Ask first",
            when_then="When I hear a worry, I will ask one question first.",
            chosen_by="coach",
            today=date(2026, 11, 20),
        )

    view = await home(sandbox, "riya")

    assert view.shows("When I hear a worry, I will ask one question first.")
    assert view.shows("What I know about you")
    assert times(view, "Edit") == 1


async def test_the_week_is_there_once_it_is_planned(sandbox: Sandbox, coach: Program) -> None:
    await noted(coach, await settled(sandbox, coach), "one")
    before = await home(sandbox, "riya")

    await sandbox.as_person("riya").clicks("Open my plan", on=before)

    await sandbox.until(lambda: (seen := sandbox.home_of("riya")) is not None and seen.shows("0 of 9 done"))
    assert before.shows("You have no plan yet")
