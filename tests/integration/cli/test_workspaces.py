"""For which workspace a command works when it is told, and when it is not."""

from sandbox import Sandbox
from storage import accounts
from storage.database import Database
from tests.integration.cli.terminal import Said, Terminal, add_team, remove_team


async def test_without_tokens_it_is_the_sandboxs_own(terminal: Terminal, database: Database) -> None:
    said = await imports(terminal)

    assert said.out.startswith("Sideline Sandbox (T0SANDBOX): 1 added")
    assert await holders(database, "T0SANDBOX", "T1") == ["T0SANDBOX"]


async def test_the_only_one_there_is_needs_no_naming(terminal: Terminal, database: Database) -> None:
    await add_team(database, "T1", "Northwind")

    said = await imports(terminal)

    assert said.out.startswith("Northwind (T1): 1 added")
    assert await holders(database, "T0SANDBOX", "T1") == ["T1"]


async def test_of_several_one_must_be_named(terminal: Terminal, database: Database) -> None:
    await add_team(database, "T1", "Northwind")
    await add_team(database, "T2", "Contoso")

    undecided = await imports(terminal)
    named = await imports(terminal, "--team", "T2")

    assert (undecided.code, undecided.out) == (2, "")
    assert undecided.err == "sideline: say which workspace with --team: Contoso (T2), Northwind (T1)\n"
    assert named.out.startswith("Contoso (T2): 1 added")
    assert await holders(database, "T1", "T2") == ["T2"]


async def test_one_that_left_does_not_count(terminal: Terminal, database: Database) -> None:
    await add_team(database, "T1", "Northwind")
    await add_team(database, "T2", "Contoso")
    await remove_team(database, "T2")

    assert (await imports(terminal)).out.startswith("Northwind (T1): 1 added")


async def test_a_mistyped_one_is_not_founded(terminal: Terminal, database: Database) -> None:
    await add_team(database, "T1", "Northwind")

    said = await imports(terminal, "--team", "T11")

    assert (said.code, said.err) == (2, "sideline: there is no workspace T11 here, only Northwind (T1)\n")
    assert await holders(database, "T1", "T11") == []


async def test_before_the_first_start_any_id_of_the_right_shape_is_taken(
    terminal: Terminal, database: Database
) -> None:
    wrong = await imports(terminal, "--team", "northwind")
    right = await imports(terminal, "--team", "T012AB3CD")

    assert (wrong.code, wrong.err) == (2, "sideline: northwind is not a workspace's id; it looks like T012AB3CD\n")
    assert right.out.startswith("T012AB3CD: 1 added")


async def test_before_the_first_start_slack_says_whose_the_token_is(
    terminal: Terminal, database: Database, slack: Sandbox
) -> None:
    terminal.connects_to(slack)

    said = await imports(terminal)

    assert said.out.startswith(f"{slack.team.name} ({slack.team.id}): 1 added")
    assert [call.method for call in slack.calls()] == ["auth.test"]


async def test_a_token_that_does_not_work_is_one_line(
    terminal: Terminal, database: Database, slack: Sandbox
) -> None:
    terminal.connects_to(slack)
    slack.revoke_token()

    said = await imports(terminal)

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "SLACK_BOT_TOKEN does not work" in said.err
    assert "--team" in said.err
    assert slack.bot_token not in said.err


async def test_the_first_command_makes_the_database(terminal: Terminal) -> None:
    terminal.sets(database_url="sqlite:///deep/down/coach.db")

    said = await imports(terminal)

    assert said.code == 0
    assert (terminal.folder / "deep" / "down" / "coach.db").is_file()


async def imports(terminal: Terminal, *options: str) -> Said:
    terminal.writes("accounts.csv", "account_id,name\nA1,Acme\n")
    return await terminal.types("import", "accounts", "accounts.csv", *options)


async def holders(database: Database, *team_ids: str) -> list[str]:
    found = []
    for team_id in team_ids:
        async with database.reading(team_id) as session:
            if await accounts.find_account(session, account_key="A1"):
                found.append(team_id)
    return found
