from datetime import date, timedelta
from typing import Any

from storage import accounts, deals, model_calls
from storage.database import Database
from tests.integration.storage.talk import NOON, add_talk

ACME: dict[str, Any] = {
    "account_key": "A-1",
    "name": "Acme",
    "owner_email": "Riya@Example.com",
    "arr": 120_000.0,
    "renewal_on": date(2027, 1, 31),
    "extra": {"Region": "EMEA"},
}


async def test_an_import_tells_what_it_changed(database: Database) -> None:
    tomorrow = NOON + timedelta(days=1)
    async with database.for_team("T1") as session:
        changes = [
            await accounts.upsert_account(session, now=NOON, **ACME),
            await accounts.upsert_account(session, now=tomorrow, **ACME),
            await accounts.upsert_account(session, now=tomorrow, **{**ACME, "arr": 90_000.0}),
        ]

    assert changes == ["added", "unchanged", "updated"]
    async with database.reading("T1") as session:
        (account,) = await accounts.list_accounts_of(session, owner_email="riya@example.COM")
    assert (account.arr, account.renewal_on, account.extra) == (90_000.0, date(2027, 1, 31), {"Region": "EMEA"})
    assert account.imported_at == tomorrow


async def test_an_import_that_says_nothing_of_the_owner_leaves_them(database: Database) -> None:
    async with database.for_team("T1") as session:
        await accounts.upsert_account(session, now=NOON, **ACME)
        await accounts.upsert_account(session, now=NOON, account_key="A-1", name="Acme Ltd")
        account = await accounts.find_account(session, account_key="A-1")

    assert account is not None
    assert (account.name, account.owner_email) == ("Acme Ltd", "riya@example.com")


async def test_deals_of_an_account_come_newest_first(database: Database) -> None:
    async with database.for_team("T1") as session:
        for key, created_on in (("D-0", None), ("D-1", date(2026, 1, 1)), ("D-2", date(2026, 6, 1))):
            added = await deals.upsert_deal(
                session, now=NOON, deal_key=key, account_key="A-1", created_on=created_on
            )
            assert added == "added"
        assert await deals.upsert_deal(session, now=NOON, deal_key="D-2", stage="won") == "updated"
        assert await deals.upsert_deal(session, now=NOON, deal_key="D-2", stage="won") == "unchanged"

        listed = await deals.list_deals_of_account(session, account_key="A-1")

    assert [deal.deal_key for deal in listed] == ["D-2", "D-1", "D-0"]


async def test_spend_adds_up_by_person_and_by_team(database: Database) -> None:
    usage: dict[str, Any] = {
        "model": "large",
        "input_tokens": 10,
        "output_tokens": 5,
        "cache_read_tokens": 0,
        "cache_write_tokens": 0,
        "seconds": 0.5,
        "outcome": "ok",
    }
    async with database.for_team("T1") as session:
        talk = await add_talk(session)
        for person_id, task, cost, days in (
            (talk.person.id, "guidance", 300, 0),
            (talk.person.id, "guidance", 200, 0),
            (None, "digest", 40, 0),
            (None, "digest", 7, -30),
        ):
            called_at = NOON + timedelta(days=days)
            await model_calls.add_model_call(
                session, person_id=person_id, now=called_at, task=task, cost_microdollars=cost, **usage
            )

    async with database.reading("T1") as session:
        assert await model_calls.get_spend(session, person_id=talk.person.id, since=NOON) == 500
        assert await model_calls.get_spend(session, person_id=None, since=NOON) == 540


async def test_closed_deals_are_those_of_their_owner_since_a_day(database: Database) -> None:
    async with database.for_team("T1") as session:
        for key, owner, closed_on in (
            ("D-1", "Riya@example.com", date(2026, 7, 1)),
            ("D-2", "riya@example.com", date(2025, 7, 1)),
            ("D-3", "riya@example.com", None),
            ("D-4", "tom@example.com", date(2026, 7, 1)),
            ("D-5", "", date(2026, 7, 1)),
        ):
            await deals.upsert_deal(session, now=NOON, deal_key=key, owner_email=owner, closed_on=closed_on)

        found = await deals.list_closed_deals_of(session, owner_email="RIYA@example.com", since=date(2025, 11, 21))
        nobodys = await deals.list_closed_deals_of(session, owner_email="", since=date(2025, 11, 21))

    assert [deal.deal_key for deal in found] == ["D-1"]
    assert nobodys == []
