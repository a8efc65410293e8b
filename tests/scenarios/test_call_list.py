"""The calls somebody shared lately, in the Home tab and opened from there."""

from app import Program
from handlers.action_ids import OPEN_CALL
from handlers.callers import Caller
from handlers.calls.call_list import call_list_words
from sandbox import Sandbox
from storage.models import Call
from tests.scenarios.reviewed import reviewed_call
from tests.scenarios.seeing import messages_with, modal, rows, whispered


async def test_the_home_tab_lists_the_call_and_opens_it(sandbox: Sandbox, coach: Program) -> None:
    await reviewed_call(sandbox, coach)
    riya = sandbox.as_person("riya")
    await riya.opens_home()
    home = await sandbox.until(lambda: sandbox.home_of("riya"))
    assert home is not None
    assert home.shows("20 Nov · *Acme discovery* · 55")

    (call,) = await rows(coach, Call)
    await riya.clicks(f"{OPEN_CALL}{call.id}", on=home)

    view = await modal(sandbox, "riya")
    assert view.shows("ask before you answer a worry")
    assert view.shows("Objection handling: 17, Priority support, 1 of 6 checks")
    assert view.shows("Open its thread")


async def test_a_call_can_be_deleted_from_what_is_kept(sandbox: Sandbox, coach: Program) -> None:
    await reviewed_call(sandbox, coach)
    riya = sandbox.as_person("riya")
    await riya.types("/coach privacy")
    kept = await whispered(sandbox, "riya", "riya", "1 call review")
    await riya.clicks("My calls", on=kept)
    mine = await whispered(sandbox, "riya", "riya", "Your last call")
    await riya.clicks("Open", on=mine)
    opened = await modal(sandbox, "riya")
    await riya.clicks("Delete this call", on=opened)
    await sandbox.until(lambda: (view := sandbox.modal_of("riya")) and view.shows("I delete"))

    await riya.submits({})

    await sandbox.until(lambda: not messages_with(sandbox, "riya", "Change one thing"))
    assert sandbox.modal_of("riya") is None
    assert not await rows(coach, Call)


async def test_somebody_without_calls_hears_how_to_share_one(sandbox: Sandbox, coach: Program) -> None:
    tom = Caller(coach.identity.team_id, sandbox.as_person("tom").id)

    text, blocks = await call_list_words(coach.deps, tom)

    assert "Drop a transcript" in text
    assert len(blocks) == 2


async def test_the_list_is_the_callers_own(sandbox: Sandbox, coach: Program) -> None:
    await reviewed_call(sandbox, coach)
    callers = [Caller(coach.identity.team_id, sandbox.as_person(name).id) for name in ("riya", "tom")]

    (mine, _), (theirs, _) = [await call_list_words(coach.deps, caller) for caller in callers]

    assert mine == "20 Nov · *Acme discovery* · 55"
    assert "Acme" not in theirs
