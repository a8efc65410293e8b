"""A Home tab that was opened under one program is kept up to date by every other."""

from sandbox import Sandbox
from tests.scenarios.plans import CHAMPION
from tests.scenarios.processes import Processes
from tests.scenarios.seeing import shown

PLAN = "Champion promoted"


async def test_what_another_program_does_is_shown_in_the_tab(sandbox: Sandbox, processes: Processes) -> None:
    riya = sandbox.as_person("riya")
    first = await processes.start()
    await riya.says("hello")
    await shown(sandbox, "riya", "Hi Riya")
    await riya.opens_home()
    await sandbox.until(lambda: sandbox.home_of("riya"))
    await first.stops()

    await processes.start()
    await riya.says(CHAMPION)

    await sandbox.until(lambda: (home := sandbox.home_of("riya")) and home.shows(PLAN))


async def test_nobody_is_shown_a_tab_they_never_opened(sandbox: Sandbox, processes: Processes) -> None:
    await processes.start()

    await sandbox.as_person("riya").says(CHAMPION)

    await shown(sandbox, "riya", PLAN)
    assert not sandbox.calls("views.publish")
