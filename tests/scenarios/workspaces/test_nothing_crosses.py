"""Two workspaces in which people have the same names and ids do the same things at once: nothing crosses."""

import asyncio
import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from app import Program
from bot.knowledge.library import keep_folder
from sandbox import Sandbox
from storage import accounts
from storage.models import GivenGuidance, Message, WeeklyDigest
from tests.fakes.anthropic_server import ScriptedAnthropic, guidance_answer
from tests.scenarios.asking import PROMOTED
from tests.scenarios.plans import CHAMPION, LAST_STEP, PLAN
from tests.scenarios.seeing import at_rest, eventually, messages_with, place_called, rows, shown
from tests.scenarios.spending import spend
from tests.scenarios.test_budget import SPENT
from tests.scenarios.weekly import FRIDAY, MONDAY, SUNDAY_NIGHT, TITLE, settled
from tests.scenarios.workspaces.conftest import StartServing

PAGE = "# Parking for visitors\n\nVisitors park in the zanzibar garage.\n"
QUIET = "My buyer stopped answering after the proposal. What now?"


async def add_account(program: Program, team_id: str, name: str) -> None:
    now = program.deps.now()
    async with program.deps.database.for_team(team_id) as session:
        await accounts.upsert_account(
            session,
            now=now,
            account_key="A1",
            name=name,
            owner_email="riya@example.com",
            arr=48000,
            currency="USD",
            renewal_on=now.date() + timedelta(days=28),
            health_score=41,
            health_score_before=70,
            last_login_on=now.date(),
            champion="Dana Cole",
            segment="mid",
            extra={},
            source="accounts.csv",
        )


async def test_the_same_people_ask_different_things_at_once(acme: Sandbox, globex: Sandbox, both: Program) -> None:
    await asyncio.gather(
        *(acme.as_person(name).says(PROMOTED) for name in ("riya", "tom")),
        *(globex.as_person(name).says(QUIET) for name in ("riya", "tom")),
    )

    for name in ("riya", "tom"):
        assert (await shown(acme, name, "Champion promoted")).shows("Do this")
        assert (await shown(globex, name, "Do this")).shows("Situation")
    await at_rest(both)
    for name in ("riya", "tom"):
        assert not messages_with(globex, name, "Champion promoted")
        assert len(messages_with(acme, name, "Do this")) == 1
    said = {(row.team_id, row.text) for row in await rows(both, Message) if row.author == "person"}
    assert said == {("T0ACME", PROMOTED), ("T0GLOBEX", QUIET)}
    assert {row.team_id for row in await rows(both, GivenGuidance)} == {"T0ACME", "T0GLOBEX"}


async def test_accounts_and_pages_of_one_are_not_known_in_the_other(
    acme: Sandbox, globex: Sandbox, both: Program, tmp_path: Path
) -> None:
    await add_account(both, "T0ACME", "Umbrella Ltd")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "parking.md").write_text(PAGE)
    await keep_folder(both.deps.database, "T0ACME", tmp_path / "pages")

    for workspace in (acme, globex):
        riya = workspace.as_person("riya")
        await riya.says("where do visitors park, which garage?")
        await riya.says("My champion at Umbrella Ltd just got promoted, what now?")
        await shown(workspace, "riya", "Champion promoted")
    await at_rest(both)

    assert messages_with(acme, "riya", "zanzibar")
    assert messages_with(acme, "riya", "health 41 ↓29")
    assert place_called(globex, "riya")
    assert not messages_with(globex, "riya", "zanzibar")
    assert not messages_with(globex, "riya", "health 41 ↓29")


async def test_each_sees_their_own_home_and_their_own_export(
    acme: Sandbox, globex: Sandbox, both: Program
) -> None:
    await acme.as_person("riya").says(f"{PROMOTED} zanzibar")
    await globex.as_person("riya").says(QUIET)
    for workspace in (acme, globex):
        await shown(workspace, "riya", "Do this")

    own, others = await exported(acme), await exported(globex)

    assert "zanzibar" in own
    assert "zanzibar" not in others
    assert QUIET in others


async def exported(workspace: Sandbox) -> str:
    """What is in the file that Riya is sent, once she has seen her Home tab and asked for it."""
    riya = workspace.as_person("riya")
    await riya.opens_home()
    await workspace.until(lambda: workspace.home_of("riya"))
    await riya.says("export my data")
    await workspace.until(lambda: workspace.team.files)
    (file,) = workspace.team.files.values()
    with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


async def test_both_have_their_week_at_the_same_hour(acme: Sandbox, globex: Sandbox, both: Program) -> None:
    acme.clock.set_to(FRIDAY)
    for workspace, account in ((acme, "Umbrella Ltd"), (globex, "Initech")):
        await settled(workspace, both)
        await add_account(both, workspace.team.id, account)

    acme.clock.set_to(SUNDAY_NIGHT)

    async def composed() -> bool:
        return len(await rows(both, WeeklyDigest)) == 2

    await eventually(composed)
    acme.clock.set_to(MONDAY)

    assert (await shown(acme, "riya", TITLE)).shows("Umbrella Ltd")
    assert (await shown(globex, "riya", TITLE)).shows("Initech")
    await at_rest(both)
    assert not messages_with(acme, "riya", "Initech")
    assert not messages_with(globex, "riya", "Umbrella Ltd")
    assert len(messages_with(acme, "riya", TITLE)) == len(messages_with(globex, "riya", TITLE)) == 1


async def test_a_budget_spent_in_one_is_not_spent_in_the_other(
    acme: Sandbox, globex: Sandbox, start_serving: StartServing, model: ScriptedAnthropic
) -> None:
    model.will(guidance_answer(PLAN))
    claude = {"anthropic_api_key": "test-key", "anthropic_base_url": model.url}
    async with start_serving(coach_daily_budget_usd=0.5, **claude) as served:
        for team_id in ("T0ACME", "T0GLOBEX"):
            await served.browser.adds(team_id)
        await spend(served.program, "T0ACME", "U0TOM", 0.5)

        await acme.as_person("riya").says(CHAMPION)
        await globex.as_person("riya").says(CHAMPION)

        await shown(acme, "riya", SPENT)
        assert (await shown(globex, "riya", LAST_STEP)).shows("Situation")


pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")
