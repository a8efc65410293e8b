"""The same on Postgres, where the database keeps teams apart too."""

import pytest

from sandbox import Sandbox
from storage.models import Installation, Person, Team
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import at_rest, eventually, rows, shown
from tests.scenarios.workspaces.conftest import Served


@pytest.fixture
def database_url(postgres_url: str) -> str:
    return postgres_url


@pytest.mark.slack_objects("the token is gone, which is looked into")
async def test_added_taken_out_deleted_and_added_again(acme: Sandbox, globex: Sandbox, served: Served) -> None:
    program = served.program
    for workspace in (acme, globex):
        await served.browser.adds(workspace.team.id)
        await workspace.as_person("riya").says(PROMOTED)
        await shown(workspace, "riya", "Champion promoted")
    await at_rest(program)

    acme.uninstall()

    async def has_left() -> bool:
        return any(each.removed_at for each in await rows(program, Team))

    await eventually(has_left)
    assert [each.team_id for each in await rows(program, Installation)] == ["T0GLOBEX"]
    acme.clock.advance(days=31)
    await program.workspaces.look_after()
    assert {person.team_id for person in await rows(program, Person)} == {"T0GLOBEX"}

    assert "Coach is in Acme" in await served.browser.adds("T0ACME")
    await acme.as_person("tom").says(PROMOTED)
    await shown(acme, "tom", "Champion promoted")
    assert {team.team_id for team in await rows(program, Team)} == {"T0ACME", "T0GLOBEX"}


pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")
