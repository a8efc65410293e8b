"""Waiting until something can be seen: in a channel, in a modal, in the database."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import select

from app import Program
from sandbox import Sandbox
from sandbox.seen import SeenMessage, SeenView
from storage.database import Database
from storage.models import AgendaItem, Base

Row = TypeVar("Row", bound=Base)
Found = TypeVar("Found")

DONE = "white_check_mark"
"""The emoji the coach puts on what is done with."""


async def shown(sandbox: Sandbox, place: str, words: str, *, times: int = 1) -> SeenMessage:
    """The latest message of the bot with these words, in a channel or in somebody's direct messages.

    Waits until there are so many of them. Raises TimeoutError.
    """

    def latest() -> SeenMessage | None:
        found = messages_with(sandbox, place, words)
        return found[-1] if len(found) >= times else None

    message = await sandbox.until(latest)
    assert message is not None
    return message


def messages_with(sandbox: Sandbox, place: str, words: str) -> list[SeenMessage]:
    """The bot's finished messages with these words, oldest first."""
    said = place_called(sandbox, place)
    return [message for message in said if message.shows(words)]


def place_called(sandbox: Sandbox, place: str) -> list[SeenMessage]:
    """The bot's finished messages in a channel, or in the direct messages of somebody with that name."""
    is_channel = sandbox.team.channel(place) is not None
    channel = sandbox.channel(place) if is_channel else sandbox.direct_message_with(place)
    return [message for message in channel.messages if message.is_from_bot and not message.is_streaming]


async def whispered(sandbox: Sandbox, place: str, name: str, words: str) -> SeenMessage:
    """What only this person sees in a channel (in their direct messages for their own name)."""
    is_channel = sandbox.team.channel(place) is not None
    channel = place if is_channel else sandbox.direct_message_with(place).id

    def latest() -> SeenMessage | None:
        found = [message for message in sandbox.ephemerals(channel, name) if message.shows(words)]
        return found[-1] if found else None

    message = await sandbox.until(latest)
    assert message is not None
    return message


async def modal(sandbox: Sandbox, name: str) -> SeenView:
    """The modal the person looks at, once it is open."""
    view = await sandbox.until(lambda: sandbox.modal_of(name))
    assert view is not None
    return view


def home_as_shown(sandbox: Sandbox, name: str) -> str:
    """What Slack calls the Home tab as somebody has it now; "" before there is one."""
    view = sandbox.home_of(name)
    return view.record.hash if view else ""


async def home(sandbox: Sandbox, name: str) -> SeenView:
    """Somebody's Home tab, freshly opened."""
    before = home_as_shown(sandbox, name)
    await sandbox.as_person(name).opens_home()
    await sandbox.until(lambda: home_as_shown(sandbox, name) != before)
    view = sandbox.home_of(name)
    assert view
    return view


async def ticked_off(sandbox: Sandbox, ts: str) -> None:
    """Until what Riya wrote is done with."""
    root = sandbox.direct_message_with("riya").thread(ts).root
    await sandbox.until(lambda: DONE in root.reactions)


def emojis_tried(sandbox: Sandbox) -> list[str]:
    """What the coach meant to react with, whether or not Slack took it, oldest first."""
    return [call.args["name"] for call in sandbox.calls("reactions.add")]


async def rows(program: Program, model: type[Row]) -> list[Row]:
    """Every row of a table, whoever's it is."""
    return await rows_of(program.deps.database, model)


async def rows_of(database: Database, model: type[Row]) -> list[Row]:
    """The same without a program."""
    async with database.reading_all_teams() as session:
        return list(await session.scalars(select(model)))


async def eventually(look: Callable[[], Awaitable[Found]], *, seconds: float = 180) -> Found:
    """What `look` returns as soon as it is truthy; for what cannot be seen in Slack. Raises TimeoutError.

    Three minutes, here and in the sandbox, are for a machine with much else to do: what works comes at once.
    """
    async with asyncio.timeout(seconds):
        while not (found := await look()):  # noqa: ASYNC110  (the database wakes nobody)
            await asyncio.sleep(0.01)
        return found


async def heard(sandbox: Sandbox) -> None:
    """Until the bot has acknowledged whatever happened."""

    async def is_heard() -> bool:
        return not sandbox.state.tasks

    await eventually(is_heard)


async def at_rest(program: Program) -> None:
    """Until all that the program has acknowledged is taken in, and no job is running any more."""

    async def is_idle() -> bool:
        is_held = any(item.token for item in await rows(program, AgendaItem))
        return not is_held and program.runner.is_idle and not program.process.journal.open_notes

    await eventually(is_idle)


async def caught_up(program: Program) -> None:
    """Until what is due by now is done."""
    await program.runner.claim_due()
    await at_rest(program)
