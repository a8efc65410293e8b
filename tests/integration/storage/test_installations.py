"""Where Sideline is installed: kept anew at each grant, renewed by one process at a time."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from storage import installations
from storage.database import Database
from storage.installations import Grant, Refreshed
from storage.models import Installation
from tests.integration.storage.talk import NOON

GRANT = Grant(
    is_org=False,
    enterprise_id=None,
    name="Acme",
    url="https://acme.example/",
    bot_user_id="U0BOT",
    bot_id="B0BOT",
    scopes="chat:write",
    sealed_token="sealed one",
    sealed_refresh_token="sealed refresh one",
    expires_at=NOON + timedelta(hours=12),
)
RENEWED = Refreshed("sealed two", "sealed refresh two", NOON + timedelta(hours=24))
SOON = NOON + timedelta(minutes=1)


async def install(database: Database, grant: Grant = GRANT, team_id: str = "T1") -> Installation:
    async with database.for_team(team_id) as session:
        return await installations.keep_installation(session, team_id=team_id, grant=grant, now=NOON)


async def found(database: Database, team_id: str = "T1") -> Any:
    async with database.reading(team_id) as session:
        return await installations.find_installation(session, team_id=team_id)


async def claim(database: Database, known: Installation, *, now: Any = NOON) -> bool:
    async with database.for_team("T1") as session:
        until = now + timedelta(minutes=1)
        return await installations.claim_refresh(session, refreshing=known, now=now, until=until)


async def test_adding_it_again_replaces_the_token_and_keeps_the_day(database: Database) -> None:
    await install(database)

    await install(database, replace(GRANT, sealed_token="sealed new", name="Acme Inc", expires_at=None))

    installation = await found(database)
    assert (installation.name, installation.sealed_token) == ("Acme Inc", "sealed new")
    assert installation.expires_at is None
    assert installation.installed_at == NOON


async def test_one_workspace_does_not_see_the_installation_of_another(database: Database) -> None:
    await install(database)

    async with database.reading("T2") as session:
        assert await installations.find_installation(session, team_id="T1") is None
        assert await installations.list_installations(session) == []


async def test_only_one_process_may_renew_a_token_until_its_time_is_over(database: Database) -> None:
    known = await install(database)

    assert await claim(database, known)
    assert not await claim(database, known)
    assert await claim(database, known, now=NOON + timedelta(minutes=2))


async def test_a_renewed_token_replaces_the_very_one_it_was_renewed_from(database: Database) -> None:
    known = await install(database)

    async with database.for_team("T1") as session:
        given: dict[str, Any] = {"team_id": "T1", "sealed_before": known.sealed_token, "refreshed": RENEWED}
        assert await installations.keep_refreshed(session, **given)
        assert not await installations.keep_refreshed(session, **given)

    assert (await found(database)).sealed_refresh_token == "sealed refresh two"
    assert not await claim(database, known)


async def test_a_token_that_is_renewed_no_more_is_not_listed_as_ending(database: Database) -> None:
    known = await install(database)
    later = NOON + timedelta(days=1)
    async with database.reading_all_teams() as session:
        assert [each.team_id for each in await installations.list_expiring(session, before=later)] == ["T1"]

    async with database.for_team("T1") as session:
        assert await installations.note_refresh_refused(session, refused=known, now=NOON)

    async with database.reading_all_teams() as session:
        assert await installations.list_expiring(session, before=later) == []


async def test_who_read_the_token_before_its_renewal_was_refused_does_not_ask_again(database: Database) -> None:
    known = await install(database)
    async with database.for_team("T1") as session:
        await installations.note_refresh_refused(session, refused=known, now=NOON)

    assert not await claim(database, known)


async def test_a_newer_token_that_is_kept_late_may_be_renewed_although_the_old_one_was_refused(
    database: Database,
) -> None:
    known = await install(database)
    async with database.for_team("T1") as session:  # another process asked meanwhile: Slack had revoked it
        await installations.note_refresh_refused(session, refused=known, now=NOON)

    async with database.for_team("T1") as session:
        assert await installations.keep_refreshed(
            session, team_id="T1", sealed_before=known.sealed_token, refreshed=RENEWED
        )

    async with database.reading_all_teams() as session:
        ending = await installations.list_expiring(session, before=NOON + timedelta(days=2))
    assert [each.sealed_token for each in ending] == ["sealed two"]
    assert await claim(database, await found(database))


async def test_only_the_installation_that_was_looked_into_is_dropped(database: Database) -> None:
    known = await install(database)
    await install(database, replace(GRANT, sealed_token="sealed anew"))

    async with database.for_team("T1") as session:
        assert not await installations.delete_installation(session, gone=known)

    again = await found(database)
    async with database.for_team("T1") as session:
        assert await installations.delete_installation(session, gone=again)
    assert await found(database) is None


async def test_a_token_that_changed_while_keys_were_changed_is_left_alone(database: Database) -> None:
    known = await install(database)
    await install(database, replace(GRANT, sealed_token="sealed newer"))

    async with database.for_team("T1") as session:
        assert not await installations.reseal(
            session, installation=known, sealed_token="sealed old, new key", sealed_refresh_token=None
        )

    assert (await found(database)).sealed_token == "sealed newer"
