"""Who publishes a Home tab: one at a time, and one more waits for everybody."""

import asyncio

from handlers.callers import Caller
from handlers.homes import Homes

RIYA = Caller("T1", "URIYA")


async def test_who_comes_while_somebody_waits_for_their_turn_leaves_it_to_them() -> None:
    homes, turns = Homes(), list[bool]()
    homes.open(RIYA)

    async def publish() -> None:
        async with homes.turn(RIYA) as is_ours:
            turns.append(is_ours)
            await asyncio.sleep(0)

    await asyncio.gather(publish(), publish(), publish())

    assert sorted(turns) == [False, True, True]


async def test_work_that_is_broken_off_while_it_waits_for_its_turn_leaves_the_tab_to_the_next() -> None:
    homes = Homes()
    homes.open(RIYA)

    async def wait_for_a_turn() -> bool:
        async with homes.turn(RIYA) as is_ours:
            return is_ours

    async with homes.turn(RIYA):
        waiting = asyncio.create_task(wait_for_a_turn())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)

    assert await wait_for_a_turn()
