"""Adding Coach to a workspace: what a browser sees, and what is kept."""

import logging

import pytest

from handlers.connection import CannotConnect
from sandbox import Sandbox
from storage.models import Installation, Person, Team
from storage.sealing import new_key
from tests.scenarios.asking import PROMOTED
from tests.scenarios.seeing import rows, shown
from tests.scenarios.workspaces.conftest import Served, StartServing

PLAN = "Champion promoted"


async def nothing_kept(served: Served) -> bool:
    return not await rows(served.program, Installation) and not await rows(served.program, Team)


async def test_a_workspace_adds_it_and_is_answered(acme: Sandbox, served: Served) -> None:
    page = await served.browser.adds("T0ACME")

    assert "Coach is in Acme" in page
    assert "/coach" in page
    await acme.as_person("riya").says(PROMOTED)
    await shown(acme, "riya", PLAN)


async def test_the_token_is_kept_sealed_and_never_logged(
    sandbox: Sandbox, acme: Sandbox, served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="sideline")

    await served.browser.adds("T0ACME")
    await acme.as_person("riya").says(PROMOTED)
    await shown(acme, "riya", PLAN)

    (installation,) = await rows(served.program, Installation)
    assert "xoxb" not in installation.sealed_token
    assert "xoxb" not in caplog.text
    assert "chat:write" in installation.scopes


async def test_the_first_page_says_what_it_is_and_loads_nothing(served: Served) -> None:
    page = await served.browser.sees("/slack/install")

    assert "Add to Slack" in page
    assert "<script" not in page
    assert "src=" not in page


async def test_cancelling_changes_nothing(served: Served) -> None:
    page = await served.browser.adds("")

    assert "you cancelled" in page.lower()
    assert await nothing_kept(served)


async def test_a_link_works_once(served: Served) -> None:
    back = await served.browser.chooses(await served.browser.begins(), "T0ACME")
    await served.browser.sees(back)

    status, page = await served.browser.fetches(back)

    assert (status, "used before" in page) == (400, True)


async def test_a_link_is_for_the_browser_it_was_given_to(sandbox: Sandbox, served: Served) -> None:
    back = await served.browser.chooses(await served.browser.begins(), "T0ACME")
    served.browser.forget_cookies()

    status, page = await served.browser.fetches(back)

    assert (status, "E-INSTALL-LINK" in page) == (400, True)
    assert await nothing_kept(served)


async def test_a_link_is_good_for_ten_minutes(sandbox: Sandbox, served: Served) -> None:
    back = await served.browser.chooses(await served.browser.begins(), "T0ACME")
    sandbox.clock.advance(minutes=11)

    status, page = await served.browser.fetches(back)

    assert (status, "ten minutes" in page) == (400, True)
    assert await nothing_kept(served)


@pytest.mark.parametrize(
    "query", ["", "?state=&code=", "?state=a.b.c&code=d", "?state=é.1.x&code=d", "?code=" + "x" * 9000]
)
async def test_what_did_not_begin_here_ends_on_a_page(served: Served, query: str) -> None:
    await served.browser.begins()

    status, page = await served.browser.fetches(f"/slack/oauth_redirect{query}")

    assert (status, "Begin again" in page) == (400, True)


async def test_two_tabs_of_one_browser_both_come_through(served: Served) -> None:
    first, second = await served.browser.begins(), await served.browser.begins()

    assert "is in Globex" in await served.browser.sees(await served.browser.chooses(second, "T0GLOBEX"))
    assert "is in Acme" in await served.browser.sees(await served.browser.chooses(first, "T0ACME"))


async def test_slack_saying_no_ends_on_a_page(start_serving: StartServing) -> None:
    async with start_serving(slack_client_secret="wrong") as served:
        page = await served.browser.adds("T0ACME")

        assert "E-INSTALL-SLACK" in page
        assert await nothing_kept(served)


async def test_a_workspace_that_is_not_invited_is_turned_away_and_its_token_given_back(
    sandbox: Sandbox, start_serving: StartServing
) -> None:
    async with start_serving(sideline_workspaces="T0GLOBEX") as served:
        assert "E-INSTALL-NOT-INVITED" in await served.browser.adds("T0ACME")
        assert await nothing_kept(served)
        assert sandbox.calls("auth.revoke")

        assert "Coach is in Globex" in await served.browser.adds("T0GLOBEX")


async def test_adding_it_again_replaces_the_token(acme: Sandbox, served: Served) -> None:
    await served.browser.adds("T0ACME")
    (before,) = await rows(served.program, Installation)
    await acme.as_person("riya").says(PROMOTED)
    await shown(acme, "riya", PLAN)

    assert "up to date in Acme" in await served.browser.adds("T0ACME")

    (after,) = await rows(served.program, Installation)
    assert after.sealed_token != before.sealed_token
    await acme.as_person("riya").says("thanks")
    await shown(acme, "riya", "Glad to help")


async def test_a_whole_organisation_adds_it_once_for_all_its_workspaces(
    acme: Sandbox, globex: Sandbox, served: Served
) -> None:
    assert "Coach is in E0GROUP Inc" in await served.browser.adds("T0ACME", is_org=True)

    for workspace in (acme, globex):
        await workspace.as_person("riya").says(PROMOTED)
        await shown(workspace, "riya", PLAN)

    assert len(await rows(served.program, Installation)) == 1
    assert {person.team_id for person in await rows(served.program, Person)} == {"T0ACME", "T0GLOBEX"}
    assert {team.enterprise_id for team in await rows(served.program, Team)} == {"E0GROUP"}


async def test_a_workspace_that_has_not_added_it_is_ignored_quietly(
    acme: Sandbox, served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    await acme.as_person("riya").says(PROMOTED)
    await acme.until(lambda: acme.deliveries and acme.deliveries[-1].acked)

    assert not acme.calls("chat.postMessage")
    assert not [
        record for record in caplog.records if record.levelno >= logging.WARNING and "slack" in record.name
    ]


async def test_many_workspaces_are_served_over_the_socket_too(
    acme: Sandbox, sandbox: Sandbox, start_serving: StartServing
) -> None:
    async with start_serving(sideline_mode="socket", slack_app_token=sandbox.app_token) as served:
        await served.browser.adds("T0ACME")
        await acme.as_person("riya").says(PROMOTED)

        await shown(acme, "riya", PLAN)


@pytest.mark.parametrize("keys", [new_key(), "not-a-key"], ids=["another", "none"])
async def test_with_the_wrong_key_it_does_not_start_and_one_line_names_the_setting(
    start_serving: StartServing, keys: str
) -> None:
    async with start_serving() as served:
        await served.browser.adds("T0ACME")

    with pytest.raises(CannotConnect, match="SIDELINE_ENCRYPTION_KEYS") as refused:
        async with start_serving(sideline_encryption_keys=keys):
            pass

    assert keys not in str(refused.value)


pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")
