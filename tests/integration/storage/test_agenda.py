import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage import agenda
from storage.agenda import LEASE, MAX_ATTEMPTS, AgendaRow
from storage.database import Database, now
from storage.errors import Fenced
from storage.models import AgendaItem
from storage.models.work import Lane
from storage.people import get_or_add_person
from tests.integration.storage.conftest import opened
from tests.integration.storage.talk import NOON, Clock


async def plan(database: Database, key: str, *, team_id: str = "T1", lane: Lane = "interactive") -> bool:
    async with database.for_team(team_id) as session:
        return await agenda.plan(session, key=key, kind="digest", team_id=team_id, lane=lane, payload={"n": 1})


async def claim(database: Database, *, limit: int = 10, lane: Lane = "interactive", cap: int = 20) -> list[str]:
    async with database.for_all_teams() as session:
        return await agenda.claim(session, limit=limit, lane=lane, per_team_cap=cap)


async def start(database: Database, ticket: str) -> AgendaRow | None:
    async with database.for_all_teams() as session:
        return await agenda.start(session, ticket=ticket)


async def begin(database: Database, key: str) -> AgendaRow:
    """The row of a key, claimed and started."""
    tickets = await claim(database)
    row = await start(database, next(ticket for ticket in tickets if ticket.startswith(f"{key}:")))
    assert row is not None
    return row


async def item(database: Database, key: str) -> AgendaItem:
    async with database.reading_all_teams() as session:
        return (await session.scalars(select(AgendaItem).where(AgendaItem.key == key))).one()


async def test_a_key_is_planned_once_also_after_the_work_is_done(database: Database) -> None:
    assert await plan(database, "T1:a")
    row = await begin(database, "T1:a")
    async with database.for_all_teams() as session:
        assert await agenda.finish(session, row=row, run_at=None)

    assert not await plan(database, "T1:a")
    assert await claim(database) == []


async def test_a_promise_that_was_rolled_back_was_never_made(database: Database) -> None:
    async def promise_and_fail() -> None:
        async with database.for_team("T1") as session:
            await agenda.plan(session, key="T1:a", kind="digest", team_id="T1", payload={})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await promise_and_fail()

    assert await claim(database) == []


async def test_work_for_later_is_not_due_before_its_time(database: Database, clock: Clock) -> None:
    async with database.for_team("T1") as session:
        tomorrow = await now(session) + timedelta(days=1)
        await agenda.plan(session, key="T1:a", kind="digest", team_id="T1", payload={}, run_at=tomorrow)

    assert await claim(database) == []
    clock.forward(days=1)
    assert len(await claim(database)) == 1


async def test_claimers_at_the_same_time_get_different_rows(database: Database) -> None:
    for number in range(30):
        await plan(database, f"T1:{number}")

    batches = await asyncio.gather(*(claim(database, limit=6, cap=100) for _ in range(6)))

    tickets = [ticket for batch in batches for ticket in batch]
    assert len({ticket.rpartition(":")[0] for ticket in tickets}) == len(tickets)


async def test_two_programs_on_one_database_never_claim_the_same_row(url: str) -> None:
    async with opened(url) as one, opened(url) as other:
        for number in range(30):
            await plan(one, f"T1:{number}")

        batches = await asyncio.gather(*(claim(each, limit=10, cap=100) for each in (one, other) * 3))

    keys = [ticket.rpartition(":")[0] for batch in batches for ticket in batch]
    assert len(set(keys)) == len(keys)


async def test_a_ticket_replayed_three_times_starts_once(database: Database) -> None:
    await plan(database, "T1:a")
    (ticket,) = await claim(database)

    started = [await start(database, ticket) for _ in range(3)]

    assert [row is not None for row in started] == [True, False, False]


async def test_fresh_work_is_begun_without_a_claim(database: Database) -> None:
    async with database.for_team("T1") as session:
        person = await get_or_add_person(session, slack_user_id="U1", now=NOON)
        fresh: dict[str, Any] = {"key": "T1:a", "kind": "answer", "team_id": "T1", "person_id": person.id}
        row = await agenda.plan_started(session, **fresh, payload={"question": "?"})
        again = await agenda.plan_started(session, **fresh, payload={})

    assert row is not None
    assert again is None
    assert await claim(database) == []
    assert (row.kind, row.person_id, row.payload, row.attempts) == ("answer", person.id, {"question": "?"}, 1)


async def test_work_of_a_killed_process_is_due_again_when_its_lease_ends(database: Database, clock: Clock) -> None:
    async with database.for_team("T1") as session:
        await agenda.plan_started(session, key="T1:a", kind="answer", team_id="T1", payload={})

    clock.forward(seconds=LEASE.total_seconds() + 1)

    assert len(await claim(database)) == 1


