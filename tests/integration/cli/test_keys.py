"""Keys for what is sealed: a new one, and everything sealed anew with it."""

from storage import installations
from storage.database import Database
from storage.installations import Grant
from storage.models import Installation
from storage.sealing import Seal, new_key
from tests.integration.cli.terminal import NOON, Terminal

TOKEN, REFRESH_TOKEN = "xoxb-sandbox-one", "xoxe-1-sandbox-one"


async def install(database: Database, seal: Seal, team_id: str = "T1") -> None:
    grant = Grant(
        is_org=False,
        enterprise_id=None,
        name="Acme",
        url="",
        bot_user_id="U0BOT",
        bot_id="B0BOT",
        scopes="chat:write",
        sealed_token=seal.close(TOKEN, owner=team_id),
        sealed_refresh_token=seal.close(REFRESH_TOKEN, owner=team_id),
    )
    async with database.for_team(team_id) as session:
        await installations.keep_installation(session, team_id=team_id, grant=grant, now=NOON)


async def installed(database: Database) -> list[Installation]:
    async with database.reading_all_teams() as session:
        return await installations.list_installations(session)


async def test_a_new_key_is_printed_alone_and_works(terminal: Terminal) -> None:
    said = await terminal.types("new-key")

    key = said.out.removesuffix("\n")
    assert (said.code, said.err) == (0, "")
    assert Seal([key]).open(Seal([key]).close(TOKEN, owner="T1"), owner="T1") == TOKEN
    assert (await terminal.types("new-key")).out != said.out


async def test_everything_is_sealed_anew_and_the_old_key_can_go(terminal: Terminal, database: Database) -> None:
    old, new = new_key(), new_key()
    for team_id in ("T1", "T2"):
        await install(database, Seal([old]), team_id)
    terminal.sets(sideline_encryption_keys=f"{new},{old}")

    said = await terminal.types("rotate-keys")

    assert (said.code, "2 installations" in said.out) == (0, True)
    for installation in await installed(database):
        seal = Seal([new])
        assert seal.open(installation.sealed_token, owner=installation.team_id) == TOKEN
        assert seal.open(installation.sealed_refresh_token or "", owner=installation.team_id) == REFRESH_TOKEN


async def test_without_the_old_key_nothing_is_changed_and_one_line_says_so(
    terminal: Terminal, database: Database
) -> None:
    await install(database, Seal([new_key()]))
    (before,) = await installed(database)
    terminal.sets(sideline_encryption_keys=new_key())

    said = await terminal.types("rotate-keys")

    (after,) = await installed(database)
    assert after.sealed_token == before.sealed_token
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "SIDELINE_ENCRYPTION_KEYS" in said.err
    assert "xoxb" not in said.err


async def test_what_is_no_key_is_one_line(terminal: Terminal, database: Database) -> None:
    terminal.sets(sideline_encryption_keys="not-a-key")

    said = await terminal.types("rotate-keys")

    assert (said.code, "sideline new-key" in said.err, "not-a-key" in said.err) == (2, True, False)