async def test_a_renewed_lease_keeps_the_work_with_its_runner(database: Database, clock: Clock) -> None:
    await plan(database, "T1:a")
    row = await begin(database, "T1:a")
    for _ in range(5):
        clock.forward(seconds=15)
        async with database.for_all_teams() as session:
            assert await agenda.extend_leases(session, tokens=[row.token, "gone"]) == {row.token}
        assert await claim(database) == []


async def test_a_late_finisher_changes_nothing(database: Database, clock: Clock) -> None:
    await plan(database, "T1:a")
    late = await begin(database, "T1:a")
    clock.forward(seconds=60)
    second = await begin(database, "T1:a")
    next_week = NOON + timedelta(days=7)
    async with database.for_all_teams() as session:
        assert await agenda.finish(session, row=second, run_at=next_week)

    async with database.for_all_teams() as session:
        assert not await agenda.finish(session, row=late, run_at=None)
        assert not await agenda.retry(session, row=late, error="late", seconds=1)
        assert not await agenda.later(session, row=late, seconds=1)
        with pytest.raises(Fenced):
            await agenda.save_memo(session, row=late)

    assert (await item(database, "T1:a")).run_at == next_week


async def test_a_retry_keeps_the_occurrence_and_its_finished_steps(database: Database, clock: Clock) -> None:
    await plan(database, "T1:a")
    first = await begin(database, "T1:a")
    first.memo["asked"] = "what the model said"
    async with database.for_all_teams() as session:
        await agenda.save_memo(session, row=first)
        await agenda.retry(session, row=first, error="boom", seconds=30)
    assert await claim(database) == []
    clock.forward(seconds=31)

    second = await begin(database, "T1:a")

    assert (second.due_at, second.attempts, second.memo) == (first.due_at, 2, first.memo)
    assert (await item(database, "T1:a")).error == "boom"


async def test_the_next_occurrence_starts_afresh(database: Database, clock: Clock) -> None:
    await plan(database, "T1:a")
    row = await begin(database, "T1:a")
    row.memo["asked"] = "last week"
    async with database.for_all_teams() as session:
        await agenda.save_memo(session, row=row)
        next_week = await now(session) + timedelta(days=7)
        await agenda.finish(session, row=row, run_at=next_week)
    clock.forward(days=7)

    again = await begin(database, "T1:a")

    assert (again.memo, again.attempts, again.due_at) == ({}, 1, next_week)


async def test_later_is_not_an_attempt(database: Database, clock: Clock) -> None:
    await plan(database, "T1:a")
    for _ in range(MAX_ATTEMPTS + 3):
        row = await begin(database, "T1:a")
        async with database.for_all_teams() as session:
            assert await agenda.later(session, row=row, seconds=5)
        clock.forward(seconds=6)

    assert (await item(database, "T1:a")).attempts == 0


async def test_work_that_keeps_failing_dies_and_a_poke_revives_it(database: Database, clock: Clock) -> None:
    await plan(database, "T1:a")
    for _ in range(MAX_ATTEMPTS):
        row = await begin(database, "T1:a")
        async with database.for_all_teams() as session:
            await agenda.retry(session, row=row, error="boom", seconds=1)
        clock.forward(seconds=2)
    assert await claim(database) == []
    assert (await item(database, "T1:a")).error == "boom"

    async with database.for_team("T1") as session:
        assert await agenda.poke(session, key="T1:a")

    assert (await begin(database, "T1:a")).attempts == 1


async def test_an_approval_waits_for_days_and_a_click_decides(database: Database) -> None:
    async with database.for_team("T1") as session:
        expiry = await now(session) + timedelta(days=3)
        await agenda.plan(
            session, key="T1:approval", kind="approval", team_id="T1", payload={"n": 1}, run_at=expiry
        )
    assert await claim(database) == []

    async with database.for_team("T1") as session:
        await agenda.poke(session, key="T1:approval", payload={"decision": "approved"})

    assert (await begin(database, "T1:approval")).payload == {"n": 1, "decision": "approved"}


async def test_what_was_given_up_of_a_family_is_tried_again_and_nothing_else(database: Database) -> None:
    for key in ("T1:call:1:dead", "T1:call:12:dead"):
        await plan(database, key)
        row = replace(await begin(database, key), attempts=MAX_ATTEMPTS)
        async with database.for_all_teams() as session:
            await agenda.retry(session, row=row, error="x", seconds=1)
    await plan(database, "T1:call:1:done")
    done = await begin(database, "T1:call:1:done")
    async with database.for_all_teams() as session:
        await agenda.finish(session, row=done, run_at=None)

    async with database.for_team("T1") as session:
        assert await agenda.revive_family(session, prefix="T1:call:1:") == 1

    revived = await begin(database, "T1:call:1:dead")
    assert (revived.attempts, revived.payload) == (1, {"n": 1})
    assert await claim(database) == []


async def test_a_poke_fences_off_the_run_in_progress(database: Database) -> None:
    await plan(database, "T1:a")
    row = await begin(database, "T1:a")

    async with database.for_team("T1") as session:
        await agenda.poke(session, key="T1:a")

    async with database.for_all_teams() as session:
        assert not await agenda.finish(session, row=row, run_at=None)
    assert len(await claim(database)) == 1


async def test_another_team_can_neither_poke_nor_cancel(database: Database) -> None:
    await plan(database, "T1:a")

    async with database.for_team("T2") as session:
        assert not await agenda.poke(session, key="T1:a")
        assert not await agenda.cancel(session, key="T1:a")
        assert await agenda.cancel_family(session, prefix="T1:") == 0

    assert len(await claim(database)) == 1


async def test_cancelled_work_does_not_run(database: Database) -> None:
    for key in ("T1:a", "T1:b", "T1:c"):
        await plan(database, key)
    running = await begin(database, "T1:a")

    async with database.for_team("T1") as session:
        assert await agenda.cancel(session, key="T1:a")
        assert not await agenda.cancel(session, key="T1:a")
        assert await agenda.cancel_family(session, prefix="T1:") == 2

    async with database.for_all_teams() as session:
        assert not await agenda.finish(session, row=running, run_at=NOON)
    assert await claim(database) == []


async def test_cancelled_work_leaves_no_words(database: Database) -> None:
    for key in ("T1:open", "T1:dead", "T1:done", "T1:other"):
        async with database.for_team("T1") as session:
            await agenda.plan(session, key=key, kind="k", team_id="T1", payload={"text": "zanzibar"})
    dead = await begin(database, "T1:dead")
    dead.memo["draft"] = "zanzibar"
    async with database.for_all_teams() as session:
        await agenda.save_memo(session, row=dead)
        await agenda.retry(session, row=replace(dead, attempts=agenda.MAX_ATTEMPTS), error="x", seconds=1)

    async with database.for_team("T1") as session:
        assert not await agenda.cancel(session, key="T1:dead")
        assert await agenda.cancel(session, key="T1:open")

    assert await kept_of(database, "T1:dead", "T1:open") == [({}, {}), ({}, {})]
    assert await kept_of(database, "T1:other") == [({"text": "zanzibar"}, {})]


async def kept_of(database: Database, *keys: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Payload and memo of some rows, in the order of their keys."""
    async with database.reading("T1") as session:
        query = select(AgendaItem).where(AgendaItem.key.in_(keys)).order_by(AgendaItem.key)
        return [(row.payload, row.memo) for row in await session.scalars(query)]


async def test_the_next_due_moment_is_the_soonest_promise(database: Database) -> None:
    async with database.for_team("T1") as session:
        assert await agenda.next_due(session) is None
        for days in (2, 1):
            await agenda.plan(
                session,
                key=f"T1:{days}",
                kind="digest",
                team_id="T1",
                payload={},
                run_at=NOON + timedelta(days=days),
            )

    async with database.reading_all_teams() as session:
        assert await agenda.next_due(session) == NOON + timedelta(days=1)


async def test_only_work_that_ended_long_ago_is_purged(database: Database, clock: Clock) -> None:
    await plan(database, "T1:done")
    row = await begin(database, "T1:done")
    async with database.for_all_teams() as session:
        await agenda.finish(session, row=row, run_at=None)
    clock.forward(days=30)
    await plan(database, "T1:open")

    async with database.for_all_teams() as session:
        before = await now(session) - timedelta(days=7)
        assert await agenda.purge_finished(session, before=before) == 1

    assert (await item(database, "T1:open")).run_at is not None
    assert await plan(database, "T1:done")


async def test_one_kind_of_promises_to_one_person_is_cancelled_alone(database: Database) -> None:
    async with database.for_team("T1") as session:
        riya = await get_or_add_person(session, slack_user_id="U1", now=NOON)
        tom = await get_or_add_person(session, slack_user_id="U2", now=NOON)
        for key, kind, person in (("a", "remind", riya), ("b", "remind", tom), ("c", "answer", riya)):
            await agenda.plan(session, key=key, kind=kind, team_id="T1", person_id=person.id, payload={})

    async with database.for_team("T1") as session:
        assert await agenda.cancel_kind(session, person_id=riya.id, kind="remind") == 1

    assert sorted(ticket.partition(":")[0] for ticket in await claim(database)) == ["b", "c"]
